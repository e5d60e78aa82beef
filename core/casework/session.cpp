#include "core/casework/library.h"
#include "core/casework/perform.h"
#include "core/chain/body.h"
#include "core/chain/truth.h"

namespace anjuan::casework {
namespace {

Result<Step> startStep(Library::Parts &parts, const Session &session, const Request &request)
{
    const Act *act = findAct(request.act);
    if (!act)
        return fail(Fault::Invalid, "act.unknown", {request.act});
    Step step{.parts = parts,
              .session = session,
              .request = request,
              .act = *act,
              .caseId = {},
              .file = {},
              .prepared = {},
              .at = parts.clock->now(),
              .numbers = {},
              .contents = {}};
    if (act->act == QLatin1String("case.open")) {
        step.caseId = CaseId::create();
        step.file.setId(step.caseId);
    } else if (act->isOfCase()) {
        if (!request.caseId)
            return fail(Fault::Invalid, "act.wants_case", {act->zh});
        step.caseId = *request.caseId;
        ANJUAN_TRY(step.file, CaseFile::load(*parts.store, *parts.vault, step.caseId));
    }
    const Lookup lookup{&parts.book, &parts.pack, step.file.all(), request.filesFrom};
    ANJUAN_TRY(step.prepared, prepare(*act, request.with, lookup));
    return step;
}

std::vector<cases::GateFinding> judgeStep(const Step &step)
{
    if (!step.act.isOfCase() || step.act.chain == QLatin1String("access"))
        return {};
    const Lawbook law = step.law();
    const Proposed proposed{&step.act, step.prepared.body, step.at, step.session.person()};
    return judgeAct(step.file.all(), law, proposed);
}

} // namespace

Session::Session(Library &library, std::unique_ptr<Key> key) : m_library(library), m_key(std::move(key)) {}

Session::~Session()
{
    if (m_key->open)
        static_cast<void>(logOut());
}

PersonId Session::person() const
{
    return m_key->person;
}

QString Session::name() const
{
    return m_library.parts().book.name(m_key->person);
}

QStringList Session::roles() const
{
    const Library::Parts &parts = m_library.parts();
    QStringList roles = parts.book.rolesOn(m_key->person, parts.clock->today());
    if (isAdmin())
        roles.prepend(QStringLiteral("admin"));
    return roles;
}

bool Session::isAdmin() const
{
    return m_library.parts().ledger.authority.isAdmin(m_key->person);
}

Library &Session::library() const
{
    return m_library;
}

Result<std::vector<cases::GateFinding>> Session::consider(const Request &request, Progress &)
{
    ANJUAN_TRY(Step step, startStep(m_library.parts(), *this, request));
    ANJUAN_CHECK(checkRights(step));
    ANJUAN_CHECK(complete(step));
    return judgeStep(step);
}

Result<Outcome> Session::perform(const Request &request, Progress &progress)
{
    Library::Parts &parts = m_library.parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    if (request.act == QLatin1String("dossier.build") && request.caseId)
        return buildDossier(*request.caseId, {}, progress);
    ANJUAN_TRY(Step step, startStep(parts, *this, request));
    ANJUAN_CHECK(checkRights(step));
    ANJUAN_CHECK(complete(step));
    const std::vector<cases::GateFinding> findings = judgeStep(step);
    for (const cases::GateFinding &finding : findings) {
        if (finding.blocks())
            return fail(Error{Fault::Refused, finding.rule, finding.args});
    }
    ANJUAN_CHECK(takeInBlobs(step, progress));
    auto outcome = step.act.isOfCase() ? performCase(step, progress) : performOffice(step);
    if (outcome)
        outcome->findings = findings;
    return outcome;
}

Result<void> Session::logOut()
{
    if (!m_key->open)
        return {};
    m_key->open = false;
    if (m_library.parts().access != Access::ReadWrite)
        return {};
    ANJUAN_CHECK(writeCheckpoint(m_library.parts(), m_key->actor()));
    m_key->pair = {};
    return {};
}

Result<QByteArray> writeCheckpoint(Library::Parts &parts, const chain::Actor &actor)
{
    QByteArray envelope;
    ANJUAN_CHECK(parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.checkpoint_made"),
                                   {{QStringLiteral("ledger"), parts.ledger.ledger},
                                    {QStringLiteral("size"), parts.ledger.frontier.size()},
                                    {QStringLiteral("root"), parts.ledger.frontier.root().hex()}}));
        ANJUAN_TRY(envelope, chain::checkpointNow(write, parts.ledger, actor, parts.clock->now()));
        return chain::keepCheckpoint(write, parts.ledger.frontier.size(), envelope);
    }));
    return envelope;
}

} // namespace anjuan::casework

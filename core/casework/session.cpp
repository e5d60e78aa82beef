#include <utility>

#include "core/casework/act_functions.h"
#include "core/casework/key_acts.h"
#include "core/casework/last_seen.h"
#include "core/casework/library.h"
#include "core/casework/volumes.h"
#include "core/chain/body.h"
#include "core/chain/desk.h"
#include "core/chain/truth.h"

namespace anjuan::casework {
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
    ANJUAN_CHECK(parts.turnTo(step.at.date()));
    const Lookup lookup{&parts.book, &parts.pack, step.file.all(), request.filesFrom};
    ANJUAN_TRY(step.prepared, prepare(*act, request.with, lookup));
    return step;
}

std::vector<cases::GateFinding> judgeStep(const Step &step)
{
    if (!step.act.isOfCase() || step.act.chain == QLatin1String("access") || step.act.chain == QLatin1String("desk"))
        return {};
    const Lawbook law = step.law();
    QJsonObject body = step.prepared.body;
    for (const auto &[field, path] : step.prepared.files)
        body.insert(field, path); // not taken in yet
    const Proposed proposed{&step.act, body, step.at, step.session.person()};
    std::vector<cases::GateFinding> findings = judgeAct(step.file.all(), law, proposed);
    if (const auto also = functionsOf(step.act.act).judgeAlso) {
        const std::vector<cases::GateFinding> more = also(step);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    return findings;
}

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
    if (request.act == QLatin1String("dossier.build") && request.caseId) {
        ANJUAN_TRY(const VolumesMade made,
                   buildVolumes(*this, {.caseId = *request.caseId, .file = {}, .with = request.with}, progress));
        Outcome outcome;
        outcome.record = made.records.value(0);
        outcome.caseId = request.caseId;
        return outcome;
    }
    ANJUAN_TRY(Step step, startStep(parts, *this, request));
    ANJUAN_CHECK(checkRights(step));
    ANJUAN_CHECK(complete(step));
    const std::vector<cases::GateFinding> findings = judgeStep(step);
    for (const cases::GateFinding &finding : findings) {
        if (finding.blocks())
            return fail(Error{Fault::Refused, finding.rule, finding.args});
    }
    ANJUAN_CHECK(mayIssue(step));
    auto outcome = takingIn(parts, [&]() -> Result<Outcome> {
        ANJUAN_CHECK(takeInBlobs(step, progress));
        if (const auto performs = functionsOf(step.act.act).perform)
            return performs(step, progress);
        return step.act.isOfCase() ? performCase(step, progress) : performOffice(step);
    });
    if (outcome)
        outcome->findings = findings;
    return outcome;
}

Result<void> Session::logOut()
{
    if (!m_key->open)
        return {};
    m_key->open = false;
    // Forgotten whatever comes: a disk that is full keeps nobody logged in.
    const keys::KeyPair pair = std::exchange(m_key->pair, {});
    Library::Parts &parts = m_library.parts();
    // Whose key was revoked meanwhile signs nothing more.
    if (parts.access != Access::ReadWrite || !keysInForce(parts.ledger.authority, m_key->person).contains(pair.id()))
        return {};
    ANJUAN_CHECK(writeCheckpoint(parts, {m_key->person, &pair}));
    return {};
}

Result<std::optional<OutsideRoot>> Session::verified() const
{
    const Library::Parts &parts = m_library.parts();
    ANJUAN_TRY(const auto event,
               chain::newestDeskEvent(*parts.store, parts.library(), {QStringLiteral("desk.verified")}, m_key->person));
    if (!event || event->ledger != parts.ledger.ledger)
        return std::optional<OutsideRoot>{};
    ANJUAN_TRY(const auto record, chain::recordByHash(*parts.store, event->hash));
    // The table is not believed: what counts is that this very key signed it.
    ANJUAN_TRY(const keys::PublicKey own, keys::PublicKey::parse(m_key->pair.publicPem()));
    const auto root = record ? Digest::fromHex(chain::textOf(record->body, "root")) : std::nullopt;
    if (!root || record->kind != QLatin1String("desk.verified") || record->key != own.id()
        || !own.verifies(record->raw, record->sig))
        return std::optional<OutsideRoot>{};
    return OutsideRoot{chain::textOf(record->body, "ledger"), chain::integerOf(record->body, "size"), *root,
                       record->hash.hex(), record->at.toString()};
}

Result<void> Session::noteVerified(const VerifyReport &report)
{
    Library::Parts &parts = m_library.parts();
    const bool good = report.clean() && report.contents && report.tablesCompared && report.ledger == parts.ledger.ledger
        && report.size == parts.ledger.frontier.size();
    if (!good || parts.access != Access::ReadWrite)
        return {};
    const chain::Actor actor = m_key->actor();
    ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.verified"),
                                   {{QStringLiteral("ledger"), report.ledger},
                                    {QStringLiteral("root"), report.root},
                                    {QStringLiteral("size"), report.size},
                                    {QStringLiteral("records"), report.records},
                                    {QStringLiteral("blobs"), report.blobs},
                                    {QStringLiteral("rows"), report.rows}}));
        return {};
    }));
    ANJUAN_CHECK(writeCheckpoint(parts, actor));
    return {};
}

Result<QByteArray> writeCheckpoint(Library::Parts &parts, const chain::Actor &actor)
{
    QByteArray envelope;
    Digest last;
    ANJUAN_CHECK(parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.checkpoint_made"),
                                   {{QStringLiteral("ledger"), parts.ledger.ledger},
                                    {QStringLiteral("size"), parts.ledger.frontier.size()},
                                    {QStringLiteral("root"), parts.ledger.frontier.root().hex()}}));
        ANJUAN_TRY(envelope, chain::checkpointNow(write, parts.ledger, actor, parts.clock->now()));
        ANJUAN_TRY(const auto leaf, chain::leafAt(write, parts.ledger.frontier.size() - 1));
        last = leaf.value_or(Digest{});
        ANJUAN_CHECK(chain::keepCheckpoint(write, parts.ledger.frontier.size(), envelope));
        return chain::keepTree(write, parts.ledger.frontier);
    }));
    if (!parts.ledger.authority.isDemo())
        noteSeen(parts.library(),
                 {parts.ledger.ledger, parts.ledger.frontier.size(), parts.ledger.frontier.root().hex(), last.hex(),
                  parts.clock->now().toString()});
    return envelope;
}

} // namespace anjuan::casework

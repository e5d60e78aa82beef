#include "core/casework/duties.h"

#include <QtCore/QFileInfo>

#include "core/casework/key_acts.h"
#include "core/casework/perform.h"
#include "core/insight/case_list.h"

namespace anjuan::casework {
namespace {

/// The key of the one who is not logged in.
Result<keys::KeyPair> unlockOther(Library::Parts &parts, const PersonId &id, const Secret &password)
{
    const auto person = parts.book.people().find(id);
    if (person == parts.book.people().end())
        return fail(Fault::NotFound, "library.no_login", {id.toString()});
    const QString &login = person->second.login;
    const bool counts = !parts.ledger.authority.isDemo();
    if (counts)
        ANJUAN_CHECK(parts.attempts.mayTry(parts.dir, login, parts.clock->now()));
    auto pair = unlockKey(parts, person->second, password);
    const bool wrong = !pair && pair.error().id == QLatin1String("keys.wrong_password");
    if (counts && wrong)
        parts.attempts.noteWrong(parts.dir, login, parts.clock->now());
    if (wrong) // two people stand at one window: whose password it was is what they want to know
        return fail(Fault::Refused, "duties.wrong_password", {person->second.name});
    if (counts && pair)
        parts.attempts.noteRight(parts.dir, login);
    return pair;
}

Result<void> mayHandOver(const Session &session, const DutiesHandOver &what)
{
    const Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    if (what.from == what.to)
        return fail(Fault::Invalid, "duties.same_person");
    if (!parts.book.rolesOn(what.to, what.on).contains(QStringLiteral("officer")))
        return fail(Fault::Invalid, "duties.no_officer", {parts.book.name(what.to)});
    const bool oneOfThem = session.person() == what.from || session.person() == what.to;
    if (!oneOfThem && what.paper.isEmpty())
        return fail(Fault::Refused, "duties.neither", {parts.book.name(what.from), parts.book.name(what.to)});
    return {};
}

} // namespace

Result<std::vector<Duty>> dutiesOf(const Library &library, const PersonId &person)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const std::vector<CaseId> cases, insight::openCasesOf(*parts.store, person, parts.library()));
    std::vector<Duty> duties;
    for (const CaseId &id : cases) {
        ANJUAN_TRY(const CaseView view, library.caseView(id, nullptr));
        Duty duty{id, view.row.number.isEmpty() ? view.row.cause : view.row.number,
                  view.row.stageZh.isEmpty() ? view.row.stage : view.row.stageZh, view.deadlines};
        std::erase_if(duty.open, [](const cases::Deadline &deadline) { return deadline.done || deadline.forParty; });
        duties.push_back(std::move(duty));
    }
    return duties;
}

Result<int> handOverDuties(Session &session, const DutiesHandOver &what, Progress &progress)
{
    Library::Parts &parts = session.library().parts();
    ANJUAN_CHECK(mayHandOver(session, what));
    ANJUAN_TRY(const std::vector<CaseId> cases, insight::openCasesOf(*parts.store, what.from, parts.library()));
    if (cases.empty())
        return fail(Fault::Invalid, "duties.nothing", {parts.book.name(what.from)});
    QJsonObject body{{QStringLiteral("from"), what.from.toString()},
                     {QStringLiteral("to"), what.to.toString()},
                     {QStringLiteral("reason"), what.reason.trimmed()},
                     {QStringLiteral("replaced_on"), dateText(what.on)}};
    const bool onPaper = !what.paper.isEmpty();
    const chain::Actor here = session.key().actor();
    std::optional<keys::KeyPair> pair;
    chain::Actor from = here;
    chain::Actor to = here;
    if (!onPaper) {
        const bool leaves = session.person() == what.from;
        const PersonId other = leaves ? what.to : what.from;
        ANJUAN_TRY(pair, unlockOther(parts, other, what.otherPassword));
        (leaves ? to : from) = {other, &*pair};
    }
    const auto done = takingIn(parts, [&]() -> Result<Outcome> {
        if (onPaper) {
            ANJUAN_TRY(const vault::Blob blob, parts.vault->takeIn(what.paper, progress));
            body.insert(QStringLiteral("paper_sha256"), blob.sha256);
            body.insert(QStringLiteral("paper_bytes"), blob.bytes);
            body.insert(QStringLiteral("paper_name"), QFileInfo(what.paper).fileName());
        }
        ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            for (const CaseId &id : cases) {
                const QString name = chain::caseChain(id);
                ANJUAN_TRY(const chain::Record record,
                           ledger.append(from, name, QStringLiteral("case.officer_replaced"), body));
                if (!onPaper)
                    ANJUAN_CHECK(ledger.append(to, name, QStringLiteral("act.cosigned"),
                                               {{QStringLiteral("records"), QJsonArray{record.hash.hex()}}}));
            }
            return {};
        }));
        return Outcome{};
    });
    if (!done)
        return fail(done.error());
    ANJUAN_CHECK(writeCheckpoint(parts, here));
    return static_cast<int>(cases.size());
}

} // namespace anjuan::casework

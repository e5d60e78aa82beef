#include <catch2/catch.hpp>

#include <QtCore/QTemporaryDir>

#include "core/casework/parts.h"
#include "core/casework/sign_off_book.h"
#include "core/casework/words_awaited.h"
#include "core/casework/workbench.h"

#include "bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::kOfficer;
using anjuan::test::stepOf;

namespace {

/// What the case offers that person, in its order.
QStringList offeredTo(Bench &bench, const QString &login)
{
    const auto view = bench.library().caseView(bench.caseId(), &bench.session(login));
    REQUIRE(view);
    QStringList acts;
    for (const NextAct &one : view->next) {
        if (one.roleAllows)
            acts += one.act;
    }
    return acts;
}

const QString kHead = QStringLiteral("wangwu");
const QString kLeader = QStringLiteral("zhaoliu");
const QString kGive = QStringLiteral("approval.give");
const QString kPaper = QStringLiteral("approval.register_paper");

SignOffAsked awaitedIn(Bench &bench)
{
    const auto file = CaseFile::load(*bench.library().parts().store, *bench.library().parts().vault, bench.caseId());
    REQUIRE(file);
    return wordAwaited(signOffRecords(file->all()), QStringLiteral("leader"), false).value_or(SignOffAsked());
}

} // namespace

TEST_CASE("an approval comes first for whoever is to say it, and is offered to nobody once it was said")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T01-completed"));
    bench.runUntil(script, QStringLiteral("filing_team"));
    CHECK(offeredTo(bench, kHead).value(0) == kGive);
    CHECK(offeredTo(bench, kLeader).value(0) == kGive);
    CHECK(offeredTo(bench, kOfficer).contains(kPaper));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("filing_team"))));
    CHECK_FALSE(offeredTo(bench, kHead).contains(kGive));
    CHECK(offeredTo(bench, kLeader).value(0) == kGive);
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("filing_leader"))));
    CHECK_FALSE(offeredTo(bench, kHead).contains(kGive));
    CHECK_FALSE(offeredTo(bench, kLeader).contains(kGive));
    CHECK_FALSE(offeredTo(bench, kOfficer).contains(kPaper));
}

TEST_CASE("a transfer to the police that the leader approved asks for no word any more")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P01-police-accepted"));
    bench.runUntil(script, QStringLiteral("police_leader"));
    CHECK(offeredTo(bench, kLeader).value(0) == kGive);
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("police_leader"))));
    CHECK_FALSE(offeredTo(bench, kLeader).contains(kGive));
    CHECK(offeredTo(bench, kOfficer).value(0) == QStringLiteral("police.transfer"));
}

TEST_CASE(
    "after an urging the word awaited is on the application to the court, of an order to demolish on its execution")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("E02-court"));
    bench.runUntil(script, QStringLiteral("urge"));
    CHECK(awaitedIn(bench).step.isEmpty());
    for (const char *id : {"urge", "urge_service", "urge_statement", "surcharge"})
        REQUIRE(bench.perform(stepOf(script, QLatin1String(id))));
    CHECK(awaitedIn(bench).step == QStringLiteral("court_application"));
    CHECK(awaitedIn(bench).about.isEmpty()); // it names nothing: it answers what came before it
    CHECK(offeredTo(bench, kLeader).value(0) == kGive);
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("court_leader"))));
    CHECK(awaitedIn(bench).step.isEmpty());
    CHECK_FALSE(offeredTo(bench, kLeader).contains(kGive));

    Bench other;
    Script demolition = caseScript(QStringLiteral("D01-village-demolition"));
    other.runUntil(demolition, QStringLiteral("execution_leader"));
    CHECK(awaitedIn(other).step == QStringLiteral("execution"));
}

TEST_CASE("after a revocation the word awaited is on the re-opening, until the case is taken up again")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("R01-lost-and-reopened"));
    bench.runUntil(script, QStringLiteral("revoked"));
    CHECK(awaitedIn(bench).step.isEmpty());
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("revoked"))));
    CHECK(awaitedIn(bench).step == QStringLiteral("reopening"));
    CHECK(offeredTo(bench, kLeader).value(0) == kGive);
    for (const char *id : {"withdrawn", "refund", "rectified", "reopen_leader"})
        REQUIRE(bench.perform(stepOf(script, QLatin1String(id))));
    CHECK(awaitedIn(bench).step.isEmpty());
    CHECK_FALSE(offeredTo(bench, kLeader).contains(kGive));
}

TEST_CASE("what has no proposal of its own is asked for, waits for the leader, and the word on it carries the act")
{
    Bench bench;
    NoProgress quiet;
    Script script = caseScript(QStringLiteral("E02-court"));
    bench.runUntil(script, QStringLiteral("court_leader"));
    CHECK(offeredTo(bench, kOfficer).contains(QStringLiteral("approval.request")));
    const auto waiting = [&bench](const QString &login) {
        const auto workbench = workbenchOf(bench.session(login));
        REQUIRE(workbench);
        QStringList all;
        for (const WaitingLine &line : workbench->waiting)
            all += line.what;
        return all;
    };
    const ScriptStep request{kOfficer,
                             QStringLiteral("approval.request"),
                             QStringLiteral("request"),
                             QStringLiteral("2026-03-04T11:00:00+08:00"),
                             {{QStringLiteral("step"), QStringLiteral("court_application")},
                              {QStringLiteral("proposed_on"), QStringLiteral("2026-03-04")},
                              {QStringLiteral("reason"), QStringLiteral("催告期满仍未缴纳。")}}};
    REQUIRE(bench.perform(request));
    CHECK_FALSE(offeredTo(bench, kOfficer).contains(QStringLiteral("approval.request")));
    CHECK(waiting(kLeader) == QStringList{QStringLiteral("呈批事项待审批")});
    CHECK(waiting(kHead).isEmpty());
    CHECK(awaitedIn(bench).step == QStringLiteral("court_application"));
    CHECK(awaitedIn(bench).about == bench.record(QStringLiteral("request")));
    // On paper it is one sheet that says why.
    const auto lines = signOffsWaiting(bench.library());
    REQUIRE(lines);
    REQUIRE(lines->size() == 1);
    CHECK(lines->front().step == QStringLiteral("court_application"));
    const QTemporaryDir folder;
    const auto book = makeSignOffBook(bench.session(kOfficer), *lines, folder.filePath(QStringLiteral("a.pdf")), quiet);
    REQUIRE(book);
    CHECK(book->pages == 1);

    ScriptStep word = stepOf(script, QStringLiteral("court_leader"));
    word.with.insert(QStringLiteral("about"), QStringLiteral("@request"));
    const ScriptStep application = stepOf(script, QStringLiteral("application"));
    const auto lacks = [&] {
        const auto judged = bench.session(application.as).consider(bench.requestOf(application), quiet);
        REQUIRE(judged);
        return test::findingOf(*judged, "PA-8-approved").has_value();
    };
    CHECK(lacks());
    REQUIRE(bench.perform(word));
    CHECK_FALSE(lacks());
    REQUIRE(bench.perform(application));
    // One word carries one application.
    CHECK(lacks());
    CHECK(bench.holds());
}

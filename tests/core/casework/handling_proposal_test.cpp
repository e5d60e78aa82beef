#include <catch2/catch.hpp>

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::stepOf;

TEST_CASE("what becomes of things that were detained is proposed, waits for the leader, and stands in the handling",
          "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("M01-sealing"));
    bench.runUntil(script, QStringLiteral("handling_proposal"));
    const auto first = [&bench](const QString &login) {
        const auto view = bench.library().caseView(bench.caseId(), &bench.session(login));
        REQUIRE(view);
        QStringList names;
        for (const NextAct &one : view->next) {
            if (one.roleAllows && one.possible())
                names += one.act;
        }
        return names;
    };
    CHECK(first(test::kOfficer).contains(QStringLiteral("measure.propose_handling")));
    CHECK_FALSE(first(test::kOfficer).contains(QStringLiteral("measure.handle"))); // without the leader's word
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("handling_proposal"))));
    CHECK(first(QStringLiteral("zhaoliu")).value(0) == QStringLiteral("approval.give"));
    // The word on another matter is not the word on this one.
    ScriptStep other = stepOf(script, QStringLiteral("handling_leader"));
    other.id.clear();
    other.with.insert(QStringLiteral("about"), QStringLiteral("@extension_proposal"));
    REQUIRE(bench.perform(other));
    CHECK_FALSE(first(test::kOfficer).contains(QStringLiteral("measure.handle")));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("handling_leader"))));
    CHECK(first(test::kOfficer).contains(QStringLiteral("measure.handle")));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("release"))));
    CHECK_FALSE(first(test::kOfficer).contains(QStringLiteral("measure.propose_handling")));
    CHECK(bench.holds());
}

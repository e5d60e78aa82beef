#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::findingOf;
using anjuan::test::stepOf;

namespace {

bool offers(Bench &bench, const char *name)
{
    const auto next = bench.view().next;
    return std::any_of(next.begin(), next.end(), [name](const NextAct &one) { return one.act == QLatin1String(name); });
}

/// A case that is led to its decision; with `heavy` it closes a business for a while, discussed before the notice.
Script discussedCase(bool heavy)
{
    Script script = caseScript(QStringLiteral("H01-hearing"));
    if (!heavy)
        return script;
    ScriptStep &discretion = stepOf(script, QStringLiteral("discretion"));
    discretion.with.insert(QStringLiteral("other_kinds"), QJsonArray{QStringLiteral("suspend_business")});
    discretion.with.insert(QStringLiteral("departure_reason"), QStringLiteral("多次倾倒"));
    ScriptStep held = stepOf(script, QStringLiteral("discussion"));
    held.at = QStringLiteral("2026-01-12T14:30:00+08:00");
    held.with.insert(QStringLiteral("on"), QStringLiteral("2026-01-12"));
    std::erase_if(script.steps, [](const ScriptStep &step) { return step.id == QLatin1String("discussion"); });
    const auto notice = std::find_if(script.steps.begin(), script.steps.end(),
                                     [](const ScriptStep &step) { return step.id == QLatin1String("notice"); });
    script.steps.insert(notice, held);
    return script;
}

} // namespace

TEST_CASE("a penalty that shuts a business is discussed by the heads, and offered to be filed for record", "[casework]")
{
    Bench bench;
    const Script script = discussedCase(true);
    bench.runUntil(script, QStringLiteral("discussion"));
    CHECK(bench.view().facts.discussionDue);
    bench.runUntil(script, QStringLiteral("decision_service"));
    const CaseView view = bench.view();
    CHECK(view.facts.discussed);
    CHECK(offers(bench, "report.major_penalty"));
    CHECK(std::any_of(view.deadlines.begin(), view.deadlines.end(),
                      [](const cases::Deadline &one) { return one.code == QLatin1String("DL-MAJORFILE"); }));
    NoProgress quiet;
    const auto sent = bench.session(test::kOfficer)
                          .perform({.act = QStringLiteral("report.major_penalty"),
                                    .caseId = bench.caseId(),
                                    .with = {{QStringLiteral("sent_on"), QStringLiteral("2026-02-10")},
                                             {QStringLiteral("to"), QStringLiteral("县人民政府")},
                                             {QStringLiteral("attachments"), QJsonArray{QStringLiteral("决定书")}}},
                                    .secrets = {},
                                    .filesFrom = {}},
                                   quiet);
    REQUIRE(sent);
    CHECK_FALSE(offers(bench, "report.major_penalty"));
    CHECK(bench.holds());
}

TEST_CASE("a small fine alone is no major penalty", "[casework]")
{
    Bench bench;
    bench.runUntil(discussedCase(false), QStringLiteral("decision_service"));
    CHECK_FALSE(bench.view().facts.discussionDue);
    CHECK_FALSE(offers(bench, "report.major_penalty"));
}

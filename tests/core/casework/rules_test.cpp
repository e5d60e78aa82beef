#include <catch2/catch.hpp>

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::findingOf;
using anjuan::test::stepOf;

namespace {

ScriptStep step(const QString &as, const char *act, const char *at, QJsonObject with, const char *id = "")
{
    return {as, QLatin1String(act), QLatin1String(id), QLatin1String(at), std::move(with)};
}

QJsonObject grant(const char *person, const char *role)
{
    return {{QStringLiteral("person"), QLatin1String(person)},
            {QStringLiteral("role"), QLatin1String(role)},
            {QStringLiteral("from_on"), QStringLiteral("2022-01-04")}};
}

const QStringList kLogins = {QStringLiteral("zhouba"), QStringLiteral("zhangsan"), QStringLiteral("zhaoliu"),
                             QStringLiteral("sunqi"), QStringLiteral("admin")};

} // namespace

TEST_CASE("a person without the role is refused at every act of a case, and nothing is recorded")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("T03-completed"));
    int tried = 0;
    for (const ScriptStep &one : script.steps) {
        const Act *act = findAct(one.act);
        REQUIRE(act);
        for (const QString &login : kLogins) {
            const QStringList held = bench.session(login).roles();
            if (std::any_of(held.begin(), held.end(), [&](const QString &role) { return act->roles.contains(role); }))
                continue;
            ScriptStep theirs = one;
            theirs.as = login;
            theirs.id.clear();
            const qint64 before = bench.records();
            const auto outcome = bench.perform(theirs);
            INFO(qPrintable(login + QLatin1Char(' ') + one.act));
            REQUIRE_FALSE(outcome);
            CHECK(outcome.error().fault == Fault::Refused);
            CHECK(outcome.error().id == QStringLiteral("act.no_role"));
            CHECK(bench.records() == before);
            ++tried;
            break;
        }
        const auto right = bench.perform(one);
        INFO(qPrintable(one.act));
        REQUIRE(right);
    }
    CHECK(tried > 30);
    CHECK(bench.view().row.stage == QStringLiteral("archived"));
    CHECK(bench.holds());
}

TEST_CASE("a team head approves for the team, not for the leader")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("filing_team"));
    Script changed = script;
    ScriptStep approval = stepOf(changed, QStringLiteral("filing_team"));
    approval.with.insert(QStringLiteral("level"), QStringLiteral("leader"));
    const auto refused = bench.perform(approval);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("act.no_role"));
    approval.as = QStringLiteral("zhaoliu");
    CHECK(bench.perform(approval));
}

TEST_CASE("a case is filed only with the leader's approval, which no reason replaces")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("filing_leader"));
    ScriptStep filing = stepOf(script, QStringLiteral("filed"));
    const qint64 before = bench.records();
    filing.with.insert(QStringLiteral("reasons"),
                       QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("P1-approved")},
                                              {QStringLiteral("reason"), QStringLiteral("先办后补")}}});
    const auto refused = bench.perform(filing);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("P1-approved"));
    CHECK(bench.records() == before);
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("filing_leader"))));
    CHECK(bench.perform(stepOf(script, QStringLiteral("filed"))));
}

TEST_CASE("a rule that wants a reason goes on with one, which stands in the record")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("C01-as-published"));
    bench.runUntil(script, QStringLiteral("discretion"));
    ScriptStep milder = stepOf(script, QStringLiteral("discretion"));
    const auto refused = bench.perform(milder);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::Refused);
    CHECK(refused.error().id == QStringLiteral("C04-warning"));
    milder.with.insert(QStringLiteral("reasons"),
                       QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("C04-tier")},
                                              {QStringLiteral("reason"), QStringLiteral("另一规则")}}});
    CHECK_FALSE(bench.perform(milder));
    const QString reason = QStringLiteral("当事人主动清运,经集体讨论不予警告");
    milder.with.insert(QStringLiteral("reasons"),
                       QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("C04-warning")},
                                              {QStringLiteral("reason"), reason}}});
    const auto outcome = bench.perform(milder);
    REQUIRE(outcome);
    const auto finding = findingOf(outcome->findings, "C04-warning");
    REQUIRE(finding);
    CHECK(finding->cleared);
    CHECK(finding->gateClass == cases::GateClass::GoOn);
    const QJsonObject body = bench.newestBody(QStringLiteral("discretion.applied"));
    CHECK(body.value(QLatin1String("reasons")).toArray().first().toObject().value(QLatin1String("reason")).toString()
          == reason);
    const auto shown = bench.view().timeline.back().findings;
    REQUIRE(findingOf(shown, "C04-warning"));
    CHECK(findingOf(shown, "C04-warning")->cleared);
    CHECK(bench.holds());
}

TEST_CASE("hard stops name their rule, and a decision that already went out is recorded with them as flaws")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("notice"));
    ScriptStep decision = stepOf(script, QStringLiteral("decision"));
    NoProgress quiet;
    const Request request = bench.requestOf(decision);
    bench.clock().moveTo(*Instant::parse(decision.at));
    const qint64 before = bench.records();
    const auto considered = bench.session(test::kOfficer).consider(request, quiet);
    REQUIRE(considered);
    for (const char *rule : {"R-62-notice", "R-58-review"}) {
        const auto finding = findingOf(*considered, rule);
        INFO(rule);
        REQUIRE(finding);
        CHECK(finding->gateClass == cases::GateClass::Stop);
        CHECK(finding->blocks());
    }
    CHECK(bench.records() == before);
    const auto refused = bench.perform(decision);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::Refused);
    CHECK(refused.error().id == QStringLiteral("R-62-notice"));
    // No reason clears a hard stop.
    decision.with.insert(QStringLiteral("reasons"),
                         QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("R-62-notice")},
                                                {QStringLiteral("reason"), QStringLiteral("赶时间")}},
                                    QJsonObject{{QStringLiteral("rule"), QStringLiteral("R-58-review")},
                                                {QStringLiteral("reason"), QStringLiteral("赶时间")}}});
    CHECK_FALSE(bench.perform(decision));
    CHECK(bench.records() == before);
    decision = stepOf(script, QStringLiteral("decision"));
    decision.with.insert(QStringLiteral("already_issued"), true);
    decision.with.insert(QStringLiteral("paper"), QStringLiteral("evidence/scan_decision.jpg"));
    const auto outcome = bench.perform(decision);
    INFO((outcome ? "" : qPrintable(outcome.error().id)));
    REQUIRE(outcome);
    for (const char *rule : {"R-62-notice", "R-58-review"}) {
        const auto finding = findingOf(outcome->findings, rule);
        INFO(rule);
        REQUIRE(finding);
        CHECK(finding->gateClass == cases::GateClass::Flaw);
    }
    CHECK(bench.view().row.flaws > 0);
    CHECK(bench.holds());
}

TEST_CASE("the decision is the content that was reviewed: more evidence asks for another review")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("decision"));
    ScriptStep more = stepOf(script, QStringLiteral("evidence_1"));
    more.at = QStringLiteral("2025-01-08T17:00:00+08:00");
    more.with.insert(QStringLiteral("evidence"), QStringLiteral("evidence/rubble_heap.jpg"));
    more.with.insert(QStringLiteral("made_at"), QStringLiteral("2025-01-08T16:50:00+08:00"));
    REQUIRE(bench.perform(more));
    const ScriptStep decision = stepOf(script, QStringLiteral("decision"));
    const qint64 before = bench.records();
    const auto refused = bench.perform(decision);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("R-58-content"));
    CHECK(bench.records() == before);
    ScriptStep again = stepOf(script, QStringLiteral("review_1"));
    again.at = QStringLiteral("2025-01-09T09:10:00+08:00");
    again.with.insert(QStringLiteral("requested_on"), QStringLiteral("2025-01-09"));
    again.id = QStringLiteral("review_again");
    REQUIRE(bench.perform(again));
    CHECK_FALSE(bench.perform(decision));
    ScriptStep opinion = stepOf(script, QStringLiteral("opinion_1"));
    opinion.at = QStringLiteral("2025-01-09T09:20:00+08:00");
    opinion.with.insert(QStringLiteral("signed_on"), QStringLiteral("2025-01-09"));
    opinion.id = QStringLiteral("opinion_again");
    REQUIRE(bench.perform(opinion));
    ScriptStep later = decision;
    later.at = QStringLiteral("2025-01-09T09:30:00+08:00");
    const auto issued = bench.perform(later);
    INFO((issued ? "" : qPrintable(issued.error().id)));
    REQUIRE(issued);
    CHECK(bench.newestBody(QStringLiteral("review.requested")).value(QLatin1String("round")).toInteger() == 2);
    CHECK(bench.newestBody(QStringLiteral("review.requested")).value(QLatin1String("content_digest"))
          == bench.newestBody(QStringLiteral("decision.issued")).value(QLatin1String("content_digest")));
    CHECK(bench.holds());
}

TEST_CASE("a review asks for more, is answered, asked again and passes")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("C01-completed"));
    bench.runUntil(script, QStringLiteral("answer_1"));
    CHECK(bench.view().facts.review->outcome == QStringLiteral("supplement"));
    ScriptStep decision = stepOf(script, QStringLiteral("decision"));
    const auto early = bench.perform(decision);
    REQUIRE_FALSE(early);
    CHECK(early.error().id == QStringLiteral("R-58-passed"));
    // The clock stood at the decision for a moment; records go on from there.
    for (const char *id :
         {"answer_1", "review_2", "opinion_2", "decision_proposal", "decision_team", "decision_leader"}) {
        const auto outcome = bench.perform(stepOf(script, QLatin1String(id)));
        INFO(id);
        INFO((outcome ? "" : qPrintable(outcome.error().id)));
        REQUIRE(outcome);
    }
    CHECK(bench.view().facts.review->round == 2);
    CHECK(bench.view().facts.review->outcome == QStringLiteral("agree"));
    CHECK(bench.perform(decision));
    CHECK(bench.holds());
}

TEST_CASE("who handled the case gives no independent review of it")
{
    Bench bench;
    REQUIRE(bench.perform(step(QStringLiteral("admin"), "office.grant_role", "2022-01-05T09:00:00+08:00",
                               grant("lisi", "legal_reviewer"))));
    Script script = caseScript(QStringLiteral("T03-completed"));
    stepOf(script, QStringLiteral("opinion_1")).as = QStringLiteral("lisi");
    bench.runUntil(script, QStringLiteral("opinion_1"));
    const auto opinion = bench.perform(stepOf(script, QStringLiteral("opinion_1")));
    REQUIRE(opinion);
    CHECK(findingOf(opinion->findings, "LR-9-opinion"));
    for (const char *id : {"decision_proposal", "decision_team", "decision_leader"})
        REQUIRE(bench.perform(stepOf(script, QLatin1String(id))));
    const auto refused = bench.perform(stepOf(script, QStringLiteral("decision")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("LR-9-independent"));
    CHECK(bench.holds());
}

TEST_CASE("an opinion of somebody who is not of the body that reviews is told, and stands")
{
    Bench bench;
    const auto described = [](const char *body) {
        return step(QStringLiteral("admin"), "office.describe_unit", "2022-01-05T09:00:00+08:00",
                    {{QStringLiteral("short"), QStringLiteral("塔市二工镇")},
                     {QStringLiteral("team"), QStringLiteral("塔城市二工镇综合行政执法队")},
                     {QStringLiteral("address"), QStringLiteral("塔城市二工镇")},
                     {QStringLiteral("phone"), QStringLiteral("0901-0000000")},
                     {QStringLiteral("reconsideration_organ"), QStringLiteral("塔城市人民政府")},
                     {QStringLiteral("court"), QStringLiteral("塔城市人民法院")},
                     {QStringLiteral("bank"), QStringLiteral("补拟银行")},
                     {QStringLiteral("review_body"), QLatin1String(body)}});
    };
    Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("opinion_1"));
    SECTION("the reviewer is the unit's own, the 司法所 reviews")
    {
        REQUIRE(bench.perform(described("judicial_office")));
        const auto opinion = bench.perform(stepOf(script, QStringLiteral("opinion_1")));
        REQUIRE(opinion);
        CHECK(findingOf(opinion->findings, "LR-11-body"));
        for (const char *id : {"decision_proposal", "decision_team", "decision_leader", "decision"})
            REQUIRE(bench.perform(stepOf(script, QLatin1String(id))));
    }
    SECTION("the unit reviews itself")
    {
        REQUIRE(bench.perform(described("unit")));
        const auto opinion = bench.perform(stepOf(script, QStringLiteral("opinion_1")));
        REQUIRE(opinion);
        CHECK_FALSE(findingOf(opinion->findings, "LR-11-body"));
    }
    CHECK(bench.holds());
}

TEST_CASE("nobody gives an opinion before one is asked for")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("review_1"));
    const auto refused = bench.perform(stepOf(script, QStringLiteral("opinion_1")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("review.nothing_requested"));
}

TEST_CASE("a reason that the leader read with the proposal is not asked for again", "[rules]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T01-completed"));
    ScriptStep &proposal = stepOf(script, QStringLiteral("filing_proposal"));
    const auto propose = [&](const char *rule) {
        proposal.with.insert(
            QStringLiteral("reasons"),
            QJsonArray{QJsonObject{{QStringLiteral("rule"), QLatin1String(rule)},
                                   {QStringLiteral("reason"), QStringLiteral("县里函告由镇先行处理")}}});
        return bench.perform(proposal);
    };
    // The power for it ended with 2025.
    proposal.with.insert(QStringLiteral("item"), QStringLiteral("builder_dumping"));
    bench.runUntil(script, QStringLiteral("filing_proposal"));
    const auto other = propose("R-42-filing");
    REQUIRE_FALSE(other);
    REQUIRE(other.error().id == QStringLiteral("R-24-filing"));
    REQUIRE(propose("R-24-filing"));
    for (const char *step : {"filing_team", "filing_leader"})
        REQUIRE(bench.perform(stepOf(script, QLatin1String(step))));
    const auto filed = bench.perform(stepOf(script, QStringLiteral("filed")));
    INFO((filed ? "" : qPrintable(filed.error().id + filed.error().args.join(QLatin1Char(' ')))));
    CHECK(filed);
}

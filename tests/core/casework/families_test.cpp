#include <catch2/catch.hpp>

#include "tests/core/casework/refused.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::findingOf;
using anjuan::test::refusedBy;
using anjuan::test::stepOf;

namespace {

/// Rules that the records of the case did not keep, each once, beside that of typing in late: the scripts are of days
/// gone by.
QStringList flaws(Bench &bench)
{
    static const QStringList aside = {QStringLiteral("D-late-entry")};
    QStringList rules;
    for (const RecordView &record : bench.view().timeline) {
        for (const cases::GateFinding &finding : record.findings) {
            if (!finding.cleared && !aside.contains(finding.rule) && !rules.contains(finding.rule))
                rules += finding.rule;
        }
    }
    rules.sort();
    return rules;
}

void closes(const QString &name, const QStringList &expected = {})
{
    Bench bench;
    bench.runAll(caseScript(name));
    CHECK(bench.view().row.stage == QStringLiteral("closed"));
    CHECK(flaws(bench).join(QLatin1Char(' ')).toStdString() == expected.join(QLatin1Char(' ')).toStdString());
    CHECK(bench.holds());
}

} // namespace

TEST_CASE("a vehicle is detained, the period extended, and it is given back", "[families]")
{
    closes(QStringLiteral("M01-sealing"));
}

TEST_CASE("an urgent detention before filing is reported, approved afterwards and lifted", "[families]")
{
    closes(QStringLiteral("M02-urgent-sealing"));
}

TEST_CASE("a fine is paid in instalments", "[families]")
{
    closes(QStringLiteral("E01-instalments"));
}

TEST_CASE("who does not pay is urged, and the court executes", "[families]")
{
    closes(QStringLiteral("E02-court"));
}

TEST_CASE("another clears in the party's stead", "[families]")
{
    closes(QStringLiteral("E03-substitute"));
}

TEST_CASE("an unlawful building in a village is demolished", "[families]")
{
    closes(QStringLiteral("D01-village-demolition"));
}

TEST_CASE("a decision that fell in reconsideration is withdrawn, refunded and made anew", "[families]")
{
    closes(QStringLiteral("R01-lost-and-reopened"));
}

TEST_CASE("nothing is detained without approval, but for urgency, and a fact is recorded all the same", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("M01-sealing"));
    bench.runUntil(script, QStringLiteral("measure_leader"));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("measure_film"))));
    ScriptStep measure = stepOf(script, QStringLiteral("measure"));
    CHECK(refusedBy(bench, measure) == QStringLiteral("CM-3-approved"));
    measure.with.insert(QStringLiteral("reasons"),
                        QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("CM-3-approved")},
                                               {QStringLiteral("reason"), QStringLiteral("来不及")}}});
    CHECK(refusedBy(bench, measure) == QStringLiteral("CM-3-approved"));
    measure = stepOf(script, QStringLiteral("measure"));
    SECTION("it already happened: recorded, with its flaw")
    {
        measure.with.insert(QStringLiteral("already_issued"), true);
        const auto outcome = bench.perform(measure);
        REQUIRE(outcome);
        CHECK(findingOf(outcome->findings, "CM-3-approved")->gateClass == cases::GateClass::Flaw);
    }
    SECTION("urgent: it goes on, and closing asks whether it was made up")
    {
        measure.with.insert(QStringLiteral("urgent"), true);
        measure.with.insert(QStringLiteral("urgent_ground"), QStringLiteral("正在转移"));
        REQUIRE(bench.perform(measure));
        CHECK(bench.view().facts.measures.notMadeUp() == 1);
    }
    SECTION("an approval of another measure does not serve")
    {
        ScriptStep approval = stepOf(script, QStringLiteral("measure_leader"));
        approval.with.insert(QStringLiteral("step"), QStringLiteral("measure_extension"));
        approval.at = measure.at;
        REQUIRE(bench.perform(approval));
        CHECK(refusedBy(bench, measure) == QStringLiteral("CM-3-approved"));
    }
    CHECK(bench.holds());
}

TEST_CASE("a measure is extended only with approval, once, and handled by its last day", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("M01-sealing"));
    bench.runUntil(script, QStringLiteral("extension_leader"));
    const ScriptStep extension = stepOf(script, QStringLiteral("extension"));
    CHECK(refusedBy(bench, extension) == QStringLiteral("CM-7-extension"));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("extension_leader"))));
    REQUIRE(bench.perform(extension));
    const cases::MeasureFact measure = bench.view().facts.measures.measures.front();
    CHECK(measure.dueOn() == QDate(2026, 1, 17));
    const QJsonObject paper = bench.view().fields.value(QLatin1String("seizure")).toObject();
    CHECK(paper.value(QLatin1String("to_on")).toString() == QStringLiteral("2026-01-17"));
    CHECK(paper.value(QLatin1String("goods")).toArray().size() == 1);
    ScriptStep again = extension;
    again.id.clear();
    again.with.insert(QStringLiteral("reasons"),
                      QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("CM-7-extension-days")},
                                             {QStringLiteral("reason"), QStringLiteral("仍未查清")}}});
    CHECK(refusedBy(bench, again) == QStringLiteral("CM-7-extension"));
    // A new approval serves, and the reason for going beyond one extension stands in the record.
    ScriptStep approval = stepOf(script, QStringLiteral("extension_leader"));
    approval.id.clear();
    approval.at = QStringLiteral("2026-01-12T09:30:00+08:00");
    approval.with.insert(QStringLiteral("about"), QStringLiteral("@measure"));
    REQUIRE(bench.perform(approval));
    again.at = QStringLiteral("2026-01-12T09:40:00+08:00");
    REQUIRE(bench.perform(again));
    CHECK(bench.view().facts.measures.measures.front().extensions == 2);
    CHECK(bench.holds());
}

TEST_CASE("a surcharge is shown with its formula and charged by an act, never above the fine", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("E02-court"));
    bench.runUntil(script, QStringLiteral("surcharge"));
    bench.clock().moveTo(*Instant::parse(QStringLiteral("2026-02-08T09:00:00+08:00")));
    CHECK(bench.view().fields.value(QLatin1String("surcharge_formula")).toString()
          == QStringLiteral("100 × 3% × 10 日 = 30 元"));
    CHECK(bench.view().facts.execution.surchargeFen == 0);
    ScriptStep charge = stepOf(script, QStringLiteral("surcharge"));
    charge.with.insert(QStringLiteral("surcharge_fen"), 10001);
    CHECK(refusedBy(bench, charge) == QStringLiteral("PA-3-most"));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("surcharge"))));
    const QJsonObject body = bench.newestBody(QStringLiteral("performance.surcharge_charged"));
    // Served on 14 January, to be paid by the 29th; 34 days late on 4 March.
    CHECK(body.value(QLatin1String("late_days")).toInteger() == 34);
    CHECK(body.value(QLatin1String("most_fen")).toInteger() == 10000);
    CHECK(body.value(QLatin1String("formula")).toString()
          == QStringLiteral("100 × 3% × 34 日 = 100 元(以罚款数额为限)"));
    CHECK(bench.view().facts.execution.surchargeFen == 10000);
}

TEST_CASE("an application to the court before its time wants a reason, and approval of the head", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("E02-court"));
    bench.runUntil(script, QStringLiteral("court_leader"));
    ScriptStep application = stepOf(script, QStringLiteral("application"));
    CHECK(refusedBy(bench, application) == QStringLiteral("PA-8-approved"));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("court_leader"))));
    application.with.insert(QStringLiteral("applied_on"), QStringLiteral("2026-11-01"));
    application.at = QStringLiteral("2026-11-01T09:00:00+08:00");
    CHECK(refusedBy(bench, application) == QStringLiteral("PA-8-late"));
    CHECK(bench.holds());
}

TEST_CASE("a case re-opened stands where it is to go on, and what fell stays on its timeline", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("R01-lost-and-reopened"));
    bench.runUntil(script, QStringLiteral("reopen_leader"));
    CHECK(bench.view().facts.decidedOn.has_value());
    CHECK(bench.view().row.fineFen == 0); // what fell is owed no longer
    CHECK(refusedBy(bench, stepOf(script, QStringLiteral("reopened"))) == QStringLiteral("PR-reopen-approved"));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("reopen_leader"))));
    const std::size_t before = bench.view().timeline.size();
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("reopened"))));
    const CaseView view = bench.view();
    CHECK(view.row.stage == QStringLiteral("investigating"));
    CHECK_FALSE(view.facts.decidedOn);
    CHECK_FALSE(view.facts.notice);
    CHECK_FALSE(view.facts.finePaid);
    CHECK(view.facts.remedy.revokedOn);
    CHECK(view.facts.evidenceVerified == 4);
    CHECK(view.timeline.size() == before + 1);
    const auto decide = std::find_if(view.deadlines.begin(), view.deadlines.end(),
                                     [](const cases::Deadline &one) { return one.code == QLatin1String("DL-DECIDE"); });
    REQUIRE(decide != view.deadlines.end());
    CHECK_FALSE(decide->done);
    CHECK(decide->from == QDate(2026, 3, 5));
    CHECK(view.days->used == 0);
    CHECK(bench.holds());
}

TEST_CASE("who does not obey an order to correct is urged, another performs, and its cost is asked for", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("E03-substitute"));
    stepOf(script, QStringLiteral("reinspection")).with.insert(QStringLiteral("done"), QStringLiteral("not_done"));
    bench.runUntil(script, QStringLiteral("verification"));
    const auto offered = [&bench](const char *act) {
        const auto next = bench.view().next;
        return std::any_of(next.begin(), next.end(), [act](const auto &one) { return one.act == QLatin1String(act); });
    };
    CHECK(offered("urge.issue"));
    // What is urged is the order to correct, which was served; nothing was decided.
    REQUIRE(bench.view().facts.execution.duty);
    CHECK(bench.view().facts.execution.duty->performBy);
    for (const char *id : {"urge", "urge_service"})
        REQUIRE(bench.perform(stepOf(script, QLatin1String(id))));
    ScriptStep early = stepOf(script, QStringLiteral("substitute_leader"));
    early.at = QStringLiteral("2026-02-03T09:00:00+08:00");
    early.with.insert(QStringLiteral("approved_on"), QStringLiteral("2026-02-03"));
    REQUIRE(bench.perform(early));
    ScriptStep decide = stepOf(script, QStringLiteral("substitute"));
    decide.at = QStringLiteral("2026-02-03T10:00:00+08:00");
    decide.with.insert(QStringLiteral("decided_on"), QStringLiteral("2026-02-03"));
    CHECK(refusedBy(bench, decide) == QStringLiteral("EX-2-term"));
    for (const char *id : {"substitute", "substitute_service", "substitute_urge", "substitute_film", "performed"})
        REQUIRE(bench.perform(stepOf(script, QLatin1String(id))));
    CaseView view = bench.view();
    CHECK(std::any_of(view.deadlines.begin(), view.deadlines.end(),
                      [](const auto &one) { return one.code == QLatin1String("DL-FY-EXEC"); }));
    CHECK(view.next.front().act == QStringLiteral("substitute.demand_costs"));
    const qint64 cost =
        bench.newestBody(QStringLiteral("substitute.performed")).value(QLatin1String("cost_fen")).toInteger();
    ScriptStep demand{QStringLiteral("zhangsan"),
                      QStringLiteral("substitute.demand_costs"),
                      QString(),
                      QString(),
                      {{QStringLiteral("demanded_on"), QStringLiteral("2026-03-05")},
                       {QStringLiteral("cost_fen"), cost + 1},
                       {QStringLiteral("breakdown"), QStringLiteral("清运一车")},
                       {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")}}}};
    CHECK(refusedBy(bench, demand) == QStringLiteral("EX-2-cost-demand"));
    demand.with.insert(QStringLiteral("cost_fen"), cost);
    REQUIRE(bench.perform(demand));
    REQUIRE(bench.perform(
        {QStringLiteral("zhangsan"),
         QStringLiteral("substitute.pay_costs"),
         QString(),
         QString(),
         {{QStringLiteral("paid_on"), QStringLiteral("2026-03-05")}, {QStringLiteral("cost_fen"), cost}}}));
    CHECK(offered("closing.propose"));
    // That another performed is a result: no reason is asked for.
    for (const char *id : {"closing_proposal", "closing_leader", "closed"}) {
        INFO(id);
        REQUIRE(bench.perform(stepOf(script, QLatin1String(id))));
    }
    CHECK(bench.view().row.stage == QStringLiteral("closed"));
    CHECK(bench.holds());
}

TEST_CASE("a decision that was lost falls first, and what fell asks for no money", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("R01-lost-and-reopened"));
    script.steps.erase(std::remove_if(script.steps.begin(), script.steps.end(),
                                      [](const ScriptStep &step) {
                                          return step.id == QLatin1String("payment")
                                              || step.id == QLatin1String("performance");
                                      }),
                       script.steps.end());
    bench.runUntil(script, QStringLiteral("revoked"));
    REQUIRE_FALSE(bench.view().next.empty());
    CHECK(bench.view().next.front().act == QStringLiteral("decision.revoke"));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("revoked"))));
    bench.clock().moveTo(*Instant::parse(u"2027-06-01T09:00:00+08:00")); // long after the day to pay
    const CaseView view = bench.view();
    CHECK_FALSE(view.fields.contains(QLatin1String("surcharge_formula")));
    // Nothing was paid: nothing is to be given back.
    CHECK(std::none_of(view.next.begin(), view.next.end(),
                       [](const NextAct &one) { return one.act == QLatin1String("refund.make"); }));
}

TEST_CASE("what is published in the place of a decision that fell need not be withdrawn", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("R01-lost-and-reopened"));
    script.steps.erase(std::remove_if(script.steps.begin(), script.steps.end(),
                                      [](const ScriptStep &step) {
                                          return step.id == QLatin1String("publication")
                                              || step.id == QLatin1String("withdrawn");
                                      }),
                       script.steps.end());
    bench.runAll(script);
    const CaseView view = bench.view();
    CHECK(view.row.stage == QStringLiteral("closed"));
    CHECK(view.facts.published);
    CHECK_FALSE(view.facts.remedy.wasPublished);
}

TEST_CASE("at night nothing is executed without a flaw, unless urgency is described", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("D01-village-demolition"));
    bench.runUntil(script, QStringLiteral("demolished"));
    ScriptStep demolished = stepOf(script, QStringLiteral("demolished"));
    demolished.with.insert(QStringLiteral("started_at"), QStringLiteral("2026-08-14T23:00:00+08:00"));
    demolished.with.insert(QStringLiteral("ended_at"), QStringLiteral("2026-08-14T23:50:00+08:00"));
    demolished.at = QStringLiteral("2026-08-15T09:00:00+08:00");
    const auto outcome = bench.perform(demolished);
    REQUIRE(outcome);
    CHECK(findingOf(outcome->findings, "EX-5-night"));
    CHECK(bench.view().facts.execution.carriedOut);
}

TEST_CASE("a hearing is held, a recusal refused, and the discussion recorded with its excerpt", "[families]")
{
    closes(QStringLiteral("H01-hearing"));
}

TEST_CASE("the police take a case over, and its goods", "[families]")
{
    closes(QStringLiteral("P01-police-accepted"));
}

TEST_CASE("the police refuse a case, and it goes on to a penalty", "[families]")
{
    closes(QStringLiteral("P02-police-refused"));
}

TEST_CASE("an enterprise drawn at random is inspected with another department, without a case", "[families]")
{
    closes(QStringLiteral("I01-inspection"));
}

TEST_CASE("an inspection leads to a case in the same file", "[families]")
{
    closes(QStringLiteral("I02-inspection-to-case"));
}

TEST_CASE("what an inspection needs: approval, a reason above the yearly limit, and the draw repeats", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("I01-inspection"));
    bench.runUntil(script, QStringLiteral("insp_leader"));
    CHECK(refusedBy(bench, stepOf(script, QStringLiteral("insp_notice"))) == QStringLiteral("I1-approved"));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("insp_leader"))));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("insp_notice"))));
    // printf '%s\n%s' SEED CODE | sha256sum
    CHECK(bench.newestBody(QStringLiteral("inspection.drawn")).value(QLatin1String("objects_drawn"))
          == QJsonArray{QStringLiteral("91654201MA00000002")});
    ScriptStep again = stepOf(script, QStringLiteral("insp_notice"));
    again.id.clear();
    again.with.insert(QStringLiteral("urgent"), true);
    again.with.insert(QStringLiteral("urgent_ground"), QStringLiteral("险情"));
    CHECK(refusedBy(bench, again) == QStringLiteral("I1-frequency"));
    again.with.insert(QStringLiteral("reasons"),
                      QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("I1-frequency")},
                                             {QStringLiteral("reason"), QStringLiteral("群众举报")}}});
    REQUIRE(bench.perform(again));
    CHECK(bench.newestBody(QStringLiteral("inspection.notified")).value(QLatin1String("nth")).toInteger() == 2);
    CHECK(bench.holds());
}

TEST_CASE("a deputy approves within the dates of the delegation, and the record says for whom", "[families]")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("M01-sealing"));
    Script changed = script;
    bench.runUntil(script, QStringLiteral("filing_team"));
    ScriptStep approval = stepOf(changed, QStringLiteral("filing_team"));
    approval.with.insert(QStringLiteral("level"), QStringLiteral("leader"));
    CHECK(refusedBy(bench, approval) == QStringLiteral("act.no_role"));
    REQUIRE(bench.perform({QStringLiteral("admin"),
                           QStringLiteral("office.delegate"),
                           {},
                           QStringLiteral("2026-01-07T09:50:00+08:00"),
                           {{QStringLiteral("from"), QStringLiteral("zhaoliu")},
                            {QStringLiteral("to"), QStringLiteral("wangwu")},
                            {QStringLiteral("role"), QStringLiteral("leader")},
                            {QStringLiteral("matters"), QStringLiteral("外出期间的立案审批")},
                            {QStringLiteral("from_on"), QStringLiteral("2026-01-07")},
                            {QStringLiteral("to_on"), QStringLiteral("2026-01-07")}}}));
    REQUIRE(bench.perform(approval));
    CHECK_FALSE(
        bench.newestBody(QStringLiteral("approval.given")).value(QLatin1String("on_behalf_of")).toString().isEmpty());
    approval.at = QStringLiteral("2026-01-08T10:00:00+08:00");
    CHECK(refusedBy(bench, approval) == QStringLiteral("act.no_role"));
    CHECK(bench.holds());
}

TEST_CASE("an approval by word serves until it is made up in writing, and closing asks for that", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("M02-urgent-sealing"));
    bench.runUntil(script, QStringLiteral("measure_leader"));
    CHECK(bench.view().facts.measures.oralNotMadeUp == 1);
    CHECK(bench.view().facts.measures.measures.front().approval.oral);
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("measure_leader"))));
    CHECK(bench.view().facts.measures.oralNotMadeUp == 0);
    CHECK_FALSE(bench.view().facts.measures.measures.front().approval.oral);
}

TEST_CASE("what the police sent back is no refusal, and no review of it is offered", "[families]")
{
    const auto offered = [](const char *outcome) {
        Bench bench;
        Script script = caseScript(QStringLiteral("P02-police-refused"));
        stepOf(script, QStringLiteral("police_answer")).with.insert(QStringLiteral("outcome"), QLatin1String(outcome));
        bench.runUntil(script, QStringLiteral("police_review"));
        const CaseView view = bench.view();
        CHECK(view.facts.transfer.answered);
        return std::any_of(view.next.begin(), view.next.end(),
                           [](const NextAct &one) { return one.act == QLatin1String("police.ask_review"); });
    };
    CHECK(offered("refused"));
    CHECK_FALSE(offered("returned"));
}

TEST_CASE("an amount outside the law's range is told where it is weighed, with the range, and stops at the notice",
          "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("discretion"));
    ScriptStep heavy = stepOf(script, QStringLiteral("discretion"));
    heavy.with.insert(QStringLiteral("fine_fen"), 3000000);
    heavy.with.insert(QStringLiteral("departure_reason"), QStringLiteral("情节恶劣"));
    const auto refused = bench.perform(heavy);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("R-32-range"));
    CHECK(refused.error().args.front().contains(QStringLiteral("罚款 30000 元")));
    CHECK(refused.error().args.front().contains(QStringLiteral("2000 元以下")));
    // Weighing is no issuing: with a reason it is recorded, and goes no further.
    heavy.with.insert(QStringLiteral("reasons"),
                      QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("R-32-range")},
                                             {QStringLiteral("reason"), QStringLiteral("先记录,待复核")}}});
    REQUIRE(bench.perform(heavy));
    for (const char *step : {"conclusion", "conclusion_team"})
        REQUIRE(bench.perform(stepOf(script, QLatin1String(step))));
    const auto notice = bench.perform(stepOf(script, QStringLiteral("notice")));
    REQUIRE_FALSE(notice);
    CHECK(notice.error().id == QStringLiteral("R-32-statute"));
}

TEST_CASE("what no law allows anybody is outside it, also where the tier is not for that party", "[families]")
{
    for (const int fen : {100000000, 20000}) {
        Bench bench;
        Script script = caseScript(QStringLiteral("T01-completed"));
        ScriptStep &heavy = stepOf(script, QStringLiteral("discretion"));
        heavy.with.insert(QStringLiteral("fine_fen"), fen);
        heavy.with.insert(QStringLiteral("departure_reason"), QStringLiteral("情节恶劣"));
        heavy.with.insert(QStringLiteral("reasons"),
                          QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("R-32-range")},
                                                 {QStringLiteral("reason"), QStringLiteral("先记录,待复核")}}});
        bench.runUntil(script, QStringLiteral("conclusion"));
        // Found out later: it was a company.
        ScriptStep firm = stepOf(script, QStringLiteral("party"));
        firm.id.clear();
        firm.with.insert(QStringLiteral("party_kind"), QStringLiteral("organisation"));
        firm.with.insert(QStringLiteral("name"), QStringLiteral("某公司"));
        firm.with.remove(QStringLiteral("age_class"));
        REQUIRE(bench.perform(firm));
        CHECK(bench.view().facts.discretion.withinStatute == (fen == 20000));
        CHECK_FALSE(bench.view().facts.discretion.withinTier);
    }
}

TEST_CASE("a report whose amount discretion has overtaken is made again, or it is told why not", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("notice"));
    ScriptStep lighter = stepOf(script, QStringLiteral("discretion"));
    const ScriptStep notice = stepOf(script, QStringLiteral("notice"));
    NoProgress quiet;
    const auto outdated = [&] {
        const auto findings = bench.session(notice.as).consider(bench.requestOf(notice), quiet);
        REQUIRE(findings);
        return findingOf(*findings, "R-57-report").has_value();
    };
    lighter.at.clear();
    REQUIRE(bench.perform(lighter)); // the same amount again
    CHECK_FALSE(outdated());
    lighter.with.insert(QStringLiteral("fine_fen"), 90000);
    REQUIRE(bench.perform(lighter));
    CHECK(outdated());
    ScriptStep conclusion = stepOf(script, QStringLiteral("conclusion"));
    conclusion.at.clear();
    REQUIRE(bench.perform(conclusion));
    CHECK_FALSE(outdated());
}

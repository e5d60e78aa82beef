#include <catch2/catch.hpp>

#include "core/casework/workbench.h"

#include "bench.h"

using namespace anjuan;
using namespace anjuan::test;

namespace {

QStringList waitingFor(Bench &bench, const char *login)
{
    const auto workbench = casework::workbenchOf(bench.session(QLatin1String(login)));
    REQUIRE(workbench);
    QStringList all;
    for (const casework::WaitingLine &line : workbench->waiting)
        all += line.what;
    return all;
}

} // namespace

TEST_CASE("what a record asks for waits for whoever can do it, until it is done")
{
    Bench bench;
    casework::Script script = caseScript(QStringLiteral("T03-completed"));
    SECTION("a filing waits for those who approve, and then for the officer")
    {
        bench.runUntil(script, QStringLiteral("filing_team"));
        CHECK(waitingFor(bench, "wangwu") == QStringList{QStringLiteral("立案待审批")});
        CHECK(waitingFor(bench, "zhangsan").isEmpty());
        CHECK(waitingFor(bench, "sunqi").isEmpty());
        REQUIRE(bench.perform(stepOf(script, QStringLiteral("filing_team"))));
        CHECK(waitingFor(bench, "wangwu").isEmpty()); // the leader's turn
        REQUIRE(bench.perform(stepOf(script, QStringLiteral("filing_leader"))));
        CHECK(waitingFor(bench, "zhangsan") == QStringList{QStringLiteral("负责人已审批,待办下一步")});
    }
    SECTION("what was sent back waits for the officer alone, at whichever level")
    {
        bench.runUntil(script, QStringLiteral("filing_team"));
        casework::ScriptStep back = stepOf(script, QStringLiteral("filing_team"));
        back.with.insert(QStringLiteral("outcome"), QStringLiteral("return"));
        back.with.insert(QStringLiteral("opinion"), QStringLiteral("请补充现场照片"));
        REQUIRE(bench.perform(back));
        const QStringList returned{QStringLiteral("审批已退回,请按意见修改后再报")};
        CHECK(waitingFor(bench, "zhangsan") == returned);
        CHECK(waitingFor(bench, "zhaoliu").isEmpty()); // not the leader's turn
        CHECK(waitingFor(bench, "wangwu").isEmpty());
        // Proposed again it is asked again, and the leader may send it back as well.
        REQUIRE(bench.perform(stepOf(script, QStringLiteral("filing_proposal"))));
        CHECK(waitingFor(bench, "wangwu") == QStringList{QStringLiteral("立案待审批")});
        REQUIRE(bench.perform(stepOf(script, QStringLiteral("filing_team"))));
        casework::ScriptStep paper = stepOf(script, QStringLiteral("filing_leader"));
        paper.with.insert(QStringLiteral("outcome"), QStringLiteral("return"));
        REQUIRE(bench.perform(paper));
        CHECK(waitingFor(bench, "zhangsan") == returned);
    }
    SECTION("a review waits for the reviewer alone, its opinion for the officer")
    {
        bench.runUntil(script, QStringLiteral("opinion_1"));
        CHECK(waitingFor(bench, "sunqi") == QStringList{QStringLiteral("待法制审核")});
        CHECK(waitingFor(bench, "zhangsan").isEmpty());
        REQUIRE(bench.perform(stepOf(script, QStringLiteral("opinion_1"))));
        CHECK(waitingFor(bench, "sunqi").isEmpty());
        CHECK(waitingFor(bench, "zhangsan") == QStringList{QStringLiteral("审核意见已回,待处理")});
    }
    SECTION("a deferral, an inspection and a transfer to the police wait for the leader too")
    {
        for (const auto &[name, until, what] :
             {std::tuple("E01-instalments", "deferral_leader", "暂缓、分期缴纳待审批"),
              std::tuple("I01-inspection", "insp_leader", "行政检查待审批"),
              std::tuple("M01-sealing", "measure_leader", "强制措施待审批"),
              std::tuple("D01-village-demolition", "dm_leader", "限期拆除决定待审批(告知后)"),
              std::tuple("P01-police-accepted", "police_leader", "涉嫌犯罪移送待审批")}) {
            Bench other;
            casework::Script asked = caseScript(QLatin1String(name));
            other.runUntil(asked, QLatin1String(until));
            INFO(name);
            CHECK(waitingFor(other, "zhaoliu") == QStringList{QString::fromUtf8(what)});
            REQUIRE(other.perform(stepOf(asked, QLatin1String(until))));
            CHECK(waitingFor(other, "zhaoliu").isEmpty());
        }
    }
    SECTION("an urgent measure that was reported waits for the leader's word on it, whatever the case asks besides")
    {
        Bench other;
        casework::Script urgent = caseScript(QStringLiteral("M02-urgent-sealing"));
        other.runUntil(urgent, QStringLiteral("measure_report"));
        CHECK(waitingFor(other, "zhaoliu").isEmpty());
        for (const char *step : {"measure_report", "measure_oral", "filing_proposal"})
            REQUIRE(other.perform(stepOf(urgent, QLatin1String(step))));
        const QStringList both{QStringLiteral("紧急强制措施待补批"), QStringLiteral("立案待审批")};
        CHECK(waitingFor(other, "zhaoliu") == both);
        CHECK(waitingFor(other, "wangwu") == both.mid(1)); // the measure is the leader's alone
        // The filing's word is not the measure's, and the measure's not the filing's.
        for (const char *step : {"filing_team", "measure_leader"})
            REQUIRE(other.perform(stepOf(urgent, QLatin1String(step))));
        CHECK(waitingFor(other, "zhaoliu") == both.mid(1));
        REQUIRE(other.perform(stepOf(urgent, QStringLiteral("filing_leader"))));
        CHECK(waitingFor(other, "zhaoliu").isEmpty());
    }
    SECTION("a decision that was revoked waits neither for its service nor for its publication")
    {
        Bench other;
        casework::Script lost = caseScript(QStringLiteral("R01-lost-and-reopened"));
        other.runUntil(lost, QStringLiteral("decision_service"));
        CHECK(waitingFor(other, "zhangsan") == QStringList{QStringLiteral("决定书待送达、公示")});
        CHECK(waitingFor(other, "zhouba") == QStringList{QStringLiteral("决定书待送达、公示")});
        Bench fallen;
        fallen.runUntil(lost, QStringLiteral("withdrawn"));
        CHECK(waitingFor(fallen, "zhangsan")
              == QStringList{QStringLiteral("决定已被变更、撤销,待处理公示、退还和重新办理")});
        CHECK(waitingFor(fallen, "zhouba").isEmpty());
        Bench again;
        again.runUntil(lost, QStringLiteral("discretion_again"));
        CHECK(waitingFor(again, "zhangsan").isEmpty());
    }
    SECTION("an order to demolish waits for its officer, not for the approval that it had")
    {
        Bench other;
        const casework::Script demolition = caseScript(QStringLiteral("D01-village-demolition"));
        for (const casework::ScriptStep &step : demolition.steps) {
            REQUIRE(other.perform(step));
            if (step.id == QLatin1String("dm_order"))
                CHECK(waitingFor(other, "zhangsan")
                      == QStringList{QStringLiteral("限期拆除决定待送达,或待当事人履行")});
            if (step.id == QLatin1String("demolished"))
                CHECK(waitingFor(other, "zhangsan") == QStringList{QStringLiteral("已强制执行,待结案")});
            if (step.id == QLatin1String("closing_proposal"))
                CHECK(waitingFor(other, "zhaoliu") == QStringList{QStringLiteral("结案待审批")});
        }
    }
    SECTION("an archived case asks nobody for anything")
    {
        bench.runAll(script);
        for (const char *login : {"zhangsan", "wangwu", "sunqi", "zhouba"})
            CHECK(waitingFor(bench, login).isEmpty());
    }
}

TEST_CASE("the workbench tells open cases by stage, and that no backup was ever proven")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("notice"));
    const auto workbench = casework::workbenchOf(bench.session(kOfficer));
    REQUIRE(workbench);
    REQUIRE(workbench->stages.size() == 1);
    CHECK(workbench->stages.front().second == 1);
    CHECK(workbench->backedUpAt.isEmpty());
    CHECK(workbench->backupAgeDays == -1);
}

TEST_CASE("a search finds a case by its party, a fact and its number, and says where", "[search]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("notice"));
    REQUIRE(bench.library().readOnForSearch(1 << 20).value_or(-1) == 0);
    const casework::CaseView view = bench.view();
    REQUIRE_FALSE(view.row.party.isEmpty());
    int total = 0;
    for (const QString &text : {view.row.party, view.row.cause.left(2), view.row.number.left(6)}) {
        INFO(qPrintable(text));
        const auto found = bench.library().cases({.text = text}, 0, 10, &total);
        REQUIRE(found);
        CHECK(total == 1);
        REQUIRE(found->size() == 1);
        CHECK(found->front().found.contains(text));
        CHECK(bench.library().countCases({.text = text}) == 1);
    }
    CHECK(bench.library().countCases({}) == 1);
    CHECK(bench.library().countCases({.stage = QStringLiteral("archived")}) == 0);
    const auto none = bench.library().cases({.text = QStringLiteral("火星基地")}, 0, 10, &total);
    REQUIRE(none);
    CHECK(total == 0);
    // The index is no part of the truth: without it the library is whole, and it is made again.
    CHECK(bench.holds());
}

TEST_CASE("the end of a number finds the case that bears it before those in which it stands", "[search]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("notice"));
    const CaseId meant = bench.caseId();
    const QString number = bench.view().row.number;
    const QString ending = number.mid(number.size() - 4, 3);
    REQUIRE(number.endsWith(ending + QStringLiteral("号")));
    // A younger case, in whose papers the number stands.
    casework::Script other = caseScript(QStringLiteral("T01-completed"));
    stepOf(other, QStringLiteral("clue")).with.insert(QStringLiteral("content"), QStringLiteral("另见 ") + ending);
    bench.runUntil(other, QStringLiteral("filing_proposal"));
    REQUIRE(bench.library().readOnForSearch(1 << 20).value_or(-1) == 0);
    int total = 0;
    const auto found = bench.library().cases({.text = ending}, 0, 10, &total);
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    CHECK(found->front().id == meant);
    CHECK(bench.library().cases({.text = QStringLiteral("另见")}, 0, 10, &total)->front().id == bench.caseId());
}

TEST_CASE("flaws are counted when asked for and remembered until the chain grows", "[search]")
{
    Bench bench;
    casework::Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("notice"));
    int total = 0;
    CHECK(bench.library().cases({}, 0, 10, &total)->front().flaws == -1);
    const auto flaws = bench.library().flaws(bench.caseId());
    REQUIRE(flaws);
    CHECK(*flaws == bench.view().row.flaws);
    CHECK(bench.library().cases({}, 0, 10, &total)->front().flaws == *flaws);
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("notice"))));
    CHECK(bench.library().cases({}, 0, 10, &total)->front().flaws == -1);
}

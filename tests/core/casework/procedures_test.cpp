#include <algorithm>

#include <catch2/catch.hpp>

#include "core/casework/earlier.h"
#include "core/casework/facts_more.h"
#include "core/casework/facts_parts.h"
#include "core/casework/parts.h"
#include "core/insight/similar.h"
#include "core/insight/statistics.h"

#include "tests/core/casework/refused.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::findingOf;
using anjuan::test::refusedBy;
using anjuan::test::stepOf;

namespace {

QString stageInList(Bench &bench)
{
    int total = 0;
    const auto page = bench.library().cases({}, 0, 1, &total);
    REQUIRE(page);
    return page->front().stage;
}

} // namespace

TEST_CASE("a case of each procedure goes from the clue to its end, without a flaw, and verifies")
{
    const auto [name, procedure, stage] = GENERATE(table<const char *, const char *, const char *>({
        {"P01-simple", "simple", "archived"},
        {"P02-short", "short", "archived"},
        {"P03-fast", "fast", "archived"},
        {"P04-not-filed", "ordinary", "archived"},
        {"P05-withdrawn", "ordinary", "archived"},
        {"P06-continued", "ordinary", "archived"},
        {"P07-history", "history", "history"},
    }));
    CAPTURE(name);
    Bench bench;
    bench.runAll(caseScript(QString::fromLatin1(name)));
    const CaseView view = bench.view();
    for (const RecordView &record : view.timeline) {
        for (const cases::GateFinding &finding : record.findings)
            UNSCOPED_INFO(qPrintable(record.kind + QLatin1Char(' ') + finding.rule));
    }
    CHECK(view.facts.procedure == QLatin1String(procedure));
    CHECK(view.row.stage == QLatin1String(stage));
    CHECK(stageInList(bench) == QLatin1String(stage));
    CHECK(view.row.procedure == QLatin1String(procedure));
    CHECK(view.row.flaws == 0);
    CHECK(bench.holds());
    NoProgress quiet;
    REQUIRE(bench.library().rebuild(quiet));
    CHECK(bench.holds());
}

TEST_CASE("a fine above the class's limit is no decision on the spot, whatever the reason; the way out is to convert")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P01-simple"));
    bench.runUntil(script, QStringLiteral("decision"));
    ScriptStep &decision = stepOf(script, QStringLiteral("decision"));
    ScriptStep heavy = decision;
    heavy.with.insert(QStringLiteral("fine_fen"), 20001);
    heavy.with.insert(QStringLiteral("reasons"),
                      QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("SP-1-amount")},
                                             {QStringLiteral("reason"), QStringLiteral("情节较重")}}});
    CHECK(refusedBy(bench, heavy) == QStringLiteral("SP-1-amount"));
    ScriptStep convert{QStringLiteral("zhangsan"),
                       QStringLiteral("procedure.choose"),
                       QString(),
                       QString(),
                       {{QStringLiteral("chosen_on"), QStringLiteral("2026-04-13")},
                        {QStringLiteral("procedure"), QStringLiteral("ordinary")},
                        {QStringLiteral("reason"), QStringLiteral("罚款超过当场处罚上限")}}};
    REQUIRE(bench.perform(convert));
    CHECK(bench.view().facts.procedure == cases::kOrdinary);
    CHECK(bench.view().row.stage == QStringLiteral("clue"));
    const auto next = bench.view().next;
    CHECK(std::any_of(next.begin(), next.end(),
                      [](const NextAct &one) { return one.act == QStringLiteral("filing.propose"); }));
}

TEST_CASE("two hundred yuan are the limit for a person, and a warning needs no fine")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P01-simple"));
    bench.runUntil(script, QStringLiteral("decision"));
    ScriptStep decision = stepOf(script, QStringLiteral("decision"));
    decision.with.insert(QStringLiteral("fine_fen"), 20000);
    CHECK(bench.perform(decision));
    CHECK(bench.view().row.fineFen == 20000);
}

TEST_CASE("a number on the paper is used once, from the officer's own range and not void, or it is asked why")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P01-simple"));
    bench.runAll(script);
    const QString number =
        bench.newestBody(QStringLiteral("decision.issued_on_spot")).value(QLatin1String("number")).toString();
    CHECK(number == QStringLiteral("示综执当罚字〔2026〕第0001"));
    Script second = caseScript(QStringLiteral("P01-simple"));
    second.steps.erase(second.steps.begin() + 2); // the forms were handed out
    for (ScriptStep &step : second.steps)
        step.at.clear();
    bench.runUntil(second, QStringLiteral("decision"));
    ScriptStep decision = stepOf(second, QStringLiteral("decision"));
    decision.with.insert(QStringLiteral("form_number"), number);
    const auto usedTwice = bench.perform(decision);
    REQUIRE_FALSE(usedTwice);
    CHECK(usedTwice.error().id == QStringLiteral("simple.number_used"));
    decision.with.insert(QStringLiteral("form_number"), QStringLiteral("示综执当罚字〔2026〕第0999"));
    CHECK(refusedBy(bench, decision) == QStringLiteral("SP-4-number"));
    decision.with.remove(QStringLiteral("form_number"));
    REQUIRE(bench.perform(decision));
    CHECK(bench.newestBody(QStringLiteral("decision.issued_on_spot")).value(QLatin1String("number")).toString()
          == QStringLiteral("示综执当罚字〔2026〕第0002"));
}

TEST_CASE("a case not penalised and one of the past count against a first violation")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("P02-short")));
    Script again = caseScript(QStringLiteral("P02-short"));
    for (ScriptStep &step : again.steps)
        step.at.clear();
    bench.runUntil(again, QStringLiteral("decision"));
    ScriptStep decision = stepOf(again, QStringLiteral("decision"));
    decision.with.insert(QStringLiteral("ground"), QStringLiteral("r33_b"));
    decision.with.insert(QStringLiteral("first_time"), true);
    decision.with.insert(QStringLiteral("minor_harm"), true);
    const auto refused = bench.perform(decision);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("R-33-first"));
    CHECK(refused.error().args.front() == QStringLiteral("1"));
}

TEST_CASE("what was on paper before is not judged as missing, what comes after is")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P06-continued"));
    ScriptStep &paper = stepOf(script, QStringLiteral("paper"));
    paper.with.insert(QStringLiteral("stage"), QStringLiteral("investigating"));
    bench.runUntil(script, QStringLiteral("service"));
    CHECK(bench.view().row.stage == QStringLiteral("investigating"));
    CHECK(stageInList(bench) == QStringLiteral("investigating"));
    CHECK(bench.view().row.number == QStringLiteral("示立〔2026〕3号"));
    ScriptStep decide{QStringLiteral("zhangsan"),
                      QStringLiteral("decision.issue"),
                      QString(),
                      QString(),
                      {{QStringLiteral("decided_on"), QStringLiteral("2026-04-15")},
                       {QStringLiteral("outcome"), QStringLiteral("penalty")},
                       {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")}}}};
    CHECK(refusedBy(bench, decide) == QStringLiteral("R-62-notice"));
}

TEST_CASE("a case whose notice was on paper is decided with what was found and told there, never without a penalty")
{
    const bool told = GENERATE(true, false);
    Bench bench;
    Script script = caseScript(QStringLiteral("P06-continued"));
    QJsonObject &paper = stepOf(script, QStringLiteral("paper")).with;
    paper.insert(QStringLiteral("stage"), QStringLiteral("defence"));
    paper.remove(QStringLiteral("decision_number"));
    paper.remove(QStringLiteral("decided_on"));
    if (!told)
        paper.remove(QStringLiteral("fine_fen"));
    paper.insert(QStringLiteral("facts"), QStringLiteral("2026年3月2日在人行道上摆摊经营"));
    paper.insert(QStringLiteral("evidence_text"), QStringLiteral("现场照片二张"));
    paper.insert(QStringLiteral("articles_violated"), QStringLiteral("某条例第一条"));
    paper.insert(QStringLiteral("penalty_basis"), QStringLiteral("某条例第二条"));
    bench.runUntil(script, QStringLiteral("service"));
    const QJsonObject found = bench.view().fields.value(QLatin1String("investigation")).toObject();
    CHECK(found.value(QLatin1String("facts")).toString() == QStringLiteral("2026年3月2日在人行道上摆摊经营"));
    CHECK(found.value(QLatin1String("evidence_text")).toString() == QStringLiteral("现场照片二张"));
    CHECK(found.value(QLatin1String("articles_violated")).toString().contains(QStringLiteral("某条例")));
    CHECK(found.value(QLatin1String("penalty_basis")).toString().contains(QStringLiteral("某条例")));
    CHECK_FALSE(found.contains(QLatin1String("stage")));
    ScriptStep decide{QStringLiteral("zhangsan"),
                      QStringLiteral("decision.issue"),
                      QString(),
                      QString(),
                      {{QStringLiteral("decided_on"), QStringLiteral("2026-04-15")},
                       {QStringLiteral("outcome"), QStringLiteral("penalty")},
                       {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")}}}};
    NoProgress quiet;
    const auto considered = bench.session(test::kOfficer).consider(bench.requestOf(decide), quiet);
    REQUIRE(considered);
    const auto finding = findingOf(*considered, "DE-2-penalty");
    CHECK(finding.has_value() != told);
    if (finding)
        CHECK(finding->gateClass == cases::GateClass::Stop);
    CHECK_FALSE(findingOf(*considered, "DE-2-facts"));
}

TEST_CASE("a case that came from paper without its facts is not decided before somebody tells them")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P06-continued"));
    QJsonObject &paper = stepOf(script, QStringLiteral("paper")).with;
    paper.insert(QStringLiteral("stage"), QStringLiteral("defence"));
    for (const char *member : {"decision_number", "decided_on"})
        paper.remove(QLatin1String(member));
    bench.runUntil(script, QStringLiteral("service"));
    ScriptStep decide{QStringLiteral("zhangsan"),
                      QStringLiteral("decision.issue"),
                      QString(),
                      QString(),
                      {{QStringLiteral("decided_on"), QStringLiteral("2026-04-15")},
                       {QStringLiteral("outcome"), QStringLiteral("penalty")},
                       {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")}}}};
    NoProgress quiet;
    const auto held = [&] {
        const auto considered = bench.session(test::kOfficer).consider(bench.requestOf(decide), quiet);
        REQUIRE(considered);
        const auto finding = findingOf(*considered, "DE-2-facts");
        return finding && finding->gateClass == cases::GateClass::Stop;
    };
    CHECK(held());
    // Not to penalise needs no report of an offence.
    decide.with.insert(QStringLiteral("outcome"), QStringLiteral("no_penalty"));
    CHECK_FALSE(held());
    decide.with.insert(QStringLiteral("outcome"), QStringLiteral("penalty"));
    ScriptStep conclude = stepOf(script = caseScript(QStringLiteral("T03-completed")), QStringLiteral("conclusion"));
    conclude.at.clear();
    conclude.with.insert(QStringLiteral("concluded_on"), QStringLiteral("2026-04-15"));
    REQUIRE(bench.perform(conclude));
    CHECK_FALSE(held());
}

TEST_CASE("the fast track never skips notice, defence or review")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P03-fast"));
    bench.runUntil(script, QStringLiteral("notice"));
    CHECK(bench.view().facts.procedure == QStringLiteral("fast"));
    ScriptStep decision = stepOf(script, QStringLiteral("decision"));
    decision.at.clear();
    NoProgress quiet;
    const auto considered = bench.session(test::kOfficer).consider(bench.requestOf(decision), quiet);
    REQUIRE(considered);
    for (const char *rule : {"R-62-notice", "R-58-review"}) {
        const auto finding = findingOf(*considered, rule);
        REQUIRE(finding);
        CHECK(finding->gateClass == cases::GateClass::Stop);
    }
    ScriptStep leave{QStringLiteral("zhangsan"),
                     QStringLiteral("fast.leave"),
                     QString(),
                     QString(),
                     {{QStringLiteral("left_on"), QStringLiteral("2025-01-06")},
                      {QStringLiteral("reason"), QStringLiteral("当事人改变意见")}}};
    REQUIRE(bench.perform(leave));
    CHECK(bench.view().facts.procedure == cases::kOrdinary);
    CHECK(bench.view().row.stage == QStringLiteral("concluded"));
}

TEST_CASE("a suspended case shows so in list and page, and goes back to where it was")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P05-withdrawn"));
    bench.runUntil(script, QStringLiteral("resumed"));
    CHECK(bench.view().row.stage == QStringLiteral("suspended"));
    CHECK(stageInList(bench) == QStringLiteral("suspended"));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("resumed"))));
    CHECK(bench.view().row.stage == QStringLiteral("investigating"));
    CHECK(stageInList(bench) == QStringLiteral("investigating"));
    CHECK(bench.view().facts.course.suspensions.size() == 1);
}

TEST_CASE("not to file, to withdraw and to suspend want the leader's approval, and a clue with a term its answer")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P04-not-filed"));
    bench.runUntil(script, QStringLiteral("leader"));
    ScriptStep decline = stepOf(script, QStringLiteral("declined"));
    decline.at.clear();
    CHECK(refusedBy(bench, decline) == QStringLiteral("PX1-approved"));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("leader"))));
    CHECK(refusedBy(bench, decline) == QStringLiteral("CL-replied"));
    const auto deadlines = bench.view().deadlines;
    const auto reply = std::find_if(deadlines.begin(), deadlines.end(),
                                    [](const cases::Deadline &one) { return one.code == QStringLiteral("DL-REPLY"); });
    REQUIRE(reply != deadlines.end());
    CHECK(reply->due == QDate(2026, 4, 22));
}

TEST_CASE("what the form will ask does not stand in the way before it is asked", "[casework]")
{
    const auto inTheWay = [](Bench &bench, const char *act) {
        const std::vector<NextAct> next = bench.view().next;
        const auto found =
            std::find_if(next.begin(), next.end(), [act](const NextAct &one) { return one.act == QLatin1String(act); });
        REQUIRE(found != next.end());
        QStringList rules;
        for (const cases::GateFinding &finding : found->findings)
            rules += finding.rule;
        return rules.join(QLatin1Char(' ')).toStdString();
    };
    {
        Bench bench;
        bench.runUntil(caseScript(QStringLiteral("P01-simple")), QStringLiteral("decision"));
        CHECK(inTheWay(bench, "simple.decide").empty());
    }
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("E02-court")), QStringLiteral("court_leader"));
    CHECK(inTheWay(bench, "execution.decide") == "EX-1-approved"); // the leader's word, and no missing field
}

TEST_CASE("what was approved for a measure is in nobody's way before the measure is chosen")
{
    Bench bench;
    const auto inTheWay = [&bench] {
        const CaseView view = *bench.library().caseView(bench.caseId(), &bench.session(test::kOfficer));
        const auto next = std::find_if(view.next.begin(), view.next.end(),
                                       [](const NextAct &one) { return one.act == QLatin1String("measure.handle"); });
        REQUIRE(next != view.next.end());
        return findingOf(next->findings, "CM-9-approved").has_value();
    };
    casework::Script script = caseScript(QStringLiteral("M01-sealing"));
    bench.runUntil(script, QStringLiteral("handling_leader"));
    CHECK(inTheWay());
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("handling_leader"))));
    CHECK_FALSE(inTheWay());
}

TEST_CASE("an approval of what has no proposal counts, whatever the leader named with it", "[casework]")
{
    Bench bench;
    casework::Script script = caseScript(QStringLiteral("D01-village-demolition"));
    const auto approval = std::find_if(script.steps.begin(), script.steps.end(), [](const casework::ScriptStep &step) {
        return step.act.startsWith(QLatin1String("approval."))
            && step.with.value(QLatin1String("step")).toString() == QLatin1String("execution")
            && step.with.value(QLatin1String("level")).toString() == QLatin1String("leader");
    });
    REQUIRE(approval != script.steps.end());
    bench.runUntil(script, approval->id);
    const auto inTheWay = [&bench] {
        const CaseView view = *bench.library().caseView(bench.caseId(), &bench.session(test::kOfficer));
        const auto next = std::find_if(view.next.begin(), view.next.end(),
                                       [](const NextAct &one) { return one.act == QLatin1String("execution.decide"); });
        REQUIRE(next != view.next.end());
        return findingOf(next->findings, "EX-1-approved").has_value();
    };
    CHECK(inTheWay());
    approval->with.insert(QStringLiteral("about"), bench.view().timeline.back().hash);
    REQUIRE(bench.perform(*approval));
    CHECK_FALSE(inTheWay());
}

TEST_CASE("what was found, weighed and fined on paper is in the content, the similar cases and the statistics")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P06-continued"));
    QJsonObject &paper = stepOf(script, QStringLiteral("paper")).with;
    paper.insert(QStringLiteral("facts"), QStringLiteral("2026年3月2日在人行道上摆摊经营"));
    paper.insert(QStringLiteral("penalty_basis"), QStringLiteral("某条例第二条"));
    const packs::Benchmark *benchmark = bench.library().parts().pack.benchmark(QStringLiteral("S01"));
    REQUIRE(benchmark);
    paper.insert(QStringLiteral("item"), benchmark->item);
    const QString tier = benchmark->tiers.front().id;
    paper.insert(QStringLiteral("benchmark"), benchmark->id);
    paper.insert(QStringLiteral("tier"), benchmark->tiers.front().name);
    bench.runUntil(script, QStringLiteral("service"));
    const auto contentNow = [&bench] {
        const auto file =
            CaseFile::load(*bench.library().parts().store, *bench.library().parts().vault, bench.caseId());
        REQUIRE(file);
        const auto content = decidedContent(file->all(), bench.library().parts().pack);
        REQUIRE(content);
        return content->content;
    };
    const QJsonObject content = contentNow();
    CHECK(content.value(QLatin1String("facts")).toString().size() == 64);
    CHECK(content.value(QLatin1String("fine_fen")) == 5000);
    CHECK(content.value(QLatin1String("penalty_basis")) == QStringLiteral("某条例第二条"));
    CHECK(content.value(QLatin1String("tier")) == benchmark->id + QLatin1Char('/') + tier);
    for (int i = 0; i < 4; ++i)
        bench.runUntil(script, QStringLiteral("service"));
    const auto like = insight::similarCases(*bench.library().parts().store, benchmark->item,
                                            benchmark->id + QLatin1Char('/') + tier, 5000, CaseId());
    REQUIRE(like);
    CHECK(like->count == 5);
    CHECK(like->medianFen == 5000);
    const auto counted = insight::countedCases(*bench.library().parts().store, QDate(2026, 1, 1), QDate(2026, 12, 31));
    REQUIRE(counted);
    REQUIRE(counted->size() == 5);
    CHECK(counted->front().outcome == QStringLiteral("penalty"));
    CHECK(counted->front().kinds == QStringList{QStringLiteral("fine")});
    NoProgress quiet;
    REQUIRE(bench.library().rebuild(quiet));
    CHECK(bench.holds());
}

TEST_CASE("a tier that the benchmark of a case from paper lacks is told at once")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P06-continued"));
    bench.runUntil(script, QStringLiteral("paper"));
    ScriptStep paper = stepOf(script, QStringLiteral("paper"));
    paper.with.insert(QStringLiteral("tier"), QStringLiteral("较轻"));
    const auto bare = bench.perform(paper);
    REQUIRE_FALSE(bare);
    CHECK(bare.error().id == QStringLiteral("field.unknown_benchmark"));
}

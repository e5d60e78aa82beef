#include <map>

#include <catch2/catch.hpp>

#include "core/cases/procedure.h"
#include "core/cases/stages.h"
#include "core/casework/parts.h"
#include "core/insight/case_list.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::stepOf;

namespace {

/// The stage by the list's row, and by the facts that the case's page stands on.
std::pair<QString, QString> bothStages(Bench &bench)
{
    const Library::Parts &parts = bench.library().parts();
    const auto row = insight::caseRow(*parts.store, bench.caseId());
    const auto file = CaseFile::load(*parts.store, *parts.vault, bench.caseId());
    REQUIRE(row);
    REQUIRE(file);
    return {row->stage, cases::stageOf(standingFacts(file->all(), parts.law(), parts.clock->today()))};
}

} // namespace

TEST_CASE("the list of cases and the page of a case tell the same stage after every act")
{
    const auto name =
        GENERATE(as<std::string>(), "T03-completed", "H01-hearing", "C01-completed", "P01-simple", "P02-short",
                 "P03-fast", "P04-not-filed", "P05-withdrawn", "R01-lost-and-reopened", "D01-village-demolition");
    Bench bench;
    const Script script = caseScript(QString::fromStdString(name));
    for (const ScriptStep &step : script.steps) {
        INFO(name << " " << qPrintable(step.id));
        REQUIRE(bench.perform(step));
        if (!findAct(step.act)->isOfCase())
            continue;
        const auto [inList, onPage] = bothStages(bench);
        CHECK(inList.toStdString() == onPage.toStdString());
    }
}

TEST_CASE("a demolition goes past its notice and its order as another case past its decision, and its days end there")
{
    Bench bench;
    const std::map<QString, std::pair<const char *, bool>> after = {
        {QStringLiteral("filed"), {"investigating", true}}, {QStringLiteral("dm_notice"), {"notice", true}},
        {QStringLiteral("dm_leader"), {"defence", true}},   {QStringLiteral("dm_order"), {"decided", false}},
        {QStringLiteral("urge"), {"served", false}},        {QStringLiteral("demolished"), {"performance", false}},
        {QStringLiteral("closed"), {"closed", false}}};
    for (const ScriptStep &step : caseScript(QStringLiteral("D01-village-demolition")).steps) {
        INFO(qPrintable(step.id));
        REQUIRE(bench.perform(step));
        const auto expected = after.find(step.id);
        if (expected == after.end())
            continue;
        CHECK(bothStages(bench).first.toStdString() == expected->second.first);
        int total = 0;
        const auto rows = bench.library().cases({}, 0, 1, &total);
        REQUIRE(rows);
        CHECK((rows->front().daysUsed >= 0) == expected->second.second);
    }
    QStringList bar;
    for (const cases::StageInfo &stage : cases::stepBar(bench.view().facts)) {
        if (!stage.skipped)
            bar += stage.zh;
    }
    CHECK(bar.join(QLatin1Char(' ')).toStdString()
          == "线索登记 立案审批 调查取证 限期拆除告知 陈述申辩 限期拆除决定 送达 履行和强制拆除 结案 归档");
}

TEST_CASE("a case told on paper stands in its defence in both, and at its review once that is answered")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P06-continued"));
    QJsonObject &paper = stepOf(script, QStringLiteral("paper")).with;
    paper.insert(QStringLiteral("stage"), QStringLiteral("notice"));
    for (const char *member : {"decision_number", "decided_on"})
        paper.remove(QLatin1String(member));
    bench.runUntil(script, QStringLiteral("service"));
    CHECK(bothStages(bench) == std::pair(QStringLiteral("defence"), QStringLiteral("defence")));
    Script other = caseScript(QStringLiteral("T03-completed"));
    ScriptStep &request = stepOf(other, QStringLiteral("review_1"));
    request.at.clear();
    request.with.insert(QStringLiteral("requested_on"), QStringLiteral("2026-04-15"));
    REQUIRE(bench.perform(request));
    CHECK(bothStages(bench) == std::pair(QStringLiteral("review"), QStringLiteral("review")));
    ScriptStep &opinion = stepOf(other, QStringLiteral("opinion_1"));
    opinion.at.clear();
    opinion.with.insert(QStringLiteral("signed_on"), QStringLiteral("2026-04-15"));
    REQUIRE(bench.perform(opinion));
    CHECK(bothStages(bench) == std::pair(QStringLiteral("review"), QStringLiteral("review")));
}

#include <catch2/catch.hpp>

#include "ui/casepage/timeline_filter.h"

#include "procedure_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("the whole ordinary procedure goes through the window's own forms, from clue to archive", "[ui]")
{
    Procedure procedure;
    procedure.open();
    const auto script = casework::readScript(kCaseScripts + QStringLiteral("T03-completed.json"));
    REQUIRE(script);
    for (const casework::ScriptStep &step : script->steps)
        procedure.take(step, script->folder);
    const auto view = procedure.outcome();
    REQUIRE(view);
    CHECK(view->row.stage == QStringLiteral("archived"));
    CHECK(view->row.fineFen == 100000);
    CHECK(view->row.party == QStringLiteral("杜**"));
    CHECK(view->evidence.size() >= 3);
    CHECK(view->documents.size() >= 12);
    const ChainGaps gaps = gapsOf(*view);
    INFO(gaps.without.join(QLatin1Char(' ')).toStdString());
    CHECK(gaps.stages >= 6);
    CHECK(gaps.without.size() <= 2);
    casework::CaseView bare = *view;
    bare.documents.clear();
    CHECK(gapsOf(bare).without.size() == gaps.stages);
    // An ordinary case over its whole life: tests/ui/journeys/officers-day.md.
    Typing officers = procedure.typing[QStringLiteral("zhangsan")];
    const Typing &second = procedure.typing[QStringLiteral("lisi")];
    INFO(officers.chinese << " Chinese characters, " << officers.others << " others, " << officers.choices
                          << " choices, " << officers.fields << " fields, " << officers.forms << " forms");
    if (qEnvironmentVariableIsSet("ANJUAN_TYPING"))
        WARN(officers.minutes() << " and " << second.minutes() << " minutes");
    CHECK(officers.chinese > 200); // the count counts
    CHECK(officers.minutes() + second.minutes() <= 25);
}

TEST_CASE("sealing, extension and release go through the window's own forms", "[ui]")
{
    Procedure procedure;
    procedure.open();
    const auto script = casework::readScript(kCaseScripts + QStringLiteral("M01-sealing.json"));
    REQUIRE(script);
    for (const casework::ScriptStep &step : script->steps)
        procedure.take(step, script->folder);
    const auto view = procedure.outcome();
    REQUIRE(view);
    CHECK(view->row.stage == QStringLiteral("closed"));
    REQUIRE(view->facts.measures.measures.size() == 1);
    CHECK(view->facts.measures.measures.front().extensions == 1);
    CHECK(view->facts.measures.open() == 0);
}

TEST_CASE("urging and the application to the court go through the window's own forms", "[ui]")
{
    Procedure procedure;
    procedure.open();
    const auto script = casework::readScript(kCaseScripts + QStringLiteral("E02-court.json"));
    REQUIRE(script);
    for (const casework::ScriptStep &step : script->steps)
        procedure.take(step, script->folder);
    const auto view = procedure.outcome();
    REQUIRE(view);
    CHECK(view->row.stage == QStringLiteral("closed"));
    CHECK(view->facts.execution.courtOutcome == QStringLiteral("executed"));
    CHECK(view->facts.execution.surchargeFen == 10000);
}

#include <catch2/catch.hpp>

#include "core/casework/statistics_sheet.h"
#include "core/sheets/reading.h"

#include "tests/core/casework/bench.h"
#include "tests/core/casework/sheet_columns.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

qint64 totalOf(const StatSheet &sheet, const char *table, const char *column)
{
    const SheetTable *found = sheet.table(QLatin1String(table));
    REQUIRE(found);
    return found->totals[test::columnOf(*found, column)];
}

StatSheet sheetOf(const Library &library, QDate from, QDate to)
{
    auto sheet = statSheet(library, from, to);
    REQUIRE(sheet);
    return std::move(*sheet);
}

const QDate kFirst(2026, 1, 1), kLast(2026, 12, 31);

} // namespace

TEST_CASE("a year sheet counts decisions by their date, a case once in its heaviest kind, and leads to its cases")
{
    Bench bench;
    bench.runAll(test::caseScript(QStringLiteral("T03-completed"))); // fined 1000 yuan in 2025
    bench.runAll(test::caseScript(QStringLiteral("T01-completed"))); // fined 100 yuan in 2026
    const CaseId fined = bench.caseId();
    Script both = test::caseScript(QStringLiteral("P01-simple")); // on the spot
    for (ScriptStep &step : both.steps) {
        if (step.act == QLatin1String("simple.decide"))
            step.with.insert(QStringLiteral("warning"), true);
    }
    bench.runAll(both);
    bench.runAll(test::caseScript(QStringLiteral("P02-short"))); // not penalised

    const StatSheet year = sheetOf(bench.library(), kFirst, kLast);
    CHECK(totalOf(year, "penalties", "penalties.total") == 2);
    CHECK(totalOf(year, "penalties", "penalties.fine") == 2); // the one with a warning, too, once
    CHECK(totalOf(year, "penalties", "penalties.warning") == 0);
    CHECK(totalOf(year, "penalties", "penalties.other") == 0);
    CHECK(totalOf(year, "penalties", "penalties.spared") == 1);
    CHECK(dateText(year.dueOn) == QStringLiteral("2027-01-10"));
    const SheetTable &table = *year.table(QStringLiteral("penalties"));
    REQUIRE(table.rows.size() == 1);
    const auto &cases = table.rows.front().cases[test::columnOf(table, "penalties.fine")];
    CHECK(std::find(cases.begin(), cases.end(), fined) != cases.end());
    CHECK(cases.size() == 2);

    const StatSheet before = sheetOf(bench.library(), QDate(2025, 1, 1), QDate(2025, 12, 31));
    CHECK(totalOf(before, "penalties", "penalties.total") == 1);
    CHECK(totalOf(before, "penalties", "penalties.fines") == 100'000);
    const StatSheet half = sheetOf(bench.library(), kFirst, QDate(2026, 6, 30));
    CHECK(dateText(half.dueOn) == QStringLiteral("2026-07-10"));
    CHECK(statSheet(bench.library(), kLast, kFirst).error().id == QStringLiteral("statistics.period"));
}

TEST_CASE("an inspection counts only where no decision came of it")
{
    Bench bench;
    bench.runAll(test::caseScript(QStringLiteral("I01-inspection")));
    const StatSheet alone = sheetOf(bench.library(), QDate(2020, 1, 1), QDate(2030, 12, 31));
    const qint64 inspections = totalOf(alone, "inspections", "inspections.times");
    CHECK(inspections > 0);
    bench.runAll(test::caseScript(QStringLiteral("T01-completed"))); // inspected, then decided
    const StatSheet with = sheetOf(bench.library(), QDate(2020, 1, 1), QDate(2030, 12, 31));
    CHECK(totalOf(with, "inspections", "inspections.times") == inspections);
}

TEST_CASE("what a unit reported on paper is typed in, added up, and the newest counts")
{
    Bench bench;
    bench.runAll(test::caseScript(QStringLiteral("T01-completed")));
    casework::Session &admin = bench.session(QStringLiteral("admin"));
    const QString unit = QStringLiteral("东镇");
    const auto type = [&](const QString &who, const char *column, qint64 value) {
        return enterFigures(admin, who, kFirst, kLast, {{QLatin1String(column), value}}, QStringLiteral("书面报表"));
    };
    REQUIRE(type(unit, "penalties.fine", 4));
    REQUIRE(type(unit, "penalties.fine", 5));
    const StatSheet year = sheetOf(bench.library(), kFirst, kLast);
    CHECK(totalOf(year, "penalties", "penalties.fine") == 6);
    CHECK(totalOf(year, "penalties", "penalties.total") == 6);
    const SheetTable &table = *year.table(QStringLiteral("penalties"));
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows.back().from == SheetRow::From::Typed);
    CHECK(table.rows.back().unit == unit);
    CHECK(totalOf(sheetOf(bench.library(), kFirst, QDate(2026, 6, 30)), "penalties", "penalties.fine") == 1);
    CHECK(sheetReport(year, unit).contains(QStringLiteral("罚款(宗) 6")));
    CHECK(sheetHtml(year, unit).contains(QStringLiteral("东镇(手工录入)")));

    CHECK(type(QString(), "penalties.fine", 1).error().id == QStringLiteral("statistics.no_unit"));
    CHECK(type(unit, "penalties.total", 1).error().id == QStringLiteral("statistics.no_column"));
    CHECK(type(unit, "penalties.fine", -1).error().id == QStringLiteral("statistics.bad_number"));
    CHECK(enterFigures(admin, unit, kLast, kFirst, {}, {}).error().id == QStringLiteral("statistics.period"));
    CHECK(enterFigures(bench.session(test::kOfficer), unit, kFirst, kLast, {}, {}).error().id
          == QStringLiteral("act.no_role"));
    CHECK(bench.holds());
}

TEST_CASE("a year sheet goes out as a workbook with its rules and the cases behind it")
{
    Bench bench;
    bench.runAll(test::caseScript(QStringLiteral("T01-completed")));
    const StatSheet year = sheetOf(bench.library(), kFirst, kLast);
    const auto tables = sheetTables(year, QStringLiteral("示范镇"));
    REQUIRE(tables.size() == year.tables.size() + 1);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("year.xlsx"));
    NoProgress quiet;
    REQUIRE(sheets::writeWorkbook(file, tables, QStringLiteral("年报"), kLast, quiet));
    const auto read = sheets::readTable(file, quiet);
    REQUIRE(read);
    const sheets::Sheet *penalties = read->sheet(QStringLiteral("行政处罚实施情况"));
    REQUIRE(penalties);
    CHECK(penalties->rowCount() >= 5); // heading, titles, the unit, three rules
    const sheets::Sheet *behind = read->sheet(QStringLiteral("指标对应案件"));
    REQUIRE(behind);
    CHECK(behind->rowCount() >= 3);
}

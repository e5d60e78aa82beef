#include <catch2/catch.hpp>

#include "core/casework/own_table.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

namespace {

const QDate kFrom(2025, 1, 1), kTo(2026, 12, 31);

OwnResult made(Bench &bench, const OwnTable &table)
{
    const auto result = ownTableOf(bench.library(), table, kFrom, kTo);
    INFO((result ? "" : qPrintable(result.error().id)));
    REQUIRE(result);
    return *result;
}

/// `row: figure figure` for each line.
std::string shown(const OwnResult &result)
{
    QStringList lines{result.columns.join(QLatin1Char(' '))};
    for (qsizetype row = 0; row < result.rows.size(); ++row) {
        QStringList figures;
        for (const OwnCell &cell : result.cells[static_cast<std::size_t>(row)])
            figures += cell.text.isEmpty() ? QStringLiteral("·") : cell.text;
        lines += result.rows[row] + QStringLiteral(": ") + figures.join(QLatin1Char(' '));
    }
    return lines.join(QLatin1Char('\n')).toStdString();
}

std::string faultOf(Bench &bench, const OwnTable &table)
{
    const auto result = ownTableOf(bench.library(), table, kFrom, kTo);
    return result ? std::string() : result.error().id.toStdString();
}

} // namespace

TEST_CASE("a table of one's own counts, sums and averages what it is asked, and leads to its cases")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("T03-completed"))); // fined 1000 yuan, 2025
    const CaseId old = bench.caseId();
    bench.runAll(caseScript(QStringLiteral("P01-simple"))); // on the spot, 2026
    bench.runAll(caseScript(QStringLiteral("P02-short")));  // not penalised, 2026

    OwnTable table;
    table.rows = QStringLiteral("outcome");
    table.columns = QStringLiteral("year");
    table.day = QStringLiteral("decided");
    const OwnResult cases = made(bench, table);
    CHECK(shown(cases) == "2025 2026 合计\n不予行政处罚: · 1 1\n行政处罚: 1 1 2\n合计: 1 2 3");
    CHECK(cases.cells[1][0].cases == std::vector<CaseId>{old});
    CHECK(cases.cells[2][2].cases.size() == 3);
    CHECK(cases.labels.size() == 3);

    table.columns.clear();
    table.measure = QStringLiteral("fines");
    table.outcome = QStringLiteral("penalty");
    const OwnResult fines = made(bench, table);
    REQUIRE(fines.rows.size() == 2);
    CHECK(fines.cells[1][0].value >= 100000);
    CHECK(fines.cells[0][0].value == fines.cells[1][0].value);

    // Each officer has the case in their line; the total has it once.
    table = {};
    table.rows = QStringLiteral("officer");
    table.day = QStringLiteral("filed");
    const OwnResult officers = made(bench, table);
    REQUIRE(officers.rows.size() == 3);
    CHECK(officers.cells.back().back().value <= officers.cells[0][0].value + officers.cells[1][0].value);
    CHECK(officers.cells.back().back().value == static_cast<qint64>(officers.labels.size()));

    table.rows = QStringLiteral("month");
    table.measure = QStringLiteral("days");
    table.day = QStringLiteral("decided");
    CHECK(made(bench, table).cells.front().front().text != QString());

    // One item, one officer who had nothing to do with it.
    table.item = QStringLiteral("no_such_item");
    CHECK(made(bench, table).rows.size() == 1);
}

TEST_CASE("a table of one's own refuses words that it does not know, and is the same after it was kept")
{
    Bench bench;
    OwnTable table;
    CHECK(faultOf(bench, table).empty());
    for (QString OwnTable::*word :
         {&OwnTable::rows, &OwnTable::columns, &OwnTable::measure, &OwnTable::day, &OwnTable::outcome}) {
        OwnTable wrong;
        wrong.*word = QStringLiteral("nonsense");
        CHECK(faultOf(bench, wrong) == "statistics.no_such");
    }
    const auto backwards = ownTableOf(bench.library(), table, kTo, kFrom);
    REQUIRE_FALSE(backwards);
    CHECK(backwards.error().id == QStringLiteral("statistics.period"));
    table.name = QStringLiteral("各人各月");
    table.columns = QStringLiteral("month");
    table.officer = QStringLiteral("x");
    CHECK(ownTableFrom(toJson(table)) == table);
}

TEST_CASE("a table of one's own goes out with the cases behind its figures")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("P01-simple")));
    OwnTable table;
    table.name = QStringLiteral("各程序");
    table.rows = QStringLiteral("procedure");
    table.measure = QStringLiteral("fines");
    table.day = QStringLiteral("decided");
    const OwnResult result = made(bench, table);
    const auto sheets = ownTableSheets(table, result, QStringLiteral("测试镇"), kFrom, kTo);
    REQUIRE(sheets.size() == 2);
    CHECK(sheets[0].heading.contains(QStringLiteral("各程序")));
    REQUIRE(sheets[0].rows.size() == 2);
    CHECK(sheets[0].rows[0].size() == 2);
    CHECK(sheets[0].columns.size() == 2);
    REQUIRE(sheets[1].rows.size() == 1);
    CHECK(sheets[1].rows[0][1].text == result.labels.begin()->second);
}

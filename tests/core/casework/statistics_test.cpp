#include <catch2/catch.hpp>

#include "core/casework/statistics.h"
#include "core/sheets/reading.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

QString valueOf(const Statistics &statistics, const char *id)
{
    const StatFigure *figure = statistics.figure(QLatin1String(id));
    REQUIRE(figure);
    return figure->text;
}

QString groupOf(const Statistics &statistics, const char *by, const QString &title)
{
    for (const StatBreakdown &breakdown : statistics.breakdowns) {
        if (breakdown.id != QLatin1String(by))
            continue;
        for (const StatGroup &group : breakdown.groups) {
            if (group.title == title)
                return QStringLiteral("%1 %2 %3 %4 %5")
                    .arg(group.filed)
                    .arg(group.penalised)
                    .arg(group.spared)
                    .arg(group.fineFen)
                    .arg(group.closed);
        }
    }
    return {};
}

} // namespace

TEST_CASE("a period's figures count each case once, by the day that the rule names, and lead to their cases")
{
    Bench bench;
    bench.runAll(test::caseScript(QStringLiteral("T03-completed"))); // ordinary, fined 1000 yuan, 2025
    const CaseId ordinary = bench.caseId();
    bench.runAll(test::caseScript(QStringLiteral("P01-simple"))); // on the spot, 2026
    const CaseId spot = bench.caseId();
    bench.runAll(test::caseScript(QStringLiteral("P02-short"))); // not penalised, 2026
    bench.runAll(test::caseScript(QStringLiteral("P04-not-filed")));

    const auto old = statisticsOf(bench.library(), QDate(2025, 1, 1), QDate(2025, 12, 31));
    REQUIRE(old);
    CHECK(valueOf(*old, "clues").toStdString() == "1");
    CHECK(valueOf(*old, "filed").toStdString() == "1");
    CHECK(valueOf(*old, "penalised").toStdString() == "1");
    CHECK(valueOf(*old, "on_spot").toStdString() == "0");
    CHECK(valueOf(*old, "fines").toStdString() == "1000元");
    CHECK(valueOf(*old, "review_rate").toStdString() == "100.0%");
    CHECK(valueOf(*old, "publicity_rate").toStdString() == "100.0%");
    CHECK(valueOf(*old, "time_rate").toStdString() == "100.0%");
    CHECK(valueOf(*old, "archived").toStdString() == "1");
    CHECK(old->figure(QStringLiteral("penalised"))->cases == std::vector<CaseId>{ordinary});
    CHECK(old->figure(QStringLiteral("review_rate"))->cases.empty()); // it lacks none
    CHECK(groupOf(*old, "month", QStringLiteral("2025-01")).toStdString() == "1 1 0 100000 1");
    CHECK(groupOf(*old, "officer", QStringLiteral("张三")).toStdString() == "1 1 0 100000 1");
    CHECK(groupOf(*old, "officer", QStringLiteral("李四")).toStdString() == "1 1 0 100000 1");
    CHECK(groupOf(*old, "amount", QStringLiteral("2 1000元以上不满5000元")).toStdString() == "1 1 0 100000 1");

    const auto now = statisticsOf(bench.library(), QDate(2026, 1, 1), QDate(2026, 12, 31));
    REQUIRE(now);
    CHECK(valueOf(*now, "clues").toStdString() == "3");
    CHECK(valueOf(*now, "penalised").toStdString() == "1");
    CHECK(valueOf(*now, "on_spot").toStdString() == "1");
    CHECK(valueOf(*now, "by_procedure").toStdString() == "0");
    CHECK(valueOf(*now, "review_rate").toStdString() == "—"); // nothing to take a rate of
    CHECK(valueOf(*now, "spared").toStdString() == "1");
    CHECK(valueOf(*now, "not_filed").toStdString() == "1");
    // The decision on the spot was not published, with a reason: behind the rate stands the case that it lacks.
    CHECK(valueOf(*now, "publicity_rate").toStdString() == "0.0%");
    CHECK(now->figure(QStringLiteral("publicity_rate"))->cases == std::vector<CaseId>{spot});

    const auto none = statisticsOf(bench.library(), QDate(2024, 1, 1), QDate(2024, 12, 31));
    REQUIRE(none);
    for (const StatFigure &figure : none->figures)
        CHECK(figure.cases.empty());
}

TEST_CASE("a case of the past that was entered today counts in the year in which it was decided")
{
    Bench bench;
    Script script = test::caseScript(QStringLiteral("P07-history")); // entered in 2026, decided in 2024
    test::stepOf(script, QStringLiteral("clue"))
        .with.insert(QStringLiteral("received_on"), QStringLiteral("2026-04-15"));
    bench.runAll(script);
    const auto then = statisticsOf(bench.library(), QDate(2024, 1, 1), QDate(2024, 12, 31));
    REQUIRE(then);
    CHECK(valueOf(*then, "clues").toStdString() == "0");
    CHECK(valueOf(*then, "penalised").toStdString() == "1");
    CHECK(valueOf(*then, "fines").toStdString() == "100元");
    const auto now = statisticsOf(bench.library(), QDate(2026, 1, 1), QDate(2026, 12, 31));
    REQUIRE(now);
    CHECK(valueOf(*now, "penalised").toStdString() == "0");
}

TEST_CASE("a period that ends before it begins is refused")
{
    Bench bench;
    const auto refused = statisticsOf(bench.library(), QDate(2026, 2, 1), QDate(2026, 1, 1));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("statistics.period"));
}

TEST_CASE("statistics go out as a workbook that reads back, and as a report in words")
{
    Bench bench;
    bench.runAll(test::caseScript(QStringLiteral("T03-completed")));
    const auto statistics = statisticsOf(bench.library(), QDate(2025, 1, 1), QDate(2025, 12, 31));
    REQUIRE(statistics);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("统计.xlsx"));
    NoProgress quiet;
    REQUIRE(sheets::writeWorkbook(path, statisticsSheets(*statistics, QStringLiteral("某镇")), QStringLiteral("统计"),
                                  QDate(2026, 1, 10), quiet));
    const auto read = sheets::readTable(path, quiet);
    REQUIRE(read);
    const sheets::Sheet *figures = read->sheet(QStringLiteral("指标"));
    REQUIRE(figures);
    CHECK(figures->at(0, 0).text.contains(QStringLiteral("某镇 行政执法统计 2025-01-01 至 2025-12-31")));
    bool found = false;
    for (int row = 0; row < figures->rowCount(); ++row)
        found |= figures->at(row, 0).text == QStringLiteral("立案") && figures->at(row, 1).number == 1;
    CHECK(found);
    CHECK(read->sheet(QStringLiteral("指标对应案件")));
    const QString words = statisticsReport(*statistics, QStringLiteral("某镇"));
    CHECK(words.contains(QStringLiteral("作出行政处罚决定1件")));
    CHECK(words.contains(QStringLiteral("罚款合计1000元")));
    CHECK(words.contains(QStringLiteral("法制审核率100.0%")));
}

#include <catch2/catch.hpp>

#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QHorizontalBarSeries>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

#include "core/sheets/reading.h"

#include "ui/statistics/breakdown_chart.h"
#include "ui/statistics/statistics_page.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

int lineOf(QTableView *table, const QString &title)
{
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data().toString() == title)
            return row;
    }
    return -1;
}

} // namespace

TEST_CASE("figures lead to their cases, and go out as a workbook", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    const QDate today = bench.clock.today();
    bench.openCase();

    auto *list = bench.window->findChild<QListWidget *>(QStringLiteral("navigation"));
    REQUIRE(list);
    list->setCurrentItem(navigationLine(bench.window.get(), QStringLiteral("statisticsPage")));
    auto *page = bench.window->findChild<StatisticsPage *>(QStringLiteral("statisticsPage"));
    REQUIRE(page);
    auto *figures = need<QTableView>(page, QStringLiteral("figures"));
    REQUIRE(QTest::qWaitFor([&] { return lineOf(figures, QStringLiteral("登记线索")) >= 0; }, 10000));
    const int clues = lineOf(figures, QStringLiteral("登记线索"));
    CHECK(figures->model()->index(clues, 1).data().toString() == QStringLiteral("1"));
    figures->setCurrentIndex(figures->model()->index(clues, 0));
    auto *cases = need<QTableView>(page, QStringLiteral("statisticsCases"));
    REQUIRE(cases->model()->rowCount() == 1);
    CHECK(cases->model()->index(0, 0).data().toString().contains(QStringLiteral("占道经营")));
    QSignalSpy open(page, &WorkPage::openCase);
    Q_EMIT cases->activated(cases->model()->index(0, 0));
    CHECK(open.size() == 1);

    // Last year nothing was done.
    auto *period = need<QComboBox>(page, QStringLiteral("period"));
    period->setCurrentIndex(3);
    Q_EMIT period->activated(3);
    CHECK(need<QDateEdit>(page, QStringLiteral("to"))->date() == QDate(today.year() - 1, 12, 31));
    REQUIRE(QTest::qWaitFor([&] { return figures->model()->index(clues, 1).data().toString() == QStringLiteral("0"); },
                            10000));
    // A period that ends before it begins is told in words.
    need<QDateEdit>(page, QStringLiteral("from"))->setDate(today.addYears(1));
    auto *of = need<QLabel>(page, QStringLiteral("casesOf"));
    REQUIRE(QTest::qWaitFor([&] { return of->text().contains(QStringLiteral("统计期间有误")); }, 10000));

    period->setCurrentIndex(0);
    Q_EMIT period->activated(0);
    REQUIRE(QTest::qWaitFor([&] { return figures->model()->index(clues, 1).data().toString() == QStringLiteral("1"); },
                            10000));
    bench.prompt.nextSave = bench.folder.filePath(QStringLiteral("统计.xlsx"));
    need<QPushButton>(page, QStringLiteral("exportStatistics"))->click();
    REQUIRE(QTest::qWaitFor([&] { return !bench.prompt.told.isEmpty(); }, 10000));
    NoProgress quiet;
    CHECK(sheets::readTable(bench.prompt.nextSave, quiet));
    need<QPushButton>(page, QStringLiteral("copyReport"))->click();
    CHECK(QGuiApplication::clipboard()->text().contains(QStringLiteral("共登记线索1件")));
}

TEST_CASE("a bar is a group, and a click on it chooses the group", "[ui]")
{
    BreakdownChart chart(nullptr);
    const auto bars = [&chart] {
        auto *series = qobject_cast<QHorizontalBarSeries *>(
            need<QChartView>(&chart, QStringLiteral("chartView"))->chart()->series().value(0));
        REQUIRE(series);
        return series->barSets().value(0);
    };
    const auto *note = need<QLabel>(&chart, QStringLiteral("chartNote"));
    chart.show(std::vector<casework::StatGroup>{});
    CHECK(bars()->count() == 0);
    CHECK(note->text() == QStringLiteral("这段时间没有可统计的案件。"));

    std::vector<casework::StatGroup> groups;
    for (int i = 0; i < 3; ++i) {
        casework::StatGroup group;
        group.title = QStringLiteral("同名");
        group.filed = i + 1;
        group.fineFen = 10050 * i;
        groups.push_back(group);
    }
    chart.show(groups);
    REQUIRE(bars()->count() == 3);
    CHECK(bars()->at(2) == 1); // the first group is the uppermost bar
    QSignalSpy chosen(&chart, &BreakdownChart::chosen);
    Q_EMIT bars()->clicked(2);
    REQUIRE(chosen.size() == 1);
    CHECK(chosen.at(0).at(0).toInt() == 0);
    need<QComboBox>(&chart, QStringLiteral("measure"))->setCurrentIndex(3);
    CHECK(bars()->at(1) == 100.5);

    // Of many the largest are drawn, and the others are told.
    while (groups.size() < BreakdownChart::kMost + 2)
        groups.push_back(groups.front());
    groups.back().fineFen = 999900;
    chart.show(groups);
    CHECK(bars()->count() == BreakdownChart::kMost);
    CHECK(bars()->at(0) == 9999);
    CHECK(note->text().contains(QLatin1Char('2')));
    Q_EMIT bars()->clicked(0);
    CHECK(chosen.back().at(0).toInt() == BreakdownChart::kMost + 1);
}

#include <catch2/catch.hpp>

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
    bench.logIn();
    const QDate today = bench.clock.today();
    Desk &desk = bench.window->desk();
    REQUIRE(QTest::qWaitFor([&] { return desk.isLoggedIn(); }, 10000));
    bool opened = false;
    desk.run(
        bench.window.get(), {},
        [today](const Core &core, Progress &progress) {
            casework::Request request;
            request.act = QStringLiteral("case.open");
            request.with = {{QStringLiteral("source"), QStringLiteral("inspection")},
                            {QStringLiteral("received_on"), dateText(today)},
                            {QStringLiteral("place"), QStringLiteral("人民路")},
                            {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                            {QStringLiteral("content"), QStringLiteral("巡查发现")}};
            return core.session->perform(request, progress);
        },
        [&](const Result<casework::Outcome> &outcome) {
            INFO((outcome ? "" : outcome.error().id.toStdString()));
            REQUIRE(outcome);
            opened = true;
        });
    REQUIRE(QTest::qWaitFor([&] { return opened; }, 10000));

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

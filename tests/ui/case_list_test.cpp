#include <map>

#include <catch2/catch.hpp>

#include <QtCore/QSemaphore>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

#include "ui/cases/case_list_page.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

constexpr int kPatience = 15000;

/// Three cases, each of another place, and what the list asks to be opened.
struct ListBench : DeskBench {
    ListBench()
    {
        logInAndWait();
        for (const char *place : {"东河村", "西山村", "北坡村"})
            places[open(QString::fromUtf8(place))] = QString::fromUtf8(place);
        list = need<CaseListPage>(window.get(), QStringLiteral("caseListPage"));
        table = need<QTableView>(list, QStringLiteral("cases"));
        REQUIRE(QTest::qWaitFor([this] { return table->isVisible() && table->model()->rowCount() == 3; }, kPatience));
        QObject::connect(list, &CaseListPage::openCase, list, [this](const CaseId &id) { opened.push_back(id); });
        table->setFocus();
    }

    CaseId open(const QString &place)
    {
        CaseId made;
        window->desk().run(
            window.get(), {},
            [place, today = clock.today()](const Core &core, Progress &progress) {
                casework::Request request;
                request.act = QStringLiteral("case.open");
                request.with = {{QStringLiteral("source"), QStringLiteral("inspection")},
                                {QStringLiteral("received_on"), dateText(today)},
                                {QStringLiteral("place"), place},
                                {QStringLiteral("suspected"), QStringLiteral("露天焚烧秸秆")},
                                {QStringLiteral("content"), QStringLiteral("巡查发现明火")}};
                return core.session->perform(request, progress);
            },
            [this, &made](const Result<casework::Outcome> &outcome) {
                REQUIRE(outcome);
                made = *outcome->caseId;
                window->desk().announce(made);
            });
        REQUIRE(QTest::qWaitFor([&] { return !made.isNull(); }, kPatience));
        return made;
    }

    /// From now on nothing is read until the lane is let go.
    void holdLane()
    {
        window->desk().run(
            window.get(), {},
            [this](Core, Progress &) -> Result<int> {
                lane.acquire();
                return 0;
            },
            [this](const Result<int> &) { wentOn = true; });
    }
    void letGo()
    {
        lane.release();
        REQUIRE(QTest::qWaitFor([this] { return wentOn; }, kPatience));
    }

    CaseId caseAt(int row) const { return static_cast<CaseModel *>(table->model())->row(row).id; }
    CaseId chosen() const { return caseAt(table->currentIndex().row()); }

    std::map<CaseId, QString> places;
    std::vector<CaseId> opened;
    CaseListPage *list = nullptr;
    QTableView *table = nullptr;
    QSemaphore lane;
    bool wentOn = false;
};

} // namespace

TEST_CASE("Enter opens the case that is chosen while its list is being read again", "[ui]")
{
    ListBench bench;
    bench.table->selectRow(1);
    const CaseId wanted = bench.caseAt(1);
    bench.holdLane();
    bench.list->reload();
    QTest::keyClick(bench.table, Qt::Key_Return);
    REQUIRE(bench.opened == std::vector{wanted});
    bench.letGo();
}

TEST_CASE("the case that is chosen stays chosen when another one comes to stand above it", "[ui]")
{
    ListBench bench;
    bench.table->selectRow(2);
    const CaseId wanted = bench.chosen();
    // Of one day, it comes to stand anywhere: sooner or later above the one that is chosen.
    for (int rows = 4; bench.caseAt(2) == wanted && rows < 20; ++rows) {
        bench.open(QStringLiteral("南湾村"));
        REQUIRE(QTest::qWaitFor([&] { return bench.table->model()->rowCount() == rows; }, kPatience));
    }
    REQUIRE(bench.caseAt(2) != wanted);
    CHECK(bench.chosen() == wanted);
    CHECK(bench.table->selectionModel()->selectedRows().size() == 1);
    QTest::keyClick(bench.table, Qt::Key_Return);
    CHECK(bench.opened == std::vector{wanted});
}

TEST_CASE("a selection of several cases outlives a reading of the list", "[ui]")
{
    ListBench bench;
    bench.table->selectAll();
    bench.open(QStringLiteral("南湾村"));
    REQUIRE(QTest::qWaitFor([&] { return bench.table->model()->rowCount() == 4; }, kPatience));
    CHECK(bench.table->selectionModel()->selectedRows().size() == 3);
}

TEST_CASE("Enter before the rows that were searched for opens the first of them, not one that stood there", "[ui]")
{
    ListBench bench;
    bench.table->selectRow(0);
    const CaseId wanted = bench.caseAt(2);
    auto *search = need<QLineEdit>(bench.list, QStringLiteral("search"));
    bench.holdLane();
    search->setFocus();
    search->setText(bench.places.at(wanted));
    QTest::keyClick(search, Qt::Key_Return);
    QTest::keyClick(bench.table, Qt::Key_Return);
    CHECK(bench.opened.empty());
    bench.letGo();
    REQUIRE(QTest::qWaitFor([&] { return !bench.opened.empty(); }, kPatience));
    CHECK(bench.opened == std::vector{wanted});
}

TEST_CASE("whoever goes by the arrows to a case while others are searched for opens that one", "[ui]")
{
    ListBench bench;
    bench.table->selectRow(0);
    const CaseId wanted = bench.caseAt(1);
    bench.holdLane();
    need<QLineEdit>(bench.list, QStringLiteral("search"))->setText(QStringLiteral("东河"));
    QTest::keyClick(bench.table, Qt::Key_Down);
    QTest::keyClick(bench.table, Qt::Key_Return);
    CHECK(bench.opened == std::vector{wanted});
    bench.letGo();
}

TEST_CASE("Enter in a list that is still empty opens its first case once that is there", "[ui]")
{
    ListBench bench;
    static_cast<CaseModel *>(bench.table->model())->replace({});
    bench.holdLane();
    bench.list->reload();
    QTest::keyClick(bench.table, Qt::Key_Return);
    CHECK(bench.opened.empty());
    bench.letGo();
    REQUIRE(QTest::qWaitFor([&] { return !bench.opened.empty(); }, kPatience));
    CHECK(bench.opened == std::vector{bench.caseAt(0)});
}

TEST_CASE("Enter before a search that finds nothing opens nothing, then or later", "[ui]")
{
    ListBench bench;
    auto *search = need<QLineEdit>(bench.list, QStringLiteral("search"));
    bench.holdLane();
    search->setText(QStringLiteral("无此村"));
    QTest::keyClick(bench.table, Qt::Key_Return);
    bench.letGo();
    REQUIRE(QTest::qWaitFor([&] { return bench.table->model()->rowCount() == 0; }, kPatience));
    search->clear();
    REQUIRE(QTest::qWaitFor([&] { return bench.table->model()->rowCount() == 3; }, kPatience));
    CHECK(bench.opened.empty());
}

TEST_CASE("the cause of a case can be read however narrow the window is, and what gave way comes back", "[ui]")
{
    ListBench bench;
    for (const int width : {1280, 1093, 911}) { // 1366 points at 100, 125 and 150 %
        bench.window->resize(width, 600);
        INFO(width << " " << bench.window->width());
        CHECK(QTest::qWaitFor([&] { return bench.table->columnWidth(CaseModel::Cause) >= 150; }, kPatience));
        CHECK_FALSE(bench.table->isColumnHidden(CaseModel::Number));
        CHECK_FALSE(bench.table->isColumnHidden(CaseModel::Stage));
    }
    CHECK(bench.table->isColumnHidden(CaseModel::Opened));
    bench.window->resize(1366, 600);
    REQUIRE(QTest::qWaitFor([&] { return !bench.table->isColumnHidden(CaseModel::Opened); }, kPatience));
    CHECK_FALSE(bench.table->isColumnHidden(CaseModel::Officers));
    CHECK(bench.table->columnWidth(CaseModel::Cause) >= 150);
}

#include <catch2/catch.hpp>

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

struct People {
    People()
    {
        bench.logIn();
        REQUIRE(QTest::qWaitFor([&] { return bench.window->desk().isLoggedIn(); }, 10000));
        auto *office = need<QWidget>(bench.window.get(), QStringLiteral("officePage"));
        need<QAction>(office, QStringLiteral("peopleTable:paste"))->trigger();
        dialog = bench.dialog(QStringLiteral("tableDialog"));
        table = need<QTableWidget>(dialog, QStringLiteral("rows"));
        submit = need<QPushButton>(dialog, QStringLiteral("submit"));
    }
    void paste(const char *text)
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        table->setCurrentCell(0, 0);
        QTest::keyClick(dialog, Qt::Key_V, Qt::ControlModifier);
    }
    int columnOf(const char *title) const
    {
        for (int column = 0; column < table->columnCount(); ++column) {
            if (table->horizontalHeaderItem(column)->text().startsWith(QString::fromUtf8(title)))
                return column;
        }
        return -1;
    }
    QString tipAt(int row, const char *title) const
    {
        const QTableWidgetItem *item = table->item(row, columnOf(title));
        return item ? item->toolTip() : QString();
    }

    DeskBench bench;
    QDialog *dialog = nullptr;
    QTableWidget *table = nullptr;
    QPushButton *submit = nullptr;
};

} // namespace

TEST_CASE("people pasted with their line of titles find their columns, whatever their order", "[ui]")
{
    People people;
    people.paste("执法证号\t姓名\t有效期起\t角色\n0399\t钱一\t2025-01-01\t执法人员\n\t吴镇长\t\t机关负责人\n");
    REQUIRE(QTest::qWaitFor([&] { return people.submit->isEnabled(); }, 10000));
    CHECK(people.table->item(0, people.columnOf("姓名"))->text() == QStringLiteral("钱一"));
    CHECK(people.table->item(0, people.columnOf("执法证号"))->text() == QStringLiteral("0399"));
    people.submit->click();
    QDialog *slips = visibleDialog(QStringLiteral("passwordSlips"));
    auto *list = need<QTableWidget>(slips, QStringLiteral("slips"));
    REQUIRE(list->rowCount() == 1); // the leader signs on paper
    CHECK(list->item(0, 0)->text() == QStringLiteral("钱一"));
    CHECK(list->item(0, 2)->text().size() == 14);
    const auto &all = people.bench.window->desk().people();
    CHECK(QTest::qWaitFor([&] { return all.size() == 3; }, 10000));
    CHECK_FALSE(people.submit->isEnabled()); // not twice
    need<QPushButton>(slips, QStringLiteral("close"))->click();
}

TEST_CASE("a fault in pasted people is marked in its cell, and nobody is registered with it", "[ui]")
{
    People people;
    people.paste("姓名\t角色\t执法证号\t有效期起\t身份证号\n钱一\t执法员\t0399\t2025-01-01\t110105194912310021\n");
    REQUIRE(QTest::qWaitFor([&] { return !people.tipAt(0, "角色").isEmpty(); }, 10000));
    CHECK(people.tipAt(0, "角色").contains(QStringLiteral("执法员")));
    CHECK_FALSE(people.tipAt(0, "身份证号").isEmpty());
    CHECK(people.tipAt(0, "姓名").isEmpty());
    CHECK_FALSE(people.submit->isEnabled());
    people.table->item(0, people.columnOf("角色"))->setText(QStringLiteral("执法人员"));
    people.table->item(0, people.columnOf("身份证号"))->setText(QStringLiteral("11010519491231002X"));
    CHECK(QTest::qWaitFor([&] { return people.submit->isEnabled(); }, 10000));
    CHECK(people.tipAt(0, "角色").isEmpty());
    people.dialog->reject();
}

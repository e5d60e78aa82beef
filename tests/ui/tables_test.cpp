#include <catch2/catch.hpp>

#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

#include "core/sheets/writing.h"

#include "ui/tables/table_dialog.h"

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
    people.paste("姓名\t角色\t执法证号\t有效期起\t身份证号\n钱一\t协管员\t0399\t2025-01-01\t110105194912310021\n");
    REQUIRE(QTest::qWaitFor([&] { return !people.tipAt(0, "角色").isEmpty(); }, 10000));
    CHECK(people.tipAt(0, "角色").contains(QStringLiteral("协管员")));
    CHECK_FALSE(people.tipAt(0, "身份证号").isEmpty());
    CHECK(people.tipAt(0, "姓名").isEmpty());
    CHECK_FALSE(people.submit->isEnabled());
    people.table->item(0, people.columnOf("角色"))->setText(QStringLiteral("执法人员"));
    people.table->item(0, people.columnOf("身份证号"))->setText(QStringLiteral("11010519491231002X"));
    CHECK(QTest::qWaitFor([&] { return people.submit->isEnabled(); }, 10000));
    CHECK(people.tipAt(0, "角色").isEmpty());
    people.dialog->reject();
}

TEST_CASE("at the roadside what is refused stays in the table to be mended, and the rest leaves it", "[ui]")
{
    People people;
    people.paste(
        "姓名\t角色\t执法证号\t有效期起\n钱一\t执法人员\t0399\t2025-01-01\n孙二\t执法人员\t0400\t2025-01-01\n");
    REQUIRE(QTest::qWaitFor([&] { return people.submit->isEnabled(); }, 10000));
    people.submit->click();
    need<QPushButton>(visibleDialog(QStringLiteral("passwordSlips")), QStringLiteral("close"))->click();
    people.dialog->reject();
    people.dialog = nullptr;
    REQUIRE(QTest::qWaitFor([&] { return people.bench.window->desk().people().size() == 3; }, 10000));
    need<QPushButton>(people.bench.window.get(), QStringLiteral("roadside"))->click();
    REQUIRE(QTest::qWaitFor(
        [&] {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                auto *dialog = qobject_cast<QDialog *>(widget);
                if (dialog && dialog->isVisible() && dialog->findChild<QListWidget *>(QStringLiteral("officers")))
                    people.dialog = dialog;
            }
            return people.dialog != nullptr;
        },
        10000));
    people.table = need<QTableWidget>(people.dialog, QStringLiteral("rows"));
    people.submit = need<QPushButton>(people.dialog, QStringLiteral("submit"));
    auto *officers = need<QListWidget>(people.dialog, QStringLiteral("officers"));
    REQUIRE(officers->count() == 2);
    for (int i = 0; i < 2; ++i)
        officers->item(i)->setCheckState(Qt::Checked);
    people.paste("当事人\t当事人类别\t地点\t执法事项\t案由\t违法事实\t违反的条款\t罚款(元)\t已亮证告知\n"
                 "甲一\t公民\t人民路1号\t未及时清除宠物粪便\t未清除宠物粪便\t未清除\t某条例第一条\t50\t是\n"
                 "乙二\t公民\t\t未及时清除宠物粪便\t未清除宠物粪便\t未清除\t某条例第一条\t300\t是\n");
    // The place is the same as above: one key takes it over.
    people.table->setCurrentCell(1, people.columnOf("地点"));
    QTest::keyClick(people.dialog, Qt::Key_D, Qt::ControlModifier);
    CHECK(people.table->item(1, people.columnOf("地点"))->text() == QStringLiteral("人民路1号"));
    REQUIRE(QTest::qWaitFor([&] { return people.submit->isEnabled(); }, 10000));
    people.submit->click();
    const auto nameAt = [&](int row) {
        const QTableWidgetItem *item = people.table->item(row, people.columnOf("当事人"));
        return item ? item->text() : QString();
    };
    REQUIRE(QTest::qWaitFor([&] { return nameAt(0) == QStringLiteral("乙二"); }, 20000));
    CHECK(people.table->isEnabled());
    CHECK(nameAt(1).isEmpty());
    CHECK(need<QLabel>(people.dialog, QStringLiteral("message"))->text().contains(QStringLiteral("乙二")));
    people.table->item(0, people.columnOf("罚款(元)"))->setText(QStringLiteral("100"));
    REQUIRE(QTest::qWaitFor([&] { return people.submit->isEnabled(); }, 10000));
    people.submit->click();
    CHECK(QTest::qWaitFor([&] { return !people.table->isEnabled(); }, 20000));
    people.dialog->reject();
}

TEST_CASE("of a workbook the sheet with the columns is shown, and another one can be chosen", "[ui]")
{
    People people;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("people.xlsx"));
    const auto sheet = [](const char *name, std::initializer_list<const char *> titles,
                          std::initializer_list<const char *> row) {
        sheets::Table table;
        table.name = QString::fromUtf8(name);
        for (const char *title : titles)
            table.columns.push_back({QString::fromUtf8(title), 12, {}, {}});
        table.rows.emplace_back();
        for (const char *cell : row)
            table.rows.back().push_back(sheets::Cell::ofText(QString::fromUtf8(cell)));
        return table;
    };
    NoProgress quiet;
    REQUIRE(sheets::writeWorkbook(
        path,
        {sheet("说明", {"填表说明"}, {"每人一行"}),
         sheet("在编", {"姓名", "角色", "执法证号", "有效期起"}, {"钱一", "执法人员", "0399", "2025-01-01"}),
         sheet("借调", {"姓名", "角色", "执法证号", "有效期起"}, {"孙二", "执法人员", "0400", "2025-01-01"})},
        QStringLiteral("t"), QDate(2026, 1, 5), quiet));
    auto *dialog = qobject_cast<TableDialog *>(people.dialog);
    REQUIRE(dialog);
    dialog->load(path);
    const auto nameIs = [&](const char *name) {
        return QTest::qWaitFor(
            [&] {
                const QTableWidgetItem *item = people.table->item(0, people.columnOf("姓名"));
                return item && item->text() == QString::fromUtf8(name);
            },
            10000);
    };
    REQUIRE(nameIs("钱一"));
    auto *box = need<QComboBox>(dialog, QStringLiteral("sheet"));
    REQUIRE(box->count() == 3);
    CHECK(box->currentIndex() == 1);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    REQUIRE(nameIs("孙二"));
    CHECK(need<QComboBox>(dialog, QStringLiteral("sheet"))->currentIndex() == 2);
    REQUIRE(QTest::qWaitFor([&] { return people.submit->isEnabled(); }, 10000));
    dialog->reject();
}

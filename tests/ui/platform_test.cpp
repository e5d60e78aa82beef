#include <catch2/catch.hpp>

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

#include "ui/platform/platform_dialog.h"
#include "ui/statistics/figures_dialog.h"
#include "ui/statistics/sheet_dialog.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("one key copies a field of the platform and goes on to the next that is filled", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    const CaseId id = bench.openCase();
    auto *dialog = new PlatformDialog(bench.window->desk(), id, QStringLiteral("一案"), bench.window.get());
    dialog->show();
    auto *fields = need<QTableWidget>(dialog, QStringLiteral("fields"));
    REQUIRE(QTest::qWaitFor([&] { return fields->rowCount() > 5; }, 10000));
    int place = -1;
    for (int row = 0; row < fields->rowCount(); ++row) {
        if (fields->item(row, 1)->text() == QStringLiteral("人民路"))
            place = row;
    }
    REQUIRE(place >= 0);
    fields->selectRow(place);
    QTest::keyClick(fields, Qt::Key_Return);
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("人民路"));
    fields->selectRow(0);
    const QString first = fields->item(0, 1)->data(Qt::UserRole).toString();
    QTest::keyClick(fields, Qt::Key_Space);
    CHECK(QGuiApplication::clipboard()->text() == first);
    CHECK(fields->currentRow() > 0);
    CHECK_FALSE(fields->item(fields->currentRow(), 1)->data(Qt::UserRole).toString().isEmpty());
    dialog->close();
}

TEST_CASE("a page of the platform is noted as entered, with the platform's number", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    const CaseId id = bench.openCase();
    auto *dialog = new PlatformDialog(bench.window->desk(), id, QStringLiteral("一案"), bench.window.get());
    dialog->show();
    auto *pages = need<QComboBox>(dialog, QStringLiteral("page"));
    REQUIRE(QTest::qWaitFor([&] { return pages->count() == 4; }, 10000));
    need<QLineEdit>(dialog, QStringLiteral("number"))->setText(QStringLiteral("P-1"));
    need<QPushButton>(dialog, QStringLiteral("enter"))->click();
    auto *state = need<QLabel>(dialog, QStringLiteral("state"));
    CHECK(QTest::qWaitFor([&] { return state->text().contains(dateText(bench.clock.today())); }, 10000));
    pages->setCurrentIndex(2);
    CHECK(need<QLineEdit>(dialog, QStringLiteral("number"))->text() == QStringLiteral("P-1"));
    dialog->close();
}

TEST_CASE("the year sheet shows a unit typed in beside one's own, and refuses what is no number", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    auto *dialog = new SheetDialog(bench.window->desk(), bench.window.get());
    dialog->open();
    const auto grid = [&] { return dialog->findChild<QTableWidget *>(QStringLiteral("sheet:penalties")); };
    REQUIRE(QTest::qWaitFor([&] { return grid() != nullptr; }, 10000));
    CHECK(grid()->columnCount() == 1);
    need<QPushButton>(dialog, QStringLiteral("typeFigures"))->click();
    QDialog *figures = visibleDialog(QStringLiteral("figuresDialog"));
    auto *fines = need<QLineEdit>(figures, QStringLiteral("figure:penalties.fine"));
    need<QLineEdit>(figures, QStringLiteral("unit"))->setText(QStringLiteral("东镇"));
    fines->setText(QStringLiteral("很多"));
    need<QPushButton>(figures, QStringLiteral("submit"))->click();
    CHECK(need<QLabel>(figures, QStringLiteral("message"))->text().contains(QStringLiteral("很多")));
    fines->setText(QStringLiteral("7"));
    need<QPushButton>(figures, QStringLiteral("submit"))->click();
    REQUIRE(QTest::qWaitFor([&] { return grid() && grid()->columnCount() == 3; }, 10000));
    const QString file = bench.folder.filePath(QStringLiteral("sheet.pdf"));
    bench.prompt.nextSave = file;
    need<QPushButton>(dialog, QStringLiteral("sheetPdf"))->click();
    CHECK(QTest::qWaitFor([&] { return QFile::exists(file); }, 10000));
    bench.prompt.nextSave = bench.folder.filePath(QStringLiteral("sheet.xlsx"));
    need<QPushButton>(dialog, QStringLiteral("sheetWorkbook"))->click();
    CHECK(QTest::qWaitFor([&] { return QFile::exists(bench.prompt.nextSave); }, 10000));
    dialog->reject();
}

#include <catch2/catch.hpp>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeWidget>

#include "core/sheets/reading.h"

#include "ui/statistics/assess_dialog.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

QTreeWidgetItem *firstWithPoints(const QTreeWidget *tree)
{
    for (int part = 0; part < tree->topLevelItemCount(); ++part) {
        for (int at = 0; at < tree->topLevelItem(part)->childCount(); ++at) {
            QTreeWidgetItem *item = tree->topLevelItem(part)->child(at);
            if (item->text(1).toDouble() >= 0.5)
                return item;
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("an inspector scores a paper dossier of another unit, records it, and takes the results along", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    auto *dialog = new AssessDialog(bench.window->desk(), bench.window.get());
    QSignalSpy loaded(dialog, &AssessDialog::loaded);
    QSignalSpy recorded(dialog, &AssessDialog::recorded);
    dialog->open();
    REQUIRE(QTest::qWaitFor([&] { return loaded.count() == 1; }, 10000));
    auto *table = need<QTableView>(dialog, QStringLiteral("assessments"));
    CHECK(table->model()->rowCount() == 0);
    need<QPushButton>(dialog, QStringLiteral("paper"))->click();
    REQUIRE(table->model()->rowCount() == 1);
    need<QLineEdit>(dialog, QStringLiteral("unit"))->setText(QStringLiteral("邻县某镇人民政府"));
    need<QLineEdit>(dialog, QStringLiteral("title"))->setText(QStringLiteral("某甲占道经营案"));
    auto *tree = need<QTreeWidget>(dialog, QStringLiteral("criteria"));
    QTreeWidgetItem *line = firstWithPoints(tree);
    REQUIRE(line);
    const QString criterion = line->data(0, Qt::UserRole).toString();
    tree->setCurrentItem(line);
    need<QLineEdit>(dialog, QStringLiteral("points"))->setText(QStringLiteral("0.5"));
    // Points are not taken away without a word.
    need<QPushButton>(dialog, QStringLiteral("judge:lost"))->click();
    CHECK(firstWithPoints(tree)->text(3).isEmpty());
    need<QLineEdit>(dialog, QStringLiteral("reason"))->setText(QStringLiteral("第7页没有日期"));
    need<QPushButton>(dialog, QStringLiteral("judge:lost"))->click();
    CHECK(firstWithPoints(tree)->text(3) == QStringLiteral("第7页没有日期"));
    REQUIRE(tree->currentItem());
    CHECK(tree->currentItem()->data(0, Qt::UserRole).toString() != criterion); // on to the next
    need<QPushButton>(dialog, QStringLiteral("record"))->click();
    REQUIRE(QTest::qWaitFor([&] { return recorded.count() == 1; }, 20000));
    CHECK(need<QLabel>(dialog, QStringLiteral("message"))->text().contains(QStringLiteral("邻县某镇")));
    const QTemporaryDir folder;
    bench.prompt.nextSave = folder.filePath(QStringLiteral("result.pdf"));
    need<QPushButton>(dialog, QStringLiteral("saveSheet"))->click();
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(bench.prompt.nextSave); }, 20000));
    bench.prompt.nextSave = folder.filePath(QStringLiteral("list.xlsx"));
    need<QPushButton>(dialog, QStringLiteral("saveList"))->click();
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(bench.prompt.nextSave); }, 20000));
    dialog->close();

    auto *again = new AssessDialog(bench.window->desk(), bench.window.get());
    QSignalSpy there(again, &AssessDialog::loaded);
    again->open();
    REQUIRE(QTest::qWaitFor([&] { return there.count() == 1; }, 10000));
    CHECK(need<QTableView>(again, QStringLiteral("assessments"))->model()->rowCount() == 1);
    CHECK(need<QLineEdit>(again, QStringLiteral("title"))->text() == QStringLiteral("某甲占道经营案"));
    CHECK(firstWithPoints(need<QTreeWidget>(again, QStringLiteral("criteria")))->text(3)
          == QStringLiteral("第7页没有日期"));
    again->close();
}

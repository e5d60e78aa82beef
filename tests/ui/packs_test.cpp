#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTextBrowser>

#include "core/base/json.h"
#include "core/packs/book.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

template <class F> bool comes(F condition)
{
    return QTest::qWaitFor(condition, 20000);
}

/// The page 规则包与清单, once its items are there.
QWidget *openPage(DeskBench &bench)
{
    bench.logIn();
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    auto *navigation = need<QListWidget>(bench.window.get(), QStringLiteral("navigation"));
    const auto lines = navigation->findItems(QStringLiteral("规则包与清单"), Qt::MatchExactly);
    REQUIRE(lines.size() == 1);
    navigation->setCurrentItem(lines.front());
    REQUIRE(comes([&] { return bench.window->findChild<QWidget *>(QStringLiteral("packsPage")) != nullptr; }));
    auto *page = need<QWidget>(bench.window.get(), QStringLiteral("packsPage"));
    auto *items = need<QTableView>(page, QStringLiteral("packItems"));
    REQUIRE(comes([&] { return page->isVisible() && items->model()->rowCount() > 0; }));
    return page;
}

/// For looking at: ANJUAN_PICTURES names a folder.
void picture(QWidget *widget, const char *name)
{
    const QString folder = qEnvironmentVariable("ANJUAN_PICTURES");
    if (!folder.isEmpty())
        CHECK(widget->grab().save(folder + QLatin1Char('/') + QLatin1String(name)));
}

QString packFile(const DeskBench &bench, const char *version, bool sound)
{
    QJsonObject pack = packs::builtInPack();
    pack.insert(QStringLiteral("version"), QLatin1String(version));
    pack.insert(QStringLiteral("sample"), false);
    if (!sound) {
        QJsonArray items = pack.value(QLatin1String("items")).toArray();
        QJsonObject one = items[0].toObject();
        one.insert(QStringLiteral("effective_from"), QStringLiteral("2026-02-31"));
        items[0] = one;
        pack.insert(QStringLiteral("items"), items);
    }
    QFile file(bench.folder.filePath(QStringLiteral("pack.json")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(*canonicalJson(pack));
    return file.fileName();
}

} // namespace

TEST_CASE("the page of packs shows what is in force, finds items, and marks what is unchecked", "[ui]")
{
    DeskBench bench;
    QWidget *page = openPage(bench);
    bench.window->resize(1366, 768);
    const QString head = need<QLabel>(page, QStringLiteral("packHead"))->text();
    CHECK(head.contains(QStringLiteral("示例县规则包")));
    CHECK(head.contains(QStringLiteral("未核")));
    auto *items = need<QTableView>(page, QStringLiteral("packItems"));
    const int all = items->model()->rowCount();
    auto *search = need<QLineEdit>(page, QStringLiteral("packSearch"));
    search->setText(QStringLiteral("弃置场"));
    CHECK(items->model()->rowCount() == 1);
    const QString shown = need<QTextBrowser>(page, QStringLiteral("packItem"))->toPlainText();
    CHECK(shown.contains(QStringLiteral("50立方米以下")));
    CHECK(shown.contains(QStringLiteral("1000元")));
    picture(bench.window.get(), "packs-item.png");
    search->setText(QStringLiteral("没有这样的事项"));
    CHECK(items->model()->rowCount() == 0);
    CHECK(
        need<QTextBrowser>(page, QStringLiteral("packItem"))->toPlainText().contains(QStringLiteral("没有符合的事项")));
    search->clear();
    CHECK(items->model()->rowCount() == all);
    need<QComboBox>(page, QStringLiteral("packFilter"))->setCurrentIndex(3);
    CHECK(items->model()->rowCount() > 0);
    CHECK(items->model()->rowCount() < all);
    CHECK(items->model()->index(0, 0).data().toString().contains(QStringLiteral("未核")));
    CHECK(need<QTextBrowser>(page, QStringLiteral("packLists"))->toPlainText().contains(QStringLiteral("首违不罚")));
    CHECK(need<QTextBrowser>(page, QStringLiteral("packSettings"))
              ->toPlainText()
              .contains(QStringLiteral("河南省政府令")));
    CHECK(need<QTableView>(page, QStringLiteral("packVersions"))->model()->rowCount() == 1);
}

TEST_CASE("a pack with a fault is shown and cannot be adopted; a sound one is, and stands as in force", "[ui]")
{
    DeskBench bench;
    QWidget *page = openPage(bench);
    bench.prompt.nextFiles = {packFile(bench, "x", false)};
    need<QPushButton>(page, QStringLiteral("importPack"))->click();
    QDialog *dialog = bench.dialog(QStringLiteral("packImport"));
    CHECK_FALSE(need<QPushButton>(dialog, QStringLiteral("adoptPack"))->isEnabled());
    CHECK(need<QTableView>(dialog, QStringLiteral("packFindings"))->model()->rowCount() >= 1);
    picture(dialog, "packs-fault.png");
    dialog->reject();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    bench.prompt.nextFiles = {packFile(bench, "2027.1", true)};
    need<QPushButton>(page, QStringLiteral("importPack"))->click();
    dialog = bench.dialog(QStringLiteral("packImport"));
    CHECK(need<QTextBrowser>(dialog, QStringLiteral("packDifference"))->toPlainText().contains(QStringLiteral("版本")));
    picture(dialog, "packs-sound.png");
    need<QPushButton>(dialog, QStringLiteral("adoptPack"))->click();
    auto *head = need<QLabel>(page, QStringLiteral("packHead"));
    CHECK(comes([&] { return head->text().contains(QStringLiteral("2027.1")); }));
    CHECK(comes([&] { return need<QTableView>(page, QStringLiteral("packVersions"))->model()->rowCount() == 2; }));
}

TEST_CASE("the pack in force is written out as a workbook from its page", "[ui]")
{
    DeskBench bench;
    QWidget *page = openPage(bench);
    bench.prompt.nextSave = bench.folder.filePath(QStringLiteral("a.xlsx"));
    need<QPushButton>(page, QStringLiteral("exportPack"))->click();
    CHECK(comes([&] { return QFile::exists(bench.prompt.nextSave); }));
}

TEST_CASE("the unit's own papers are written from the page of packs", "[ui]")
{
    DeskBench bench;
    QWidget *page = openPage(bench);
    auto *which = need<QComboBox>(page, QStringLiteral("unitPaper"));
    auto *write = need<QPushButton>(page, QStringLiteral("writeUnitPaper"));
    auto *said = need<QLabel>(page, QStringLiteral("message"));
    REQUIRE(which->count() == 4);
    for (int nth = 0; nth < which->count(); ++nth) {
        which->setCurrentIndex(nth);
        bench.prompt.nextSave = bench.folder.filePath(QStringLiteral("paper%1.pdf").arg(nth));
        write->click();
        REQUIRE(comes([&] { return said->text().contains(bench.prompt.nextSave); }));
        CHECK(QFile::exists(bench.prompt.nextSave));
    }
    bench.prompt.nextSave = bench.folder.filePath(QStringLiteral("none/paper.pdf"));
    write->click();
    CHECK(comes([&] { return said->text().contains(QStringLiteral("none")); }));
    CHECK_FALSE(QFile::exists(bench.prompt.nextSave));
}

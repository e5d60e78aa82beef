#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QToolButton>

#include "ui/common/look.h"
#include "ui/help/help_window.h"
#include "ui/window/places.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

HelpWindow *shown()
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<HelpWindow *>(top); window && window->isVisible())
            return window;
    }
    return nullptr;
}

} // namespace

TEST_CASE("every page of the help has its English twin, with the same links", "[ui]")
{
    static const QRegularExpression link(QStringLiteral("href=\"([^\"]*)\""));
    const auto linksOf = [](const QString &html) {
        QStringList all;
        for (auto found = link.globalMatch(html); found.hasNext();)
            all += found.next().captured(1);
        all.removeDuplicates();
        all.sort();
        return all;
    };
    static const QRegularExpression han(QStringLiteral("[\\x{4e00}-\\x{9fff}]{3,}"));
    for (const HelpPage &page : helpPages()) {
        INFO(page.id.toStdString());
        QFile chinese(QStringLiteral(":/help/%1.html").arg(page.id)),
            english(QStringLiteral(":/help/en/%1.html").arg(page.id));
        REQUIRE(chinese.open(QIODevice::ReadOnly));
        REQUIRE(english.open(QIODevice::ReadOnly));
        const QString zh = QString::fromUtf8(chinese.readAll()), en = QString::fromUtf8(english.readAll());
        CHECK(en.startsWith(QLatin1String("<h1>")));
        CHECK(linksOf(zh) == linksOf(en));
        CHECK_FALSE(han.match(en).hasMatch());
        CHECK(zh.count(QLatin1String("<h2>")) == en.count(QLatin1String("<h2>")));
    }
}

TEST_CASE("every page of the help is there, and its links lead somewhere", "[ui]")
{
    const std::vector<HelpPage> pages = helpPages();
    QSet<QString> ids;
    for (const HelpPage &page : pages)
        ids.insert(page.id);
    REQUIRE(ids.size() == static_cast<qsizetype>(pages.size()));
    REQUIRE(ids.contains(kRulesPage));
    static const QRegularExpression link(QStringLiteral("href=\"([^\"]*)\""));
    for (const HelpPage &page : pages) {
        INFO(page.id.toStdString());
        CHECK_FALSE(page.title.isEmpty());
        CHECK(page.html.size() > 60);
        for (auto all = link.globalMatch(page.html); all.hasNext();) {
            const QString to = all.next().captured(1);
            INFO(to.toStdString());
            CHECK(to.startsWith(QLatin1String("help:")));
            CHECK(ids.contains(to.mid(5)));
        }
    }
    // Each line of the navigation has a page of its own, not the first for want of another.
    for (const WorkPlace &place : workPlaces())
        CHECK(helpFor({place.name}) != helpFor({QStringLiteral("startPage")}));
    for (const char *place : {"caseListPage", "officePage", "exchangePage", "verifyPage", "backupPage", "bureauPage"})
        CHECK(helpFor({QLatin1String(place)}) != helpFor({QStringLiteral("startPage")}));
}

TEST_CASE("F1 opens the help about what is in front, also over a dialog", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    REQUIRE(QTest::qWaitFor([&] { return bench.window->desk().isLoggedIn(); }, 10000));
    auto *list = need<QListWidget>(bench.window.get(), QStringLiteral("navigation"));
    list->setCurrentItem(navigationLine(bench.window.get(), QStringLiteral("statisticsPage")));
    QTest::keyClick(list, Qt::Key_F1);
    REQUIRE(shown());
    CHECK(shown()->page() == QStringLiteral("statistics"));
    auto *text = need<QTextBrowser>(shown(), QStringLiteral("helpText"));
    CHECK(text->toPlainText().contains(QStringLiteral("怎样算出来的")));

    list->setCurrentItem(navigationLine(bench.window.get(), QStringLiteral("caseListPage")));
    auto *person = need<QToolButton>(bench.window.get(), QStringLiteral("person"));
    need<QAction>(person, QStringLiteral("changePassword"))->trigger();
    QDialog *dialog = bench.dialog(QStringLiteral("passwordDialog"));
    QTest::keyClick(dialog, Qt::Key_F1);
    REQUIRE(shown());
    CHECK(shown()->page() == QStringLiteral("start"));
    dialog->reject();
    need<QPushButton>(bench.window.get(), QStringLiteral("help"))->click();
    CHECK(shown()->page() == QStringLiteral("cases"));

    list->setCurrentItem(navigationLine(bench.window.get(), QStringLiteral("verifyPage")));
    auto *verify = need<QWidget>(bench.window.get(), QStringLiteral("verifyPage"));
    need<QPushButton>(verify, QStringLiteral("aboutVerdict"))->click();
    CHECK(shown()->page() == QStringLiteral("verdict"));
    CHECK(text->toPlainText().contains(QStringLiteral("没有证明什么")));

    // The help goes with the window that asked.
    HelpWindow::closeAny();
    CHECK_FALSE(shown());
}

TEST_CASE("the help is searched, and with it the words of every rule", "[ui]")
{
    HelpWindow *window = HelpWindow::open(kRulesPage);
    auto *search = need<QLineEdit>(window, QStringLiteral("helpSearch"));
    auto *pages = need<QListWidget>(window, QStringLiteral("helpPages"));
    auto *text = need<QTextBrowser>(window, QStringLiteral("helpText"));
    const int all = pages->count();
    const qsizetype whole = text->toPlainText().size();
    CHECK(text->toPlainText().contains(QStringLiteral("行政处罚法")));
    search->setText(QStringLiteral("移送涉嫌犯罪"));
    CHECK(pages->count() < all);
    CHECK(window->page() == kRulesPage);
    CHECK(text->toPlainText().size() < whole);
    CHECK(text->toPlainText().contains(QStringLiteral("移送涉嫌犯罪")));
    search->setText(QStringLiteral("qqq没有这个词"));
    CHECK(pages->count() == 0);
    CHECK(text->toPlainText().contains(QStringLiteral("没有")));
    search->clear();
    CHECK(pages->count() == all);
    window->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_Escape);
    CHECK(QTest::qWaitFor([] { return !shown(); }, 5000));
}

TEST_CASE("in the dark every tone has its readable shade", "[ui]")
{
    const QPalette before = QApplication::palette();
    CHECK(look::toned(QStringLiteral("color:#b3261e")) == QStringLiteral("color:#b3261e"));
    QApplication::setPalette(look::paletteOf(look::Shade::Dark));
    CHECK(look::isDark());
    CHECK(look::toned(QStringLiteral("color:#b3261e")) == QStringLiteral("color:#ff8a80"));
    CHECK(look::toned(QColor(0x5f, 0x63, 0x68)).lightness() > 128);
    CHECK(look::toned(QStringLiteral("color:#123456")) == QStringLiteral("color:#123456"));
    QApplication::setPalette(before);
    CHECK_FALSE(look::isDark());
    look::choose(look::Shade::Dark);
    CHECK(look::chosen() == look::Shade::Dark);
    look::choose(look::Shade::System);
    CHECK(look::chosen() == look::Shade::System);
}

TEST_CASE("light or dark is chosen in the person's menu", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    REQUIRE(QTest::qWaitFor([&] { return bench.window->desk().isLoggedIn(); }, 10000));
    auto *person = need<QToolButton>(bench.window.get(), QStringLiteral("person"));
    need<QAction>(person, QStringLiteral("shade2"))->trigger();
    CHECK(look::chosen() == look::Shade::Dark);
    REQUIRE(bench.prompt.told.size() == 1);
    need<QAction>(person, QStringLiteral("shade0"))->trigger();
    CHECK(look::chosen() == look::Shade::System);
}

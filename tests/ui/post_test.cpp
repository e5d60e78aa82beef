#include <QtWidgets/QCheckBox>
#include <QtWidgets/QToolButton>

#include "core/casework/post.h"

#include "ui/exchange/post_watcher.h"

#include "exchange_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("a stick that is known here carries a case to the other PC and its acknowledgement back, by itself", "[ui]")
{
    Unit unit;
    unit.join(QStringLiteral("zhangsan"));
    const QString stick = unit.folder.filePath(QStringLiteral("shared-post"));
    REQUIRE(QDir().mkpath(stick));
    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("admin"), kPassword);
    first.prompt.nextFolder = stick;
    click(first.go(2, "postTab"), "usePost");
    auto *folders = need<QTableView>(first.page("postTab"), QStringLiteral("postFolders"));
    REQUIRE(comes([&] { return folders->model()->rowCount() == 1; }));
    CHECK(QFile::exists(stick + QStringLiteral("/anjuan-post.json")));

    first.go(0, "caseListPage");
    first.cases(1)->selectRow(0);
    click(first.page("caseListPage"), "handOver");
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("handOverDialog"));
    click(dialog, "toOutbox");
    if (auto *locked = dialog->findChild<QCheckBox *>(QStringLiteral("withPassphrase")))
        locked->setChecked(false);
    click(dialog, "submit");
    const auto packages = [&] { return QDir(stick).entryList({QStringLiteral("*.zip")}, QDir::Files); };
    REQUIRE(comes([&] { return packages().size() == 1; }));
    dialog->reject();
    auto *notice = need<QWidget>(first.window.get(), QStringLiteral("notices"));
    REQUIRE(comes([&] { return notice->findChild<QLabel *>(QStringLiteral("notice:post")) != nullptr; }));
    CHECK(need<QLabel>(notice, QStringLiteral("notice:post"))->text().contains(QStringLiteral("送出 1 件")));

    Pc second(unit.clock, unit.second);
    second.logIn(QStringLiteral("zhangsan"), kPassword);
    second.prompt.nextFolder = stick;
    click(second.go(2, "postTab"), "usePost");
    auto *other = need<QWidget>(second.window.get(), QStringLiteral("notices"));
    REQUIRE(comes([&] { return other->findChild<QLabel *>(QStringLiteral("notice:post")) != nullptr; }));
    need<QToolButton>(other, QStringLiteral("seePost"))->click();
    auto *lines = need<QTableView>(second.page("postTab"), QStringLiteral("postLines"));
    REQUIRE(comes([&] { return lines->isVisible() && lines->model()->rowCount() >= 1; }));
    second.go(0, "caseListPage");
    second.cases(1);
    REQUIRE(comes([&] { return packages().size() == 2; })); // the acknowledgement

    QWidget *sent = first.go(2, "sentTab");
    auto *rows = need<QTableView>(sent, QStringLiteral("sent"));
    REQUIRE(comes([&] {
        first.go(2, "sentTab");
        return rows->model()->rowCount() == 0;
    }));
}

TEST_CASE("what is laid into a known folder is taken in at once, without waiting for the clock", "[ui]")
{
    Unit unit;
    unit.join(QStringLiteral("zhangsan"));
    const QString stick = unit.folder.filePath(QStringLiteral("shared-post"));
    REQUIRE(QDir().mkpath(stick));
    Pc second(unit.clock, unit.second);
    second.logIn(QStringLiteral("zhangsan"), kPassword);
    second.prompt.nextFolder = stick;
    click(second.go(2, "postTab"), "usePost");
    auto *lines = need<QTableView>(second.page("postTab"), QStringLiteral("postLines"));
    auto *turns = second.window->findChild<QTimer *>(QStringLiteral("postClock"));
    REQUIRE(turns);
    auto *watcher = second.window->findChild<PostWatcher *>();
    REQUIRE(watcher);
    REQUIRE(comes([&] { return watcher->isWatching(stick); }));
    turns->stop();
    const auto library = must(casework::Library::open(unit.first, casework::Access::ReadWrite, unit.clock));
    const auto admin = must(library->logIn(QStringLiteral("admin"), Secret::fromText(kPassword)));
    casework::Request news;
    news.act = QStringLiteral("office.grant_role");
    news.with = {{QStringLiteral("person"), QStringLiteral("zhangsan")},
                 {QStringLiteral("role"), QStringLiteral("archivist")},
                 {QStringLiteral("from_on"), QStringLiteral("2022-01-04")}};
    must(admin->perform(news, unit.quiet));
    casework::ExportRequest package;
    package.profile = QStringLiteral("office");
    package.file = unit.shared("late.anjuan.zip");
    for (const casework::PcRow &pc : casework::pcsOf(*library)) {
        if (pc.library != library->info().library)
            package.toLibrary = pc.library;
    }
    must(admin->exportBundle(package, unit.quiet));
    REQUIRE(QFile::copy(package.file, stick + QStringLiteral("/late.anjuan.zip")));
    // Twice looked at: a file that still grows is left alone.
    REQUIRE(comes([&] { return watcher->lines().size() == 1 && lines->model()->rowCount() == 1; }));
    CHECK_FALSE(turns->isActive());
}

TEST_CASE("an officer who leaves hands everything over in the window, and the other signs in place", "[ui]")
{
    Unit unit;
    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("zhangsan"), kPassword);
    QWidget *office = first.go(1, "officePage");
    auto *people = need<QTableView>(office, QStringLiteral("peopleTable"));
    const auto choose = [&](const QString &login) {
        for (int row = 0; row < people->model()->rowCount(); ++row) {
            if (people->model()->index(row, 1).data().toString() == login)
                people->selectRow(row);
        }
    };
    choose(QStringLiteral("zhangsan"));
    click(office, "duties");
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("dutiesDialog"));
    auto *duties = need<QTableView>(dialog, QStringLiteral("duties"));
    auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
    REQUIRE(comes([&] { return duties->model()->rowCount() == 1 && submit->isEnabled(); }));
    need<QLineEdit>(dialog, QStringLiteral("otherPassword"))->setText(QStringLiteral("not the password"));
    submit->click();
    REQUIRE(comes([&] { return said(dialog).contains(QStringLiteral("口令")) && submit->isEnabled(); }));
    need<QLineEdit>(dialog, QStringLiteral("otherPassword"))->setText(kPassword);
    submit->click();
    REQUIRE(comes([&] { return !first.prompt.told.isEmpty(); }));
    INFO(first.prompt.told.join(QLatin1Char('\n')).toStdString());
    CHECK(first.prompt.told.last().contains(QStringLiteral("已移交 1 件")));

    click(office, "lateRecords");
    QPointer<QDialog> late = visibleDialog(QStringLiteral("lateDialog"));
    REQUIRE(comes([&] { return said(late).contains(QStringLiteral("没有迟到记录")); }));
    CHECK_FALSE(need<QPushButton>(late, QStringLiteral("submit"))->isEnabled());
    late->reject();
}

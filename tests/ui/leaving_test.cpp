#include <QtCore/QSettings>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QToolButton>

#include "core/casework/backup.h"

#include "exchange_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

/// A library with the window on it, and a disk for its backups.
struct Leaving {
    Leaving() : disk(bench.folder.filePath(QStringLiteral("disk")))
    {
        QSettings().clear();
        QSettings().setValue(QStringLiteral("backup/folder"), disk);
        bench.logInAndWait();
    }
    ~Leaving() { QSettings().clear(); }

    QWidget *page(const char *name)
    {
        const QString page = QLatin1String(name);
        need<QListWidget>(bench.window.get(), QStringLiteral("navigation"))
            ->setCurrentItem(navigationLine(bench.window.get(), page));
        return need<QWidget>(bench.window.get(), page);
    }
    void firstBackup()
    {
        REQUIRE(QDir().mkpath(disk));
        click(page("backupPage"), "backUp");
        REQUIRE(comes([&] { return copies() == 1; }));
        REQUIRE(comes([&] {
            return said(need<QWidget>(bench.window.get(), QStringLiteral("backupPage")))
                .contains(QStringLiteral("通过"));
        }));
    }
    void logOut()
    {
        click(bench.window.get(), "logOut");
        REQUIRE(comes([&] { return need<QWidget>(bench.window.get(), QStringLiteral("loginPage"))->isVisible(); }));
        CHECK_FALSE(bench.window->desk().isLoggedIn());
    }
    void logInAgain()
    {
        auto *login = need<QWidget>(bench.window.get(), QStringLiteral("loginPage"));
        auto *password = need<QLineEdit>(login, QStringLiteral("password"));
        REQUIRE(comes([&] { return need<QComboBox>(login, QStringLiteral("people"))->count() > 0; }));
        password->setText(kPassword);
        click(login, "logIn");
        REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    }
    std::size_t copies() const
    {
        const auto all = casework::backupsIn(disk);
        return all ? all->size() : 0;
    }
    /// What the strip says of the backup; empty where it says nothing.
    QString told() const
    {
        const auto *line = bench.window->findChild<QLabel *>(QStringLiteral("notice:backup"));
        return line ? line->text() : QString();
    }

    DeskBench bench;
    QString disk;
};

} // namespace

TEST_CASE("who logs out leaves a proven backup where the disk is plugged in", "[ui]")
{
    Leaving leaving;
    // A folder without a first backup may be where a disk would be: nothing is written there.
    REQUIRE(QDir().mkpath(leaving.disk));
    leaving.logOut();
    CHECK(QDir(leaving.disk).isEmpty());
    leaving.logInAgain();
    leaving.firstBackup();
    leaving.logOut();
    CHECK(leaving.copies() == 2);
    CHECK(must(casework::backupsIn(leaving.disk)).front().proven);
    leaving.logInAgain();
    CHECK(leaving.told().isEmpty());
    // Unplugged, it says nothing and waits for nothing.
    REQUIRE(QDir().rename(leaving.disk, leaving.disk + QStringLiteral("-away")));
    leaving.logOut();
    CHECK_FALSE(QDir(leaving.disk).exists());
    leaving.logInAgain();
    CHECK(leaving.told().isEmpty());
    // Switched off on the page of the backups.
    REQUIRE(QDir().rename(leaving.disk + QStringLiteral("-away"), leaving.disk));
    auto *atEnd = need<QCheckBox>(leaving.page("backupPage"), QStringLiteral("atEnd"));
    REQUIRE(atEnd->isChecked());
    atEnd->click();
    leaving.logOut();
    CHECK(leaving.copies() == 2);
}

TEST_CASE("the window's end makes a backup, too, and closes", "[ui]")
{
    Leaving leaving;
    leaving.firstBackup();
    leaving.bench.window->close();
    CHECK(leaving.bench.window->isVisible()); // not yet
    REQUIRE(comes([&] { return !leaving.bench.window->isVisible(); }));
    CHECK(leaving.copies() == 2);
}

TEST_CASE("who closes the window twice does not wait for the backup", "[ui]")
{
    Leaving leaving;
    leaving.firstBackup();
    leaving.bench.window->close();
    leaving.bench.window->close();
    REQUIRE(comes([&] { return !leaving.bench.window->isVisible(); }));
    CHECK_FALSE(leaving.bench.window->desk().isLoggedIn());
}

TEST_CASE("a backup that fails when somebody leaves is told at the next log-in and on the workbench", "[ui]")
{
    Leaving leaving;
    leaving.firstBackup();
    // A file where the folder of the contents was: the disk is damaged, or somebody tidied up.
    REQUIRE(QDir().rename(leaving.disk + QStringLiteral("/vault"), leaving.disk + QStringLiteral("/kept")));
    QFile file(leaving.disk + QStringLiteral("/vault"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.close();
    leaving.logOut();
    CHECK(leaving.copies() == 1);
    leaving.logInAgain();
    REQUIRE(comes([&] { return leaving.told().contains(QStringLiteral("没有备份成功")); }));
    leaving.page("workbenchPage");
    auto *side = need<QLabel>(leaving.bench.window.get(), QStringLiteral("workbenchSide"));
    REQUIRE(comes([&] { return side->text().contains(QStringLiteral("没有备份成功")); }));
    // The line leads to the page of the backups; one that is made there ends it.
    need<QToolButton>(leaving.bench.window.get(), QStringLiteral("seeBackup"))->click();
    auto *page = need<QWidget>(leaving.bench.window.get(), QStringLiteral("backupPage"));
    CHECK(page->isVisible());
    REQUIRE(QFile::remove(leaving.disk + QStringLiteral("/vault")));
    REQUIRE(QDir().rename(leaving.disk + QStringLiteral("/kept"), leaving.disk + QStringLiteral("/vault")));
    click(page, "backUp");
    REQUIRE(comes([&] { return leaving.copies() == 2; }));
    REQUIRE(comes([&] { return leaving.told().isEmpty(); }));
}

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <QtCore/QFileInfo>

#include "core/base/messages.h"

#include "tests/core/store/library.h"

using namespace anjuan;
using namespace anjuan::store;

namespace {

void runPlain(const QString &file, const char *sql)
{
    sqlite3 *handle = nullptr;
    REQUIRE(sqlite3_open(file.toUtf8().constData(), &handle) == SQLITE_OK);
    REQUIRE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
}

/// A closed library with enough rows for many pages.
void fill(const Place &place)
{
    auto store = Store::create(place.file, place.one);
    REQUIRE(store);
    REQUIRE((*store)->write([](Write &write) -> Result<void> {
        for (qint64 i = 1; i <= 400; ++i)
            ANJUAN_CHECK(write.run("INSERT INTO note VALUES(?, ?)", {i, QString(200, u'案')}));
        return {};
    }));
}

} // namespace

TEST_CASE("A new library has its migrations, its mark and its owner's permissions alone")
{
    const Place place;
    const auto store = Store::create(place.file, place.two);
    REQUIRE(store);
    CHECK((*store)->version() == 2);
    CHECK((*store)->first("PRAGMA application_id").value()->integer(0) == 0x414A4A4E);
    CHECK((*store)->first("PRAGMA journal_mode").value()->text(0) == QStringLiteral("wal"));
    CHECK((*store)->first("PRAGMA synchronous").value()->integer(0) == 2);
    CHECK((*store)->first("PRAGMA foreign_keys").value()->integer(0) == 1);
    CHECK((*store)->first("PRAGMA busy_timeout").value()->integer(0) == 5000);
    REQUIRE(addNote(**store, 1, QStringLiteral("一")));
    const auto owner =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    CHECK(QFileInfo(place.file).permissions() == owner);
    CHECK(QFileInfo(place.file + QStringLiteral("-wal")).permissions() == owner);
}

TEST_CASE("A library is not created over a file, and nothing is left of one that fails")
{
    const Place place;
    Place::writeFile(place.file, "mine");
    CHECK(idOf(Store::create(place.file, place.one)) == QStringLiteral("store.exists"));
    CHECK(Place::readFile(place.file) == "mine");

    const QString other = place.dir.filePath(QStringLiteral("b.db"));
    Place::put(place.one, "0002_broken.sql", "CREATE TABLE x(a); CREATE TABLE x(a);");
    const auto broken = Store::create(other, place.one);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().id == QStringLiteral("store.migration_failed"));
    CHECK(broken.error().args.value(1) == QStringLiteral("0002_broken.sql"));
    CHECK_FALSE(QFileInfo::exists(other));
    CHECK_FALSE(QFileInfo::exists(other + QStringLiteral("-wal")));
    CHECK(idOf(Store::create(place.dir.filePath(QStringLiteral("no/such/c.db")), place.two))
          == QStringLiteral("store.failed"));
}

TEST_CASE("Migrations with a gap are refused")
{
    const Place place;
    Place::put(place.one, "0003_later.sql", "SELECT 1;");
    CHECK(idOf(Store::create(place.file, place.one)) == QStringLiteral("store.migrations_broken"));
    CHECK_FALSE(QFileInfo::exists(place.file));
}

TEST_CASE("An older library is upgraded after a copy of it is made")
{
    const Place place;
    {
        auto old = Store::create(place.file, place.one);
        REQUIRE(old);
        REQUIRE(addNote(**old, 1, QStringLiteral("旧")));
    }
    CHECK(idOf(Store::open(place.file, Mode::ReadOnly, place.two)) == QStringLiteral("store.older"));
    const QString copy = place.file + QStringLiteral(".v1.bak");
    CHECK_FALSE(QFileInfo::exists(copy));
    Place::writeFile(copy, "left by an upgrade that failed");
    Place::writeFile(copy + QStringLiteral(".new"), "left by a copy that was broken off");

    const auto store = Store::open(place.file, Mode::ReadWrite, place.two);
    REQUIRE(store);
    CHECK((*store)->version() == 2);
    CHECK((*store)->first("SELECT weight FROM note").value()->integer(0) == 7);
    const auto before = Store::open(copy, Mode::ReadOnly, place.one);
    REQUIRE(before);
    CHECK((*before)->version() == 1);
    CHECK((*before)->first("SELECT text FROM note").value()->text(0) == QStringLiteral("旧"));
    CHECK((QFileInfo(copy).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) == 0);
}

TEST_CASE("An upgrade that fails leaves the old version and the copy")
{
    const Place place;
    {
        auto old = Store::create(place.file, place.one);
        REQUIRE(old);
        REQUIRE(addNote(**old, 1, QStringLiteral("旧")));
    }
    SECTION("a script with a fault")
    {
        Place::put(place.two, "0002_second.sql", "CREATE TABLE half(a); SELECT no_such_function();");
        CHECK(idOf(Store::open(place.file, Mode::ReadWrite, place.two)) == QStringLiteral("store.migration_failed"));
    }
    SECTION("a script that breaks a foreign key")
    {
        Place::put(place.two, "0002_second.sql", "CREATE TABLE half(a); INSERT INTO page VALUES(99, NULL);");
        CHECK(idOf(Store::open(place.file, Mode::ReadWrite, place.two)) == QStringLiteral("store.migration_failed"));
    }
    const auto store = Store::open(place.file, Mode::ReadWrite, place.one);
    REQUIRE(store);
    CHECK((*store)->version() == 1);
    CHECK((*store)->first("SELECT count(*) FROM sqlite_master WHERE name = 'half'").value()->integer(0) == 0);
    CHECK(notes(**store) == 1);
    CHECK(QFileInfo::exists(place.file + QStringLiteral(".v1.bak")));
}

TEST_CASE("No copy, no upgrade")
{
    const Place place;
    fill(place);
    // A folder stands where the copy should go.
    QDir().mkpath(place.file + QStringLiteral(".v1.bak/x"));
    CHECK_FALSE(Store::open(place.file, Mode::ReadWrite, place.two));
    const auto store = Store::open(place.file, Mode::ReadOnly, place.one);
    REQUIRE(store);
    CHECK((*store)->version() == 1);
}

TEST_CASE("A newer library is refused and left as it is")
{
    const Place place;
    REQUIRE(Store::create(place.file, place.two));
    const QByteArray before = Place::readFile(place.file);
    for (const Mode mode : {Mode::ReadOnly, Mode::ReadWrite}) {
        const auto opened = Store::open(place.file, mode, place.one);
        REQUIRE_FALSE(opened);
        CHECK(opened.error()
              == Error{
                  Fault::Newer, QStringLiteral("store.newer"), {place.file, QStringLiteral("2"), QStringLiteral("1")}});
    }
    CHECK(Place::readFile(place.file) == before);
}

TEST_CASE("What is no library is refused with its fault")
{
    const Place place;
    const Mode mode = GENERATE(Mode::ReadOnly, Mode::ReadWrite);
    const auto open = [&] { return Store::open(place.file, mode, place.one); };
    const auto faultOf = [](const auto &result) {
        REQUIRE_FALSE(result);
        return result.error().fault;
    };

    SECTION("nothing there")
    {
        CHECK(idOf(open()) == QStringLiteral("store.missing"));
        CHECK(faultOf(open()) == Fault::NotFound);
        CHECK_FALSE(QFileInfo::exists(place.file));
    }
    SECTION("a folder")
    {
        QDir().mkpath(place.file);
        CHECK(idOf(open()) == QStringLiteral("store.not_a_file"));
    }
    SECTION("an empty file")
    {
        Place::writeFile(place.file, {});
        CHECK(idOf(open()) == QStringLiteral("store.damaged"));
        CHECK(faultOf(open()) == Fault::Corrupt);
    }
    SECTION("some text")
    {
        Place::writeFile(place.file, QByteArray("no database at all\n").repeated(1000));
        const auto opened = open();
        CHECK(idOf(opened) == QStringLiteral("store.damaged"));
        CHECK(opened.error().args.value(0) == place.file);
        CHECK(describe(opened.error()).contains(QStringLiteral("备份")));
    }
    SECTION("another program's database")
    {
        runPlain(place.file, "CREATE TABLE moz_places(a); PRAGMA user_version=1;");
        CHECK(idOf(open()) == QStringLiteral("store.not_library"));
        CHECK(faultOf(open()) == Fault::Corrupt);
    }
}

TEST_CASE("A library that was cut short or overwritten is refused as damaged")
{
    const Place place;
    fill(place);
    const QByteArray whole = Place::readFile(place.file);
    REQUIRE(whole.size() > 20 * 4096);
    const Mode mode = GENERATE(Mode::ReadOnly, Mode::ReadWrite);
    const auto refused = [&](const QByteArray &content) {
        Place::writeFile(place.file, content);
        const auto opened = Store::open(place.file, mode, place.one);
        CHECK(idOf(opened) == QStringLiteral("store.damaged"));
    };
    SECTION("half a header")
    {
        refused(whole.left(50));
    }
    SECTION("one page")
    {
        refused(whole.left(4096));
    }
    SECTION("half")
    {
        refused(whole.left(whole.size() / 2));
    }
    SECTION("a page less")
    {
        refused(whole.left(whole.size() - 4096));
    }
    SECTION("some bytes less")
    {
        refused(whole.left(whole.size() - 100));
    }
    SECTION("zeros after the header")
    {
        refused(whole.left(100) + QByteArray(whole.size() - 100, '\0'));
    }
    SECTION("noise in the schema")
    {
        refused(QByteArray(whole).replace(100, 3000, QByteArray(3000, '\x5a')));
    }
}

TEST_CASE("Damage inside is named when it is met, and found by the check")
{
    const Place place;
    fill(place);
    QByteArray content = Place::readFile(place.file);
    content.replace(content.size() / 2 / 4096 * 4096, 4096, QByteArray(4096, '\x5a'));
    Place::writeFile(place.file, content);
    const auto store = Store::open(place.file, Mode::ReadOnly, place.one);
    REQUIRE(store);
    CHECK(idOf((*store)->rows("SELECT text FROM note")) == QStringLiteral("store.damaged"));
    const auto faults = (*store)->integrityFaults();
    REQUIRE(faults);
    CHECK_FALSE(faults->isEmpty());
}

TEST_CASE("A sound library has no faults, and a broken reference is one")
{
    const Place place;
    fill(place);
    CHECK(Store::open(place.file, Mode::ReadOnly, place.one).value()->integrityFaults()->isEmpty());
    runPlain(place.file, "INSERT INTO page VALUES(4711, NULL)");
    const auto faults = Store::open(place.file, Mode::ReadOnly, place.one).value()->integrityFaults();
    REQUIRE(faults);
    REQUIRE(faults->size() == 1);
    CHECK(faults->first().contains(QStringLiteral("page")));
}

TEST_CASE("A backup is whole, opens by itself and overwrites nothing")
{
    const Place place;
    const auto store = Store::create(place.file, place.one);
    REQUIRE(store);
    REQUIRE(addNote(**store, 1, QStringLiteral("备份")));
    const QString copy = place.dir.filePath(QStringLiteral("copy.db"));
    REQUIRE((*store)->backUpTo(copy));
    CHECK_FALSE(QFileInfo::exists(copy + QStringLiteral(".part")));
    const auto opened = Store::open(copy, Mode::ReadOnly, place.one);
    REQUIRE(opened);
    CHECK(notes(**opened) == 1);
    CHECK((*opened)->integrityFaults()->isEmpty());
    CHECK(idOf((*store)->backUpTo(copy)) == QStringLiteral("store.exists"));
    CHECK(idOf((*store)->backUpTo(place.dir.filePath(QStringLiteral("no/copy.db")))) == QStringLiteral("store.failed"));
}

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>

#include "core/store/place.h"

#include "tests/core/store/library.h"

using namespace anjuan;
using namespace anjuan::store;

namespace {

/// A library of two notes, the second of which stands in the log alone, as after a power cut.
QString libraryWithLog(const ::Place &place)
{
    const QString copy = place.dir.filePath(QStringLiteral("with-log/卷.db"));
    REQUIRE(QDir().mkpath(QFileInfo(copy).path()));
    {
        const auto store = Store::create(place.file, place.one);
        REQUIRE(store);
        REQUIRE(addNote(**store, 1, QStringLiteral("一")));
    }
    const auto store = Store::open(place.file, Mode::ReadWrite, place.one);
    REQUIRE(store);
    REQUIRE(addNote(**store, 2, QStringLiteral("二")));
    for (const char *suffix : {"", "-wal"})
        REQUIRE(QFile::copy(place.file + QLatin1String(suffix), copy + QLatin1String(suffix)));
    REQUIRE(QFileInfo(copy + QStringLiteral("-wal")).size() > 0);
    return copy;
}

QStringList entries(const QString &file)
{
    return QFileInfo(file).dir().entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

qint64 stray()
{
    return QDir(QDir::tempPath())
        .entryList({QCoreApplication::applicationName() + QStringLiteral("-*")}, QDir::Dirs)
        .size();
}

} // namespace

TEST_CASE("on read-only media a library is read, and no file is made beside it")
{
    const ::Place place;
    {
        const auto store = Store::create(place.file, place.one);
        REQUIRE(store);
        REQUIRE(addNote(**store, 1, QStringLiteral("一")));
    }
    const QStringList before = entries(place.file);
    const QByteArray bytes = ::Place::readFile(place.file);
    {
        const auto store = Store::open(place.file, Mode::ReadOnlyMedia, place.one);
        REQUIRE(store);
        CHECK(notes(**store) == 1);
        CHECK(entries(place.file) == before);
        CHECK((*store)->file() == place.file);
        CHECK(idOf(addNote(**store, 2, QStringLiteral("二"))) == QStringLiteral("store.read_only"));
        CHECK((*store)->integrityFaults()->isEmpty());
    }
    CHECK(entries(place.file) == before);
    CHECK(::Place::readFile(place.file) == bytes);
}

TEST_CASE("names that would mean something in an address are names")
{
    const ::Place place;
    const QString odd = place.dir.filePath(QStringLiteral("案卷 100%?mode=rw#1&immutable=0.db"));
    {
        const auto store = Store::create(odd, place.one);
        REQUIRE(store);
        REQUIRE(addNote(**store, 1, QStringLiteral("一")));
    }
    const auto store = Store::open(odd, Mode::ReadOnlyMedia, place.one);
    REQUIRE(store);
    CHECK(notes(**store) == 1);
}

TEST_CASE("records that stand in the log alone are read on read-only media, by way of a copy that goes again")
{
    const ::Place place;
    const QString file = libraryWithLog(place);
    const QStringList before = entries(file);
    const qint64 strayBefore = stray();
    {
        const auto store = Store::open(file, Mode::ReadOnlyMedia, place.one);
        REQUIRE(store);
        CHECK(notes(**store) == 2);
        CHECK(entries(file) == before);
        CHECK((*store)->file() == file);
        CHECK(idOf(addNote(**store, 3, QStringLiteral("三"))) == QStringLiteral("store.read_only"));
    }
    CHECK(entries(file) == before);
    CHECK(stray() == strayBefore);
    // Where a file can be made, nothing is copied.
    const auto store = Store::open(file, Mode::ReadOnly, place.one);
    REQUIRE(store);
    CHECK(notes(**store) == 2);
    CHECK(entries(file) != before);
}

TEST_CASE("an older library on read-only media is named as one, not upgraded")
{
    const ::Place place;
    REQUIRE(Store::create(place.file, place.one));
    CHECK(idOf(Store::open(place.file, Mode::ReadOnlyMedia, place.two)) == QStringLiteral("store.older"));
}

TEST_CASE("a mounted image that nobody can write is found out by itself")
{
    const ::Place place;
    const QString file = libraryWithLog(place);
    const QString folder = QFileInfo(file).path();
    const auto mount = [&](const QStringList &arguments) {
        return QProcess::execute(QStringLiteral("mount"), arguments) == 0;
    };
    // Only where the tests run as somebody who may mount.
    if (::geteuid() != 0
        || QProcess::execute(QStringLiteral("sh"),
                             {QStringLiteral("-c"), QStringLiteral("command -v mount >/dev/null")})
            != 0
        || !mount({QStringLiteral("--bind"), folder, folder}))
        return;
    const bool readOnly = mount({QStringLiteral("-o"), QStringLiteral("remount,ro,bind"), folder});
    if (readOnly) {
        CHECK_FALSE(takesFiles(folder));
        CHECK(idOf(checkPlace(folder)) == QStringLiteral("store.read_only"));
        const auto store = Store::open(file, Mode::ReadOnly, place.one);
        CHECK(store);
        CHECK((store && notes(**store) == 2));
        CHECK(idOf(Store::open(file, Mode::ReadWrite, place.one)) != QStringLiteral("no error"));
    }
    QProcess::execute(QStringLiteral("umount"), {folder});
}

TEST_CASE("in a folder of a group the file and its companions are the group's")
{
    const ::Place place;
    const QString folder = place.dir.filePath(QStringLiteral("shared"));
    REQUIRE(QDir().mkdir(folder));
    const auto modeOf = [](const QString &name) {
        struct ::stat found {};
        REQUIRE(::stat(QFile::encodeName(name).constData(), &found) == 0);
        return found.st_mode & 07777;
    };
    REQUIRE(::chmod(QFile::encodeName(folder).constData(), 02770) == 0);
    const QString file = folder + QStringLiteral("/anjuan.db");
    const auto store = Store::create(file, place.one);
    REQUIRE(store);
    REQUIRE(addNote(**store, 1, QStringLiteral("一")));
    for (const char *suffix : {"", "-wal", "-shm"})
        CHECK(modeOf(file + QLatin1String(suffix)) == 0660);
    REQUIRE((*store)->backUpTo(folder + QStringLiteral("/copy.db")));
    CHECK(modeOf(folder + QStringLiteral("/copy.db")) == 0660);
    // Group-writable alone, as by a umask of 002, is no group's library.
    REQUIRE(::chmod(QFile::encodeName(folder).constData(), 0770) == 0);
    const auto own = Store::create(folder + QStringLiteral("/own.db"), place.one);
    REQUIRE(own);
    CHECK(modeOf(folder + QStringLiteral("/own.db")) == 0600);
}

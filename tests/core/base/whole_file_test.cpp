#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>

#include "core/base/whole_file.h"

using namespace anjuan;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesIn(const QString &dir)
{
    return QDir(dir).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

TEST_CASE("a file is written whole, over what stood there, and for its owner alone")
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("key.pem"));
    REQUIRE(writeWhole(path, "old"));
    REQUIRE(writeWhole(path, QByteArray(100000, 'x')));
    CHECK(contentOf(path).size() == 100000);
    CHECK(namesIn(dir.path()) == QStringList{QStringLiteral("key.pem")});
    CHECK((QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)) == QFileDevice::Permissions());
    const QString copy = dir.filePath(QStringLiteral("copy"));
    REQUIRE(copyWhole(path, copy));
    CHECK(contentOf(copy) == contentOf(path));
}

TEST_CASE("a file that is not committed leaves what stood there, and nothing beside it")
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.json"));
    REQUIRE(writeWhole(path, "old"));
    {
        WholeFile file(path);
        REQUIRE(file.open());
        file.device().write("new");
    }
    CHECK(contentOf(path) == "old");
    CHECK(namesIn(dir.path()).size() == 1);
}

TEST_CASE("a file that cannot be written is named")
{
    const QTemporaryDir dir;
    const QString nowhere = dir.filePath(QStringLiteral("no/such/folder/a.json"));
    const auto written = writeWhole(nowhere, "x");
    REQUIRE_FALSE(written);
    CHECK(written.error().id == QLatin1String("file.not_written"));
    CHECK(written.error().args.value(0) == nowhere);
    const auto copied = copyWhole(dir.filePath(QStringLiteral("gone")), dir.filePath(QStringLiteral("b")));
    REQUIRE_FALSE(copied);
    CHECK(copied.error().id == QLatin1String("file.not_written"));
    CHECK(namesIn(dir.path()).isEmpty());
    // A full disk is told when the last bytes go out, not swallowed.
    if (QFileInfo::exists(QStringLiteral("/dev/full"))) {
        QFile full(QStringLiteral("/dev/full"));
        REQUIRE(full.open(QIODevice::WriteOnly));
        full.write("x");
        CHECK_FALSE(full.flush());
    }
}

TEST_CASE("folders are made with those above them")
{
    const QTemporaryDir dir;
    const QString deep = dir.filePath(QStringLiteral("a/b/c"));
    CHECK(makeFolders(deep));
    CHECK(makeFolders(deep));
    CHECK(QFileInfo(deep).isDir());
    REQUIRE(writeWhole(dir.filePath(QStringLiteral("file")), "x"));
    CHECK_FALSE(makeFolders(dir.filePath(QStringLiteral("file/below"))));
    CHECK(syncFolder(deep));
    CHECK_FALSE(syncFolder(dir.filePath(QStringLiteral("nowhere"))));
}

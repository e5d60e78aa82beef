#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include "core/vault/vault.h"

#include "tests/support/sparse_files.h"

using namespace anjuan;
using namespace anjuan::vault;

namespace {

QString sparse(const QTemporaryDir &dir, qint64 length)
{
    const QString path = dir.filePath(QStringLiteral("sparse.bin"));
    test::writeSparse(path, length);
    return path;
}

void checkSparse(qint64 length, bool hashAgain)
{
    const QTemporaryDir dir;
    const QString source = sparse(dir, length);
    const auto vault = Vault::create(dir.filePath(QStringLiteral("vault")));
    REQUIRE(vault);
    NoProgress quiet;
    struct ::rusage before {};
    ::getrusage(RUSAGE_SELF, &before);
    const auto blob = vault->takeIn(source, quiet);
    REQUIRE(blob);
    struct ::rusage after {};
    ::getrusage(RUSAGE_SELF, &after);
    CHECK(blob->bytes == length);
    CHECK(test::onDisk(vault->path(blob->sha256)) < (8 << 20));
    CHECK(after.ru_maxrss - before.ru_maxrss < 64 * 1024); // KiB
    if (hashAgain)
        CHECK(blob->sha256 == test::digestOf(source));
}

} // namespace

TEST_CASE("the holes of a sparse file stay holes, and its digest is that of the whole")
{
    checkSparse(1 << 20, true);
    checkSparse((64LL << 20) + 1, true);
    checkSparse((129LL << 20) + 4097, true);
}

TEST_CASE("files longer than four gigabytes are taken in, with no more memory")
{
    checkSparse((4LL << 30) + 1, false);
    // Two lengths more by ANJUAN_FULL=1: minutes of hashing.
    if (qEnvironmentVariableIsSet("ANJUAN_FULL")) {
        checkSparse(20LL << 30, true);
        checkSparse(100LL << 30, false);
    }
}

TEST_CASE("a file that ends in a hole keeps its length")
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("tail.bin"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("head");
    REQUIRE(file.resize(3 << 20));
    file.close();
    const auto vault = Vault::create(dir.filePath(QStringLiteral("vault")));
    NoProgress quiet;
    const auto blob = vault->takeIn(path, quiet);
    REQUIRE(blob);
    CHECK(blob->bytes == 3 << 20);
    CHECK(QFile(vault->path(blob->sha256)).size() == 3 << 20);
    CHECK(blob->sha256 == test::digestOf(path));
    CHECK(vault->check(blob->sha256, quiet));
}

TEST_CASE("what one vault staged another adopts without a copy, over a damaged one as well")
{
    const QTemporaryDir dir;
    const auto stage = Vault::create(dir.filePath(QStringLiteral("stage")));
    const auto vault = Vault::create(dir.filePath(QStringLiteral("vault")));
    REQUIRE(stage);
    REQUIRE(vault);
    const auto blob = stage->takeIn(QByteArray("content"));
    REQUIRE(blob);
    NoProgress quiet;
    for (int round = 0; round < 2; ++round) {
        REQUIRE(vault->adopt(*stage, blob->sha256));
        CHECK(vault->check(blob->sha256, quiet));
    }
    REQUIRE(stage->destroy(blob->sha256));
    CHECK(vault->check(blob->sha256, quiet));
    CHECK(vault->adopt(*stage, blob->sha256).error().id == QStringLiteral("vault.no_blob"));

    REQUIRE(stage->takeIn(QByteArray("content")));
    const QString path = vault->path(blob->sha256);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    QFile damaged(path);
    REQUIRE(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
    damaged.write("damaged");
    damaged.close();
    REQUIRE_FALSE(vault->check(blob->sha256, quiet));
    REQUIRE(vault->adopt(*stage, blob->sha256));
    CHECK(vault->check(blob->sha256, quiet));
}

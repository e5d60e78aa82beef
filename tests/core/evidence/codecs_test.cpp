#include <catch2/catch.hpp>

#include <QtCore/QFile>

#include "core/base/messages.h"
#include "core/evidence/claims.h"
#include "core/evidence/codecs.h"

using namespace anjuan;
using namespace anjuan::evidence;

TEST_CASE("A program without its library of codecs says which one is missing")
{
    const QString name = QStringLiteral("libanjuan-codecs-that-is-not-there.so");
    const auto loaded = loadCodecs(name);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().fault == Fault::Io);
    CHECK(loaded.error().id == QStringLiteral("evidence.no_codecs"));
    REQUIRE(loaded.error().args.size() == 2);
    CHECK(loaded.error().args[0] == name);
    CHECK(describe(loaded.error()).contains(name));
    // That is no damage of the film.
    CHECK(claimsOf(fail(loaded.error())).isEmpty());
    CHECK(claimsOf(fail(Fault::Corrupt, "evidence.unreadable")).contains(QStringLiteral("readable")));
}

TEST_CASE("A library that is not that of the codecs is refused")
{
    const auto loaded = loadCodecs(QStringLiteral("libc.so.6"));
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().id == QStringLiteral("evidence.no_codecs"));
}

TEST_CASE("libav and exiv2 are not in memory before a film or photograph is read")
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    REQUIRE(maps.open(QIODevice::ReadOnly));
    const QByteArray before = maps.readAll();
    REQUIRE(codecs());
    maps.close();
    REQUIRE(maps.open(QIODevice::ReadOnly));
    const QByteArray after = maps.readAll();
    CHECK(after.contains("libanjuan-codecs.so"));
    CHECK(after.contains("libavformat"));
    // Where the whole program of tests runs at once, another case may have read a film before.
    if (!before.contains("libanjuan-codecs.so"))
        CHECK_FALSE(before.contains("libavformat"));
}

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>

#include "core/casework/pack_offers.h"

using namespace anjuan;
using namespace anjuan::casework;

namespace {

void put(const QTemporaryDir &folder, const char *name, const QByteArray &bytes)
{
    QFile file(folder.filePath(QLatin1String(name)));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

void putPack(const QTemporaryDir &folder, const char *name, const char *region, const char *version,
             bool sample = false)
{
    QJsonObject pack{{QStringLiteral("pack_id"), QLatin1String(name)},
                     {QStringLiteral("title"), QLatin1String(name)},
                     {QStringLiteral("version"), QLatin1String(version)},
                     {QStringLiteral("county"), QStringLiteral("某县")},
                     {QStringLiteral("sample"), sample}};
    if (*region)
        pack.insert(QStringLiteral("region"), QLatin1String(region));
    put(folder, name, QJsonDocument(pack).toJson());
}

QStringList offered(const char *code, const QStringList &folders)
{
    QStringList names;
    for (const PackOffer &offer : packsFor(QLatin1String(code), folders))
        names += QStringLiteral("%1 %2").arg(offer.title, offer.version);
    return names;
}

} // namespace

TEST_CASE("a unit's credit code says in what place it is registered")
{
    CHECK(regionOfCreditCode(QStringLiteral("11410725MB1234567X")) == QStringLiteral("410725"));
    CHECK(regionOfCreditCode(QStringLiteral("11410725")) == QStringLiteral("410725"));
    CHECK(regionOfCreditCode(QStringLiteral("1141072")).isEmpty());
    CHECK(regionOfCreditCode(QStringLiteral("1141072X")).isEmpty());
    CHECK(regionOfCreditCode(QString()).isEmpty());
    CHECK(regionCovers(QStringLiteral("410725"), QStringLiteral("410725")));
    CHECK(regionCovers(QStringLiteral("410700"), QStringLiteral("410725")));
    CHECK(regionCovers(QStringLiteral("410000"), QStringLiteral("410725")));
    CHECK(regionCovers(QStringLiteral("41"), QStringLiteral("410725")));
    CHECK_FALSE(regionCovers(QStringLiteral("410726"), QStringLiteral("410725")));
    CHECK_FALSE(regionCovers(QStringLiteral("410725"), QStringLiteral("410700")));
    CHECK_FALSE(regionCovers(QString(), QStringLiteral("410725")));
}

TEST_CASE("the packs for a unit's place are offered, the nearest and newest first, and no others")
{
    const QTemporaryDir folder;
    putPack(folder, "county.json", "410725", "2026.1");
    putPack(folder, "county-new.json", "410725", "2026.2");
    putPack(folder, "city.json", "410700", "2026.3");
    putPack(folder, "neighbour.json", "410726", "2026.4");
    putPack(folder, "teaching.json", "410725", "2026.5", true);
    putPack(folder, "nowhere.json", "", "2026.6");
    put(folder, "broken.json", "{\"pack_id\":");
    put(folder, "other.json", "{\"region\":\"410725\"}");
    const QStringList all{QStringLiteral("county-new.json 2026.2"), QStringLiteral("county.json 2026.1"),
                          QStringLiteral("city.json 2026.3")};
    CHECK(offered("11410725MB1234567X", {folder.path()}) == all);
    CHECK(offered("11410726MB1234567X", {folder.path()}).size() == 2);
    CHECK(offered("11990000MB1234567X", {folder.path()}).isEmpty());
    CHECK(offered("000000000000000000", {folder.path()}).isEmpty());
    CHECK(offered("", {folder.path()}).isEmpty());
    CHECK(offered("11410725MB1234567X", {QStringLiteral("/nowhere")}).isEmpty());
}

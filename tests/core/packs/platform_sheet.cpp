#include "core/packs/platform_sheet.h"

#include <catch2/catch.hpp>

#include <QtCore/QJsonDocument>

#include "core/packs/pack.h"

using namespace anjuan;
using namespace anjuan::packs;

namespace {

QString faultOf(const char *json)
{
    const auto parsed = parsePlatforms(QJsonDocument::fromJson(json).array(), QStringLiteral("p.json"));
    return parsed ? QString() : parsed.error().id + QLatin1Char(' ') + parsed.error().args.value(1);
}

} // namespace

TEST_CASE("the built-in pack shows how a platform's pages are described")
{
    QJsonObject pack = builtInPack();
    REQUIRE(parsePack(pack, QStringLiteral("built in")));
    const auto sheets = parsePlatforms(pack.value(QLatin1String("platforms")).toArray(), QStringLiteral("built in"));
    REQUIRE(sheets);
    REQUIRE(sheets->size() == 1);
    CHECK(sheets->front().pages.size() == 4);
    REQUIRE(sheets->front().page(QStringLiteral("decision")));
    CHECK_FALSE(sheets->front().page(QStringLiteral("nothing")));
    // A pack whose platform cannot be read is refused as a whole.
    pack.insert(QStringLiteral("platforms"), QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("a")}}});
    const auto refused = parsePack(pack, QStringLiteral("spoilt"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("packs.field_missing"));
}

TEST_CASE("a platform that lacks something is refused by its field")
{
    CHECK(faultOf(R"([{"id":"a","zh":"平台","pages":[{"id":"x","zh":"页","kinds":["case.filed"],
                       "fields":[{"zh":"案由","path":"case.cause"}]}]}])")
              .isEmpty());
    CHECK(faultOf(R"([{"id":"a","zh":"平台","pages":[]}])").startsWith(QStringLiteral("packs.field_missing")));
    CHECK(faultOf(R"([{"id":"a","zh":"平台","pages":[{"id":"x","zh":"页","kinds":[],
                       "fields":[{"zh":"案由","path":"case.cause"}]}]}])")
              .contains(QStringLiteral("kinds")));
    CHECK(faultOf(R"([{"id":"a","zh":"平台","pages":[{"id":"x","zh":"页","kinds":["case.filed"],
                       "fields":[{"zh":"案由","path":"case.cause","as":"colour"}]}]}])")
              .startsWith(QStringLiteral("packs.field_wrong")));
    CHECK(faultOf(R"([{"id":"a","zh":"平台","pages":[
                       {"id":"x","zh":"页","kinds":["k"],"fields":[{"zh":"案由","path":"case.cause"}]},
                       {"id":"x","zh":"页","kinds":["k"],"fields":[{"zh":"案由","path":"case.cause"}]}]}])")
              .startsWith(QStringLiteral("packs.duplicate")));
}

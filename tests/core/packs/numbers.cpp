#include "core/packs/numbers.h"

#include <catch2/catch.hpp>

#include "core/base/messages.h"

using namespace anjuan;
using namespace anjuan::packs;

namespace {

NumberPattern pattern(const char *text, const char *place, const char *kind, int padding = 1, const char *unit = "")
{
    const QJsonObject json{{QStringLiteral("text"), QString::fromUtf8(text)},
                           {QStringLiteral("place"), QString::fromUtf8(place)},
                           {QStringLiteral("kind"), QString::fromUtf8(kind)},
                           {QStringLiteral("unit"), QString::fromUtf8(unit)},
                           {QStringLiteral("padding"), padding}};
    const auto parsed = parseNumberPattern(json, QStringLiteral("test"), QStringLiteral("pattern"));
    REQUIRE(parsed);
    return *parsed;
}

QString written(const NumberPattern &scheme, int year, int serial)
{
    return formatNumber(scheme, year, serial);
}

} // namespace

TEST_CASE("numbers are written as real organs write them", "[packs]")
{
    CHECK(written(pattern("({place}){kind}〔{year}〕{serial}号", "塔市二工镇", "罚决", 2), 2026, 1)
          == QStringLiteral("(塔市二工镇)罚决〔2026〕01号"));
    CHECK(written(pattern("{place}{kind}〔{year}〕{serial}号", "尔王庄镇街(镇)", "罚先告", 3), 2025, 1)
          == QStringLiteral("尔王庄镇街(镇)罚先告〔2025〕001号"));
    CHECK(written(pattern("{place}{kind}字〔{year}〕{unit}{serial}号", "粤中沙溪执", "罚", 3, "1-"), 2024, 4)
          == QStringLiteral("粤中沙溪执罚字〔2024〕1-004号"));
    CHECK(written(pattern("{place}{kind}字〔{year}〕第{serial}号", "南龙政行", "处决"), 2024, 36)
          == QStringLiteral("南龙政行处决字〔2024〕第36号"));
    CHECK(written(pattern("{place}{kind}〔{year}〕{serial}号", "一政", "罚决", 2), 2025, 4)
          == QStringLiteral("一政罚决〔2025〕04号"));
    CHECK(written(pattern("{place}{kind}字〔{year}〕第{serial}号", "上镇执", "罚决", 2), 2023, 5)
          == QStringLiteral("上镇执罚决字〔2023〕第05号"));
    CHECK(written(pattern("{place}{kind}〔{year}〕{unit}{serial}号", "莆城管简", "罚决", 4, "2"), 2024, 8)
          == QStringLiteral("莆城管简罚决〔2024〕20008号"));
    CHECK(written(pattern("{place}〔{year}〕{kind}字第{unit}{serial}号", "杭滨综执", "罚决", 4, "02-"), 2021, 96)
          == QStringLiteral("杭滨综执〔2021〕罚决字第02-0096号"));
    CHECK(written(pattern("{place}{kind}字({year})第{serial}号", "龙林草", "罚决", 5), 2025, 1064)
          == QStringLiteral("龙林草罚决字(2025)第01064号"));
    CHECK(written(pattern("{place}{kind}字{year}第{serial}号", "头镇", "罚告", 3), 2020, 1)
          == QStringLiteral("头镇罚告字2020第001号"));
    // The same organ a year later without padding; one series for a field; another kind than 罚决.
    CHECK(written(pattern("{place}{kind}字〔{year}〕第{serial}号", "上镇执", "罚决"), 2024, 1)
          == QStringLiteral("上镇执罚决字〔2024〕第1号"));
    CHECK(written(pattern("{place}{kind}字〔{year}〕第{serial}号", "桃修林", "罚决"), 2025, 2)
          == QStringLiteral("桃修林罚决字〔2025〕第2号"));
    CHECK(written(pattern("{place}{kind}字〔{year}〕第{serial}号", "从江街违建", "处"), 2023, 115)
          == QStringLiteral("从江街违建处字〔2023〕第115号"));
    // Leading digits name the enforcement unit; a bureau's number has the town's code inside.
    CHECK(written(pattern("{place}{kind}字〔{year}〕第{unit}{serial}号", "株(醴)城行", "罚", 3, "7"), 2024, 11)
          == QStringLiteral("株(醴)城行罚字〔2024〕第7011号"));
    CHECK(written(pattern("{place}{kind}字〔{year}〕{unit}{serial}号", "益执", "罚决", 4, "6"), 2024, 33)
          == QStringLiteral("益执罚决字〔2024〕60033号"));
    CHECK(written(pattern("{place}{kind}〔{year}〕{serial}号", "北银综执福成", "罚"), 2025, 75)
          == QStringLiteral("北银综执福成罚〔2025〕75号"));
    CHECK(written(pattern("{place}{kind}({year}){serial}号", "粤佛禅管城祖", "决"), 2014, 9)
          == QStringLiteral("粤佛禅管城祖决(2014)9号"));
}

TEST_CASE("a serial longer than its padding is written in full", "[packs]")
{
    CHECK(written(pattern("{kind}〔{year}〕{serial}号", "", "罚决", 2), 2026, 1234)
          == QStringLiteral("罚决〔2026〕1234号"));
}

TEST_CASE("a number pattern without year or serial is refused", "[packs]")
{
    for (const char *text :
         {"{place}{kind}字〔〕第{serial}号", "{kind}〔{year}〕号", "{kind}〔{year}〕{serial}{serial}号",
          "{kind}〔{year}〕{serial}{organ}号", "{kind}〔{year}〕{serial}号{"}) {
        const QJsonObject json{{QStringLiteral("text"), QString::fromUtf8(text)},
                               {QStringLiteral("kind"), QStringLiteral("罚")}};
        const auto parsed = parseNumberPattern(json, QStringLiteral("here"), QStringLiteral("numbers.series.decision"));
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().id == QStringLiteral("packs.number_without_place"));
        CHECK(hasMessage(parsed.error().id));
    }
}

#include "core/discretion/calculator.h"

#include <catch2/catch.hpp>

#include "core/base/messages.h"
#include "core/packs/pack.h"

using namespace anjuan;
using namespace anjuan::discretion;

namespace {

const packs::Pack &county()
{
    static const auto pack = packs::parsePack(packs::builtInPack(), QStringLiteral("built-in"));
    REQUIRE(pack);
    return *pack;
}

Result<Assessment> of(const char *benchmark, const Circumstances &about)
{
    const packs::Benchmark *table = county().benchmark(QLatin1String(benchmark));
    REQUIRE(table);
    return assess(*county().item(table->item), *table, about);
}

Circumstances person(std::optional<qint64> quantity = std::nullopt)
{
    Circumstances about;
    about.partyClass = QStringLiteral("person");
    about.quantityMilli = quantity;
    return about;
}

Circumstances organisation(std::optional<qint64> quantity = std::nullopt)
{
    Circumstances about = person(quantity);
    about.partyClass = QStringLiteral("organisation");
    return about;
}

void checkRefused(const Result<Assessment> &result, const char *id, const QStringList &named = {})
{
    REQUIRE_FALSE(result);
    CHECK(result.error().id == QLatin1String(id));
    CHECK(result.error().fault == Fault::Refused);
    CHECK(hasMessage(result.error().id));
    for (const QString &name : named)
        CHECK(describe(result.error()).contains(name));
}

} // namespace

TEST_CASE("a person with 120 cubic metres pays 3000 yuan and is warned", "[discretion]")
{
    const auto found = of("B01", person(120000));
    REQUIRE(found);
    CHECK(found->tierName == QStringLiteral("严重"));
    CHECK(found->fixed);
    CHECK(found->minFen == 300000);
    CHECK(found->maxFen == 300000);
    CHECK(found->statutoryMinFen == 0);
    CHECK(found->statutoryMaxFen == 300000);
    CHECK(found->warning);
    CHECK(found->edgeNote.isEmpty());
    CHECK(found->reasonsNeeded.isEmpty());
    CHECK(found->rangeText == QStringLiteral("警告,罚款3000元"));

    const Check published = check(*found, 300000, false, {});
    CHECK(published.withinStatute);
    CHECK(published.withinTier);
    CHECK(published.warningMissing);
    const Check complete = check(*found, 300000, true, {});
    CHECK_FALSE(complete.warningMissing);
    CHECK_FALSE(check(*found, 300001, true, {}).withinStatute);
    CHECK_FALSE(check(*found, 299999, true, {}).withinTier);
    CHECK(check(*found, 299999, true, {}).withinStatute);
}

TEST_CASE("an edge that two tiers include is noted, and the lighter tier is taken", "[discretion]")
{
    const auto fifty = of("B01", person(50000));
    REQUIRE(fifty);
    CHECK(fifty->tierName == QStringLiteral("轻微"));
    CHECK(fifty->maxFen == 100000);
    CHECK(fifty->reasonsNeeded == QStringList{QStringLiteral("shared_edge")});
    for (const char *part : {"50立方米", "轻微", "一般"})
        CHECK(fifty->edgeNote.contains(QString::fromUtf8(part)));

    const auto hundred = of("B01", organisation(100000));
    REQUIRE(hundred);
    CHECK(hundred->tierName == QStringLiteral("一般"));
    CHECK(hundred->maxFen == 800000);
    CHECK_FALSE(hundred->edgeNote.isEmpty());

    Circumstances chosen = person(50000);
    chosen.tier = QStringLiteral("一般");
    const auto upper = of("B01", chosen);
    REQUIRE(upper);
    CHECK(upper->tierFits);
    CHECK(upper->maxFen == 200000);
    CHECK_FALSE(upper->edgeNote.isEmpty());

    CHECK(of("B01", person(50001))->edgeNote.isEmpty());
}

TEST_CASE("a tier chosen against its quantity is a departure, not an error", "[discretion]")
{
    Circumstances about = person(120000);
    about.tier = QStringLiteral("轻微");
    const auto found = of("B01", about);
    REQUIRE(found);
    CHECK_FALSE(found->tierFits);
    CHECK(found->fittingTier == QStringLiteral("严重"));
    CHECK(found->reasonsNeeded.contains(QStringLiteral("other_tier")));
    CHECK_FALSE(check(*found, 100000, true, {}).withinTier);
    CHECK(check(*found, 100000, true, {}).withinStatute);
}

TEST_CASE("a price for each square metre stops at its cap", "[discretion]")
{
    Circumstances about = organisation(12500);
    about.tier = QStringLiteral("footway");
    const auto small = of("B02", about);
    REQUIRE(small);
    CHECK(small->minFen == 625000);
    CHECK(small->maxFen == 625000);
    about.quantityMilli = 400000;
    CHECK(of("B02", about)->maxFen == 2000000);
    about.tier = QStringLiteral("main_lane");
    about.quantityMilli = 1;
    CHECK(of("B02", about)->maxFen == 200);
    about.quantityMilli.reset();
    checkRefused(of("B02", about), "discretion.quantity_missing", {QStringLiteral("m2")});
    about.quantityMilli = INT64_MAX;
    const auto tooLarge = of("B02", about);
    REQUIRE_FALSE(tooLarge);
    CHECK(tooLarge.error().id == QStringLiteral("discretion.amount_too_large"));
}

TEST_CASE("one name for two tiers is settled by what is known of the act, or refused", "[discretion]")
{
    Circumstances about = organisation(1000);
    about.tier = QStringLiteral("一般");
    checkRefused(of("B02", about), "discretion.tier_ambiguous", {QStringLiteral("B02")});
    about.conditions << QStringLiteral("擅自挖掘(非交付未满5年或大修未满3年的)主车道");
    const auto found = of("B02", about);
    REQUIRE(found);
    CHECK(found->tier == QStringLiteral("main_lane"));
}

TEST_CASE("a percentage is taken of the cost of building", "[discretion]")
{
    Circumstances about = organisation(2000);
    checkRefused(of("B03", about), "discretion.base_missing", {QStringLiteral("临时建设工程造价")});
    about.baseFen = 8000001;
    const auto ordinary = of("B03", about);
    REQUIRE(ordinary);
    CHECK(ordinary->tierName == QStringLiteral("一般"));
    CHECK(ordinary->minFen == 0);
    CHECK(ordinary->maxFen == 4000000); // rounded down to the fen
    CHECK(ordinary->statutoryMaxFen == 8000001);
    CHECK(ordinary->rangeText == QStringLiteral("40000元以下罚款"));
    about.quantityMilli = 4000;
    CHECK(of("B03", about)->minFen == 4000000);
    about.quantityMilli = 500;
    const auto light = of("B03", about);
    REQUIRE(light);
    CHECK(light->maxFen == 0);
    CHECK(light->rangeText == QStringLiteral("不罚款"));
}

TEST_CASE("a multiple is taken of the value of the trees, and below is not at", "[discretion]")
{
    Circumstances about = person(3000);
    about.baseFen = 100000;
    CHECK(of("B23", about)->minFen == 200000);
    CHECK(of("B23", about)->maxFen == 300000);
    about.quantityMilli = 2999;
    CHECK(of("B23", about)->maxFen == 200000);
    CHECK(of("B23", about)->statutoryMaxFen == 500000);
}

TEST_CASE("a class of party that a tier forgets is refused by name", "[discretion]")
{
    Circumstances about = organisation(25000);
    about.conditions << QStringLiteral("developer");
    checkRefused(of("B07", about), "discretion.no_tier_fits", {QStringLiteral("25立方米")});
    about.tier = QStringLiteral("严重");
    checkRefused(of("B07", about), "discretion.party_without_tier",
                 {QStringLiteral("建设单位"), QStringLiteral("B07"), QStringLiteral("严重")});
    // However the tier was named, people read its name.
    Circumstances named = person(25000);
    named.tier = QStringLiteral("light_organisation");
    checkRefused(of("B01", named), "discretion.party_without_tier", {QStringLiteral("轻微")});
    about.conditions = QStringList{QStringLiteral("carrier")};
    const auto carrier = of("B07", about);
    REQUIRE(carrier);
    CHECK(carrier->maxFen == 3000000);
    CHECK(carrier->statutoryMaxFen == 3000000);
    about.conditions = QStringList{QStringLiteral("builder")};
    CHECK(of("B07", about)->statutoryMaxFen == 10000000);
    about.conditions.clear();
    about.tier.clear();
    checkRefused(of("B07", about), "discretion.party_without_tier", {QStringLiteral("单位")});
}

TEST_CASE("a class that the benchmark alone tells apart is told by the line that is chosen, or by its name",
          "[discretion]")
{
    Circumstances about = organisation(8000);
    checkRefused(of("B07", about), "discretion.party_without_tier");
    about.tier = QStringLiteral("light_builder");
    const auto builder = of("B07", about);
    REQUIRE(builder);
    CHECK(builder->partyClass == QStringLiteral("builder"));
    CHECK(builder->maxFen == 4000000);
    CHECK(builder->statutoryMaxFen == 10000000);
    about.tier = QStringLiteral("light_others");
    CHECK(of("B07", about)->maxFen == 1000000);
    about.tier = QStringLiteral("轻微");
    about.conditions = QStringList{QStringLiteral("施工单位")};
    CHECK(of("B07", about)->tier == QStringLiteral("light_builder"));
    // A party that the benchmark knows is not made another by a line for somebody else.
    about = person(500);
    about.tier = county().benchmark(QStringLiteral("B05"))->tiers.front().id;
    checkRefused(of("B05", about), "discretion.party_without_tier");
}

TEST_CASE("an individual business stands where the benchmark puts it", "[discretion]")
{
    Circumstances about = person(120000);
    about.partyClass = QStringLiteral("individual_business");
    CHECK(of("B01", about)->maxFen == 300000);
    packs::Benchmark silent = *county().benchmark(QStringLiteral("B01"));
    silent.individualBusinessAs.clear();
    checkRefused(assess(*county().item(silent.item), silent, about), "discretion.party_without_tier",
                 {QStringLiteral("个体工商户")});
}

TEST_CASE("a quantity between the tiers, an unknown tier and a missing quantity are refused", "[discretion]")
{
    checkRefused(of("B11", person(9000)), "discretion.no_tier_fits", {QStringLiteral("B11"), QStringLiteral("9处")});
    checkRefused(of("B01", person()), "discretion.quantity_missing", {QStringLiteral("堆放体积")});
    Circumstances about = person(1000);
    about.tier = QStringLiteral("特别严重");
    checkRefused(of("B01", about), "discretion.tier_unknown", {QStringLiteral("特别严重"), QStringLiteral("B01")});
}

TEST_CASE("a benchmark of another item and a party outside the law's range are refused", "[discretion]")
{
    const packs::Pack &pack = county();
    checkRefused(
        assess(*pack.item(QStringLiteral("rubble_site")), *pack.benchmark(QStringLiteral("B06")), person(1000)),
        "discretion.wrong_item");
    packs::Item narrow = *pack.item(QStringLiteral("rubble_site"));
    narrow.statutory.front().parties = QStringList{QStringLiteral("organisation")};
    narrow.statutory.resize(1);
    checkRefused(assess(narrow, *pack.benchmark(QStringLiteral("B01")), person(1000)),
                 "discretion.party_without_statute", {QStringLiteral("个人")});
}

TEST_CASE("some fines begin only when correction was refused", "[discretion]")
{
    Circumstances about = person(1000);
    CHECK(of("B11", about)->maxFen == 0);
    about.conditions << QStringLiteral("refused_correction");
    CHECK(of("B11", about)->minFen == 2000);
    CHECK(of("B11", about)->maxFen == 3000);
    CHECK(of("B11", about)->statutoryMaxFen == 5000);
}

TEST_CASE("between 5000 and 6000 yuan no tier of the sorting duty reaches", "[discretion]")
{
    Circumstances about = organisation();
    checkRefused(of("B13", about), "discretion.tier_ambiguous");
    about.tier = QStringLiteral("初次违法");
    const Check below = check(*of("B13", about), 550000, false, {});
    about.tier = QStringLiteral("再次违法");
    const Check above = check(*of("B13", about), 550000, false, {});
    CHECK_FALSE(below.withinTier);
    CHECK_FALSE(above.withinTier);
    CHECK(below.withinStatute);
}

TEST_CASE("volume or area triggers a tier, whichever is told", "[discretion]")
{
    Circumstances about = organisation(20000);
    CHECK(of("B15", about)->tierName == QStringLiteral("二档"));
    about.quantityUnit = QStringLiteral("m2");
    CHECK(of("B15", about)->tierName == QStringLiteral("一档"));
    about.quantityMilli = 40001;
    CHECK(of("B15", about)->tierName == QStringLiteral("三档"));
}

TEST_CASE("below the statutory minimum one goes only with a ground of the law", "[discretion]")
{
    const auto found = of("S01", person(20000));
    REQUIRE(found);
    CHECK(found->rangeText == QStringLiteral("500元以上800元以下罚款"));
    CHECK_FALSE(check(*found, 49999, false, {}).withinStatute);
    CHECK_FALSE(check(*found, 49999, false, {QStringLiteral("r33_first")}).withinStatute);
    const Check mitigated = check(*found, 49999, false, {QStringLiteral("r32_harm_removed")});
    CHECK(mitigated.withinStatute);
    CHECK(mitigated.mitigated);
    CHECK_FALSE(mitigated.withinTier);
    CHECK(check(*found, 50000, false, {}).withinTier);
    CHECK_FALSE(check(*found, 50000, false, {QStringLiteral("r32_harm_removed")}).mitigated);
    CHECK_FALSE(check(*found, 200001, false, {QStringLiteral("r32_harm_removed")}).withinStatute);
    // 可以处: no fine at all is within the law, though not within the tier.
    CHECK(check(*found, 0, false, {}).withinStatute);
    CHECK_FALSE(check(*found, 0, false, {}).withinTier);
}

TEST_CASE("a warning that the law does not know is outside it", "[discretion]")
{
    CHECK_FALSE(check(*of("S01", person(20000)), 60000, true, {}).withinStatute);
    CHECK(check(*of("B01", person(20000)), 100000, true, {}).withinStatute);
}

TEST_CASE("a benchmark without money gives none, and a sample says that it is one", "[discretion]")
{
    Circumstances about = person();
    about.tier = QStringLiteral("一般");
    const auto house = of("B34", about);
    REQUIRE(house);
    CHECK(house->rangeText == QStringLiteral("不罚款"));
    CHECK(house->otherKinds == QStringList{QStringLiteral("return_land"), QStringLiteral("demolish")});
    CHECK_FALSE(check(*house, 1, false, {}).withinStatute);
    CHECK(of("S01", person(60000))->reasonsNeeded.contains(QStringLiteral("sample_benchmark")));
    CHECK_FALSE(of("B01", person(60000))->reasonsNeeded.contains(QStringLiteral("sample_benchmark")));
}

TEST_CASE("a law without a figure bounds nothing and asks for the local rule", "[discretion]")
{
    const packs::Item &item = *county().item(QStringLiteral("village_litter"));
    packs::Benchmark local = *county().benchmark(QStringLiteral("B13"));
    local.item = item.id;
    local.tiers.front().fine.type = packs::Formula::Type::NoAmount;
    Circumstances about = person();
    about.tier = QStringLiteral("初次违法");
    const auto found = assess(item, local, about);
    REQUIRE(found);
    CHECK_FALSE(found->statutoryMaxFen.has_value());
    CHECK_FALSE(found->maxFen.has_value());
    CHECK(found->reasonsNeeded.contains(QStringLiteral("no_statutory_amount")));
    CHECK(check(*found, 20000, false, {}).withinStatute);
    CHECK_FALSE(check(*found, -1, false, {}).withinStatute);
}

TEST_CASE("every factor of the pack that lightens is a ground, and no other is", "[discretion]")
{
    for (const packs::Factor &factor : county().factors)
        CHECK(allowsMitigation(factor.code) == factor.effect.endsWith(QStringLiteral("lighten")));
    CHECK(county().factors.size() >= 12);
}

TEST_CASE("every reason that may be needed has its words", "[discretion]")
{
    for (const char *code : {"shared_edge", "other_tier", "sample_benchmark", "no_statutory_amount"})
        CHECK(hasMessage(QStringLiteral("discretion.reason.") + QLatin1String(code)));
}

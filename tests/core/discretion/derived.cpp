#include "core/discretion/derived.h"

#include <catch2/catch.hpp>

#include "core/base/messages.h"
#include "core/discretion/amounts.h"
#include "core/discretion/calculator.h"

using namespace anjuan;
using namespace anjuan::discretion;

namespace {

qint64 in(qint64 milli, const char *from, const char *to)
{
    const auto result = converted(milli, QString::fromLatin1(from), QString::fromLatin1(to));
    REQUIRE(result);
    return *result;
}

} // namespace

TEST_CASE("the law's range alone gives four tiers, with a tenth of the maximum where there is no minimum",
          "[discretion]")
{
    const auto tiers = derivedRanges(0, 1000000);
    REQUIRE(tiers.size() == 4);
    CHECK(tiers[0].minFen == 100000);
    CHECK(tiers[0].maxFen == 100000);
    CHECK(tiers[1].maxFen == 500000);
    CHECK(tiers[2].minFen == 500000);
    CHECK(tiers[3].minFen == 1000000);
    CHECK(derivedRanges(200000, 1000000)[0].minFen == 200000);
    CHECK(derivedRanges(800000, 1000000)[1].maxFen == 800000);
}

TEST_CASE("a score gives its share of the range, down to the yuan", "[discretion]")
{
    CHECK(scoredAmount(50000, 200000, 3, 100) == 54500); // 545 yuan, as case C13
    CHECK(scoredAmount(50000, 200000, 0, 100) == 50000);
    CHECK(scoredAmount(50000, 200000, 100, 100) == 200000);
    CHECK(scoredAmount(0, 100, 1, 3) == 0);
    for (const auto &wrong : {scoredAmount(50000, 200000, 101, 100), scoredAmount(50000, 200000, -1, 100),
                              scoredAmount(50000, 200000, 1, 0), scoredAmount(2, 1, 1, 2)}) {
        REQUIRE_FALSE(wrong);
        CHECK(wrong.error().id == QStringLiteral("discretion.points_outside"));
        CHECK(hasMessage(wrong.error().id));
    }
}

TEST_CASE("mu, hectares and square metres, tonnes and kilograms are converted with half up", "[discretion]")
{
    CHECK(in(1000, "mu", "m2") == 666667);
    CHECK(in(15000, "mu", "ha") == 1000);
    CHECK(in(1000, "ha", "mu") == 15000);
    CHECK(in(1000000, "m2", "mu") == 1500);
    CHECK(in(2000, "t", "kg") == 2000000);
    CHECK(in(500, "kg", "t") == 1); // half a kilogram: 0.0005 t
    CHECK(in(7, "m2", "m2") == 7);
    CHECK_FALSE(converted(1, QStringLiteral("m2"), QStringLiteral("kg")));
    CHECK_FALSE(converted(1, QStringLiteral("head"), QStringLiteral("kg")));
    CHECK(converted(1, QStringLiteral("m2"), QStringLiteral("t")).error().id
          == QStringLiteral("discretion.units_differ"));
    CHECK_FALSE(converted(9'000'000'000'000'000'000, QStringLiteral("ha"), QStringLiteral("m2")));
}

TEST_CASE("a quantity told in another unit of the kind finds its tier and its price", "[discretion]")
{
    packs::Item item;
    item.id = QStringLiteral("I");
    packs::StatutoryRange statute;
    statute.kinds = {QStringLiteral("fine")};
    statute.fine.type = packs::Formula::Type::MaxOnly;
    statute.fine.maxFen = 100000000;
    item.statutory.push_back(statute);
    packs::Benchmark table;
    table.id = QStringLiteral("B");
    table.item = item.id;
    packs::Tier small;
    small.id = small.name = QStringLiteral("small");
    small.conditions = {{QStringLiteral("面积"), QStringLiteral("m2"), std::nullopt, 1000000, true, true}};
    small.fine.type = packs::Formula::Type::PerUnit;
    small.fine.unit = QStringLiteral("m2");
    small.fine.minFen = small.fine.maxFen = 1000;
    packs::Tier large = small;
    large.id = large.name = QStringLiteral("large");
    large.conditions = {{QStringLiteral("面积"), QStringLiteral("m2"), 1000000, std::nullopt, false, true}};
    table.tiers = {small, large};
    Circumstances about;
    about.partyClass = QStringLiteral("person");
    about.quantityMilli = 1500; // 1.5 mu: 1000 m²
    about.quantityUnit = QStringLiteral("mu");
    const auto found = assess(item, table, about);
    REQUIRE(found);
    CHECK(found->tierName == QStringLiteral("small"));
    CHECK(found->maxFen == 1000000);
    about.quantityMilli = 1510;
    CHECK(assess(item, table, about)->tierName == QStringLiteral("large"));
    about.quantityUnit = QStringLiteral("kg");
    CHECK_FALSE(assess(item, table, about));
}

TEST_CASE("a warning first and a fine only afterwards is a step after refusal without a fine at first", "[discretion]")
{
    packs::Formula fine;
    fine.type = packs::Formula::Type::StepAfterRefusal;
    packs::Formula second;
    second.type = packs::Formula::Type::Range;
    second.minFen = 10000;
    second.maxFen = 50000;
    fine.steps = {packs::Formula(), second};
    Circumstances about;
    CHECK(amountsOf(fine, about)->maxFen == 0);
    about.conditions = {QStringLiteral("refused_correction")};
    CHECK(amountsOf(fine, about)->minFen == 10000);
    CHECK(amountsOf(fine, about)->maxFen == 50000);
}

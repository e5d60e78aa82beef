#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include "core/discretion/amounts.h"
#include "core/discretion/calculator.h"

using namespace anjuan;
using namespace anjuan::discretion;

// Published cases and benchmarks (tests/data/law): what was worked out of them by hand, held against the calculator.

namespace {

QJsonArray dataAt(const char *name)
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/law/") + QLatin1String(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll()).array();
}

/// 422.98 as 422980.
qint64 milliOf(const QString &text)
{
    const QStringList parts = text.trimmed().split(QLatin1Char('.'));
    return parts.value(0).toLongLong() * 1000 + parts.value(1).leftJustified(3, QLatin1Char('0')).left(3).toLongLong();
}

/// What so many units at so many yuan come to, in fen.
qint64 priced(qint64 milli, qint64 yuan)
{
    packs::Formula formula;
    formula.type = packs::Formula::Type::PerUnit;
    formula.unit = QStringLiteral("m2");
    formula.minFen = formula.maxFen = yuan * 100;
    Circumstances about;
    about.quantityMilli = milli;
    const auto amounts = amountsOf(formula, about);
    REQUIRE(amounts);
    CHECK(amounts->minFen == amounts->maxFen);
    return *amounts->minFen;
}

/// “1653*2+3259*1=6565”: the sum of the products in fen, and what stands after the sign (nothing: -1).
std::pair<qint64, qint64> productsOf(const QString &text)
{
    const QStringList sides = text.split(QLatin1Char('='));
    qint64 sum = 0;
    for (const QString &term : sides.value(0).split(QLatin1Char('+'))) {
        const QStringList factors = term.split(QLatin1Char('*'));
        sum += priced(milliOf(factors.value(0)), factors.value(1).toLongLong());
    }
    return {sum, sides.size() > 1 ? sides[1].toLongLong() * 100 : -1};
}

std::optional<qint64> fenIn(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object.value(QLatin1String(member));
    return value.isDouble() ? std::optional(qint64(value.toDouble() * 100 + 0.5)) : std::nullopt;
}

packs::Formula range(std::optional<qint64> low, std::optional<qint64> high)
{
    packs::Formula formula;
    formula.type = low ? packs::Formula::Type::Range : packs::Formula::Type::MaxOnly;
    formula.minFen = low;
    formula.maxFen = high;
    return formula;
}

/// One published tier as the calculator reads it, under the law's range that was published with it.
struct Published {
    packs::Item item;
    packs::Benchmark benchmark;
};

Published publishedOf(const QJsonObject &row, const QJsonObject &tier)
{
    Published out;
    out.item.id = out.benchmark.item = QStringLiteral("I");
    packs::StatutoryRange statute;
    statute.kinds = {QStringLiteral("fine"), QStringLiteral("warning")};
    statute.fine = range(fenIn(row, "min_yuan"), fenIn(row, "max_yuan"));
    out.item.statutory.push_back(statute);
    out.benchmark.id = row.value(QLatin1String("id")).toString();
    out.benchmark.reliability = QStringLiteral("official_site");
    packs::Tier one;
    one.id = one.name = tier.value(QLatin1String("name")).toString();
    one.text = tier.value(QLatin1String("condition")).toString();
    one.fine = range(fenIn(tier, "fine_min_yuan"), fenIn(tier, "fine_max_yuan"));
    one.warning = tier.value(QLatin1String("other")).toString().contains(QStringLiteral("警告"));
    out.benchmark.tiers.push_back(one);
    return out;
}

} // namespace

TEST_CASE("the products of the published cases multiply out to the fines that were published", "[discretion][oracle]")
{
    int tried = 0;
    for (const auto each : dataAt("oracles.json")) {
        const QJsonObject one = each.toObject();
        const QString text = one.value(QLatin1String("oracle")).toObject().value(QLatin1String("fine")).toString();
        if (text.isEmpty())
            continue;
        CAPTURE(one.value(QLatin1String("case_id")).toString().toStdString());
        const auto [sum, stated] = productsOf(text);
        CHECK(sum == qint64(one.value(QLatin1String("fine_yuan")).toDouble()) * 100);
        CHECK((stated < 0 || sum == stated));
        ++tried;
    }
    CHECK(tried == 7);
}

TEST_CASE("the areas of the published cases add up to the thousandth", "[discretion][oracle]")
{
    int tried = 0;
    for (const auto each : dataAt("oracles.json")) {
        const QJsonObject one = each.toObject();
        const QString text = one.value(QLatin1String("oracle")).toObject().value(QLatin1String("area")).toString();
        if (text.isEmpty())
            continue;
        CAPTURE(one.value(QLatin1String("case_id")).toString().toStdString());
        qint64 sum = 0;
        for (const QString &part : text.section(QLatin1Char('='), 0, 0).split(QLatin1Char('+')))
            sum += milliOf(part);
        CHECK(sum == milliOf(text.section(QLatin1Char('='), 1)));
        ++tried;
    }
    CHECK(tried == 5);
}

TEST_CASE("published fines in fen are kept to the fen, and a price gives back the area", "[discretion][oracle]")
{
    CHECK(priced(milliOf(QStringLiteral("0.38")), 500) == 19000); // C02: 190 yuan
    packs::Formula multiple;
    multiple.type = packs::Formula::Type::Multiple;
    multiple.base = QStringLiteral("恢复费用");
    multiple.minPermille = 0;
    multiple.maxPermille = 3000;
    Circumstances about;
    about.baseFen = 1505040; // T06: 15050.40 yuan
    CHECK(amountsOf(multiple, about)->maxFen == 4515120);
    about.baseFen = 6560438; // 65604.38 three times
    CHECK(amountsOf(multiple, about)->maxFen == 19681314);
}

TEST_CASE("every published tier takes its own bounds without a word, and nothing beyond them", "[discretion][oracle]")
{
    // Those whose rows hold several classes of party, or no fine, under one statutory range as it was published.
    const QStringList apart = {QStringLiteral("B15"), QStringLiteral("B18"), QStringLiteral("B19"),
                               QStringLiteral("B26"), QStringLiteral("B27")};
    int tiers = 0, outside = 0;
    for (const auto each : dataAt("benchmarks.json")) {
        const QJsonObject row = each.toObject();
        for (const auto tierRow : row.value(QLatin1String("tiers")).toArray()) {
            const QJsonObject tier = tierRow.toObject();
            const auto low = fenIn(tier, "fine_min_yuan");
            const auto high = fenIn(tier, "fine_max_yuan");
            if (!low || !high)
                continue;
            CAPTURE(row.value(QLatin1String("id")).toString().toStdString(),
                    tier.value(QLatin1String("name")).toString().toStdString());
            const Published published = publishedOf(row, tier);
            Circumstances about;
            about.partyClass = QStringLiteral("person");
            about.tier = published.benchmark.tiers.front().id;
            const auto found = assess(published.item, published.benchmark, about);
            REQUIRE(found);
            ++tiers;
            const Check least = check(*found, *low, found->warning, {});
            const Check most = check(*found, *high, found->warning, {});
            CHECK(least.withinTier);
            CHECK(most.withinTier);
            CHECK_FALSE(check(*found, *high + 1, found->warning, {}).withinTier);
            CHECK((*low == 0 || !check(*found, *low - 1, found->warning, {}).withinTier));
            CHECK(check(*found, *high, false, {}).warningMissing == found->warning);
            const bool legal = least.withinStatute && most.withinStatute;
            outside += legal ? 0 : 1;
            CHECK((legal || apart.contains(published.benchmark.id)));
        }
    }
    CHECK(tiers > 90);
    CHECK(outside == 9);
}

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include "core/base/clock.h"
#include "core/discretion/calculator.h"
#include "core/packs/pack.h"

using namespace anjuan;
using namespace anjuan::discretion;

namespace {

QJsonObject withOf(const char *script, const char *act)
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/") + QLatin1String(script));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonArray steps = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("steps")).toArray();
    for (const auto step : steps)
        if (step.toObject().value(QLatin1String("do")).toString() == QLatin1String(act))
            return step.toObject().value(QLatin1String("with")).toObject();
    FAIL("no step " << act << " in " << script);
    return {};
}

struct Measured {
    Assessment assessment;
    Check check;
};

Measured measure(const char *script)
{
    const auto pack = packs::parsePack(packs::builtInPack(), QStringLiteral("built-in"));
    REQUIRE(pack);
    const QJsonObject proposed = withOf(script, "discretion.apply");
    const QDate on = *parseDate(withOf(script, "filing.propose").value(QLatin1String("violation_on")).toString());
    const auto text = [&](const char *name) { return proposed.value(QLatin1String(name)).toString(); };
    const packs::Benchmark *benchmark = pack->benchmark(text("benchmark"));
    REQUIRE(benchmark);
    CHECK(benchmark->holdsOn(on));
    CHECK(pack->power(benchmark->item, on));
    const packs::Item *item = pack->itemOn(benchmark->item, on);
    REQUIRE(item);
    CHECK(item->id == withOf(script, "filing.propose").value(QLatin1String("item")).toString());
    Circumstances about;
    about.partyClass = withOf(script, "party.enter").value(QLatin1String("party_kind")).toString();
    about.tier = text("tier");
    about.quantityMilli = proposed.value(QLatin1String("quantity")).toInteger();
    const auto assessed = assess(*item, *benchmark, about);
    REQUIRE(assessed);
    QStringList factors;
    for (const auto factor : proposed.value(QLatin1String("factors")).toArray())
        factors << factor.toString();
    return {*assessed,
            check(*assessed, proposed.value(QLatin1String("fine_fen")).toInteger(),
                  proposed.value(QLatin1String("warning")).toBool(), factors)};
}

} // namespace

TEST_CASE("the completed sample cases stay inside law and tier", "[discretion]")
{
    for (const char *script : {"T03-completed.json", "C01-completed.json", "T01-completed.json"}) {
        CAPTURE(script);
        const Measured found = measure(script);
        CHECK(found.assessment.tierFits);
        CHECK(found.check.withinStatute);
        CHECK(found.check.withinTier);
        CHECK_FALSE(found.check.warningMissing);
        CHECK_FALSE(found.check.mitigated);
    }
}

TEST_CASE("the rubble case as published lacks the warning its benchmark asks for", "[discretion]")
{
    const Measured found = measure("C01-as-published.json");
    CHECK(found.check.withinTier);
    CHECK(found.check.warningMissing);
}

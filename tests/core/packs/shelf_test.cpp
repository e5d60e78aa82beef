#include <catch2/catch.hpp>

#include "core/packs/calendar_file.h"
#include "core/packs/findings.h"
#include "core/packs/shelf.h"

using namespace anjuan;
using namespace anjuan::packs;

namespace {

const QString kStraw = QStringLiteral("straw_burning"), kLane = QStringLiteral("fire_lane");

/// The built-in pack as a county's own, in force from that day.
std::shared_ptr<Pack> made(const char *version, QDate from)
{
    const auto pack = parsePack(builtInPack(), QStringLiteral("built-in"));
    REQUIRE(pack);
    auto out = std::make_shared<Pack>(*pack);
    out->version = QLatin1String(version);
    out->effectiveFrom = from;
    out->sample = false;
    return out;
}

} // namespace

TEST_CASE("the pack that governs is picked by the date, whatever the order of adoption", "[packs]")
{
    Shelf shelf;
    CHECK_FALSE(shelf.governing(QDate(2026, 1, 1)));
    CHECK(shelf.on(QDate(2026, 1, 1))->items.empty());
    shelf.add(made("b", QDate(2027, 1, 1)));
    shelf.add(made("a", QDate(2026, 1, 1)));
    CHECK(shelf.governing(QDate(2026, 12, 31))->version == QLatin1String("a"));
    CHECK(shelf.governing(QDate(2027, 1, 1))->version == QLatin1String("b"));
    CHECK(shelf.governing(QDate(2020, 1, 1))->version == QLatin1String("a"));
    shelf.add(made("c", QDate(2027, 1, 1)));
    CHECK(shelf.governing(QDate(2027, 1, 1))->version == QLatin1String("c"));
    CHECK(shelf.on(QDate(2027, 1, 1))->version == QLatin1String("c"));
}

TEST_CASE("a sample gives way to the first pack of a county's own", "[packs]")
{
    Shelf shelf;
    auto sample = made("s", QDate(2021, 7, 15));
    sample->sample = true;
    shelf.add(sample);
    CHECK(shelf.governing(QDate(2026, 1, 1))->sample);
    shelf.add(made("a", QDate(2026, 6, 1)));
    CHECK(shelf.governing(QDate(2026, 1, 1))->version == QLatin1String("a"));
}

TEST_CASE("an act of an earlier day is judged by the item and benchmark of the version of that day", "[packs]")
{
    Shelf shelf;
    auto first = made("a", QDate(2021, 7, 15)), second = made("b", QDate(2026, 3, 1));
    for (Item &item : second->items)
        if (item.id == kStraw)
            item.statutory.front().fine.maxFen = 300000;
    for (Benchmark &benchmark : second->benchmarks)
        if (benchmark.id == QLatin1String("B01"))
            benchmark.title = QStringLiteral("new");
    shelf.add(first);
    shelf.add(second);
    const auto law = shelf.on(QDate(2026, 4, 1));
    CHECK(law->itemOn(kStraw, QDate(2026, 2, 28))->statutory.front().fine.maxFen == 200000);
    CHECK(law->itemOn(kStraw, QDate(2026, 3, 1))->statutory.front().fine.maxFen == 300000);
    CHECK_FALSE(law->itemOn(kStraw, QDate(2026, 8, 15)));
    CHECK(law->benchmark(QStringLiteral("B01"))->title == QLatin1String("new"));
    REQUIRE(law->benchmarksOf(QStringLiteral("rubble_site"), QDate(2026, 2, 28)).size() == 1);
    CHECK(law->benchmarksOf(QStringLiteral("rubble_site"), QDate(2026, 2, 28)).front()->title != QLatin1String("new"));
    CHECK(law->settings == second->settings);
    // Under the first version nothing of the second is known.
    CHECK(shelf.on(QDate(2026, 2, 28))->itemOn(kStraw, QDate(2026, 2, 28))->statutory.front().fine.maxFen == 200000);
}

TEST_CASE("what a new version says as before is one entry still, in force since its first day", "[packs]")
{
    Shelf shelf;
    auto first = made("a", QDate(2021, 7, 15)), second = made("b", QDate(2026, 3, 1)),
         third = made("c", QDate(2026, 6, 1));
    for (const auto &pack : {second, third})
        for (Benchmark &benchmark : pack->benchmarks)
            if (benchmark.id == QLatin1String("B01"))
                benchmark.title = QStringLiteral("new");
    shelf.add(first);
    shelf.add(second);
    shelf.add(third);
    const auto law = shelf.on(QDate(2026, 7, 1));
    CHECK(law->items == first->items);
    std::vector<std::pair<QDate, QDate>> held;
    for (const Benchmark &each : law->benchmarks)
        if (each.id == QLatin1String("B01"))
            held.emplace_back(each.effectiveFrom, each.effectiveTo.value_or(QDate()));
    const Benchmark &before = *first->benchmark(QStringLiteral("B01"));
    CHECK(held
          == std::vector<std::pair<QDate, QDate>>{{QDate(2026, 3, 1), before.effectiveTo.value_or(QDate())},
                                                  {before.effectiveFrom, QDate(2026, 2, 28)}});
    CHECK(law->benchmarks.size() == first->benchmarks.size() + 1);
}

TEST_CASE("a power that the new list leaves out ends the day before it, and a pending case goes by its rule", "[packs]")
{
    Shelf shelf;
    auto first = made("a", QDate(2021, 7, 15)), second = made("b", QDate(2026, 1, 1));
    auto &powers = second->powers;
    powers.erase(std::remove_if(powers.begin(), powers.end(),
                                [](const PowerEntry &each) { return each.item == kLane || each.item == kStraw; }),
                 powers.end());
    for (PowerEntry &each : first->powers)
        if (each.item == kStraw)
            each.pendingRule = QStringLiteral("hand_back");
    shelf.add(first);
    shelf.add(second);
    const QDate now(2026, 2, 1), filed(2025, 12, 20);
    const auto law = shelf.on(now);
    CHECK(law->power(kLane, QDate(2025, 12, 31)));
    CHECK_FALSE(law->power(kLane, now));
    CHECK(law->power(kLane, now, {}, filed));                   // 焦作、信阳: 办结
    CHECK_FALSE(law->power(kStraw, now, {}, filed));            // 移交
    CHECK_FALSE(law->power(kLane, now, {}, QDate(2026, 1, 5))); // filed after the end
}

TEST_CASE("a power of another organ names it, and a power of one's own does not", "[packs]")
{
    QJsonObject json = builtInPack();
    QJsonArray powers = json.value(QLatin1String("power_list")).toArray();
    QJsonObject one = powers[0].toObject();
    one.insert(QStringLiteral("source"), QStringLiteral("entrusted"));
    powers[0] = one;
    json.insert(QStringLiteral("power_list"), powers);
    CHECK_FALSE(parsePack(json, QStringLiteral("x")));
    for (const char *name : {"organ", "organ_head", "organ_seal", "organ_place"})
        one.insert(QLatin1String(name), QLatin1String(name));
    powers[0] = one;
    json.insert(QStringLiteral("power_list"), powers);
    const auto read = parsePack(json, QStringLiteral("x"));
    REQUIRE(read);
    CHECK(read->powers.front().organPlace == QLatin1String("organ_place"));
    one.insert(QStringLiteral("source"), QStringLiteral("statutory"));
    powers[0] = one;
    json.insert(QStringLiteral("power_list"), powers);
    const auto own = parsePack(json, QStringLiteral("x"));
    REQUIRE_FALSE(own);
    CHECK(own.error().id == QLatin1String("packs.organ_of_own_power"));
}

TEST_CASE("a field's own threshold prevails, and a party has one class for each purpose", "[packs]")
{
    Threshold threshold{500000, 5000000, QStringLiteral("person")};
    threshold.byField.push_back({QStringLiteral("燃气"), 200000, 3000000, QStringLiteral("x")});
    CHECK(threshold.of(QStringLiteral("organisation")) == 5000000);
    CHECK(threshold.of(QStringLiteral("organisation"), QStringLiteral("燃气")) == 3000000);
    CHECK(threshold.of(QStringLiteral("individual_business"), QStringLiteral("燃气")) == 200000);
    CHECK(threshold.of(QStringLiteral("person"), QStringLiteral("公路")) == 500000);
    const auto pack = parsePack(builtInPack(), QStringLiteral("x"));
    REQUIRE(pack);
    const QString shop = QStringLiteral("individual_business");
    CHECK(pack->settings.partyClass(Purpose::SimpleProcedure, shop) == QLatin1String("person"));
    CHECK(pack->settings.partyClass(Purpose::Hearing, shop) == QLatin1String("person"));
    CHECK(pack->settings.partyClass(Purpose::Credit, shop) == shop);
    CHECK(pack->settings.partyClass(Purpose::Statistics, QStringLiteral("organisation"))
          == QLatin1String("organisation"));
    CHECK(pack->settings.hearing.personFen == 500000); // 河南省政府令第204号 第四条
    CHECK(pack->settings.hearing.organisationFen == 5000000);
}

TEST_CASE("articles are told from what cannot be one", "[packs]")
{
    for (const char *good :
         {"第五十八条", "第一百一十一条第一款第四项、第二款", "第二十条第(一)项", "第三十六条至第三十八条",
          "第一千二百四十二条", "第十条", "第一百零五条", "第五条之一", "(原文未载)", "第八十七条第二项"})
        CHECK(isArticle(QString::fromUtf8(good)));
    for (const char *bad : {"第五十百条", "第58条", "五十八条", "第条", "", "第一百五条", "第百条", "第二款",
                            "第五十八条第款", "第十十条", "第零条", "见第五十八条"})
        CHECK_FALSE(isArticle(QString::fromUtf8(bad)));
}

TEST_CASE("a later calendar replaces whole years and adds single days", "[packs]")
{
    const auto day = [](const char *on, const char *type) {
        return QJsonObject{{QStringLiteral("on"), QLatin1String(on)},
                           {QStringLiteral("name"), QStringLiteral("x")},
                           {QStringLiteral("type"), QLatin1String(type)}};
    };
    const QJsonArray old{day("2026-12-31", "workday"), day("2027-05-05", "holiday")};
    const QJsonArray notice{day("2026-12-31", "holiday"), day("2027-01-01", "holiday"), day("2027-10-01", "holiday")};
    const QJsonArray both = joinedCalendar(old, notice);
    CHECK(both == notice);
    CHECK(wholeYears(both) == std::vector<int>{2027});
    CHECK(joinedCalendar(old, QJsonArray{day("2027-05-01", "holiday")}).size() == 3);
}

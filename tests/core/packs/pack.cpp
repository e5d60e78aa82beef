#include "core/packs/pack.h"

#include <catch2/catch.hpp>

#include "core/base/json.h"
#include "core/base/messages.h"

using namespace anjuan;
using namespace anjuan::packs;

namespace {

const Pack &county()
{
    static const auto pack = parsePack(builtInPack(), QStringLiteral("built-in"));
    REQUIRE(pack);
    return *pack;
}

/// The built-in pack with one list's element replaced by `change(element)`.
template <class Change> QJsonObject changed(const char *list, const char *idMember, const char *id, Change change)
{
    QJsonObject pack = builtInPack();
    QJsonArray all = pack.value(QLatin1String(list)).toArray();
    for (qsizetype i = 0; i < all.size(); ++i) {
        QJsonObject one = all[i].toObject();
        if (one.value(QLatin1String(idMember)).toString() == QLatin1String(id)) {
            change(one);
            all[i] = one;
        }
    }
    pack.insert(QLatin1String(list), all);
    return pack;
}

template <class Change> QJsonObject changedTier(const char *benchmark, const char *tier, Change change)
{
    return changed("benchmarks", "benchmark_id", benchmark, [&](QJsonObject &one) {
        QJsonArray tiers = one.value(QLatin1String("tiers")).toArray();
        for (qsizetype i = 0; i < tiers.size(); ++i) {
            QJsonObject each = tiers[i].toObject();
            if (each.value(QLatin1String("id")).toString() == QLatin1String(tier)) {
                change(each);
                tiers[i] = each;
            }
        }
        one.insert(QStringLiteral("tiers"), tiers);
    });
}

void checkRefused(const QJsonObject &json, const char *id, const QStringList &named)
{
    const auto parsed = parsePack(json, QStringLiteral("县.json"));
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().id == QLatin1String(id));
    CHECK(parsed.error().fault == Fault::Invalid);
    const QString words = describe(parsed.error());
    CHECK(words != parsed.error().id);
    for (const QString &name : named)
        CHECK(words.contains(name));
}

QDate day(int y, int m, int d)
{
    return QDate(y, m, d);
}

int countOf(const QStringList &findings, const QString &part)
{
    return static_cast<int>(findings.filter(part).size());
}

/// How often it is told of an item whose penalty rests on that.
int toldOfBasis(const char *law)
{
    const QJsonObject ref{{QStringLiteral("law"), QString::fromUtf8(law)},
                          {QStringLiteral("article"), QStringLiteral("第七条")}};
    const auto pack = parsePack(
        changed("items", "id", "js_river_planting",
                [&ref](QJsonObject &item) { item.insert(QStringLiteral("law_refs_penalty"), QJsonArray{ref}); }),
        QStringLiteral("县.json"));
    REQUIRE(pack);
    return countOf(packFindings(*pack), QStringLiteral("规范性文件不得设定行政处罚"));
}

} // namespace

TEST_CASE("the built-in pack is one canonical object and reads without a fault", "[packs]")
{
    const auto text = canonicalJson(builtInPack());
    REQUIRE(text);
    const auto back = parseCanonical(*text, QStringLiteral("pack"));
    REQUIRE(back);
    const auto pack = parsePack(back->toObject(), QStringLiteral("pack"));
    REQUIRE(pack);
    CHECK(pack->items.size() >= 20);
    CHECK(pack->benchmarks.size() >= 12);
    CHECK(pack->calendar.size() > 150);
    CHECK(pack->sample);
}

TEST_CASE("the built-in pack has the items and benchmarks of the three sample cases", "[packs]")
{
    const Pack &pack = county();
    const Item *straw = pack.itemOn(QStringLiteral("tj_straw_burning"), day(2025, 1, 6));
    REQUIRE(straw);
    CHECK(straw->violated.front().article == QStringLiteral("第五十九条第二款"));
    CHECK(straw->penalty.front().article == QStringLiteral("第八十七条第二项"));
    CHECK(pack.itemOn(QStringLiteral("rubble_site"), day(2023, 9, 1)));
    CHECK(pack.itemOn(QStringLiteral("refuse_dumping"), day(2026, 1, 6)));
    REQUIRE(pack.benchmarksOf(QStringLiteral("rubble_site"), day(2023, 9, 1)).size() == 1);
    CHECK(pack.benchmarksOf(QStringLiteral("rubble_site"), day(2023, 9, 1)).front()->id == QStringLiteral("B01"));
    for (const char *made : {"S01", "S02"})
        CHECK(pack.benchmark(QLatin1String(made))->isSample());
    CHECK_FALSE(pack.benchmark(QStringLiteral("B01"))->isSample());
}

TEST_CASE("a penalty that rests on no law, regulation or rule is told", "[packs]")
{
    // What was published with a benchmark names it alone.
    CHECK(countOf(packFindings(county()), QStringLiteral("规范性文件不得设定行政处罚")) == 1);
    for (const char *law : {"某省人民政府关于加强管理的通知", "某市实施方案(试行)", "某县裁量权基准", "会议纪要"})
        CHECK(toldOfBasis(law) == 1);
}

TEST_CASE("a penalty that rests on a law, a regulation or a rule is told nothing", "[packs]")
{
    for (const char *law : {"中华人民共和国消防法", "江苏省水利工程管理条例", "城市建筑垃圾管理规定",
                            "无证无照经营查处办法", "某省人民代表大会常务委员会关于禁止燃放的决定", "某条例实施细则"})
        CHECK(toldOfBasis(law) == 0);
}

TEST_CASE("items under the laws that the code of 2026-08-15 replaces end the day before", "[packs]")
{
    const Pack &pack = county();
    for (const char *id : {"straw_burning", "open_barbecue", "refuse_dumping", "speaker_noise", "social_noise"}) {
        CHECK(pack.itemOn(QLatin1String(id), day(2026, 8, 14)));
        CHECK_FALSE(pack.itemOn(QLatin1String(id), day(2026, 8, 15)));
    }
    CHECK(pack.itemOn(QStringLiteral("rubble_site"), day(2026, 8, 15)));
}

TEST_CASE("power is judged by item, date and kind of unit, and a pending case may be finished", "[packs]")
{
    const Pack &pack = county();
    const QString item = QStringLiteral("builder_dumping");
    CHECK(pack.power(item, day(2025, 12, 31), QStringLiteral("subdistrict")));
    CHECK_FALSE(pack.power(item, day(2025, 12, 31), QStringLiteral("township")));
    CHECK_FALSE(pack.power(item, day(2026, 1, 1), QStringLiteral("subdistrict")));
    CHECK(pack.power(item, day(2026, 1, 20), QStringLiteral("subdistrict"), day(2025, 12, 20)));
    CHECK_FALSE(pack.power(item, day(2026, 1, 20), QStringLiteral("subdistrict"), day(2026, 1, 2)));
    CHECK_FALSE(pack.power(QStringLiteral("nothing"), day(2025, 1, 1)));
    CHECK(pack.power(QStringLiteral("village_litter"), day(2025, 1, 1))->source == QStringLiteral("statutory"));
}

TEST_CASE("a threshold counts an individual business as the pack says", "[packs]")
{
    Threshold hearing{
        .personFen = 500000, .organisationFen = 5000000, .individualBusinessAs = QStringLiteral("person")};
    CHECK(hearing.of(QStringLiteral("individual_business")) == 500000);
    CHECK(hearing.of(QStringLiteral("organisation")) == 5000000);
    hearing.individualBusinessAs = QStringLiteral("organisation");
    CHECK(hearing.of(QStringLiteral("individual_business")) == 5000000);
}

TEST_CASE("holidays survive the way into the pack and back", "[packs]")
{
    const QJsonObject holidays = holidaysOf(county().calendar);
    CHECK(holidays.value(QLatin1String("2025-01-26")).toObject().value(QLatin1String("type")).toString()
          == QStringLiteral("workday"));
    CHECK(calendarArray(holidays) == county().calendar);
}

TEST_CASE("a form keeps its fractions on the way into the pack and back", "[packs]")
{
    const auto form = parseJson(R"({"line":1.45,"n":2,"body":[{"size":9.5,"text":"1.5"}]})", QStringLiteral("form"));
    REQUIRE(form);
    const QJsonObject packed = packedForm(form->toObject());
    const auto text = canonicalJson(packed);
    REQUIRE(text);
    CHECK(*text == R"({"body":[{"size":{"milli":9500},"text":"1.5"}],"line":{"milli":1450},"n":2})");
    CHECK(unpackedForm(packed) == form->toObject());
    QJsonObject pack = builtInPack();
    pack.insert(QStringLiteral("forms"), QJsonObject{{QStringLiteral("letter"), packed}});
    CHECK(parsePack(pack, QStringLiteral("test"))->forms.value(QLatin1String("letter")).toObject() == form->toObject());
}

TEST_CASE("a fault in a pack names the benchmark, the tier and the field", "[packs]")
{
    checkRefused(changedTier("B01", "light_person", [](QJsonObject &tier) { tier.remove(QStringLiteral("name")); }),
                 "packs.field_missing",
                 {QStringLiteral("县.json"), QStringLiteral("benchmarks[B01].tiers[light_person].name")});
    checkRefused(changedTier("B06", "serious",
                             [](QJsonObject &tier) {
                                 tier.insert(QStringLiteral("fine"),
                                             QJsonObject{{QStringLiteral("type"), QStringLiteral("range")},
                                                         {QStringLiteral("min_fen"), 10.5},
                                                         {QStringLiteral("max_fen"), 20}});
                             }),
                 "packs.field_wrong", {QStringLiteral("benchmarks[B06].tiers[serious].fine.min_fen")});
    checkRefused(
        changedTier(
            "B06", "serious",
            [](QJsonObject &tier) {
                tier.insert(QStringLiteral("fine"), QJsonObject{{QStringLiteral("type"), QStringLiteral("about")}});
            }),
        "packs.field_wrong", {QStringLiteral("fine.type"), QStringLiteral("step_after_refusal")});
}

TEST_CASE("upside-down amounts, conditions and periods are refused", "[packs]")
{
    checkRefused(changedTier("B06", "light",
                             [](QJsonObject &tier) {
                                 tier.insert(QStringLiteral("fine"),
                                             QJsonObject{{QStringLiteral("type"), QStringLiteral("range")},
                                                         {QStringLiteral("min_fen"), 30},
                                                         {QStringLiteral("max_fen"), 20}});
                             }),
                 "packs.bounds_inverted", {QStringLiteral("benchmarks[B06].tiers[light].fine.min_fen")});
    checkRefused(changedTier("B01", "ordinary_person",
                             [](QJsonObject &tier) {
                                 QJsonObject condition =
                                     tier.value(QLatin1String("conditions")).toArray().first().toObject();
                                 condition.insert(QStringLiteral("from"), 200000);
                                 tier.insert(QStringLiteral("conditions"), QJsonArray{condition});
                             }),
                 "packs.bounds_inverted", {QStringLiteral("tiers[ordinary_person].conditions[0].from")});
    checkRefused(
        changed("items", "id", "rubble_site",
                [](QJsonObject &item) { item.insert(QStringLiteral("effective_to"), QStringLiteral("1999-01-01")); }),
        "packs.bounds_inverted", {QStringLiteral("items[rubble_site].effective_from")});
}

TEST_CASE("what one part of a pack says of another must exist", "[packs]")
{
    checkRefused(changed("benchmarks", "benchmark_id", "B01",
                         [](QJsonObject &one) { one.insert(QStringLiteral("item"), QStringLiteral("moonlight")); }),
                 "packs.item_unknown", {QStringLiteral("B01"), QStringLiteral("moonlight")});
    checkRefused(changed("power_list", "item", "rubble_site",
                         [](QJsonObject &one) { one.insert(QStringLiteral("item"), QStringLiteral("moonlight")); }),
                 "packs.item_unknown", {QStringLiteral("power_list"), QStringLiteral("moonlight")});
    checkRefused(changedTier("B01", "light_person",
                             [](QJsonObject &tier) {
                                 tier.insert(QStringLiteral("parties"), QJsonArray{QStringLiteral("passer_by")});
                             }),
                 "packs.party_unknown", {QStringLiteral("light_person"), QStringLiteral("passer_by")});
}

TEST_CASE("two things under one id are refused, two periods of one item are not", "[packs]")
{
    checkRefused(changed("benchmarks", "benchmark_id", "B03",
                         [](QJsonObject &one) { one.insert(QStringLiteral("benchmark_id"), QStringLiteral("B01")); }),
                 "packs.duplicate", {QStringLiteral("B01")});
    checkRefused(changedTier("B06", "light",
                             [](QJsonObject &tier) { tier.insert(QStringLiteral("id"), QStringLiteral("serious")); }),
                 "packs.duplicate", {QStringLiteral("serious")});

    QJsonObject pack = builtInPack();
    QJsonArray items = pack.value(QLatin1String("items")).toArray();
    QJsonObject next;
    for (const auto each : items)
        if (each.toObject().value(QLatin1String("id")).toString() == QStringLiteral("refuse_dumping"))
            next = each.toObject();
    next.insert(QStringLiteral("effective_from"), QStringLiteral("2026-08-14"));
    next.remove(QStringLiteral("effective_to"));
    items.append(next);
    pack.insert(QStringLiteral("items"), items);
    checkRefused(pack, "packs.duplicate", {QStringLiteral("refuse_dumping")});

    next.insert(QStringLiteral("effective_from"), QStringLiteral("2026-08-15"));
    items.replace(items.size() - 1, next);
    pack.insert(QStringLiteral("items"), items);
    const auto both = parsePack(pack, QStringLiteral("two periods"));
    REQUIRE(both);
    CHECK(both->itemOn(QStringLiteral("refuse_dumping"), day(2026, 8, 14))->effectiveTo.has_value());
    CHECK_FALSE(both->itemOn(QStringLiteral("refuse_dumping"), day(2026, 8, 15))->effectiveTo.has_value());
}

TEST_CASE("a step inside a step is refused", "[packs]")
{
    checkRefused(changedTier("B11", "light",
                             [](QJsonObject &tier) {
                                 const QJsonObject fine = tier.value(QLatin1String("fine")).toObject();
                                 QJsonObject outer = fine;
                                 outer.insert(QStringLiteral("first"), fine);
                                 tier.insert(QStringLiteral("fine"), outer);
                             }),
                 "packs.step_in_step", {QStringLiteral("tiers[light].fine.first")});
}

TEST_CASE("a pack without its header, its settings or a real date is refused", "[packs]")
{
    for (const char *name : {"pack_id", "settings", "items", "numbers", "forms", "calendar"}) {
        QJsonObject pack = builtInPack();
        pack.remove(QLatin1String(name));
        checkRefused(pack, "packs.field_missing", {QString::fromLatin1(name)});
    }
    QJsonObject pack = builtInPack();
    pack.insert(QStringLiteral("effective_from"), QStringLiteral("2025-02-30"));
    checkRefused(pack, "packs.field_wrong", {QStringLiteral("effective_from")});
    QJsonObject settings = builtInPack().value(QLatin1String("settings")).toObject();
    QJsonObject review = settings.value(QLatin1String("review")).toObject();
    review.insert(QStringLiteral("when"), QStringLiteral("never"));
    settings.insert(QStringLiteral("review"), review);
    pack = builtInPack();
    pack.insert(QStringLiteral("settings"), settings);
    checkRefused(pack, "packs.field_wrong", {QStringLiteral("settings.review.when")});
}

TEST_CASE("what published benchmarks leave open is found", "[packs]")
{
    const QStringList findings = packFindings(county());
    // B07 forgets the developer in its last tier; B13 leaves out 5000 to 6000 yuan; B01 gives 50 and 100 m³ to two
    // tiers.
    CHECK(countOf(findings, QStringLiteral("B07:“严重”档没有列“建设单位”")) == 1);
    CHECK(countOf(findings, QStringLiteral("5000元至6000元")) == 1);
    CHECK(countOf(findings, QStringLiteral("B01:“轻微”与“一般”都含 50m3")) == 1);
    CHECK(countOf(findings, QStringLiteral("B01:“一般”与“严重”都含 100m3")) == 1);
    // B15 writes ≤ and >, B23 不满 and 以上: no edge is shared and none is left out.
    CHECK(countOf(findings, QStringLiteral("B15")) == 0);
    CHECK(countOf(findings, QStringLiteral("B23")) == 0);
}

TEST_CASE("gaps, overlaps and tiers beyond the law are found", "[packs]")
{
    const auto findingsOf = [](const QJsonObject &json) {
        const auto pack = parsePack(json, QStringLiteral("test"));
        REQUIRE(pack);
        return packFindings(*pack);
    };
    const auto from = [](QJsonObject &tier, int milli) {
        QJsonObject condition = tier.value(QLatin1String("conditions")).toArray().first().toObject();
        condition.insert(QStringLiteral("from"), milli);
        tier.insert(QStringLiteral("conditions"), QJsonArray{condition});
    };
    CHECK(countOf(findingsOf(changedTier("B06", "serious", [&](QJsonObject &t) { from(t, 12000); })),
                  QStringLiteral("空档"))
          == 1);
    CHECK(countOf(findingsOf(changedTier("B06", "serious", [&](QJsonObject &t) { from(t, 7500); })),
                  QStringLiteral("自 7.5m3 起重叠"))
          == 1);
    CHECK(countOf(findingsOf(changedTier("B06", "serious",
                                         [](QJsonObject &t) {
                                             t.insert(QStringLiteral("fine"),
                                                      QJsonObject{{QStringLiteral("type"), QStringLiteral("fixed")},
                                                                  {QStringLiteral("fen"), 6000000}});
                                         })),
                  QStringLiteral("高于法定上限 50000 元"))
          == 1);
    QJsonObject real = builtInPack();
    real.insert(QStringLiteral("sample"), false);
    CHECK(countOf(findingsOf(real), QStringLiteral("是示例")) == 2);
    real.insert(QStringLiteral("power_list"), QJsonArray());
    CHECK(countOf(findingsOf(real), QStringLiteral("不在权力清单中")) == static_cast<int>(county().items.size()));
}

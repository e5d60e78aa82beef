#include "core/packs/pack.h"

#include <algorithm>

#include "core/packs/reader.h"

namespace anjuan::packs {
namespace {

Result<Threshold> parseThreshold(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    Threshold out;
    out.personFen = in.whole("fine_fen_person", 0);
    out.organisationFen = in.whole("fine_fen_organisation", 0);
    out.individualBusinessAs = in.oneOf("individual_business_as", {"person", "organisation"});
    ANJUAN_CHECK(in.result());
    return out;
}

Result<ReviewSetting> parseReview(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    ReviewSetting out;
    out.when = in.oneOf("when", {"after_defence", "before_notice", "both"});
    out.everyOrdinaryPenalty = in.flag("every_ordinary_penalty", true);
    out.days = static_cast<int>(in.whole("days", 1));
    ANJUAN_CHECK(in.result());
    return out;
}

Result<GateClassOverride> parseGateClass(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    GateClassOverride out{in.text("rule"), in.oneOf("class", {"flaw", "go_on", "stop"})};
    ANJUAN_CHECK(in.result());
    return out;
}

Result<Settings> parseSettings(const QJsonObject &json, const QString &where)
{
    Reader in(json, where, QStringLiteral("settings"));
    Settings out;
    const QJsonObject review = in.objectOf("review");
    const QJsonObject hearing = in.objectOf("hearing");
    const QJsonObject discussion = in.objectOf("discussion");
    out.defenceDays = static_cast<int>(in.whole("defence_days", 1));
    out.publishDays = static_cast<int>(in.whole("publish_days", 1));
    out.fileDays = static_cast<int>(in.whole("file_days", 1));
    out.archiveDays = static_cast<int>(in.whole("archive_days", 1));
    out.retention = in.oneOf("retention", {"permanent", "y30", "y10"});
    out.gateClasses = in.each("gate_classes", false, QStringLiteral("rule"), parseGateClass);
    ANJUAN_CHECK(in.result());
    ANJUAN_TRY(out.review, parseReview(review, where, in.pathOf("review")));
    ANJUAN_TRY(out.hearing, parseThreshold(hearing, where, in.pathOf("hearing")));
    ANJUAN_TRY(out.discussion, parseThreshold(discussion, where, in.pathOf("discussion")));
    return out;
}

Result<PowerEntry> parsePower(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    PowerEntry out;
    out.item = in.text("item");
    out.townshipKind = in.oneOf("township_kind", {"township", "subdistrict", "any"});
    out.source = in.oneOf("source", {"statutory", "delegated", "entrusted"});
    out.document = in.text("document");
    out.effectiveFrom = in.date("effective_from");
    out.effectiveTo = in.dateIfAny("effective_to");
    out.pendingRule = in.oneOf("pending_rule", {"finish", "hand_back"});
    if (out.effectiveTo && *out.effectiveTo < out.effectiveFrom)
        in.refuse("packs.bounds_inverted", "effective_from");
    ANJUAN_CHECK(in.result());
    return out;
}

Result<Factor> parseFactor(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    Factor out;
    out.code = in.text("code");
    out.zh = in.text("zh");
    out.effect = in.oneOf("effect", {"no_penalty", "may_not_penalise", "shall_lighten", "may_lighten", "heavier"});
    out.source = in.text("source");
    ANJUAN_CHECK(in.result());
    return out;
}

Result<QJsonObject> parseHoliday(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    in.date("on");
    in.text("name");
    in.oneOf("type", {"holiday", "workday"});
    ANJUAN_CHECK(in.result());
    return json;
}

Result<std::vector<NumberSeries>> parseNumbers(const QJsonObject &numbers, const QString &where)
{
    std::vector<NumberSeries> out;
    Reader in(numbers, where, QStringLiteral("numbers"));
    const QJsonObject all = in.objectOf("series");
    ANJUAN_CHECK(in.result());
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QString path = QStringLiteral("numbers.series.") + it.key();
        Reader one(it.value().toObject(), where, path);
        NumberSeries series{it.key(), one.text("zh"), {}};
        const QJsonObject pattern = one.objectOf("pattern");
        ANJUAN_CHECK(one.result());
        ANJUAN_TRY(series.pattern, parseNumberPattern(pattern, where, one.pathOf("pattern")));
        out.push_back(std::move(series));
    }
    return out;
}

/// What one part of a pack says of another.
void checkReferences(Reader &in, const Pack &pack)
{
    QStringList benchmarks, factors;
    for (const Benchmark &each : pack.benchmarks) {
        if (benchmarks.contains(each.id))
            in.refuse("packs.duplicate", "benchmarks", {each.id});
        benchmarks << each.id;
        if (!pack.item(each.item))
            in.refuse("packs.item_unknown", "benchmarks", {each.id, each.item});
    }
    for (const Factor &each : pack.factors) {
        if (factors.contains(each.code))
            in.refuse("packs.duplicate", "factors", {each.code});
        factors << each.code;
    }
    for (const PowerEntry &each : pack.powers)
        if (!pack.item(each.item))
            in.refuse("packs.item_unknown", "power_list", {each.document, each.item});
    // Two versions of an item may follow each other, but never hold on one day.
    for (auto a = pack.items.begin(); a != pack.items.end(); ++a)
        for (auto b = std::next(a); b != pack.items.end(); ++b)
            if (a->id == b->id && (a->holdsOn(b->effectiveFrom) || b->holdsOn(a->effectiveFrom)))
                in.refuse("packs.duplicate", "items", {a->id});
}

} // namespace

qint64 Threshold::of(const QString &party) const
{
    const bool person = party == QLatin1String("person")
        || (party == QLatin1String("individual_business") && individualBusinessAs == QLatin1String("person"));
    return person ? personFen : organisationFen;
}

const Item *Pack::itemOn(const QString &itemId, QDate date) const
{
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const Item &each) { return each.id == itemId && each.holdsOn(date); });
    return found == items.end() ? nullptr : &*found;
}

const Item *Pack::item(const QString &itemId) const
{
    const Item *newest = nullptr;
    for (const Item &each : items)
        if (each.id == itemId && (!newest || each.effectiveFrom > newest->effectiveFrom))
            newest = &each;
    return newest;
}

const Benchmark *Pack::benchmark(const QString &benchmarkId) const
{
    const auto found = std::find_if(benchmarks.begin(), benchmarks.end(),
                                    [&](const Benchmark &each) { return each.id == benchmarkId; });
    return found == benchmarks.end() ? nullptr : &*found;
}

std::vector<const Benchmark *> Pack::benchmarksOf(const QString &itemId, QDate date) const
{
    std::vector<const Benchmark *> out;
    for (const Benchmark &each : benchmarks)
        if (each.item == itemId && each.holdsOn(date))
            out.push_back(&each);
    return out;
}

const PowerEntry *Pack::power(const QString &itemId, QDate date, const QString &townshipKind,
                              std::optional<QDate> filedOn) const
{
    for (const PowerEntry &each : powers) {
        const bool kind =
            townshipKind.isEmpty() || each.townshipKind == QLatin1String("any") || each.townshipKind == townshipKind;
        const bool pending =
            filedOn && each.pendingRule == QLatin1String("finish") && each.holdsOn(*filedOn) && date >= *filedOn;
        if (each.item == itemId && kind && (each.holdsOn(date) || pending))
            return &each;
    }
    return nullptr;
}

const NumberSeries *Pack::numberSeries(const QString &seriesId) const
{
    const auto found =
        std::find_if(series.begin(), series.end(), [&](const NumberSeries &each) { return each.id == seriesId; });
    return found == series.end() ? nullptr : &*found;
}

const Factor *Pack::factor(const QString &code) const
{
    const auto found =
        std::find_if(factors.begin(), factors.end(), [&](const Factor &each) { return each.code == code; });
    return found == factors.end() ? nullptr : &*found;
}

Result<Pack> parsePack(const QJsonObject &object, const QString &where)
{
    Reader in(object, where, QString());
    Pack out;
    out.id = in.text("pack_id");
    out.version = in.text("version");
    out.title = in.text("title");
    out.county = in.text("county");
    out.source = in.text("source");
    out.effectiveFrom = in.date("effective_from");
    out.sample = in.flag("sample");
    const QJsonObject settings = in.objectOf("settings");
    const QJsonObject numbers = in.objectOf("numbers");
    const QJsonObject forms = in.objectOf("forms");
    for (auto it = forms.begin(); it != forms.end(); ++it)
        out.forms.insert(it.key(), unpackedForm(it.value().toObject()));
    const auto item = [](const QJsonObject &json, const QString &from, const QString &) {
        return parseItem(json, from);
    };
    const auto benchmark = [](const QJsonObject &json, const QString &from, const QString &) {
        return parseBenchmark(json, from);
    };
    out.items = in.each("items", true, QStringLiteral("id"), item);
    out.benchmarks = in.each("benchmarks", true, QStringLiteral("benchmark_id"), benchmark);
    out.powers = in.each("power_list", true, QStringLiteral("item"), parsePower);
    out.factors = in.each("factors", false, QStringLiteral("code"), parseFactor);
    out.fourLists = in.arrayOf("four_lists");
    out.avList = in.arrayOf("av_list");
    out.reviewCatalogue = in.arrayOf("review_catalogue");
    out.procedures = object.value(QLatin1String("procedures")).toArray();
    for (const QJsonObject &day : in.each("calendar", true, QStringLiteral("on"), parseHoliday))
        out.calendar.append(day);
    ANJUAN_CHECK(in.result());
    ANJUAN_TRY(out.settings, parseSettings(settings, where));
    ANJUAN_TRY(out.series, parseNumbers(numbers, where));
    checkReferences(in, out);
    ANJUAN_CHECK(in.result());
    return out;
}

} // namespace anjuan::packs

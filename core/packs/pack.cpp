#include "core/packs/pack.h"

#include <algorithm>
#include <array>

#include "core/packs/penalty_kinds.h"
#include "core/packs/reader.h"

namespace anjuan::packs {
namespace {

Result<Threshold::OfField> parseOfField(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    Threshold::OfField out{in.text("field"), in.whole("fine_fen_person", 0), in.whole("fine_fen_organisation", 0),
                           in.text("source")};
    ANJUAN_CHECK(in.result());
    return out;
}

/// What an individual business counts as; the purposes that are not named keep their defaults.
Result<void> parseClasses(const QJsonObject &json, const QString &where, const QString &path, Settings &out)
{
    Reader in(json, where, path);
    if (in.has("simple_procedure"))
        out.simpleAs = in.oneOf("simple_procedure", {"person", "organisation"});
    if (in.has("credit"))
        out.creditAs = in.oneOf("credit", {"person", "organisation", "individual_business"});
    if (in.has("statistics"))
        out.statisticsAs = in.oneOf("statistics", {"person", "organisation", "individual_business"});
    return in.result();
}

Result<Threshold> parseThreshold(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    Threshold out;
    out.personFen = in.whole("fine_fen_person", 0);
    out.organisationFen = in.whole("fine_fen_organisation", 0);
    out.individualBusinessAs = in.oneOf("individual_business_as", {"person", "organisation"});
    out.source = in.textOr("source");
    out.byField = in.each("by_field", false, QStringLiteral("field"), parseOfField);
    QStringList fields;
    for (const Threshold::OfField &each : out.byField) {
        if (fields.contains(each.field))
            in.refuse("packs.duplicate", "by_field", {each.field});
        fields << each.field;
    }
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

/// The penalties that are discussed whatever the amount.
QStringList kindsOf(Reader &in)
{
    QStringList out;
    if (!in.has("discussion_kinds")) {
        for (const PenaltyKind &each : kPenaltyKinds)
            if (each.heard)
                out << QString::fromLatin1(each.code);
        return out;
    }
    for (const QString &code : in.texts("discussion_kinds")) {
        const PenaltyKind *kind = penaltyKind(code);
        if (!kind || code != QLatin1String(kind->code))
            in.refuse("packs.kind_unknown", "discussion_kinds", {code});
        out << code;
    }
    if (out.isEmpty())
        in.refuse("packs.kinds_empty", "discussion_kinds");
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
    if (in.has("file_report_days"))
        out.fileReportDays = static_cast<int>(in.whole("file_report_days", 1));
    out.discussionKinds = kindsOf(in);
    out.retention = in.oneOf("retention", {"permanent", "y30", "y10"});
    out.gateClasses = in.each("gate_classes", false, QStringLiteral("rule"), parseGateClass);
    ANJUAN_CHECK(in.result());
    ANJUAN_TRY(out.review, parseReview(review, where, in.pathOf("review")));
    ANJUAN_TRY(out.hearing, parseThreshold(hearing, where, in.pathOf("hearing")));
    ANJUAN_TRY(out.discussion, parseThreshold(discussion, where, in.pathOf("discussion")));
    if (in.has("individual_business_as")) {
        const QJsonObject classes = in.objectOf("individual_business_as");
        ANJUAN_CHECK(in.result());
        ANJUAN_CHECK(parseClasses(classes, where, in.pathOf("individual_business_as"), out));
    }
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
    if (out.source == QLatin1String("entrusted")) {
        out.organ = in.text("organ");
        out.organHead = in.text("organ_head");
        out.organSeal = in.text("organ_seal");
        out.organPlace = in.text("organ_place");
    } else {
        for (const char *name : {"organ", "organ_head", "organ_seal", "organ_place"})
            if (in.has(name))
                in.refuse("packs.organ_of_own_power", name);
    }
    out.checked = in.flag("checked", true);
    if (out.effectiveTo && *out.effectiveTo < out.effectiveFrom)
        in.refuse("packs.bounds_inverted", "effective_from");
    ANJUAN_CHECK(in.result());
    return out;
}

Result<QJsonObject> parseListEntry(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    in.oneOf("list", {"no_penalty", "may_not", "lighter", "mitigated", "no_compulsion"});
    in.textOr("item");
    in.text("conditions");
    in.text("basis");
    in.text("organ");
    in.wholeIfAny("within_months", 1);
    in.flag("checked", true);
    ANJUAN_CHECK(in.result());
    return json;
}

Result<QJsonObject> parseAvStep(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    for (const char *name : {"step", "zh", "method", "content", "keep", "source"})
        in.text(name);
    in.flag("mandatory");
    ANJUAN_CHECK(in.result());
    return json;
}

Result<QJsonObject> parseTrigger(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    for (const char *name : {"code", "zh", "when", "source"})
        in.text(name);
    ANJUAN_CHECK(in.result());
    return json;
}

Result<QJsonObject> parseContact(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    in.text("organ");
    in.text("duty");
    for (const char *name : {"person", "phone", "address", "note"})
        in.textOr(name);
    ANJUAN_CHECK(in.result());
    return json;
}

Result<QJsonObject> parseVariant(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    in.text("zh");
    in.whole("fine_fen_person", 0);
    in.whole("fine_fen_organisation", 0);
    in.text("source");
    ANJUAN_CHECK(in.result());
    return json;
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

template <class T> Result<void> asDone(const Result<T> &parsed)
{
    return parsed ? Result<void>() : fail(parsed.error());
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
    for (const auto each : pack.fourLists) {
        const QString item = each.toObject().value(QLatin1String("item")).toString();
        if (!item.isEmpty() && !pack.item(item))
            in.refuse("packs.item_unknown", "four_lists",
                      {each.toObject().value(QLatin1String("list")).toString(), item});
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

qint64 Threshold::of(const QString &party, const QString &field) const
{
    const bool person = party == QLatin1String("person")
        || (party == QLatin1String("individual_business") && individualBusinessAs == QLatin1String("person"));
    for (const OfField &each : byField)
        if (!field.isEmpty() && each.field == field)
            return person ? each.personFen : each.organisationFen;
    return person ? personFen : organisationFen;
}

QString Settings::partyClass(Purpose purpose, const QString &party) const
{
    if (party != QLatin1String("individual_business"))
        return party;
    switch (purpose) {
    case Purpose::Hearing:
        return hearing.individualBusinessAs;
    case Purpose::Discussion:
        return discussion.individualBusinessAs;
    case Purpose::SimpleProcedure:
        return simpleAs;
    case Purpose::Credit:
        return creditAs;
    case Purpose::Statistics:
        return statisticsAs;
    }
    return party;
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

QString Pack::fieldOf(const QString &itemId) const
{
    const Item *found = item(itemId);
    return found ? found->field : QString();
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

Result<void> checkElement(const QString &list, const QJsonObject &element, const QString &where)
{
    struct Kind {
        const char *list, *label;
        Result<void> (*check)(const QJsonObject &, const QString &, const QString &);
    };
    static constexpr std::array kKinds{
        Kind{"items", "id", [](auto &json, auto &from, auto &) { return asDone(parseItem(json, from)); }},
        Kind{"benchmarks", "benchmark_id",
             [](auto &json, auto &from, auto &) { return asDone(parseBenchmark(json, from)); }},
        Kind{"power_list", "item",
             [](auto &json, auto &from, auto &path) { return asDone(parsePower(json, from, path)); }},
        Kind{"factors", "code",
             [](auto &json, auto &from, auto &path) { return asDone(parseFactor(json, from, path)); }},
        Kind{"four_lists", "list",
             [](auto &json, auto &from, auto &path) { return asDone(parseListEntry(json, from, path)); }},
        Kind{"av_list", "step",
             [](auto &json, auto &from, auto &path) { return asDone(parseAvStep(json, from, path)); }},
        Kind{"review_catalogue", "code",
             [](auto &json, auto &from, auto &path) { return asDone(parseTrigger(json, from, path)); }},
        Kind{"contacts", "organ",
             [](auto &json, auto &from, auto &path) { return asDone(parseContact(json, from, path)); }},
        Kind{"hearing_variants", "zh",
             [](auto &json, auto &from, auto &path) { return asDone(parseVariant(json, from, path)); }},
        Kind{"calendar", "on",
             [](auto &json, auto &from, auto &path) { return asDone(parseHoliday(json, from, path)); }},
    };
    for (const Kind &each : kKinds)
        if (list == QLatin1String(each.list))
            return each.check(element, where,
                              QStringLiteral("%1[%2]").arg(list, element.value(QLatin1String(each.label)).toString()));
    return {};
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
    const auto kept = [](const std::vector<QJsonObject> &all) {
        QJsonArray array;
        for (const QJsonObject &each : all)
            array.append(each);
        return array;
    };
    out.fourLists = kept(in.each("four_lists", false, QStringLiteral("list"), parseListEntry));
    out.avList = kept(in.each("av_list", false, QStringLiteral("step"), parseAvStep));
    out.reviewCatalogue = kept(in.each("review_catalogue", false, QStringLiteral("code"), parseTrigger));
    out.contacts = kept(in.each("contacts", false, QStringLiteral("organ"), parseContact));
    out.hearingVariants = kept(in.each("hearing_variants", false, QStringLiteral("zh"), parseVariant));
    out.calendar = kept(in.each("calendar", true, QStringLiteral("on"), parseHoliday));
    out.procedures = object.value(QLatin1String("procedures")).toArray();
    const QJsonArray platforms = in.arrayOf("platforms");
    ANJUAN_CHECK(in.result());
    ANJUAN_TRY(out.platforms, parsePlatforms(platforms, where));
    ANJUAN_TRY(out.settings, parseSettings(settings, where));
    ANJUAN_TRY(out.series, parseNumbers(numbers, where));
    checkReferences(in, out);
    ANJUAN_CHECK(in.result());
    return out;
}

} // namespace anjuan::packs

#include "core/packs/items.h"

#include <array>

#include "core/packs/reader.h"

namespace anjuan::packs {
namespace {

using Type = Formula::Type;

struct TypeName {
    const char *name;
    Type type;
};
constexpr std::array kTypes{
    TypeName{"range", Type::Range},
    TypeName{"fixed", Type::Fixed},
    TypeName{"max_only", Type::MaxOnly},
    TypeName{"per_unit", Type::PerUnit},
    TypeName{"percent", Type::Percent},
    TypeName{"multiple", Type::Multiple},
    TypeName{"step_after_refusal", Type::StepAfterRefusal},
    TypeName{"no_amount", Type::NoAmount},
    TypeName{"none", Type::None},
};

void readAmounts(Reader &in, Formula &out)
{
    switch (out.type) {
    case Type::Range:
        out.minFen = in.whole("min_fen", 0);
        out.maxFen = in.whole("max_fen", 0);
        break;
    case Type::Fixed:
        out.minFen = out.maxFen = in.whole("fen", 0);
        break;
    case Type::MaxOnly:
        out.maxFen = in.whole("max_fen", 0);
        break;
    case Type::PerUnit:
        out.unit = in.text("unit");
        out.minFen = in.whole("min_fen", 0);
        out.maxFen = in.whole("max_fen", 0);
        out.capFen = in.wholeIfAny("cap_fen", 0);
        break;
    case Type::Percent:
    case Type::Multiple:
        out.base = in.text("base");
        out.minPermille = in.whole("min_permille", 0);
        out.maxPermille = in.whole("max_permille", 0);
        out.capFen = in.wholeIfAny("cap_fen", 0);
        break;
    default:
        break;
    }
    if ((out.minFen && out.maxFen && *out.minFen > *out.maxFen) || out.minPermille > out.maxPermille)
        in.refuse("packs.bounds_inverted", out.minFen ? "min_fen" : "min_permille");
}

Result<Formula> parseFormula(const QJsonObject &json, const QString &where, const QString &path, int depth = 0)
{
    Reader in(json, where, path);
    const QString name = in.oneOf(
        "type",
        {"range", "fixed", "max_only", "per_unit", "percent", "multiple", "step_after_refusal", "no_amount", "none"});
    ANJUAN_CHECK(in.result());
    Formula out;
    for (const TypeName &known : kTypes)
        if (name == QLatin1String(known.name))
            out.type = known.type;
    readAmounts(in, out);
    if (out.type == Type::StepAfterRefusal) {
        if (depth > 0)
            in.refuse("packs.step_in_step", "type");
        for (const char *step : {"first", "after_refusal"}) {
            const QJsonObject inner = in.objectOf(step);
            ANJUAN_CHECK(in.result());
            ANJUAN_TRY(Formula parsed, parseFormula(inner, where, in.pathOf(step), depth + 1));
            out.steps.push_back(std::move(parsed));
        }
    }
    ANJUAN_CHECK(in.result());
    return out;
}

Result<LawRef> parseLaw(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    LawRef out{in.text("law"), in.text("article"), in.textOr("text")};
    ANJUAN_CHECK(in.result());
    return out;
}

Result<StatutoryRange> parseStatutory(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    StatutoryRange out;
    out.parties = in.texts("parties");
    out.kinds = in.texts("kinds");
    out.fineOptional = in.flag("fine_optional");
    const QJsonObject fine = in.objectOf("fine");
    ANJUAN_CHECK(in.result());
    ANJUAN_TRY(out.fine, parseFormula(fine, where, in.pathOf("fine")));
    return out;
}

Result<TierCondition> parseCondition(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    TierCondition out;
    out.quantity = in.text("quantity");
    out.unit = in.text("unit");
    out.fromMilli = in.wholeIfAny("from", 0);
    out.toMilli = in.wholeIfAny("to", 0);
    out.fromInclusive = in.flag("from_inclusive", true);
    out.toInclusive = in.flag("to_inclusive", true);
    if (!out.fromMilli && !out.toMilli)
        in.refuse("packs.field_missing", "from");
    if (out.fromMilli && out.toMilli && *out.fromMilli > *out.toMilli)
        in.refuse("packs.bounds_inverted", "from");
    ANJUAN_CHECK(in.result());
    return out;
}

Result<Tier> parseTier(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    Tier out;
    out.id = in.text("id");
    out.name = in.text("name");
    out.text = in.text("text");
    out.conditions = in.each("conditions", false, QString(), parseCondition);
    out.parties = in.texts("parties");
    out.warning = in.flag("warning");
    out.otherKinds = in.texts("other_kinds");
    out.other = in.textOr("other");
    const QJsonObject fine = in.objectOf("fine");
    ANJUAN_CHECK(in.result());
    ANJUAN_TRY(out.fine, parseFormula(fine, where, in.pathOf("fine")));
    return out;
}

Result<PartyClass> parsePartyClass(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    PartyClass out{in.text("code"), in.text("zh")};
    ANJUAN_CHECK(in.result());
    return out;
}

void checkTiers(Reader &in, const Benchmark &benchmark)
{
    QStringList ids, known;
    for (const PartyClass &each : benchmark.partyClasses)
        known << each.code;
    for (const Tier &tier : benchmark.tiers) {
        if (ids.contains(tier.id))
            in.refuse("packs.duplicate", "tiers", {tier.id});
        ids << tier.id;
        for (const QString &party : tier.parties)
            if (!known.contains(party))
                in.refuse("packs.party_unknown", "tiers", {tier.id, party});
    }
    if (!benchmark.individualBusinessAs.isEmpty() && !known.isEmpty()
        && !known.contains(benchmark.individualBusinessAs))
        in.refuse("packs.party_unknown", "individual_business_as", {benchmark.id, benchmark.individualBusinessAs});
}

} // namespace

bool TierCondition::fits(qint64 milli) const
{
    const bool low = !fromMilli || (fromInclusive ? milli >= *fromMilli : milli > *fromMilli);
    const bool high = !toMilli || (toInclusive ? milli <= *toMilli : milli < *toMilli);
    return low && high;
}

QString Benchmark::partyClassOf(const QString &party) const
{
    for (const PartyClass &each : partyClasses)
        if (each.code == party)
            return party;
    return party == QLatin1String("individual_business") && !individualBusinessAs.isEmpty() ? individualBusinessAs
                                                                                            : party;
}

Result<Item> parseItem(const QJsonObject &json, const QString &where)
{
    Reader in(json, where, QStringLiteral("items[%1]").arg(json.value(QLatin1String("id")).toString()));
    Item out;
    out.id = in.text("id");
    out.name = in.text("name");
    out.field = in.text("field");
    out.violated = in.each("law_refs_violated", true, QString(), parseLaw);
    out.penalty = in.each("law_refs_penalty", true, QString(), parseLaw);
    out.statutory = in.each("statutory", true, QString(), parseStatutory);
    out.correctionFirst = in.flag("correction_first");
    out.effectiveFrom = in.date("effective_from");
    out.effectiveTo = in.dateIfAny("effective_to");
    out.sourceDoc = in.text("source_doc");
    out.tag = in.textOr("tag");
    out.mainCode = in.textOr("main_code");
    out.subCode = in.textOr("sub_code");
    out.checked = in.flag("checked", true);
    out.offSite = in.flag("off_site");
    out.jointWith = in.texts("joint_with");
    if (out.penalty.empty())
        in.refuse("packs.field_missing", "law_refs_penalty");
    if (out.statutory.empty())
        in.refuse("packs.field_missing", "statutory");
    if (out.effectiveTo && *out.effectiveTo < out.effectiveFrom)
        in.refuse("packs.bounds_inverted", "effective_from");
    ANJUAN_CHECK(in.result());
    return out;
}

Result<Benchmark> parseBenchmark(const QJsonObject &json, const QString &where)
{
    Reader in(json, where, QStringLiteral("benchmarks[%1]").arg(json.value(QLatin1String("benchmark_id")).toString()));
    Benchmark out;
    out.id = in.text("benchmark_id");
    out.item = in.text("item");
    out.title = in.text("title");
    out.issuingBody = in.text("issuing_body");
    out.source = in.text("source");
    out.reliability =
        in.oneOf("reliability", {"official_site", "mirror_of_official", "third_party_copy", "second_hand", "sample"});
    out.effectiveFrom = in.date("effective_from");
    out.effectiveTo = in.dateIfAny("effective_to");
    out.partyClasses = in.each("party_classes", false, QStringLiteral("code"), parsePartyClass);
    out.individualBusinessAs = in.textOr("individual_business_as");
    out.tiers = in.each("tiers", true, QStringLiteral("id"), parseTier);
    out.filedNo = in.textOr("filed_no");
    out.checked = in.flag("checked", true);
    if (out.tiers.empty())
        in.refuse("packs.field_missing", "tiers");
    if (out.effectiveTo && *out.effectiveTo < out.effectiveFrom)
        in.refuse("packs.bounds_inverted", "effective_from");
    checkTiers(in, out);
    ANJUAN_CHECK(in.result());
    return out;
}

} // namespace anjuan::packs

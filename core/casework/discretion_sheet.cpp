#include "core/casework/discretion_sheet.h"

#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/casework/facts_parts.h"
#include "core/casework/field_map_parts.h"
#include "core/chain/body.h"
#include "core/discretion/derived.h"
#include "core/documents/fields.h"
#include "core/documents/punctuation.h"

namespace anjuan::casework {
namespace {

using chain::integerOf;
using chain::textOf;
using chain::textsOf;

/// Writes the lines; what is empty is left out.
class Sheet {
public:
    static QString word(const char *id, const QStringList &args = {})
    {
        return message(QStringLiteral("discretion.sheet.") + QLatin1String(id), args);
    }
    void add(const char *label, const QString &text)
    {
        if (!text.isEmpty())
            m_lines.append(QJsonObject{{QStringLiteral("label"), word(label)}, {QStringLiteral("text"), text}});
    }
    QJsonArray lines() const { return m_lines; }

private:
    QJsonArray m_lines;
};

QString yuan(qint64 fen)
{
    return Fen{fen}.yuan();
}

QString longDay(QDate day)
{
    return documents::longDate(dateText(day));
}

void addBasis(Sheet &sheet, const QJsonObject &body, Entries entries, const packs::Pack &pack)
{
    const Entry *filing = newest(entries, {"case.filing_proposed"});
    const auto actOn = filing ? chain::dateOf(filing->body, "violation_on") : std::nullopt;
    const QString id = textOf(body, "item");
    const packs::Item *item = actOn ? pack.itemOn(id, *actOn) : nullptr;
    item = item ? item : pack.item(id);
    if (!item)
        return;
    sheet.add("item", item->name);
    QStringList laws;
    for (const packs::LawRef &law : item->penalty)
        laws += documents::citation(law.law + law.article);
    sheet.add("law", laws.join(QStringLiteral("、")));
    if (actOn)
        sheet.add("version",
                  Sheet::word("version_text",
                              {longDay(*actOn), longDay(item->effectiveFrom),
                               item->effectiveTo ? Sheet::word("in_force_until", {longDay(*item->effectiveTo)})
                                                 : Sheet::word("in_force")}));
    sheet.add("lighter", textOf(body, "lighter_law"));
}

void addTier(Sheet &sheet, const QJsonObject &body, const packs::Pack &pack)
{
    const packs::Benchmark *benchmark = pack.benchmark(textOf(body, "benchmark"));
    if (!benchmark)
        return;
    sheet.add("benchmark", benchmark->title + QStringLiteral("(") + benchmark->issuingBody + QStringLiteral(")"));
    for (const packs::Tier &tier : benchmark->tiers) {
        if (tier.id == textOf(body, "tier") || tier.name == textOf(body, "tier")) {
            sheet.add("tier", tier.name + QStringLiteral(":") + tier.text);
            break;
        }
    }
}

/// The other acts of the case, each with what it was measured by.
void addMoreActs(Sheet &sheet, const QJsonObject &body, const packs::Pack &pack)
{
    const std::vector<QJsonObject> acts = moreActs(body);
    const QStringList ranges = textsOf(body, "more_ranges");
    for (std::size_t i = 0; i < acts.size(); ++i) {
        const packs::Benchmark *benchmark = pack.benchmark(textOf(acts[i], "benchmark"));
        sheet.add("more_act",
                  Sheet::word("more_act_text",
                              {textOf(acts[i], "act"), benchmark ? benchmark->title : textOf(acts[i], "benchmark"),
                               textOf(acts[i], "tier"), ranges.value(static_cast<qsizetype>(i)),
                               yuan(integerOf(acts[i], "fine_fen")), textOf(acts[i], "reason")}));
    }
    if (!acts.empty())
        sheet.add("whole_fine", Sheet::word("yuan", {yuan(integerOf(body, "fine_fen"))}));
}

void addAmounts(Sheet &sheet, const QJsonObject &body, Entries entries, const packs::Pack &pack)
{
    if (body.contains(QLatin1String("quantity")))
        sheet.add("quantity", quantityText(integerOf(body, "quantity")) + textOf(body, "quantity_unit"));
    if (body.contains(QLatin1String("base_fen")))
        sheet.add("base", Sheet::word("yuan", {yuan(integerOf(body, "base_fen"))}));
    sheet.add("range", textOf(body, "range_text"));
    const auto assessed = assessFor(body, entries, pack);
    const qint64 fine = firstFine(body);
    if (assessed && assessed->statutoryMaxFen) {
        const qint64 low = assessed->statutoryMinFen.value_or(0);
        sheet.add("statute", Sheet::word("range_text", {yuan(low), yuan(*assessed->statutoryMaxFen)}));
        QStringList derived;
        for (const discretion::DerivedRange &each : discretion::derivedRanges(low, *assessed->statutoryMaxFen))
            derived += Sheet::word("derived_text", {Sheet::word(each.tier), yuan(each.minFen), yuan(each.maxFen)});
        sheet.add("derived", derived.join(QStringLiteral(";")));
    }
    sheet.add("proposed",
              Sheet::word(chain::flagOf(body, "warning") ? "fine_warning" : "fine_only", {yuan(fine)})
                  + (moreActs(body).empty() ? sharesText(entries, body) : QString()));
    if (assessed) {
        const discretion::Check check =
            discretion::check(*assessed, fine, chain::flagOf(body, "warning"), textsOf(body, "factors"));
        sheet.add("verdict",
                  Sheet::word(!check.withinStatute   ? "outside_statute"
                                  : check.mitigated  ? "mitigated"
                                  : check.withinTier ? "within"
                                                     : "outside_tier"));
        sheet.add("edge", assessed->edgeNote);
    }
}

QString optionOf(const Act &act, const char *field, const char *inner, const QString &value)
{
    const Field *outer = act.field(QLatin1String(field));
    for (const Field &each : outer ? outer->fields : std::vector<Field>()) {
        if (each.name != QLatin1String(inner))
            continue;
        for (const Field::Option &option : each.options) {
            if (option.value == value)
                return option.zh;
        }
    }
    return value;
}

void addCircumstances(Sheet &sheet, const QJsonObject &body, Entries entries, const packs::Pack &pack)
{
    QStringList factors;
    for (const auto each : body.value(QLatin1String("factor_evidence")).toArray()) {
        const QJsonObject one = each.toObject();
        const packs::Factor *factor = pack.factor(textOf(one, "factor"));
        QStringList proofs;
        for (const QString &hash : textsOf(one, "evidence")) {
            const Entry *evidence = entryOf(entries, hash);
            proofs += evidence ? textOf(evidence->body, "title") : hash.left(8);
        }
        if (!textOf(one, "note").isEmpty())
            proofs += textOf(one, "note");
        factors +=
            (factor ? factor->zh : textOf(one, "factor")) + QStringLiteral(":") + proofs.join(QStringLiteral("、"));
    }
    sheet.add("factors", factors.join(QStringLiteral(";")));
    QStringList lists;
    const Act *act = findAct(QStringLiteral("discretion.apply"));
    for (const auto each : body.value(QLatin1String("four_lists")).toArray()) {
        const QJsonObject one = each.toObject();
        const QString name = act ? optionOf(*act, "four_lists", "list", textOf(one, "list")) : textOf(one, "list");
        lists += Sheet::word(one.value(QLatin1String("applies")).toBool() ? "list_applies" : "list_not",
                             {name, textOf(one, "reason")});
    }
    sheet.add("lists", lists.join(QStringLiteral(";")));
    const auto earlier = body.value(QLatin1String("earlier_cases")).toArray().size();
    sheet.add("earlier", Sheet::word("earlier_text", {QString::number(earlier)}));
}

void addComparisons(Sheet &sheet, const QJsonObject &body)
{
    if (body.contains(QLatin1String("other_max_fen")))
        sheet.add("other",
                  Sheet::word("other_text",
                              {yuan(integerOf(body, "own_max_fen")), yuan(integerOf(body, "other_max_fen")),
                               textOf(body.value(QLatin1String("other_provision")).toObject(), "choice_reason")}));
    const QJsonObject like = body.value(QLatin1String("similar")).toObject();
    if (like.contains(QLatin1String("median_fen")))
        sheet.add("similar",
                  Sheet::word("similar_text",
                              {QString::number(integerOf(like, "count")), yuan(integerOf(like, "min_fen")),
                               yuan(integerOf(like, "q1_fen")), yuan(integerOf(like, "median_fen")),
                               yuan(integerOf(like, "q3_fen")), yuan(integerOf(like, "max_fen")),
                               QString::number(integerOf(like, "below")), QString::number(integerOf(like, "above"))}));
    else if (!like.isEmpty())
        sheet.add("similar", Sheet::word("similar_few"));
    sheet.add("reason", textOf(body, "reason"));
    sheet.add("departure", textOf(body, "departure_reason"));
    for (const auto each : body.value(QLatin1String("reasons")).toArray())
        sheet.add("given", textOf(each.toObject(), "rule") + QStringLiteral(":") + textOf(each.toObject(), "reason"));
}

} // namespace

QJsonArray discretionSheet(Entries entries, const Lawbook &law)
{
    const Entry *applied = newest(entries, {"discretion.applied"});
    if (!applied)
        return {};
    Sheet sheet;
    addBasis(sheet, applied->body, entries, *law.pack);
    addTier(sheet, applied->body, *law.pack);
    addAmounts(sheet, applied->body, entries, *law.pack);
    addMoreActs(sheet, applied->body, *law.pack);
    addCircumstances(sheet, applied->body, entries, *law.pack);
    addComparisons(sheet, applied->body);
    return sheet.lines();
}

} // namespace anjuan::casework

#include "core/discretion/calculator.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/discretion/amounts.h"
#include "core/discretion/derived.h"

namespace anjuan::discretion {
namespace {

using packs::Benchmark;
using packs::Tier;
using packs::TierCondition;

QString quantityText(qint64 milli, const QString &unit)
{
    const QString id = QStringLiteral("discretion.unit.") + unit;
    return anjuan::quantityText(milli) + (hasMessage(id) ? message(id) : unit);
}

QString partyName(const Benchmark &benchmark, const QString &party)
{
    for (const packs::PartyClass &each : benchmark.partyClasses)
        if (each.code == party)
            return each.zh;
    const QString id = QStringLiteral("discretion.party.") + party;
    return hasMessage(id) ? message(id) : party;
}

/// The class under which this benchmark looks the party up: a class of its own is named among the conditions.
QString partyOf(const Benchmark &benchmark, const Circumstances &about)
{
    for (const packs::PartyClass &each : benchmark.partyClasses)
        if (about.conditions.contains(each.code) || about.conditions.contains(each.zh))
            return each.code;
    const QString own = benchmark.partyClassOf(about.partyClass);
    const bool known = std::any_of(benchmark.partyClasses.begin(), benchmark.partyClasses.end(),
                                   [&own](const packs::PartyClass &each) { return each.code == own; });
    // What only the benchmark tells apart (施工单位, 运输单位) is said by the very line that was chosen.
    const auto chosen = std::find_if(benchmark.tiers.begin(), benchmark.tiers.end(),
                                     [&about](const Tier &tier) { return tier.id == about.tier; });
    const bool told = !known && chosen != benchmark.tiers.end() && !chosen->parties.isEmpty();
    return told ? chosen->parties.front() : own;
}

/// The unit in which the quantity is told.
QString unitOf(const std::vector<const Tier *> &tiers, const Circumstances &about)
{
    if (!about.quantityUnit.isEmpty())
        return about.quantityUnit;
    for (const Tier *tier : tiers) {
        if (!tier->conditions.empty())
            return tier->conditions.front().unit;
        if (!tier->fine.unit.isEmpty())
            return tier->fine.unit;
    }
    return {};
}

bool fits(const Tier &tier, const Circumstances &about, const QString &unit)
{
    return about.quantityMilli
        && std::any_of(tier.conditions.begin(), tier.conditions.end(), [&](const TierCondition &each) {
               // Another unit of the same kind is converted: 亩 told, m² in the table.
               const auto milli = converted(*about.quantityMilli, unit, each.unit);
               return milli && each.fits(*milli);
           });
}

bool stated(const Tier &tier, const Circumstances &about)
{
    return about.conditions.contains(tier.text) || about.conditions.contains(tier.id);
}

/// A choice among the tiers for this party.
struct Choice {
    const Tier *tier = nullptr;
    std::vector<const Tier *> fitting; // by quantity, as the benchmark lists them
};

Result<const Tier *> namedTier(const Benchmark &benchmark, const std::vector<const Tier *> &mine,
                               const Circumstances &about, const Choice &choice)
{
    std::vector<const Tier *> named;
    for (const Tier *tier : mine)
        if (tier->id == about.tier || tier->name == about.tier)
            named.push_back(tier);
    if (named.empty()) {
        const auto known = std::find_if(benchmark.tiers.begin(), benchmark.tiers.end(), [&](const Tier &tier) {
            return tier.id == about.tier || tier.name == about.tier;
        });
        if (known != benchmark.tiers.end())
            return fail(Fault::Refused, "discretion.party_without_tier",
                        {partyName(benchmark, partyOf(benchmark, about)), benchmark.id, known->name});
        return fail(Fault::Refused, "discretion.tier_unknown", {about.tier, benchmark.id});
    }
    // Two tiers may bear one name (“一般” of a side lane and of a main lane): what is known of the act tells them
    // apart.
    for (const Tier *tier : named)
        if (named.size() == 1 || tier->id == about.tier || stated(*tier, about)
            || std::find(choice.fitting.begin(), choice.fitting.end(), tier) != choice.fitting.end())
            return tier;
    return fail(Fault::Refused, "discretion.tier_ambiguous", {about.tier, benchmark.id});
}

Result<const Tier *> foundTier(const Benchmark &benchmark, const std::vector<const Tier *> &mine,
                               const Circumstances &about, const Choice &choice, const QString &unit)
{
    for (const Tier *tier : mine)
        if (stated(*tier, about))
            return tier;
    if (!choice.fitting.empty())
        return choice.fitting.front();
    const auto numeric =
        std::find_if(mine.begin(), mine.end(), [](const Tier *tier) { return !tier->conditions.empty(); });
    if (numeric == mine.end())
        return fail(Fault::Refused, "discretion.tier_ambiguous", {QString(), benchmark.id});
    if (!about.quantityMilli)
        return fail(Fault::Refused, "discretion.quantity_missing",
                    {benchmark.id, (*numeric)->conditions.front().quantity, (*numeric)->conditions.front().unit});
    return fail(Fault::Refused, "discretion.no_tier_fits", {benchmark.id, quantityText(*about.quantityMilli, unit)});
}

Result<Choice> choose(const Benchmark &benchmark, const Circumstances &about)
{
    const QString party = partyOf(benchmark, about);
    std::vector<const Tier *> mine;
    for (const Tier &tier : benchmark.tiers)
        if (tier.isFor(party))
            mine.push_back(&tier);
    Choice out;
    const QString unit = unitOf(mine, about);
    for (const Tier *tier : mine)
        if (fits(*tier, about, unit))
            out.fitting.push_back(tier);
    if (!about.tier.isEmpty()) {
        ANJUAN_TRY(out.tier, namedTier(benchmark, mine, about, out));
    } else {
        if (mine.empty())
            return fail(Fault::Refused, "discretion.party_without_tier",
                        {partyName(benchmark, party), benchmark.id, QString()});
        ANJUAN_TRY(out.tier, foundTier(benchmark, mine, about, out, unit));
    }
    const bool byQuantity = !out.tier->conditions.empty() || out.tier->fine.type == packs::Formula::Type::PerUnit;
    if (byQuantity && !about.quantityMilli && !stated(*out.tier, about)) {
        const bool plain = out.tier->conditions.empty();
        return fail(Fault::Refused, "discretion.quantity_missing",
                    {out.tier->name, plain ? out.tier->text : out.tier->conditions.front().quantity,
                     plain ? out.tier->fine.unit : out.tier->conditions.front().unit});
    }
    return out;
}

Result<const packs::StatutoryRange *> statuteFor(const packs::Item &item, const Benchmark &benchmark,
                                                 const QString &partyClass, const QString &party)
{
    const auto serves = [](const packs::StatutoryRange &range, const QString &who) {
        return range.parties.isEmpty() || range.parties.contains(who);
    };
    for (const QString &who : {partyClass, party})
        for (const packs::StatutoryRange &range : item.statutory)
            if (serves(range, who))
                return &range;
    return fail(Fault::Refused, "discretion.party_without_statute", {partyName(benchmark, party), item.id, item.name});
}

void noteEdges(Assessment &out, const Choice &choice, const Circumstances &about, const QString &unit)
{
    if (choice.tier->conditions.empty() || !about.quantityMilli)
        return;
    const bool chosenFits =
        std::find(choice.fitting.begin(), choice.fitting.end(), choice.tier) != choice.fitting.end();
    if (!choice.fitting.empty() && !chosenFits) {
        out.tierFits = false;
        out.fittingTier = choice.fitting.front()->name;
        out.reasonsNeeded << QStringLiteral("other_tier");
    }
    if (choice.fitting.size() > 1) {
        out.edgeNote = message(QStringLiteral("discretion.edge_note"),
                               {quantityText(*about.quantityMilli, unit), choice.fitting[0]->name,
                                choice.fitting[1]->name, choice.tier->name});
        out.reasonsNeeded << QStringLiteral("shared_edge");
    }
}

QString rangeTextOf(const Assessment &out, const packs::Formula &formula)
{
    const auto yuan = [](std::optional<qint64> fen) { return Fen{fen.value_or(0)}.yuan(); };
    const char *id = "discretion.range";
    if (formula.type == packs::Formula::Type::NoAmount)
        id = "discretion.range_no_amount";
    else if (out.maxFen.value_or(0) == 0)
        id = "discretion.range_none";
    else if (out.fixed)
        id = "discretion.range_fixed";
    else if (out.minFen.value_or(0) == 0)
        id = "discretion.range_max";
    const QString fine = message(QString::fromLatin1(id), {yuan(out.minFen), yuan(out.maxFen)});
    return out.warning ? message(QStringLiteral("discretion.range_with_warning"), {fine}) : fine;
}

} // namespace

Result<Assessment> assess(const packs::Item &item, const Benchmark &benchmark, const Circumstances &about)
{
    if (benchmark.item != item.id)
        return fail(Fault::Refused, "discretion.wrong_item", {benchmark.id, item.id});
    ANJUAN_TRY(const Choice choice, choose(benchmark, about));
    const QString party = partyOf(benchmark, about);
    ANJUAN_TRY(const packs::StatutoryRange *statute, statuteFor(item, benchmark, about.partyClass, party));
    ANJUAN_TRY(const Amounts amounts, amountsOf(choice.tier->fine, about));
    ANJUAN_TRY(const Amounts legal, amountsOf(statute->fine, about));

    Assessment out;
    out.item = item.id;
    out.benchmark = benchmark.id;
    out.tier = choice.tier->id;
    out.tierName = choice.tier->name;
    out.partyClass = party;
    out.minFen = amounts.minFen;
    out.maxFen = amounts.maxFen;
    out.fixed = amounts.minFen && amounts.minFen == amounts.maxFen;
    out.fineOptional = statute->fineOptional;
    out.warning = choice.tier->warning;
    out.warningAllowed = statute->kinds.contains(QStringLiteral("warning"));
    out.otherKinds = choice.tier->otherKinds;
    out.statutoryMinFen = legal.minFen;
    out.statutoryMaxFen = legal.maxFen;
    noteEdges(out, choice, about, unitOf({choice.tier}, about));
    if (benchmark.isSample())
        out.reasonsNeeded << QStringLiteral("sample_benchmark");
    if (!out.statutoryMaxFen)
        out.reasonsNeeded << QStringLiteral("no_statutory_amount");
    out.rangeText = rangeTextOf(out, choice.tier->fine);
    return out;
}

bool allowsMitigation(const QString &factor)
{
    static const std::array kGrounds{"r30_minor",       "r31_partly", "r32_harm_removed", "r32_coerced",
                                     "r32_volunteered", "r32_merit",  "r32_other"};
    return std::any_of(kGrounds.begin(), kGrounds.end(),
                       [&](const char *ground) { return factor == QLatin1String(ground); });
}

Check check(const Assessment &assessment, qint64 fineFen, bool warning, const QStringList &factors)
{
    Check out;
    const bool mayMitigate = std::any_of(factors.begin(), factors.end(), allowsMitigation);
    const bool spared = fineFen == 0 && assessment.fineOptional;
    const bool belowLaw = assessment.statutoryMinFen && fineFen < *assessment.statutoryMinFen && !spared;
    const bool aboveLaw = fineFen < 0 || (assessment.statutoryMaxFen && fineFen > *assessment.statutoryMaxFen);
    out.mitigated = belowLaw && !aboveLaw && mayMitigate;
    out.withinStatute = !aboveLaw && (!belowLaw || out.mitigated) && (!warning || assessment.warningAllowed);
    const bool belowTier = assessment.minFen && fineFen < *assessment.minFen;
    const bool aboveTier = assessment.maxFen && fineFen > *assessment.maxFen;
    out.withinTier = assessment.tierFits && !belowTier && !aboveTier;
    out.warningMissing = assessment.warning && !warning;
    return out;
}

} // namespace anjuan::discretion

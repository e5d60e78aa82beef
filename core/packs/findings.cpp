#include <algorithm>

#include "core/base/messages.h"
#include "core/packs/pack.h"

namespace anjuan::packs {
namespace {

QString units(qint64 milli)
{
    QString text = QString::number(milli / 1000);
    if (milli % 1000 == 0)
        return text;
    QString part = QString::number(milli % 1000).rightJustified(3, QLatin1Char('0'));
    while (part.endsWith(QLatin1Char('0')))
        part.chop(1);
    return text + QLatin1Char('.') + part;
}

/// The tiers that one class of party meets, in the order of their amounts of one quantity.
struct Ladder {
    struct Rung {
        const Tier *tier;
        const TierCondition *condition;
    };
    std::vector<Rung> rungs;
};

Ladder ladderOf(const Benchmark &benchmark, const QString &party, const QString &quantity)
{
    Ladder out;
    for (const Tier &tier : benchmark.tiers)
        for (const TierCondition &condition : tier.conditions)
            if (tier.isFor(party) && condition.quantity == quantity)
                out.rungs.push_back({&tier, &condition});
    std::stable_sort(out.rungs.begin(), out.rungs.end(), [](const Ladder::Rung &a, const Ladder::Rung &b) {
        return a.condition->fromMilli.value_or(-1) < b.condition->fromMilli.value_or(-1);
    });
    return out;
}

QStringList ladderFindings(const Benchmark &benchmark, const Ladder &ladder)
{
    QStringList out;
    for (std::size_t i = 1; i < ladder.rungs.size(); ++i) {
        const auto &[lower, below] = ladder.rungs[i - 1];
        const auto &[upper, above] = ladder.rungs[i];
        if (!below->toMilli || !above->fromMilli)
            continue;
        const QStringList args{benchmark.id, lower->name, upper->name, units(*above->fromMilli), above->unit};
        if (*above->fromMilli < *below->toMilli)
            out << message(QStringLiteral("packs.finding_overlap"), args);
        else if (*above->fromMilli > *below->toMilli || (!below->toInclusive && !above->fromInclusive))
            out << message(QStringLiteral("packs.finding_gap"), args);
        else if (below->toInclusive && above->fromInclusive)
            out << message(QStringLiteral("packs.finding_shared_edge"), args);
    }
    return out;
}

/// Amounts that no tier reaches, between the end of one range and the beginning of the next.
QStringList amountFindings(const Benchmark &benchmark, const QString &party)
{
    std::vector<const Tier *> tiers;
    for (const Tier &tier : benchmark.tiers)
        if (tier.isFor(party) && tier.fine.type == Formula::Type::Range)
            tiers.push_back(&tier);
    std::stable_sort(tiers.begin(), tiers.end(),
                     [](const Tier *a, const Tier *b) { return a->fine.minFen < b->fine.minFen; });
    QStringList out;
    for (std::size_t i = 1; i < tiers.size(); ++i)
        if (*tiers[i]->fine.minFen > *tiers[i - 1]->fine.maxFen)
            out << message(QStringLiteral("packs.finding_amount_gap"),
                           {benchmark.id, tiers[i - 1]->name, tiers[i]->name,
                            QString::number(*tiers[i - 1]->fine.maxFen / 100),
                            QString::number(*tiers[i]->fine.minFen / 100)});
    return out;
}

QStringList missingParties(const Benchmark &benchmark)
{
    QStringList out, names;
    for (const Tier &tier : benchmark.tiers) {
        if (names.contains(tier.name))
            continue;
        names << tier.name;
        for (const PartyClass &party : benchmark.partyClasses)
            if (std::none_of(benchmark.tiers.begin(), benchmark.tiers.end(),
                             [&](const Tier &each) { return each.name == tier.name && each.isFor(party.code); }))
                out << message(QStringLiteral("packs.finding_party_missing"), {benchmark.id, tier.name, party.zh});
    }
    return out;
}

/// The widest the law allows any party, or nothing where it gives no figure.
std::optional<qint64> statutoryMax(const Item &item)
{
    std::optional<qint64> out;
    for (const StatutoryRange &range : item.statutory) {
        if (range.fine.type != Formula::Type::Range && range.fine.type != Formula::Type::Fixed
            && range.fine.type != Formula::Type::MaxOnly)
            return std::nullopt;
        out = std::max(out.value_or(0), range.fine.maxFen.value_or(0));
    }
    return out;
}

QStringList beyondStatute(const Pack &pack, const Benchmark &benchmark)
{
    QStringList out;
    const Item *item = pack.item(benchmark.item);
    const auto most = item ? statutoryMax(*item) : std::nullopt;
    for (const Tier &tier : benchmark.tiers)
        if (most && tier.fine.type != Formula::Type::PerUnit && tier.fine.maxFen.value_or(0) > *most)
            out << message(
                QStringLiteral("packs.finding_beyond_statute"),
                {benchmark.id, tier.name, QString::number(*tier.fine.maxFen / 100), QString::number(*most / 100)});
    return out;
}

QStringList benchmarkFindings(const Pack &pack, const Benchmark &benchmark)
{
    QStringList out = missingParties(benchmark);
    QStringList parties, quantities;
    for (const PartyClass &each : benchmark.partyClasses)
        parties << each.code;
    if (parties.isEmpty())
        parties << QString();
    for (const Tier &tier : benchmark.tiers)
        for (const TierCondition &each : tier.conditions)
            if (!quantities.contains(each.quantity))
                quantities << each.quantity;
    for (const QString &party : parties) {
        for (const QString &quantity : quantities)
            out << ladderFindings(benchmark, ladderOf(benchmark, party, quantity));
        out << amountFindings(benchmark, party);
    }
    out << beyondStatute(pack, benchmark);
    if (benchmark.isSample() && !pack.sample)
        out << message(QStringLiteral("packs.finding_sample"), {benchmark.id, benchmark.title});
    out.removeDuplicates();
    return out;
}

} // namespace

QStringList packFindings(const Pack &pack)
{
    QStringList out;
    for (const Benchmark &each : pack.benchmarks)
        out << benchmarkFindings(pack, each);
    for (const Item &each : pack.items)
        if (std::none_of(pack.powers.begin(), pack.powers.end(),
                         [&](const PowerEntry &power) { return power.item == each.id; }))
            out << message(QStringLiteral("packs.finding_no_power"), {each.id, each.name});
    return out;
}

} // namespace anjuan::packs

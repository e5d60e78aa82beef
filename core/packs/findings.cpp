#include "core/packs/findings.h"

#include <algorithm>

#include <QtCore/QRegularExpression>

#include "core/base/quantity.h"

namespace anjuan::packs {
namespace {

using Weight = PackFinding::Weight;

QString yuan(qint64 fen)
{
    return QString::number(fen / 100);
}

/// Findings about one benchmark.
class Findings {
public:
    explicit Findings(const Benchmark &benchmark) : m_benchmark(benchmark) {}
    void add(Weight weight, const char *id, const QString &tier, const QStringList &args)
    {
        const PackFinding made{weight,
                               Error{Fault::Invalid, QLatin1String(id), QStringList{m_benchmark.id} + args},
                               m_benchmark.item,
                               m_benchmark.id,
                               tier,
                               {},
                               {}};
        // The same words for two classes of party are said once.
        if (std::none_of(m_all.begin(), m_all.end(), [&](const PackFinding &each) { return each.error == made.error; }))
            m_all.push_back(made);
    }
    const PackFindings &all() const { return m_all; }

private:
    const Benchmark &m_benchmark;
    PackFindings m_all;
};

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

void ladderFindings(const Ladder &ladder, Findings &out)
{
    for (std::size_t i = 1; i < ladder.rungs.size(); ++i) {
        const auto &[lower, below] = ladder.rungs[i - 1];
        const auto &[upper, above] = ladder.rungs[i];
        if (!below->toMilli || !above->fromMilli)
            continue;
        const QStringList args{lower->name, upper->name, quantityText(*above->fromMilli), above->unit};
        if (*above->fromMilli < *below->toMilli)
            out.add(Weight::Fault, "packs.finding_overlap", upper->id, args);
        else if (*above->fromMilli > *below->toMilli || (!below->toInclusive && !above->fromInclusive))
            out.add(Weight::Doubt, "packs.finding_gap", upper->id, args);
        else if (below->toInclusive && above->fromInclusive)
            out.add(Weight::Doubt, "packs.finding_shared_edge", upper->id, args);
    }
}

/// Amounts that no tier reaches, between the end of one range and the beginning of the next.
void amountFindings(const Benchmark &benchmark, const QString &party, Findings &out)
{
    std::vector<const Tier *> tiers;
    for (const Tier &tier : benchmark.tiers)
        if (tier.isFor(party) && tier.fine.type == Formula::Type::Range)
            tiers.push_back(&tier);
    std::stable_sort(tiers.begin(), tiers.end(),
                     [](const Tier *a, const Tier *b) { return a->fine.minFen < b->fine.minFen; });
    for (std::size_t i = 1; i < tiers.size(); ++i)
        if (*tiers[i]->fine.minFen > *tiers[i - 1]->fine.maxFen)
            out.add(
                Weight::Doubt, "packs.finding_amount_gap", tiers[i]->id,
                {tiers[i - 1]->name, tiers[i]->name, yuan(*tiers[i - 1]->fine.maxFen), yuan(*tiers[i]->fine.minFen)});
}

void missingParties(const Benchmark &benchmark, Findings &out)
{
    QStringList names;
    for (const Tier &tier : benchmark.tiers) {
        if (names.contains(tier.name))
            continue;
        names << tier.name;
        for (const PartyClass &party : benchmark.partyClasses)
            if (std::none_of(benchmark.tiers.begin(), benchmark.tiers.end(),
                             [&](const Tier &each) { return each.name == tier.name && each.isFor(party.code); }))
                out.add(Weight::Doubt, "packs.finding_party_missing", tier.id, {tier.name, party.zh});
    }
}

/// What the law allows the parties of a tier, in figures: the widest where the tier names other classes than the law.
struct Bounds {
    qint64 least = 0;
    std::optional<qint64> most; // nothing where the law gives no figure
};

Bounds boundsFor(const Item &item, const Tier &tier)
{
    Bounds out;
    bool first = true, own = false;
    for (const StatutoryRange &range : item.statutory)
        own |= std::any_of(tier.parties.begin(), tier.parties.end(),
                           [&](const QString &party) { return range.parties.contains(party); });
    for (const StatutoryRange &range : item.statutory) {
        const bool named = range.parties.isEmpty()
            || std::any_of(tier.parties.begin(), tier.parties.end(),
                           [&](const QString &party) { return range.parties.contains(party); });
        if (own && !named)
            continue;
        const bool inFigures = range.fine.type == Formula::Type::Range || range.fine.type == Formula::Type::Fixed
            || range.fine.type == Formula::Type::MaxOnly;
        if (!inFigures)
            return {};
        const qint64 least = range.fineOptional ? 0 : range.fine.minFen.value_or(0);
        out.least = first ? least : std::min(out.least, least);
        out.most = std::max(out.most.value_or(0), range.fine.maxFen.value_or(0));
        first = false;
    }
    return out;
}

void againstStatute(const Item &item, const Benchmark &benchmark, Findings &out)
{
    for (const Tier &tier : benchmark.tiers) {
        const Bounds law = boundsFor(item, tier);
        if (!law.most || tier.fine.type == Formula::Type::PerUnit)
            continue;
        const qint64 most = tier.fine.maxFen.value_or(0);
        if (most > *law.most)
            out.add(Weight::Fault, "packs.finding_beyond_statute", tier.id, {tier.name, yuan(most), yuan(*law.most)});
        // No fine at all is another question than one below the least.
        const bool fines = tier.fine.type == Formula::Type::Range || tier.fine.type == Formula::Type::Fixed;
        const qint64 least = tier.fine.minFen.value_or(0);
        if (fines && most > 0 && least < law.least)
            out.add(Weight::Doubt, "packs.finding_below_statute", tier.id, {tier.name, yuan(least), yuan(law.least)});
    }
}

PackFindings benchmarkFindings(const Pack &pack, const Benchmark &benchmark)
{
    Findings out(benchmark);
    missingParties(benchmark, out);
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
            ladderFindings(ladderOf(benchmark, party, quantity), out);
        amountFindings(benchmark, party, out);
    }
    if (const Item *item = pack.item(benchmark.item))
        againstStatute(*item, benchmark, out);
    if (benchmark.isSample() && !pack.sample)
        out.add(Weight::Doubt, "packs.finding_sample", {}, {benchmark.title});
    return out.all();
}

void articleFindings(const Item &item, PackFindings &out)
{
    const auto look = [&](const std::vector<LawRef> &laws, const char *member) {
        for (const LawRef &each : laws)
            if (!isArticle(each.article))
                out.push_back({Weight::Fault,
                               Error{Fault::Invalid,
                                     QStringLiteral("packs.finding_article"),
                                     {item.id, QLatin1String(member), each.law, each.article}},
                               item.id,
                               {},
                               {},
                               {},
                               {}});
    };
    look(item.violated, "law_refs_violated");
    look(item.penalty, "law_refs_penalty");
}

/// 行政处罚法 第十六条: only laws, regulations and rules lay down penalties. A local regulation may be called many
/// things; what is called so is never one.
bool isNormativeDocument(const QString &law)
{
    static const QRegularExpression never(
        QStringLiteral("(通知|意见|方案|纪要|公告|通告|标准|基准|指南|指引|清单|目录|批复|复函|公约)"
                       "([((][^))]*[))])?$"));
    return never.match(law.trimmed()).hasMatch();
}

void basisFindings(const Item &item, PackFindings &out)
{
    for (const LawRef &each : item.penalty)
        if (isNormativeDocument(each.law))
            out.push_back(
                {Weight::Doubt,
                 Error{Fault::Invalid, QStringLiteral("packs.finding_no_law"), {item.id, item.name, each.law}},
                 item.id,
                 {},
                 {},
                 {},
                 {}});
}

} // namespace

QString PackFinding::text(Language language) const
{
    const QString words = describe(error, language);
    return sheet.isEmpty() ? words : QStringLiteral("%1!%2:%3").arg(sheet, cell, words);
}

bool hasFault(const PackFindings &findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const PackFinding &each) { return each.isFault(); });
}

int countOf(const PackFindings &findings, PackFinding::Weight weight)
{
    return static_cast<int>(std::count_if(findings.begin(), findings.end(),
                                          [&](const PackFinding &each) { return each.weight == weight; }));
}

PackFindings doubtsOf(const Pack &pack)
{
    PackFindings out;
    for (const Benchmark &each : pack.benchmarks) {
        const PackFindings own = benchmarkFindings(pack, each);
        out.insert(out.end(), own.begin(), own.end());
    }
    for (const Item &each : pack.items) {
        articleFindings(each, out);
        basisFindings(each, out);
        if (std::none_of(pack.powers.begin(), pack.powers.end(),
                         [&](const PowerEntry &power) { return power.item == each.id; }))
            out.push_back({Weight::Doubt,
                           Error{Fault::Invalid, QStringLiteral("packs.finding_no_power"), {each.id, each.name}},
                           each.id,
                           {},
                           {},
                           {},
                           {}});
    }
    return out;
}

QStringList packFindings(const Pack &pack)
{
    QStringList out;
    for (const PackFinding &each : doubtsOf(pack))
        out << each.text();
    return out;
}

} // namespace anjuan::packs

#pragma once
#include <optional>

#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/result.h"
#include "core/packs/items.h"

namespace anjuan::discretion {

/// What is known of the act and the party when a benchmark is applied.
struct Circumstances {  // 裁量情形
    QString partyClass; // person, individual_business, organisation
    QString tier;       // id or name of the tier chosen; empty: found from the quantity
    /// Conditions that are met: texts of tiers, a class of party that the benchmark alone tells apart (施工单位, by
    /// name or code; a tier that is chosen by its id tells it, too), or `refused_correction` (拒不改正、逾期不改正).
    QStringList conditions;
    std::optional<qint64> quantityMilli; // thousandths of the tier's unit
    QString quantityUnit;                // empty: the only one, or the first that the benchmark names
    std::optional<qint64> baseFen;       // what a percentage or a multiple is of (工程造价、树木价值)
    QStringList factors;                 // codes of legal circumstances (packs::Factor)
};

/// What benchmark and law come to. Bounds are inclusive; a bound that is not there was not set by the text.
struct Assessment { // 裁量结果
    QString item, benchmark, tier, tierName, partyClass;
    std::optional<qint64> minFen, maxFen; // of the tier
    bool fixed = false;                   // 定额: min and max are one
    bool fineOptional = false;            // “可以处”: no fine is within the law
    bool warning = false;                 // a warning is part of the tier
    bool warningAllowed = false;          // the law knows a warning for this act
    QStringList otherKinds;
    QString rangeText; // Chinese, for documents
    std::optional<qint64> statutoryMinFen, statutoryMaxFen;
    bool tierFits = true; // false: the quantity belongs to another tier than the one chosen
    QString fittingTier;  // its name
    QString edgeNote;     // the quantity stands on an edge that belongs to two tiers
    /// Codes; their words are `discretion.reason.<code>`: shared_edge, other_tier, sample_benchmark,
    /// no_statutory_amount.
    QStringList reasonsNeeded;
};

/// Applies a benchmark. An amount that a rate gives is rounded down to the fen. On an edge that belongs to two tiers
/// the lighter one is taken and the edge is noted. Faults: Refused `discretion.wrong_item {benchmark, item}`,
/// `tier_unknown {tier, benchmark}`, `tier_ambiguous {tier, benchmark}`, `quantity_missing {tier, quantity, unit}`,
/// `no_tier_fits {benchmark, quantity}`, `party_without_tier {party, benchmark}`, `party_without_statute {party,
/// item}`, `base_missing {base}`, `amount_too_large`.
Result<Assessment> assess(const packs::Item &item, const packs::Benchmark &benchmark, const Circumstances &about);

struct Check {                 // 裁量校验
    bool withinStatute = true; // inside the law's range, or below it with a ground of 行政处罚法 第三十条至第三十二条
    bool withinTier = true;      // inside the tier, and the tier is the one that fits
    bool warningMissing = false; // the tier's warning was left out
    bool mitigated = false;      // 减轻: below the statutory minimum, with its ground
};

/// Measures a proposed penalty against an assessment.
Check check(const Assessment &assessment, qint64 fineFen, bool warning, const QStringList &factors);

/// Whether the law lets this circumstance go below the statutory minimum (减轻). 行政处罚法 第三十条至第三十二条
bool allowsMitigation(const QString &factor);

} // namespace anjuan::discretion

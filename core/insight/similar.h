#pragma once
#include <QtCore/QString>

#include "core/base/id.h"
#include "core/store/store.h"

namespace anjuan::insight {

/// Fewer say nothing, and could tell of a party.
inline constexpr int kFewestSimilar = 5;

/// How the decided cases of the same item and tier were fined 类案, and where an amount stands among them.
struct Similar {
    int count = 0;
    qint64 minFen = 0, q1Fen = 0, medianFen = 0, q3Fen = 0, maxFen = 0; // by nearest rank; 0 where hidden
    int below = 0, equal = 0, above = 0;                                // cases fined less, the same, more
    bool shown() const { return count >= kFewestSimilar; }
    /// 同案同罚的参考区间: the quartiles, widened by one and a half times their distance (D).
    qint64 bandLowFen() const { return q1Fen - (q3Fen - q1Fen) * 3 / 2; }
    qint64 bandHighFen() const { return q3Fen + (q3Fen - q1Fen) * 3 / 2; }
};

/// `tier`: benchmark/tier. The case itself is not counted. With fewer than kFewestSimilar cases only `count` is filled.
Result<Similar> similarCases(const store::Read &read, const QString &item, const QString &tier, qint64 fineFen,
                             const CaseId &except);

} // namespace anjuan::insight

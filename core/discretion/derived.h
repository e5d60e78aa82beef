#pragma once
#include <vector>

#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::discretion {

/// A tier worked out of the law's range alone, where no benchmark has one: a suggestion, never a rule.
struct DerivedRange {
    const char *tier = nullptr; // light, ordinary, heavy, heaviest: words discretion.sheet.<tier>
    qint64 minFen = 0, maxFen = 0;
};

/// 换算规则 (醴陵市 2017, V): 轻微 the minimum, 一般 up to half of the maximum, 严重 above it, 特别严重 the maximum;
/// without a minimum, a tenth of the maximum stands for it. Rounded down to the fen.
std::vector<DerivedRange> derivedRanges(qint64 minFen, qint64 maxFen);

/// 分值法: the amount between the bounds at `points` of `outOf`, rounded down to the yuan; odd sums (545 yuan) come
/// from such tables. Fault: Invalid `discretion.points_outside {points, outOf}`.
Result<qint64> scoredAmount(qint64 minFen, qint64 maxFen, int points, int outOf);

/// 亩, 公顷, 平方米; 吨, 公斤: thousandths of `from` in thousandths of `to`, rounded half up (四舍五入) to the
/// thousandth; 1 亩 = 2000/3 m², 1 公顷 = 15 亩. Codes: mu, ha, m2; t, kg. Faults: Invalid `discretion.units_differ
/// {from, to}`, `discretion.amount_too_large`.
Result<qint64> converted(qint64 milli, const QString &from, const QString &to);

} // namespace anjuan::discretion

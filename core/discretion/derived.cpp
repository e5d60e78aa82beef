#include "core/discretion/derived.h"

#include <algorithm>
#include <array>

#include <QtCore/QtNumeric>

namespace anjuan::discretion {
namespace {

/// One unit as a fraction of the smallest of its kind.
struct Unit {
    const char *code;
    char kind; // area, mass
    qint64 over, under;
};
constexpr std::array kUnits{Unit{"m2", 'a', 1, 1}, Unit{"mu", 'a', 2000, 3}, Unit{"ha", 'a', 10000, 1},
                            Unit{"kg", 'm', 1, 1}, Unit{"t", 'm', 1000, 1}};

const Unit *unitOf(const QString &code)
{
    const auto *it = std::find_if(kUnits.begin(), kUnits.end(),
                                  [&code](const Unit &unit) { return code == QLatin1String(unit.code); });
    return it == kUnits.end() ? nullptr : it;
}

} // namespace

std::vector<DerivedRange> derivedRanges(qint64 minFen, qint64 maxFen)
{
    const qint64 least = minFen > 0 ? minFen : maxFen / 10;
    const qint64 half = std::max(maxFen / 2, least);
    return {{"light", least, least}, {"ordinary", least, half}, {"heavy", half, maxFen}, {"heaviest", maxFen, maxFen}};
}

Result<qint64> scoredAmount(qint64 minFen, qint64 maxFen, int points, int outOf)
{
    if (outOf <= 0 || points < 0 || points > outOf || minFen > maxFen)
        return fail(Fault::Invalid, "discretion.points_outside", {QString::number(points), QString::number(outOf)});
    qint64 share = 0;
    if (qMulOverflow(maxFen - minFen, qint64(points), &share))
        return fail(Fault::Invalid, "discretion.amount_too_large", {QString::number(maxFen), QString::number(points)});
    return (minFen + share / outOf) / 100 * 100;
}

Result<qint64> converted(qint64 milli, const QString &from, const QString &to)
{
    if (from == to)
        return milli;
    const Unit *a = unitOf(from);
    const Unit *b = unitOf(to);
    if (!a || !b || a->kind != b->kind)
        return fail(Fault::Invalid, "discretion.units_differ", {from, to});
    qint64 over = 0;
    if (qMulOverflow(milli, a->over * b->under, &over))
        return fail(Fault::Invalid, "discretion.amount_too_large", {QString::number(milli), from});
    const qint64 under = a->under * b->over;
    return (over + under / 2) / under;
}

} // namespace anjuan::discretion

#include "core/discretion/amounts.h"

#include <algorithm>

#include <QtCore/QtNumeric>

#include "core/discretion/derived.h"

namespace anjuan::discretion {
namespace {

/// a × b ÷ 1000, rounded down.
Result<qint64> scaled(qint64 a, qint64 b)
{
    qint64 product = 0;
    if (qMulOverflow(a, b, &product))
        return fail(Fault::Invalid, "discretion.amount_too_large", {QString::number(a), QString::number(b)});
    return product / 1000;
}

qint64 capped(qint64 fen, std::optional<qint64> cap)
{
    return cap ? std::min(fen, *cap) : fen;
}

Result<Amounts> times(const packs::Formula &formula, qint64 min, qint64 max, qint64 factor)
{
    ANJUAN_TRY(const qint64 low, scaled(min, factor));
    ANJUAN_TRY(const qint64 high, scaled(max, factor));
    return Amounts{capped(low, formula.capFen), capped(high, formula.capFen)};
}

} // namespace

Result<Amounts> amountsOf(const packs::Formula &formula, const Circumstances &about)
{
    using Type = packs::Formula::Type;
    switch (formula.type) {
    case Type::Range:
    case Type::Fixed:
        return Amounts{formula.minFen, formula.maxFen};
    case Type::MaxOnly:
        return Amounts{0, formula.maxFen};
    case Type::PerUnit: {
        if (!about.quantityMilli)
            return fail(Fault::Refused, "discretion.quantity_missing", {QString(), formula.unit, formula.unit});
        const auto told = about.quantityUnit.isEmpty() ? formula.unit : about.quantityUnit;
        const auto milli = converted(*about.quantityMilli, told, formula.unit);
        // A quantity of another kind chose the tier; the price is then of what was typed.
        return times(formula, formula.minFen.value_or(0), formula.maxFen.value_or(0),
                     milli.value_or(*about.quantityMilli));
    }
    case Type::Percent:
    case Type::Multiple:
        if (!about.baseFen)
            return fail(Fault::Refused, "discretion.base_missing", {formula.base});
        return times(formula, formula.minPermille, formula.maxPermille, *about.baseFen);
    case Type::StepAfterRefusal:
        return amountsOf(formula.steps[about.conditions.contains(QStringLiteral("refused_correction")) ? 1 : 0], about);
    case Type::NoAmount:
        return Amounts{};
    case Type::None:
        break;
    }
    return Amounts{0, 0};
}

} // namespace anjuan::discretion

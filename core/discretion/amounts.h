#pragma once
#include <optional>

#include "core/base/result.h"
#include "core/discretion/calculator.h"
#include "core/packs/items.h"

namespace anjuan::discretion {

struct Amounts {
    std::optional<qint64> minFen, maxFen;
};

/// What a formula comes to for this act. Nothing on a side: the text sets no bound there.
/// Faults: Refused `discretion.quantity_missing|base_missing`, Invalid `discretion.amount_too_large`.
Result<Amounts> amountsOf(const packs::Formula &formula, const Circumstances &about);

} // namespace anjuan::discretion

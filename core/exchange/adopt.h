#pragma once
#include <vector>

#include "core/chain/ledger.h"

namespace anjuan::exchange {

/// Takes records that another library wrote into this one's chains, in order. The only way in: whoever calls it has a
/// verdict on the bundle, or the branch table, that they come from, or sealed them itself just now, as the synthetic
/// library does. Fault: Conflict `chain.not_next {where}`.
Result<void> adopt(chain::Ledger &ledger, const std::vector<chain::Record> &verified);

} // namespace anjuan::exchange

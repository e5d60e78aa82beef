#pragma once
#include "core/chain/registry.h"

namespace anjuan::exchange {

/// desk_event: what happened on each PC: ledger opened, log-ins, checkpoints, exports.
chain::Projection projection();

} // namespace anjuan::exchange

#pragma once
#include "core/chain/registry.h"

namespace anjuan::packs {

/// pack_adopted: which county pack was in force from which office record on.
chain::Projection projection();

} // namespace anjuan::packs

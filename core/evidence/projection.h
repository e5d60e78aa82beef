#pragma once
#include "core/chain/registry.h"

namespace anjuan::evidence {

/// evidence: the index of what was gathered, with its verification and exclusion.
chain::Projection projection();

} // namespace anjuan::evidence

#pragma once
#include "core/chain/registry.h"

namespace anjuan::publicity {

/// publication: what was published or declined, and when.
chain::Projection projection();

} // namespace anjuan::publicity

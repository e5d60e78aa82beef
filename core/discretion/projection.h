#pragma once
#include "core/chain/registry.h"

namespace anjuan::discretion {

/// discretion: which benchmark, tier and amount was proposed.
chain::Projection projection();

} // namespace anjuan::discretion

#pragma once
#include "core/chain/registry.h"

namespace anjuan::dossier {

/// dossier: each volume that was built, and as of which record.
chain::Projection projection();

} // namespace anjuan::dossier

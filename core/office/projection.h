#pragma once
#include "core/chain/registry.h"

namespace anjuan::office {

/// person, role, credential, unit_description, number_range.
chain::Projection projection();

} // namespace anjuan::office

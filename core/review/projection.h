#pragma once
#include "core/chain/registry.h"

namespace anjuan::review {

/// review_round, review_opinion: what was sent for legal review and what came back.
chain::Projection projection();

} // namespace anjuan::review

#pragma once
#include "core/chain/registry.h"

namespace anjuan::documents {

/// document, document_scan, service: papers made, signed and served.
chain::Projection projection();

} // namespace anjuan::documents

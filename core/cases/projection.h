#pragma once
#include "core/chain/registry.h"

namespace anjuan::cases {

/// case_row, party, case_officer, approval, step, number_used, number_leased, access_log: no personal particulars stand
/// in them.
chain::Projection projection();

} // namespace anjuan::cases

#pragma once
#include "core/casework/perform.h"

namespace anjuan::casework {

/// What the program adds to discretion.applied: item and range, similar cases, earlier cases of the party, the limits
/// of both provisions where two apply (行政处罚法 第二十九条), and whether the law at the decision is lighter
/// (第三十七条).
Result<void> completeDiscretion(Step &step);

} // namespace anjuan::casework

#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// Whether what every paper says of the unit 单位信息 was entered: its word at the head of numbers 机关代字, unless the
/// pack has one for each of its series.
bool unitIsDescribed(const Library &library);

} // namespace anjuan::casework

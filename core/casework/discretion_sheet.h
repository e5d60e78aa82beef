#pragma once
#include "core/casework/facts.h"

namespace anjuan::casework {

/// 裁量计算单: how the proposed penalty was reached, line by line, as `[{label, text}]` in the language of documents:
/// item and law, version, benchmark, tier, quantity, ranges, circumstances with their evidence, the four lists, earlier
/// and similar cases, the other provision, and where the amount stands. Empty where no benchmark was applied.
QJsonArray discretionSheet(Entries entries, const Lawbook &law);

} // namespace anjuan::casework

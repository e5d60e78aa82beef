#pragma once
#include "core/casework/parts.h"

namespace anjuan::casework {

/// How many decided cases of the same item one of the parties has besides `id`, those entered from the past and those
/// not penalised included (行政处罚法 第三十三条: 初次违法). Compared by number of the identity card or credit code,
/// else by name, among the particulars that are here. `parties`: the particulars of each.
Result<int> earlierCases(const Library::Parts &parts, const CaseId &id, const QString &item,
                         const std::vector<QJsonObject> &parties);

} // namespace anjuan::casework

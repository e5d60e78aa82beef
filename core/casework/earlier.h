#pragma once
#include "core/casework/parts.h"

namespace anjuan::casework {

/// How many decided cases of the same item the party has besides `id`, those entered from the past and those not
/// penalised included (行政处罚法 第三十三条: 初次违法). Compared by number of the identity card or credit code, else
/// by name, among the particulars that are here.
Result<int> earlierCases(const Library::Parts &parts, const CaseId &id, const QString &item,
                         const QJsonObject &particulars);

} // namespace anjuan::casework

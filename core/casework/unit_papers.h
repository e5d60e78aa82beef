#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// What a unit shows of itself 本单位材料, made from the adopted pack and the office's own records.
enum class UnitPaper {
    Handbook,  // 工作手册: lists, flows, list of forms
    Lists,     // 五张清单
    Flow,      // 流程
    Publicity, // 事前公开: the unit, its people, powers, flows
};

/// Writes it as of that day as PDF/A-1b; gives its pages. What the pack does not hold is said to be missing, nothing is
/// made up: the texts of the three systems are the unit's own. Faults: Io `dossier.cannot_read {file}`; those of
/// documents::render and of writing.
Result<int> writeUnitPaper(const Library &library, UnitPaper what, QDate on, const QString &file);

/// The unit as an administrator last described it, as fields of office.describe_unit: whoever changes one line of it
/// does not type the others again.
QJsonObject unitDescription(const Library &library);

} // namespace anjuan::casework

#pragma once
#include <memory>

#include "core/cases/procedure_data.h"
#include "core/casework/case_file.h"

namespace anjuan::casework {

/// The procedure of a case as its records say 案件适用的程序; the ordinary one where they say nothing.
QString procedureOf(Entries entries);

/// A procedure of the program or of the pack; nullptr where neither knows it.
std::shared_ptr<const cases::Procedure> procedureIn(const packs::Pack &pack, const QString &id);
/// Whether a case can be in it: a side process runs beside another.
bool isMainProcedure(const packs::Pack &pack, const QString &id);
QString procedureName(const QString &id, const packs::Pack &pack);

/// Those that a case may be opened in: of the program, then of the pack.
std::vector<std::shared_ptr<const cases::Procedure>> startingProcedures(const packs::Pack &pack);

} // namespace anjuan::casework

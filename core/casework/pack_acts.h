#pragma once
#include "core/casework/perform.h"
#include "core/packs/book.h"

namespace anjuan::casework {

/// pack.adopt 采用规则包: a JSON pack or a workbook, looked through whole; the vault keeps its canonical JSON. Faults:
/// as packs::readPackFile; Invalid with the one fault that was found, or `packs.not_adopted {count, first}`; Conflict
/// `packs.already_adopted {version}`, `packs.version_taken {version}`.
Result<void> completePack(Step &step);
/// calendar.adopt 采用放假安排. Faults: as packs::readCalendarFile; Invalid likewise.
Result<void> completeCalendar(Step &step);

/// Whether a sound pack is a new one for this unit. Faults: Conflict, see completePack.
Result<void> checkNew(const Library::Parts &parts, const packs::PackImport &import);

} // namespace anjuan::casework

#pragma once
#include "core/casework/parts.h"

/// What the case list and the case page both tell of a case.
namespace anjuan::casework {

/// The name of the PC that holds a case; empty where it is this one.
QString holderName(const Library::Parts &parts, const LibraryId &holder);

/// Findings that stand: a rule that was cleared by a reason is no flaw.
int standing(const std::vector<cases::GateFinding> &findings);

/// Fills what of a row no table holds. Faults: those of reading.
Result<void> dress(const Library::Parts &parts, QDate today, CaseRow &row);

/// What of a case is searched: number, cause, party and particulars, place, and every text of its records.
insight::SearchEntry searchEntryOf(const CaseFile &file, const insight::CaseRow &row, const office::OfficeBook &book);

} // namespace anjuan::casework

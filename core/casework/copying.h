#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// What stands where a name, a date or a number of the other case stood; an act with it is not taken (Invalid
/// `act.bad_field`, `copy.still_blank`).
inline const QString kBlank = QStringLiteral("〔待填〕");

/// What an act takes over from a case in whose likeness this one was opened (case.opened: like) 参照案件.
struct Copied {
    QJsonObject values;  // of the act's fields
    QStringList blanked; // the Chinese names of those with a blank in them
};

/// Of the other case's newest record of the act's kind: words, choices, items and benchmarks. What is the other case's
/// alone is left out (people, dates, times, amounts, files, records, quantities, everything kept apart as private), and
/// its party's names and codes, numbers of papers, dates and places in words are blanked. Empty where the other case
/// has no such record. Faults: NotFound `case.unknown {case}`.
Result<Copied> copiedFrom(const Library &library, const CaseId &source, const QString &act);
/// The same for a case that was opened in the likeness of another and has no record of that act yet; else empty.
Result<Copied> copiedInto(const Library &library, const CaseId &id, const QString &act);

} // namespace anjuan::casework

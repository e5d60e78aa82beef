#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// 证据保管证明 (PDF/A-1b), one page for one item (`no` from 1), or a table of all for 0: what it is, its SHA-256 read
/// again now, when and by whom it was taken in, who looked at it, the record and where that stands in the ledger, and
/// what all this does not prove. Faults: NotFound `evidence.no_number {no}`, Io, those of documents::render.
Result<void> writeItemCertificate(const Library &library, const CaseId &id, int no, const QString &file,
                                  Progress &progress);

} // namespace anjuan::casework

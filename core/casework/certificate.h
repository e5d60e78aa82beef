#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// The verdict as a page for the file or the court 完整性核验证明 (PDF/A-1b): unit, library, the three lines of
/// docs/design.md §1, ledger, size and root as an outside root for later, every finding with its meaning. A structure
/// check, or one that skipped signatures, is no certificate: Refused `certificate.not_complete`. Faults: Io
/// `file.not_written {file, why}`, those of documents::render.
Result<void> writeCertificate(const QString &libraryDir, const VerifyReport &report, const QString &file,
                              const Clock &clock);

} // namespace anjuan::casework

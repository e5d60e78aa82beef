#pragma once
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/result.h"

namespace anjuan::documents {

/// What this program itself can see of whether a PDF is made for long keeping (PDF/A-1b). It looks at the structure:
/// version, encryption, file identifier, output intent, XMP, fonts embedded, no transparency, no script, no embedded
/// file, no LZW, and that the content of each page can be read. It is no full validator of ISO 19005-1.
struct ArchivalCheck {
    int pages = 0;
    /// Codes: damaged, encrypted, version, identifier, intent, xmp, font <name>, transparency, script, file, filter,
    /// page <number>. Each once.
    QStringList faults;
};
/// Fault: NotFound `documents.no_scan {file}` where there is no such file.
Result<ArchivalCheck> checkArchival(const QString &file);

} // namespace anjuan::documents

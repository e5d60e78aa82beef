#pragma once
#include "core/base/result.h"

namespace anjuan::vault {

/// Whether so many bytes of `file` find room in the folder `dir`; where nobody knows, they do. Fault: Io
/// `vault.disk_full {file, MiB needed, MiB free}`.
Result<void> checkRoom(const QString &file, qint64 bytes, const QString &dir);

} // namespace anjuan::vault

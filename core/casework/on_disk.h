#pragma once
#include <QtCore/QLockFile>

#include "core/base/result.h"

namespace anjuan::casework {

/// Gives a new, empty library folder to an operating system group (mode 2770); whatever is made in it follows. Faults:
/// Invalid `library.no_such_group {group}` (unknown, or the user is not in it), Io `library.cannot_write`.
Result<void> shareFolder(const QString &dir, const QString &group);
/// Whether the user may give folders to that group. Fault: Invalid `library.no_such_group {group}`.
Result<void> checkGroup(const QString &group);

/// Puts a sealed key in its place, whole and durable, or leaves what was there: killed at any moment, it is the old
/// file or the new one. Fault: Io `file.not_written {file, why}`.
Result<void> writeKeyFile(const QString &path, const QByteArray &pem);

/// Who holds the lock file `path`, for `library.locked`: program, user, host, pid.
QString lockHolder(const QLockFile &lock, const QString &path);

} // namespace anjuan::casework

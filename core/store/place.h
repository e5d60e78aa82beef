#pragma once
#include <optional>

#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/result.h"

namespace anjuan::store {

/// What is known of where a library lies, or is to lie.
struct Place {          // 存放位置
    QString fileSystem; // as the system names its type: ext4, nfs4, cifs …
    QString path;       // absolute, without links
    QString mark;       // a cloud service's own file in a folder on the way; empty: none
};

/// What speaks against a library there: Refused `store.network_place {dir, kind}`, Refused `store.cloud_place {dir,
/// name}`. SQLite's locks do not hold on network file systems, and a service that copies files one by one puts back
/// half a library.
std::optional<Error> placeFault(const Place &place);
/// Of a folder that need not be there yet.
Place placeOf(const QString &dir);

/// Whether files can be made in that folder, and `file` (if not empty) be written.
bool takesFiles(const QString &dir, const QString &file = {});
/// All that speaks against opening or founding a library in `dir` for writing. Faults: those of placeFault, Refused
/// `store.read_only {dir}`. A folder that is not there yet is judged by the one that it will be made in.
Result<void> checkPlace(const QString &dir);

/// Folders that the user may write to on this machine's own volumes, the roomiest first, the system's own aside; then
/// the user's home.
QStringList proposedPlaces();

/// Below 1 GiB free: Io `store.low_disk {dir, MiB free}`. Nothing where the system cannot say.
std::optional<Error> lowDisk(const QString &dir);
std::optional<Error> lowDisk(const QString &dir, qint64 bytesFree);

} // namespace anjuan::store

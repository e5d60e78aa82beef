#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan {

inline constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
/// As the user's umask has it, for what is made to be carried to others.
inline constexpr auto kByUmask =
    kOwnerOnly | QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

/// Makes a folder's last change of names durable.
bool syncFolder(const QString &dir);
/// Whether a folder is its operating system group's, too (mode 2770): what is made in it is the group's as well. One
/// that is open to the group by the user's umask alone is not.
bool isShared(const QString &dir);
/// Makes a folder and those above it that are missing, owner only, each durable in the one above it.
bool makeFolders(const QString &dir);

/// A file that is written whole or not at all 整体写入: under another name in the same folder, flushed and synced, then
/// renamed, then its folder synced. Whoever is told that it is written finds it after a power cut; killed at any
/// moment, what stood there before or the new one stands there. (QSaveFile loses the error of its last flush and syncs
/// no folder.)
class WholeFile {
public:
    explicit WholeFile(const QString &path);
    /// Removes what was not committed.
    ~WholeFile();
    WholeFile(const WholeFile &) = delete;
    WholeFile &operator=(const WholeFile &) = delete;

    /// Fault: Io `file.not_written {path, why}`.
    Result<void> open(QFileDevice::Permissions permissions = kOwnerOnly);
    QFile &device() { return m_file; }
    /// Fault: Io `file.not_written {path, why}`; what stood there before stays.
    Result<void> commit();

private:
    tl::unexpected<Error> failed(const QString &why) const;

    QString m_path;
    QFile m_file;
    bool m_done = false;
};

/// All of it at once. Fault: Io `file.not_written {path, why}`.
Result<void> writeWhole(const QString &path, QByteArrayView bytes, QFileDevice::Permissions permissions = kOwnerOnly);

/// A copy of a file, block by block. Faults: Io `file.not_written {path, why}` (also where `from` cannot be read).
Result<void> copyWhole(const QString &from, const QString &path, QFileDevice::Permissions permissions = kOwnerOnly);

} // namespace anjuan

#include "core/vault/folders.h"

#include <filesystem>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace anjuan::vault {

namespace {

using std::filesystem::perms;

constexpr auto kOwnersFolder = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

} // namespace

bool isShared(const QString &dir)
{
    // A folder that is open to the group by the user's umask alone is no library's.
    constexpr perms kShared = perms::set_gid | perms::group_write;
    std::error_code unknown;
    const auto status = std::filesystem::status(QFileInfo(dir).filesystemFilePath(), unknown);
    return !unknown && std::filesystem::is_directory(status) && (status.permissions() & kShared) == kShared;
}

bool giveFolderMode(const QString &dir)
{
    perms mode = perms::owner_all;
    if (isShared(QFileInfo(dir).absolutePath()))
        mode |= perms::group_all | perms::set_gid;
    std::error_code failed;
    std::filesystem::permissions(QFileInfo(dir).filesystemFilePath(), mode, failed);
    return !failed;
}

bool makeFolder(const QString &dir)
{
    if (QFileInfo(dir).isDir())
        return true;
    if (!QDir().mkdir(dir, kOwnersFolder))
        return QFileInfo(dir).isDir(); // another thread may have been first
    return giveFolderMode(dir) && syncDirectory(QFileInfo(dir).absolutePath());
}

QFileDevice::Permissions filePermissions(const QString &dir)
{
    const QFileDevice::Permissions owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    return isShared(dir) ? owner | QFileDevice::ReadGroup | QFileDevice::WriteGroup : owner;
}

bool syncDirectory(const QString &dir)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(dir).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
#else
    return QFileInfo(dir).isDir();
#endif
}

} // namespace anjuan::vault

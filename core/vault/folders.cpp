#include "core/vault/folders.h"

#include <filesystem>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include "core/base/whole_file.h"

namespace anjuan::vault {

namespace {

using std::filesystem::perms;

constexpr auto kOwnersFolder = kOwnerOnly | QFileDevice::ExeOwner;

} // namespace

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
    return giveFolderMode(dir) && syncFolder(QFileInfo(dir).absolutePath());
}

QFileDevice::Permissions filePermissions(const QString &dir)
{
    return isShared(dir) ? kOwnerOnly | QFileDevice::ReadGroup | QFileDevice::WriteGroup : kOwnerOnly;
}

} // namespace anjuan::vault

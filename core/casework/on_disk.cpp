#include "core/casework/on_disk.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include "core/base/whole_file.h"
#include "core/vault/folders.h"

#ifdef Q_OS_UNIX
#include <algorithm>
#include <vector>

#include <grp.h>
#include <unistd.h>
#endif

namespace anjuan::casework {
namespace {

#ifdef Q_OS_UNIX
std::optional<gid_t> groupOf(const QString &name)
{
    std::vector<char> room(1 << 16);
    ::group entry{};
    ::group *found = nullptr;
    if (::getgrnam_r(name.toUtf8().constData(), &entry, room.data(), room.size(), &found) != 0 || !found)
        return std::nullopt;
    const int count = std::max(::getgroups(0, nullptr), 0);
    std::vector<gid_t> own(static_cast<std::size_t>(count));
    own.resize(static_cast<std::size_t>(std::max(::getgroups(count, own.data()), 0)));
    own.push_back(::getegid());
    const bool may = ::geteuid() == 0 || std::find(own.begin(), own.end(), entry.gr_gid) != own.end();
    return may ? std::optional<gid_t>(entry.gr_gid) : std::nullopt;
}
#endif

/// A key file whose writer was killed leaves a part beside it: sealed, of no use, and in the way.
void sweepParts(const QDir &keys)
{
    for (const QString &name : keys.entryList({QStringLiteral("*.pem.*")}, QDir::Files | QDir::Hidden))
        QFile::remove(keys.filePath(name));
}

} // namespace

Result<void> checkGroup(const QString &group)
{
#ifdef Q_OS_UNIX
    if (groupOf(group))
        return {};
#endif
    return fail(Fault::Invalid, "library.no_such_group", {group});
}

Result<void> shareFolder(const QString &dir, const QString &group)
{
    ANJUAN_CHECK(checkGroup(group));
#ifdef Q_OS_UNIX
    using std::filesystem::perms;
    std::error_code failed;
    if (::chown(QFile::encodeName(dir).constData(), static_cast<uid_t>(-1), *groupOf(group)) != 0)
        return fail(Fault::Io, "library.cannot_write", {dir, QString::fromLocal8Bit(std::strerror(errno))});
    std::filesystem::permissions(QFileInfo(dir).filesystemFilePath(),
                                 perms::owner_all | perms::group_all | perms::set_gid, failed);
    if (failed)
        return fail(Fault::Io, "library.cannot_write", {dir, QString::fromStdString(failed.message())});
#endif
    return {};
}

Result<void> writeKeyFile(const QString &path, const QByteArray &pem)
{
    const QDir folder = QFileInfo(path).absoluteDir();
    sweepParts(folder);
    return writeWhole(path, pem, vault::filePermissions(folder.path()));
}

QString lockHolder(const QLockFile &lock, const QString &path)
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&pid, &host, &program))
        return path;
    const QString user = QFileInfo(path).owner();
    return QStringLiteral("%1 (%2, pid %3)")
        .arg(program, user.isEmpty() ? host : user + QLatin1Char('@') + host)
        .arg(pid);
}

} // namespace anjuan::casework

#include "core/base/whole_file.h"

#include <filesystem>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include "core/base/id.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>
#endif

namespace anjuan {

bool syncFolder(const QString &dir)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(dir).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return synced;
#else
    return QFileInfo(dir).isDir();
#endif
}

bool isShared(const QString &dir)
{
    using std::filesystem::perms;
    constexpr perms kShared = perms::set_gid | perms::group_write;
    std::error_code unknown;
    const auto status = std::filesystem::status(QFileInfo(dir).filesystemFilePath(), unknown);
    return !unknown && std::filesystem::is_directory(status) && (status.permissions() & kShared) == kShared;
}

bool makeFolders(const QString &dir)
{
    if (QFileInfo(dir).isDir())
        return true;
    const QString above = QFileInfo(dir).absolutePath();
    if (above == dir || !makeFolders(above))
        return false;
    const bool made = QDir().mkdir(dir, kOwnerOnly | QFileDevice::ExeOwner) || QFileInfo(dir).isDir();
    return made && syncFolder(above);
}

WholeFile::WholeFile(const QString &path)
    : m_path(path), m_file(path + QLatin1Char('.') + newUuid().left(8) + QStringLiteral(".part"))
{
}

WholeFile::~WholeFile()
{
    if (!m_done && m_file.isOpen())
        m_file.remove();
}

tl::unexpected<Error> WholeFile::failed(const QString &why) const
{
    return fail(Fault::Io, "file.not_written", {m_path, why});
}

Result<void> WholeFile::open(QFileDevice::Permissions permissions)
{
    const bool opened = m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly, permissions);
    if (!opened || (permissions != kByUmask && !m_file.setPermissions(permissions)))
        return failed(m_file.errorString());
    return {};
}

Result<void> WholeFile::commit()
{
    if (!m_file.flush() || m_file.error() != QFileDevice::NoError)
        return failed(m_file.errorString());
#ifdef Q_OS_UNIX
    if (::fsync(m_file.handle()) != 0)
        return failed(QString::fromLocal8Bit(std::strerror(errno)));
#endif
    std::error_code error;
    std::filesystem::rename(QFileInfo(m_file.fileName()).filesystemFilePath(), QFileInfo(m_path).filesystemFilePath(),
                            error);
    if (error)
        return failed(QString::fromStdString(error.message()));
    m_done = true;
    m_file.close();
    const QString folder = QFileInfo(m_path).absolutePath();
    return syncFolder(folder) ? Result<void>{} : failed(QStringLiteral("fsync %1").arg(folder));
}

Result<void> writeWhole(const QString &path, QByteArrayView bytes, QFileDevice::Permissions permissions)
{
    WholeFile file(path);
    ANJUAN_CHECK(file.open(permissions));
    if (file.device().write(bytes.data(), bytes.size()) != bytes.size())
        return fail(Fault::Io, "file.not_written", {path, file.device().errorString()});
    return file.commit();
}

Result<void> copyWhole(const QString &from, const QString &path, QFileDevice::Permissions permissions)
{
    constexpr qint64 kBlock = 1 << 20;
    QFile source(from);
    const auto failed = [&](const QString &why) { return fail(Fault::Io, "file.not_written", {path, why}); };
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failed(source.errorString());
    WholeFile file(path);
    ANJUAN_CHECK(file.open(permissions));
    QByteArray block(kBlock, Qt::Uninitialized);
    for (;;) {
        const qint64 got = source.read(block.data(), kBlock);
        if (got < 0)
            return failed(source.errorString());
        if (got == 0)
            return file.commit();
        if (file.device().write(block.constData(), got) != got)
            return failed(file.device().errorString());
    }
}

} // namespace anjuan

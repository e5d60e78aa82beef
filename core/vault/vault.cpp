#include "core/vault/vault.h"

#include <algorithm>
#include <filesystem>
#include <functional>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/digest.h"
#include "core/base/id.h"
#include "core/base/whole_file.h"
#include "core/vault/batch.h"
#include "core/vault/folders.h"
#include "core/vault/incoming.h"
#include "core/vault/read_soon.h"
#include "core/vault/room.h"

#ifdef Q_OS_UNIX
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace anjuan::vault {

namespace {

constexpr qint64 kMiB = 1 << 20;
constexpr qint64 kHashed = 256 << 10; // a core's own cache still has it when it is hashed

tl::unexpected<Error> readFailed(const QString &file, const QString &why)
{
    return fail(Fault::Io, "vault.read_failed", {file, why});
}

constexpr qint64 kSoon = 8 << 20;

/// Read from its beginning to its end: the system brings more ahead than it does unasked. To ask for stretch after
/// stretch (POSIX_FADV_WILLNEED) was measured to take half as long again on a quick disk.
void readInOrder([[maybe_unused]] const QFile &file)
{
#ifdef Q_OS_LINUX
    static_cast<void>(::posix_fadvise(file.handle(), 0, 0, POSIX_FADV_SEQUENTIAL));
#endif
}

/// Hands `read` a stretch of an open file after the other, until it says that it read none.
Result<qint64> readThrough(QIODevice &source, const QString &what, qint64 total, Progress &progress,
                           const std::function<Result<qint64>()> &read)
{
    const QString name = QFileInfo(what).fileName();
    if (const auto *file = qobject_cast<const QFile *>(&source))
        readInOrder(*file);
    qint64 done = 0;
    for (;;) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "vault.cancelled", {what});
        ANJUAN_TRY(const qint64 got, read());
        if (got == 0)
            return done;
        done += got;
        progress.report(done, total, name);
    }
}

/// Reads at most `most` bytes of `source` and adds them: how many, none at its end.
Result<qint64> readInto(Incoming &incoming, QIODevice &source, const QString &what, qint64 most = Incoming::kBlock)
{
    const qint64 got = source.read(incoming.room(), std::min(Incoming::kBlock, most));
    if (got < 0)
        return readFailed(what, source.errorString());
    if (got > 0)
        ANJUAN_CHECK(incoming.take(got));
    return got;
}

/// Where data begins at or after `from`, and where the next hole does; the whole rest where nobody knows.
struct Stretch {
    qint64 data = 0;
    qint64 hole = 0;
};

Stretch stretchAt([[maybe_unused]] const QFile &file, qint64 from, qint64 end)
{
#ifdef SEEK_HOLE
    const qint64 data = ::lseek(file.handle(), from, SEEK_DATA);
    if (data < 0)
        return errno == ENXIO ? Stretch{end, end} : Stretch{from, end};
    const qint64 hole = ::lseek(file.handle(), data, SEEK_HOLE);
    return {std::min(data, end), hole < 0 ? end : std::min(hole, end)};
#else
    return {from, end};
#endif
}

/// Copies an open file into `incoming`, its holes as holes.
Result<qint64> copyThrough(QFile &source, const QString &what, qint64 total, Progress &progress, Incoming &incoming)
{
    const QString name = QFileInfo(what).fileName();
    readInOrder(source);
    qint64 at = 0;
    while (at < total) {
        const Stretch stretch = stretchAt(source, at, total);
        const auto stop = [&](qint64 done) {
            progress.report(at + done, total, name);
            return progress.cancelled();
        };
        if (stretch.data > at && !incoming.addHole(stretch.data - at, stop))
            return fail(Fault::Cancelled, "vault.cancelled", {what});
        at = stretch.data;
        if (!source.seek(at))
            return readFailed(what, source.errorString());
        while (at < stretch.hole) {
            if (progress.cancelled())
                return fail(Fault::Cancelled, "vault.cancelled", {what});
            qint64 got = incoming.copyFrom(source, at, stretch.hole - at);
            if (got == 0) {
                if (source.pos() != at && !source.seek(at))
                    return readFailed(what, source.errorString());
                ANJUAN_TRY(got, readInto(incoming, source, what, stretch.hole - at));
            }
            if (got == 0)
                return at;
            at += got;
            progress.report(at, total, name);
        }
    }
    // One more look: a file that grew meanwhile is noticed.
    char more = 0;
    if (!source.seek(at))
        return readFailed(what, source.errorString());
    return source.read(&more, 1) > 0 ? at + 1 : at;
}

/// What a file takes up, which is less than its length where it has holes.
qint64 bytesOnDisk(const QFile &file, qint64 length)
{
#ifdef Q_OS_UNIX
    struct ::stat found {};
    if (::fstat(file.handle(), &found) == 0)
        return std::min<qint64>(length, qint64(found.st_blocks) * 512);
#endif
    return length;
}

/// What was read once is not kept in memory at the cost of what somebody works with.
void giveBack([[maybe_unused]] const QFile &file)
{
#ifdef Q_OS_LINUX
    static_cast<void>(::posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED));
#endif
}

} // namespace

void readSoon([[maybe_unused]] const Vault &vault, [[maybe_unused]] const QString &sha256)
{
#ifdef Q_OS_LINUX
    const int file = ::open(QFile::encodeName(vault.path(sha256)).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    static_cast<void>(::posix_fadvise(file, 0, kSoon, POSIX_FADV_WILLNEED));
    ::close(file);
#endif
}

Result<void> checkRoom(const QString &file, qint64 bytes, const QString &dir)
{
    // Asked of the folder itself: a list of mounts may not know it (a chroot, a container).
    std::error_code unknown;
    const auto space = std::filesystem::space(QFile::encodeName(dir).toStdString(), unknown);
    const qint64 free = unknown ? -1 : static_cast<qint64>(space.available);
    if (free < 0 || bytes <= free)
        return {};
    return fail(Fault::Io, "vault.disk_full",
                {file, QString::number((bytes + kMiB - 1) / kMiB), QString::number(free / kMiB)});
}

Result<Vault> Vault::create(const QString &dir)
{
    const auto anything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    if (QFileInfo::exists(dir) && (!QFileInfo(dir).isDir() || !QDir(dir).isEmpty(anything)))
        return fail(Fault::Conflict, "vault.exists", {dir});
    if (!QDir().mkpath(QFileInfo(dir).absolutePath()) || !makeFolder(dir) || !giveFolderMode(dir)
        || !makeFolder(dir + QLatin1String("/incoming")))
        return fail(Fault::Io, "vault.write_failed", {dir, QStringLiteral("mkdir")});
    return Vault(dir);
}

Result<Vault> Vault::open(const QString &dir)
{
    if (!QFileInfo(dir).isDir())
        return fail(Fault::NotFound, "vault.missing", {dir});
    return Vault(dir);
}

Result<void> copyIn(const QString &file, const QString &dir, Incoming &incoming, Progress &progress)
{
    const QFileInfo info(file);
    if (!info.exists())
        return fail(Fault::NotFound, "vault.no_file", {file});
    // Before it is opened: opening a pipe waits, opening a device may do something.
    if (!info.isFile())
        return fail(Fault::Invalid, "vault.not_a_file", {file});
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return readFailed(file, source.errorString());
    const auto before = FileState::of(source);
    if (!before)
        return fail(Fault::Invalid, "vault.not_a_file", {file});
    ANJUAN_CHECK(checkRoom(file, bytesOnDisk(source, before->bytes), dir));
    ANJUAN_CHECK(incoming.begin());
    if (progress.cancelled())
        return fail(Fault::Cancelled, "vault.cancelled", {file});
    ANJUAN_TRY(const qint64 read, copyThrough(source, file, before->bytes, progress, incoming));
    // By its name, so that a file which was removed or replaced meanwhile is noticed, too.
    const auto after = FileState::of(file);
    if (!after)
        return readFailed(file, QStringLiteral("it was removed while it was read"));
    if (*after != *before || read != before->bytes)
        return readFailed(file, QStringLiteral("it was changed while it was read"));
    return {};
}

Result<Blob> Vault::takeIn(const QString &file, Progress &progress) const
{
    Incoming incoming(m_dir);
    ANJUAN_CHECK(copyIn(file, m_dir, incoming, progress));
    return incoming.keep();
}

Result<Blob> Vault::takeIn(const QByteArray &content) const
{
    Incoming incoming(m_dir);
    ANJUAN_CHECK(incoming.begin());
    ANJUAN_CHECK(incoming.add(content));
    return incoming.keep();
}

Result<Blob> Vault::takeIn(QIODevice &from, const QString &what, qint64 bytes, Progress &progress) const
{
    ANJUAN_CHECK(checkRoom(what, bytes, m_dir));
    Incoming incoming(m_dir);
    ANJUAN_CHECK(incoming.begin());
    ANJUAN_TRY(const qint64 read,
               readThrough(from, what, bytes, progress, [&] { return readInto(incoming, from, what); }));
    if (read != bytes)
        return readFailed(what, QStringLiteral("it is shorter than its container says"));
    return incoming.keep();
}

Result<QString> linkIn(const QString &from, const QString &dir, const QString &sha256)
{
    const QString folder = dir + QLatin1Char('/') + sha256.left(2);
    const QString to = folder + QLatin1Char('/') + sha256;
    if (!makeFolder(folder))
        return fail(Fault::Io, "vault.write_failed", {folder, QStringLiteral("mkdir")});
    // Under another name first, so that a copy which is there already is replaced in one step: it may be damaged.
    const QString link = dir + QLatin1String("/incoming/") + newUuid() + QLatin1String(".part");
    std::error_code error;
    std::filesystem::create_hard_link(QFileInfo(from).filesystemFilePath(), QFileInfo(link).filesystemFilePath(),
                                      error);
    if (!error)
        std::filesystem::rename(QFileInfo(link).filesystemFilePath(), QFileInfo(to).filesystemFilePath(), error);
    // Two names of one file are renamed into one another without effect, and the first stays.
    QFile::remove(link);
    if (error)
        return fail(Fault::Io, "vault.write_failed", {to, QString::fromStdString(error.message())});
    return folder;
}

Result<void> Vault::adopt(const Vault &staged, const QString &sha256) const
{
    return adoptAll(*this, staged, {sha256});
}

bool Vault::has(const QString &sha256) const
{
    const QString file = path(sha256);
    return !file.isEmpty() && QFileInfo(file).isFile();
}

QString Vault::path(const QString &sha256) const
{
    if (!Digest::fromHex(sha256))
        return {};
    return m_dir + QLatin1Char('/') + sha256.left(2) + QLatin1Char('/') + sha256;
}

Result<QByteArray> Vault::read(const QString &sha256) const
{
    if (!has(sha256))
        return fail(Fault::NotFound, "vault.no_blob", {sha256});
    QFile file(path(sha256));
    if (!file.open(QIODevice::ReadOnly))
        return readFailed(file.fileName(), file.errorString());
    QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return readFailed(file.fileName(), file.errorString());
    if (anjuan::sha256(content).hex() != sha256)
        return fail(Fault::Corrupt, "vault.blob_changed", {sha256});
    return content;
}

Result<void> Vault::check(const QString &sha256, Progress &progress) const
{
    if (!has(sha256))
        return fail(Fault::NotFound, "vault.no_blob", {sha256});
    QFile file(path(sha256));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return readFailed(file.fileName(), file.errorString());
    Hasher hasher;
    QByteArray block(kHashed, Qt::Uninitialized);
    const auto hash = [&]() -> Result<qint64> {
        const qint64 got = file.read(block.data(), block.size());
        if (got < 0)
            return readFailed(file.fileName(), file.errorString());
        hasher.add(QByteArrayView(block.constData(), got));
        return got;
    };
    ANJUAN_CHECK(readThrough(file, file.fileName(), file.size(), progress, hash));
    giveBack(file);
    if (hasher.result().hex() != sha256)
        return fail(Fault::Corrupt, "vault.blob_changed", {sha256});
    return {};
}

QStringList Vault::list() const
{
    QStringList found;
    const QStringList folders = QDir(m_dir).entryList({QStringLiteral("??")}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &folder : folders) {
        for (const QString &name : QDir(m_dir + QLatin1Char('/') + folder).entryList(QDir::Files)) {
            if (name.startsWith(folder) && Digest::fromHex(name))
                found.append(name);
        }
    }
    found.sort();
    return found;
}

Result<void> Vault::sweep() const
{
    const QDir incoming(m_dir + QLatin1String("/incoming"));
    for (const QString &name : incoming.entryList(QDir::Files | QDir::Hidden | QDir::System)) {
        const QString file = incoming.filePath(name);
        if (!QFile::remove(file))
            return fail(Fault::Io, "vault.write_failed", {file, QStringLiteral("remove")});
    }
    return {};
}

Result<void> Vault::drop(const QString &sha256) const
{
    if (!has(sha256))
        return fail(Fault::NotFound, "vault.no_blob", {sha256});
    QFile file(path(sha256));
    if (!file.remove())
        return fail(Fault::Io, "vault.write_failed", {file.fileName(), file.errorString()});
    return {};
}

Result<void> Vault::destroy(const QString &sha256) const
{
    ANJUAN_CHECK(drop(sha256));
    const QString folder = QFileInfo(path(sha256)).absolutePath();
    if (!syncFolder(folder))
        return fail(Fault::Io, "vault.write_failed", {path(sha256), QStringLiteral("fsync %1").arg(folder)});
    return {};
}

} // namespace anjuan::vault

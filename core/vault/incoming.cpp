#include "core/vault/incoming.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include "core/base/id.h"
#include "core/base/whole_file.h"
#include "core/vault/folders.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <QtCore/QDateTime>
#endif

namespace anjuan::vault {

namespace {

constexpr qint64 kWindow = 8 << 20;
constexpr std::size_t kAhead = 32; // blocks that are copied before they are hashed

/// Asks the disk to begin with what was written; a wish, so it has no fault.
void beginWriting([[maybe_unused]] const QFile &file, [[maybe_unused]] qint64 from, [[maybe_unused]] qint64 bytes)
{
#ifdef Q_OS_LINUX
    static_cast<void>(::sync_file_range(file.handle(), from, bytes, SYNC_FILE_RANGE_WRITE));
#endif
}

bool syncFile(QFile &file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return file.flush();
#endif
}

#ifdef Q_OS_UNIX
std::optional<FileState> stateOf(const struct ::stat &found)
{
    if (!S_ISREG(found.st_mode))
        return std::nullopt;
    const qint64 modified = qint64(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec;
    return FileState{found.st_size, modified, found.st_dev, found.st_ino};
}
#endif

} // namespace

std::optional<FileState> FileState::of(const QString &file)
{
#ifdef Q_OS_UNIX
    struct ::stat found {};
    if (::stat(QFile::encodeName(file).constData(), &found) != 0)
        return std::nullopt;
    return stateOf(found);
#else
    const QFileInfo info(file);
    if (!info.isFile())
        return std::nullopt;
    return FileState{info.size(), info.lastModified().toMSecsSinceEpoch() * 1'000'000, 0, 0};
#endif
}

std::optional<FileState> FileState::of(const QFile &open)
{
#ifdef Q_OS_UNIX
    struct ::stat found {};
    if (::fstat(open.handle(), &found) != 0)
        return std::nullopt;
    return stateOf(found);
#else
    return of(open.fileName());
#endif
}

/// Hashes blocks in their order while the next ones are read and written.
class Incoming::Beside {
public:
    Beside(Hasher &hasher, int stored) : m_hasher(hasher), m_stored(stored), m_thread([this] { work(); }) {}
    ~Beside()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ends = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    Beside(const Beside &) = delete;
    Beside &operator=(const Beside &) = delete;

    void hash(QByteArrayView block) { push({block, 0, 0}); }
    /// What was stored already: it is read back from the memory of the system.
    void hash(qint64 from, qint64 bytes) { push({{}, from, bytes}); }
    /// Why something that was stored could not be read; 0: nothing of that kind.
    int fault() const { return m_fault; }
    /// Until no more than `blocks` are still to be hashed: those before are their owner's again.
    void waitFor(std::size_t blocks)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_blocks.size() <= blocks; });
    }

private:
    struct Piece {
        QByteArrayView block;
        qint64 from = 0;
        qint64 bytes = 0; // of what was stored; 0: the block
    };

    void push(const Piece &piece)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_blocks.push_back(piece);
        }
        m_changed.notify_all();
    }

    void add(const Piece &piece)
    {
        m_hasher.add(piece.block);
#ifdef Q_OS_UNIX
        constexpr qint64 kRead = 256 << 10; // a core's own cache still has it when it is hashed
        if (piece.bytes > 0 && !m_buffer)
            m_buffer = std::make_unique_for_overwrite<char[]>(kRead);
        for (qint64 done = 0; done < piece.bytes && m_fault == 0;) {
            const auto wanted = static_cast<size_t>(std::min(kRead, piece.bytes - done));
            const ssize_t got = ::pread(m_stored, m_buffer.get(), wanted, piece.from + done);
            if (got <= 0) {
                m_fault = got < 0 ? errno : EIO;
                return;
            }
            m_hasher.add(QByteArrayView(m_buffer.get(), got));
            done += got;
        }
#endif
    }

    void work()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return m_ends || !m_blocks.empty(); });
            if (m_ends)
                return;
            const Piece piece = m_blocks.front();
            lock.unlock();
            add(piece);
            lock.lock();
            m_blocks.pop_front();
            m_changed.notify_all();
        }
    }

    Hasher &m_hasher;
    [[maybe_unused]] int m_stored;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Piece> m_blocks; // the first is being hashed
    bool m_ends = false;
    std::atomic<int> m_fault = 0;
    std::unique_ptr<char[]> m_buffer;
    std::thread m_thread; // last: it begins with all of the others made
};

Incoming::Incoming(QString dir)
    : m_dir(std::move(dir)), m_file(m_dir + QLatin1String("/incoming/") + newUuid() + QLatin1String(".part"))
{
}

Incoming::~Incoming()
{
    if (m_kept || m_file.fileName().isEmpty())
        return;
    m_file.close();
    QFile::remove(m_file.fileName());
}

tl::unexpected<Error> Incoming::writeFailed(const QString &why) const
{
    return fail(Fault::Io, "vault.write_failed", {m_file.fileName(), why});
}

Result<void> Incoming::begin()
{
    if (!makeFolder(m_dir + QLatin1String("/incoming")))
        return writeFailed(QStringLiteral("mkdir"));
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered, kOwnerOnly))
        return writeFailed(m_file.errorString());
    return {};
}

Result<void> Incoming::add(QByteArrayView bytes)
{
    settle();
    m_hasher.add(bytes);
    return write(bytes);
}

char *Incoming::room()
{
    if (m_beside)
        m_beside->waitFor(kRooms - 1);
    if (!m_rooms[m_room])
        m_rooms[m_room] = std::make_unique_for_overwrite<char[]>(kBlock);
    return m_rooms[m_room].get();
}

Result<void> Incoming::take(qint64 bytes)
{
    const QByteArrayView block(m_rooms[m_room].get(), bytes);
    // A thread costs more than it saves in a short file.
    if (!m_beside && m_bytes >= kWindow)
        m_beside = std::make_unique<Beside>(m_hasher, m_file.handle());
    if (m_beside) {
        m_beside->hash(block);
        m_room = (m_room + 1) % kRooms;
    } else {
        m_hasher.add(block);
    }
    return write(block);
}

void Incoming::settle()
{
    if (m_beside)
        m_beside->waitFor(0);
}

Result<void> Incoming::write(QByteArrayView block)
{
    m_holeAtEnd = false;
    // What the system copied did not move it.
    if (m_file.pos() != m_bytes && !m_file.seek(m_bytes))
        return writeFailed(m_file.errorString());
    // A disk that fills up takes part of a block first.
    while (!block.isEmpty()) {
        const qint64 written = m_file.write(block.data(), block.size());
        if (written <= 0)
            return writeFailed(m_file.errorString());
        block = block.sliced(written);
        m_bytes += written;
    }
    sendOn();
    return {};
}

/// The disk writes while the next blocks are read and hashed, so that the end need not wait for all of it.
void Incoming::sendOn()
{
    if (m_bytes - m_onItsWay < kWindow)
        return;
    beginWriting(m_file, m_onItsWay, m_bytes - m_onItsWay);
    m_onItsWay = m_bytes;
}

qint64 Incoming::copyFrom([[maybe_unused]] const QFile &source, [[maybe_unused]] qint64 from,
                          [[maybe_unused]] qint64 most)
{
#ifdef Q_OS_LINUX
    if (!m_beside || !m_systemCopies)
        return 0;
    // Not far ahead of the hash, which reads from memory what was just stored.
    m_beside->waitFor(kAhead);
    off64_t at = from;
    off64_t to = m_bytes;
    const ssize_t got =
        ::copy_file_range(source.handle(), &at, m_file.handle(), &to, static_cast<size_t>(std::min(kBlock, most)), 0);
    // Whoever reads and writes by himself learns why it does not go on, if it does not.
    m_systemCopies = got > 0;
    if (got <= 0)
        return 0;
    m_beside->hash(m_bytes, got);
    m_bytes += got;
    m_holeAtEnd = false;
    sendOn();
    return got;
#else
    return 0;
#endif
}

Result<void> Incoming::addHole(qint64 bytes, const std::function<bool(qint64)> &stop)
{
    static const QByteArray zeros(kBlock, '\0');
    settle();
    for (qint64 done = 0; done < bytes; done += zeros.size()) {
        if (stop(done))
            return fail(Fault::Cancelled, "vault.cancelled", {m_file.fileName()});
        m_hasher.add(QByteArrayView(zeros).first(std::min<qint64>(zeros.size(), bytes - done)));
    }
    m_bytes += bytes;
    m_holeAtEnd = true;
    if (!m_file.seek(m_bytes))
        return writeFailed(m_file.errorString());
    return {};
}

Result<Blob> Incoming::keep()
{
    ANJUAN_TRY(const Blob blob, seal());
    ANJUAN_CHECK(sync());
    ANJUAN_TRY(const QString folder, place(blob));
    if (!syncFolder(folder))
        return writeFailed(QStringLiteral("fsync %1").arg(folder));
    return blob;
}

Result<Blob> Incoming::seal()
{
    settle();
    if (m_beside && m_beside->fault() != 0)
        return writeFailed(QString::fromLocal8Bit(std::strerror(m_beside->fault())));
    m_beside.reset();
    m_rooms = {};
    if (m_holeAtEnd && !m_file.resize(m_bytes))
        return writeFailed(m_file.errorString());
    const auto readers = QFileDevice::Permissions(QFileDevice::ReadOwner);
    if (!m_file.setPermissions(isShared(m_dir) ? readers | QFileDevice::ReadGroup : readers))
        return writeFailed(m_file.errorString());
    beginWriting(m_file, m_onItsWay, m_bytes - m_onItsWay);
    return Blob{m_hasher.result().hex(), m_bytes};
}

Result<void> Incoming::sync()
{
    if (!syncFile(m_file))
        return writeFailed(m_file.errorString());
    m_file.close();
    if (m_file.error() != QFileDevice::NoError)
        return writeFailed(m_file.errorString());
    return {};
}

Result<QString> Incoming::place(const Blob &blob)
{
    const QString folder = m_dir + QLatin1Char('/') + blob.sha256.left(2);
    if (!makeFolder(folder))
        return writeFailed(QStringLiteral("mkdir %1").arg(folder));
    const QString place = folder + QLatin1Char('/') + blob.sha256;
    // Over a copy that is there already: it holds the same, or was damaged.
    std::error_code error;
    std::filesystem::rename(QFileInfo(m_file.fileName()).filesystemFilePath(), QFileInfo(place).filesystemFilePath(),
                            error);
    if (error)
        return writeFailed(QString::fromStdString(error.message()));
    m_kept = true;
    return folder;
}

} // namespace anjuan::vault

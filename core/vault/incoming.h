#pragma once
#include <array>
#include <functional>
#include <memory>
#include <optional>

#include <QtCore/QFile>
#include <QtCore/QString>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/vault/vault.h"

namespace anjuan::vault {

/// By what one sees that a file stayed the same.
struct FileState {
    qint64 bytes = 0;
    qint64 modified = 0; // nanoseconds
    quint64 device = 0;
    quint64 inode = 0;
    bool operator==(const FileState &) const = default;

    /// Nothing unless a regular file lies there (a link is followed).
    static std::optional<FileState> of(const QString &file);
    static std::optional<FileState> of(const QFile &open);
};

/// One content on its way in: removed again unless it is kept.
class Incoming {
public:
    explicit Incoming(QString dir);
    ~Incoming();
    Incoming(const Incoming &) = delete;
    Incoming &operator=(const Incoming &) = delete;

    Result<void> begin();
    /// Adds what lies in memory.
    Result<void> add(QByteArrayView bytes);
    /// Where the next block of at most `kBlock` bytes is read to, for `take`: so that it can be hashed while the blocks
    /// after it are read and written.
    static constexpr qint64 kBlock = 1 << 20;
    char *room();
    /// Adds the first `bytes` of what `room` gave last.
    Result<void> take(qint64 bytes);
    /// Copies at most `most` bytes that stand at `from` in an open file, inside the system where it can; hashed is what
    /// was stored. How many; none where it cannot, or where that is no quicker: then they are read to `room`.
    qint64 copyFrom(const QFile &source, qint64 from, qint64 most);
    /// A hole of a sparse file: hashed as the zeros that it reads as, and kept as a hole. `stop` is asked at every MiB.
    Result<void> addHole(qint64 bytes, const std::function<bool(qint64)> &stop);
    /// Durable and in its place.
    Result<Blob> keep();

    // The same in steps, so that many contents become durable together: nothing is added after `seal`.
    /// What it is; its owner may read it only from here on, and the disk is asked to write the rest.
    Result<Blob> seal();
    Result<void> sync();
    /// Under its name, over a copy that is there already. Gives the folder, which is to be synced next.
    Result<QString> place(const Blob &blob);
    /// Where it lies until then.
    QString path() const { return m_file.fileName(); }

private:
    class Beside;
    Result<void> write(QByteArrayView block);
    void sendOn();
    tl::unexpected<Error> writeFailed(const QString &why) const;

    void settle();

    static constexpr std::size_t kRooms = 4;
    QString m_dir;
    QFile m_file;
    Hasher m_hasher;
    std::array<std::unique_ptr<char[]>, kRooms> m_rooms;
    std::size_t m_room = 0;           // the next one
    std::unique_ptr<Beside> m_beside; // of a long content; ends before what it reads is gone
    qint64 m_bytes = 0;
    qint64 m_onItsWay = 0; // what the disk was asked to begin writing
    bool m_holeAtEnd = false;
    bool m_systemCopies = true; // until it says that it cannot
    bool m_kept = false;
};

/// Copies a file into what is on its way into the vault at `dir`. Faults: those of Vault::takeIn.
Result<void> copyIn(const QString &file, const QString &dir, Incoming &incoming, Progress &progress);

/// Gives the vault at `dir` a content that lies at `from` on the same disk, without copying; the folder it comes to is
/// to be synced next, and is given. Fault: Io `vault.write_failed`.
Result<QString> linkIn(const QString &from, const QString &dir, const QString &sha256);

} // namespace anjuan::vault

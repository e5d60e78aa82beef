#pragma once
#include <functional>
#include <memory>
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>
#include <QtCore/QString>

#include "core/base/digest.h"
#include "core/base/progress.h"
#include "core/base/result.h"

namespace anjuan::exchange {

/// One file of a bag, by its path below the top folder.
struct BagFile {
    QString path;
    qint64 size = 0;
    bool plain = true; // not a link, a device or the like
};

/// Where the files of a bag come from: a stored zip, an unpacked folder, or memory.
class BagSource {
public:
    virtual ~BagSource() = default;
    /// The top folder's name.
    virtual QString name() const = 0;
    /// Sorted by path, each once.
    virtual const std::vector<BagFile> &files() const = 0;
    /// Opens one file for reading, from its beginning to its end and no further. Fault: NotFound `exchange.file_missing
    /// {path}`, Io `exchange.cannot_read {file, why}`.
    virtual Result<std::unique_ptr<QIODevice>> open(const QString &path) const = 0;
    /// What the container says of the content itself. A zip knows a CRC-32; others know nothing.
    virtual std::optional<quint32> crcOf(const QString &) const { return std::nullopt; }

    const BagFile *find(const QString &path) const;
    /// The whole of a small file. Faults as open, and Corrupt `exchange.too_long {path, limit}`.
    Result<QByteArray> read(const QString &path, qint64 limit) const;
};

/// An unpacked bag. Faults: NotFound `exchange.file_missing`.
Result<std::unique_ptr<BagSource>> openFolder(const QString &dir);

/// A zip or an unpacked bag, whichever `file` is. Faults as openFolder and ZipReader::openFile.
Result<std::unique_ptr<BagSource>> openBag(const QString &file);

/// What one reading of a file tells: SHA-256, CRC-32 and length.
struct ContentFacts {
    Digest sha256;
    quint32 crc = 0;
    qint64 size = 0;
};
/// Reads `from` to its end in blocks of 1 MiB, calls `tick` with each block's length, and writes what it reads to
/// `copyTo` where there is one. Faults: Io `exchange.cannot_read {what, why}`, `exchange.cannot_write {what, why}`, and
/// those of `tick`.
Result<ContentFacts> readThrough(QIODevice &from, const QString &what, const std::function<Result<void>(qint64)> &tick,
                                 QIODevice *copyTo = nullptr);

/// CRC-32 as zip uses it.
class Crc32 {
public:
    void add(QByteArrayView data);
    quint32 value() const { return ~m_state; }

private:
    quint32 m_state = 0xFFFFFFFF;
};

} // namespace anjuan::exchange

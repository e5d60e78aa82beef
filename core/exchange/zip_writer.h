#pragma once
#include <functional>

#include "core/base/clock.h"
#include "core/exchange/bag_source.h"

namespace anjuan::exchange {

/// Writes a stored zip as spec §5 wants it: one entry after the other, no data descriptor, ZIP64 only where needed.
class ZipWriter {
public:
    /// `out` must be open for writing, at its beginning, and able to seek. All entries carry the time `at`.
    ZipWriter(QIODevice &out, QString top, Instant at);

    /// Faults: Io `exchange.cannot_write {path, why}`.
    Result<ContentFacts> add(const QString &path, const QByteArray &content);
    /// Copies `from` to its end, which must come after exactly `size` bytes. Faults: those of readThrough, Io
    /// `exchange.cannot_write`, Corrupt `exchange.length_changed {path}`.
    Result<ContentFacts> add(const QString &path, QIODevice &from, qint64 size,
                             const std::function<Result<void>(qint64)> &tick);
    /// The directory and the end record.
    Result<void> finish();
    qint64 written() const { return m_at; }

private:
    struct Entry {
        QByteArray name;
        quint32 crc = 0;
        qint64 size = 0;
        qint64 offset = 0;
    };

    Result<void> put(const QByteArray &bytes, const QString &path);
    QByteArray localHeader(const Entry &entry) const;
    QByteArray centralHeader(const Entry &entry) const;

    QIODevice &m_out;
    QString m_top;
    quint32 m_when = 0; // DOS time below, DOS date above
    qint64 m_at = 0;
    std::vector<Entry> m_entries;
};

} // namespace anjuan::exchange

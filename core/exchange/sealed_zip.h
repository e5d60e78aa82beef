#pragma once
#include <functional>
#include <optional>
#include <vector>

#include <QtCore/QFile>

#include "core/base/result.h"
#include "core/base/secret.h"

namespace anjuan::exchange {

/// One entry of a zip whose entries are stored under AES-256, or stored as they are.
struct SealedEntry {
    QByteArray name;
    qint64 offset = 0; // of its content
    qint64 size = 0;   // decrypted
    bool encrypted = false;
    std::optional<quint32> crc; // of the decrypted content; AE-2 keeps none
};

/// All entries in the order of their contents, after everything that can be said of them without the passphrase: the
/// form of the container, names, lengths (see decryptBundle). Faults: Io `exchange.cannot_read`, Corrupt
/// `exchange.not_a_zip {file}`, `exchange.sealed_refused {file, entry, why}`.
Result<std::vector<SealedEntry>> readSealed(QFile &file);

/// Whether the directory speaks of any entry that is encrypted. Faults as readSealed.
Result<bool> anyEncrypted(QFile &file);

tl::unexpected<Error> sealedRefused(const QString &file, const QByteArray &entry, const char *why);

/// Writes entries under AES-256, one after the other; AE-2: the CRC-32 of what is secret stands nowhere.
class SealedWriter {
public:
    /// `out` must be open for writing, at its beginning.
    SealedWriter(QIODevice &out, quint32 dosTime) : m_out(out), m_when(dosTime) {}

    /// Encrypts `from`, which must hold exactly `size` bytes, and gives their CRC-32. Faults: Io
    /// `exchange.cannot_read`, `exchange.cannot_write {entry, why}`, `exchange.cipher_unavailable`, Corrupt
    /// `exchange.length_changed {entry}`, those of `tick`.
    Result<quint32> add(const QByteArray &name, QIODevice &from, qint64 size, const Secret &passphrase,
                        const std::function<Result<void>(qint64)> &tick);
    Result<void> finish();

private:
    struct Entry {
        QByteArray name;
        qint64 size = 0;
        qint64 offset = 0;
    };
    Result<void> put(const QByteArray &bytes, const QByteArray &entry);

    QIODevice &m_out;
    quint32 m_when;
    qint64 m_at = 0;
    std::vector<Entry> m_entries;
};

} // namespace anjuan::exchange

#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QIODevice>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace anjuan::vault {

/// What was taken in: its content's SHA-256 (64 hex) and length.
struct Blob {
    QString sha256;
    qint64 bytes = 0;
    bool operator==(const Blob &) const = default;
};

/// Contents by SHA-256 in `<dir>/ab/<sha256>`, read-only (0400), in folders of their owner only (0700); where the
/// folder around them is shared with a group (2770), so are they (0440, 2770). Taking in copies and hashes in one read,
/// flushes to disk and renames: a crash leaves at most a file under `<dir>/incoming`, which `sweep` removes. A name
/// that is not 64 lower-case hex digits is nowhere. Holds no open file: may be copied, and used from several threads.
class Vault {
public:
    /// Makes the folder, or takes an empty one. Faults: Conflict `vault.exists {dir}`, Io `vault.write_failed`.
    static Result<Vault> create(const QString &dir);
    /// Fault: NotFound `vault.missing {dir}`.
    static Result<Vault> open(const QString &dir);

    /// Takes a file in, 1 MiB at a time; the original is never touched, and the holes of a sparse file stay holes. A
    /// blob already here is kept once; if its copy was damaged, the fresh one takes its place. Nothing is left of it
    /// after a fault. Faults: NotFound `vault.no_file {file}`, Invalid `vault.not_a_file {file}` (a folder, pipe,
    /// device), Io `vault.read_failed {file, why}` (also when it vanished, grew, shrank or was written to while it was
    /// read), Io `vault.disk_full {file, MiB needed, MiB free}`, Io `vault.write_failed {file, why}`, Cancelled
    /// `vault.cancelled {file}`.
    Result<Blob> takeIn(const QString &file, Progress &progress) const;
    Result<Blob> takeIn(const QByteArray &content) const;
    /// Gives this vault what `staged` took in, without copying: both lie on one disk. It stays in `staged` as well,
    /// until it is destroyed there. Faults: NotFound `vault.no_blob {sha256}`, Io `vault.write_failed`.
    Result<void> adopt(const Vault &staged, const QString &sha256) const;
    /// The same of `bytes` bytes that come from a bundle; `what` names them in faults.
    Result<Blob> takeIn(QIODevice &from, const QString &what, qint64 bytes, Progress &progress) const;

    bool has(const QString &sha256) const;
    /// Where the content lies or would lie, for reading only; empty for what is no SHA-256.
    QString path(const QString &sha256) const;
    /// The whole content, hash checked. Faults: NotFound `vault.no_blob {sha256}`, Corrupt
    /// `vault.blob_changed {sha256}`, Io `vault.read_failed {file, why}`.
    Result<QByteArray> read(const QString &sha256) const;
    /// Hashes the content again. Same faults as read, and Cancelled.
    Result<void> check(const QString &sha256, Progress &progress) const;
    /// Every blob that lies here, sorted.
    QStringList list() const;
    /// Removes what an interrupted taking-in left; not while another one runs. Fault: Io `vault.write_failed`.
    Result<void> sweep() const;
    /// Destroys one content for good (record blob.destroyed comes first); it does not scrub the medium beneath.
    /// Faults: NotFound `vault.no_blob {sha256}`, Io `vault.write_failed {file, why}`.
    Result<void> destroy(const QString &sha256) const;
    /// The same of what is kept elsewhere or may come back: a power cut may bring it again.
    Result<void> drop(const QString &sha256) const;

private:
    explicit Vault(QString dir) : m_dir(std::move(dir)) {}
    QString m_dir;
};

} // namespace anjuan::vault

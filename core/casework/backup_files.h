#pragma once
#include "core/casework/backup.h"
#include "core/casework/parts.h"
#include "core/casework/progress_words.h"

namespace anjuan::casework {

/// The files of a backup folder, inside this room only.

tl::unexpected<Error> backupFailed(const QString &dir, const QString &why);
/// Neither folder may lie within the other. Fault: Refused `backup.same_place {dir}`.
Result<void> checkApart(const QString &dir, const QString &libraryDir);
/// A backup folder is of one library. Fault: Conflict `backup.other_unit {dir, unit}`.
Result<void> claimFolder(const QString &dir, const Digest &genesis, const LibraryId &library, const QString &unit);
/// What an interrupted run left: copies without a manifest, contents that were not whole.
Result<void> removeHalfCopies(const QString &dir);
/// Fault: Io `backup.disk_full {dir, MiB needed, MiB free}`.
Result<void> checkRoom(const QString &dir, qint64 bytes);

QString contentPath(const QString &backupDir, const QString &sha256);

/// Bytes of many files as one piece of work; says which of them it is.
class CopyProgress final : public Progress {
public:
    CopyProgress(Progress &outer, qint64 bytes, std::size_t files) : m_outer(outer), m_total(bytes), m_files(files) {}
    void report(qint64 done, qint64, const QString &) override
    {
        m_outer.report(m_before + done, m_total,
                       phase("backup.copying", {QString::number(m_file), QString::number(m_files)}));
    }
    bool cancelled() const override { return m_outer.cancelled(); }
    void next(qint64 bytes)
    {
        m_before += bytes;
        ++m_file;
    }

private:
    Progress &m_outer;
    qint64 m_total;
    std::size_t m_files;
    std::size_t m_file = 1;
    qint64 m_before = 0;
};

/// The restoring on trial, whose parts have no common measure: only that it goes on.
class ProofProgress final : public Progress {
public:
    explicit ProofProgress(Progress &outer) : m_outer(outer) {}
    void report(qint64, qint64, const QString &) override { m_outer.report(0, 0, phase("backup.proving", {})); }
    bool cancelled() const override { return m_outer.cancelled(); }

private:
    Progress &m_outer;
};
/// Copies one content, hashed as it is read; it gets its name only when it is whole and on the disk. A source that is
/// damaged or gone is left out: the proof tells. Faults: Io `backup.failed`, Cancelled.
Result<void> copyContent(const QString &from, const QString &to, const QString &sha256, CopyProgress &progress);
/// Whether a file holds that content.
Result<void> checkFile(const QString &file, const QString &sha256, Progress &progress);
Result<void> copyKeys(const QString &libraryDir, const QString &copyDir);

/// `backup.json`: the last thing that is written; a copy without it does not count.
Result<void> writeManifest(const BackupCopy &copy, const chain::Authority &authority);
Result<BackupCopy> readManifest(const QString &copyDir);

/// A library's folder from a copy. Fault: NotFound `backup.blob_missing {sha256, dir}`.
Result<void> layOut(const BackupCopy &copy, const QString &dir, Progress &progress);
/// Key files of the unit's people that are lost or unreadable here.
Result<QStringList> bringBackKeys(const chain::Authority &authority, const std::vector<BackupCopy> &copies,
                                  const QString &libraryDir);

} // namespace anjuan::casework

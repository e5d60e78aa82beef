#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// A proven copy of a library 备份, in a folder that may hold many of them:
/// `anjuan-backup.json` (the newest), `copies/<id>/{anjuan.db,backup.json,keys/}`, `vault/ab/<sha256>` shared by all.
struct BackupCopy {
    QString id; // uuid
    QString dir;
    QString unitName;
    LibraryId library;
    QString ledger;
    qint64 size = 0;
    QString root;
    QString at;          // instant
    bool proven = false; // restored into a temporary place and verified without a finding 恢复演练通过
    bool moving = false; // made by moving to a new computer 搬家包
    qint64 blobs = 0;
    qint64 bytes = 0;
};

/// Copies the library, the vault only as far as it is not there yet, then restores the copy into a temporary place,
/// verifies it, and records desk.backup_proven. What was copied before a cancel or a disk pulled out is used by the
/// next run; the last good copy stays. Faults: Io `backup.disk_full {dir, MiB needed, MiB free}`, `backup.disk_gone
/// {dir}`, `backup.failed {dir, why}`, Refused `backup.same_place {dir}` (inside the library), Conflict
/// `backup.other_unit {dir, unit}`, Corrupt `backup.not_proven {dir, where, why}`, Cancelled `work.cancelled`.
Result<BackupCopy> backUp(Session &session, const QString &dir, Progress &progress);

/// The copies in a backup folder, newest first. Fault: NotFound `backup.none {dir}`.
Result<std::vector<BackupCopy>> backupsIn(const QString &dir);

/// Restores a copy (its own folder, or a backup folder: its newest whole one) into a new, empty folder, and verifies
/// it; a finding `verify.older_than_seen` says what this user saw recorded after the backup, and is no damage. The next
/// log-in opens a new ledger that names the old one's last known checkpoint. Faults: as backupsIn, Conflict
/// `library.not_empty {dir}`, NotFound `backup.blob_missing {sha256, dir}`, Io.
Result<VerifyReport> restore(const QString &from, const QString &dir, const Clock &clock, Progress &progress);

/// Moves the library to another computer 搬到新电脑: a proven backup, then the record desk.library_retired, then a last
/// copy with it. From then on this folder is for reading only. Faults: as backUp, Refused `backup.admin_only {name}`.
Result<BackupCopy> moveOut(Session &session, const QString &dir, Progress &progress);

struct RepairReport {     // 修复
    QStringList contents; // digests that were brought back
    QStringList keys;
    QStringList stillMissing;
};
/// Brings contents and key files that are lost or damaged here back from a backup of the same unit; nothing else is
/// touched. Faults: as backupsIn, Conflict `backup.other_unit`.
Result<RepairReport> repairFrom(const QString &libraryDir, const QString &backupDir, Progress &progress);

} // namespace anjuan::casework

#include "core/casework/backup.h"

#include <algorithm>
#include <filesystem>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/backup_files.h"
#include "core/casework/last_seen.h"
#include "core/casework/verify.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

constexpr std::size_t kCopiesKept = 7;

/// One backup in the making.
class Backup {
public:
    Backup(Session &session, const QString &dir, Progress &progress)
        : m_session(session), m_parts(session.library().parts()), m_dir(QDir(dir).absolutePath()), m_progress(progress)
    {
    }

    Result<BackupCopy> run(bool moving)
    {
        ANJUAN_CHECK(prepare());
        m_copy = BackupCopy{};
        m_copy.id = newUuid();
        m_copy.moving = moving;
        m_copy.dir = m_dir + QStringLiteral("/copies/") + m_copy.id;
        const auto made = make();
        if (!made) {
            // Contents that were copied stay for the next run; the half copy goes.
            QDir(m_copy.dir).removeRecursively();
            return fail(made.error());
        }
        return m_copy;
    }

private:
    Result<void> prepare()
    {
        ANJUAN_CHECK(checkApart(m_dir, m_parts.dir));
        if (!makeFolders(m_dir + QStringLiteral("/copies")) || !makeFolders(m_dir + QStringLiteral("/vault")))
            return backupFailed(m_dir, QStringLiteral("mkdir"));
        ANJUAN_CHECK(claimFolder(m_dir, m_parts.ledger.authority.genesis(), m_parts.library(),
                                 m_parts.ledger.authority.unitName()));
        return removeHalfCopies(m_dir);
    }

    Result<void> make()
    {
        const QFileInfo database(m_parts.store->file());
        ANJUAN_CHECK(checkRoom(m_dir, database.size()));
        if (!makeFolders(m_copy.dir + QStringLiteral("/keys")))
            return backupFailed(m_copy.dir, QStringLiteral("mkdir"));
        ANJUAN_CHECK(m_parts.store->backUpTo(m_copy.dir + QStringLiteral("/anjuan.db")));
        ANJUAN_CHECK(copyKeys(m_parts.dir, m_copy.dir));
        ANJUAN_TRY(const auto store,
                   store::Store::open(m_copy.dir + QStringLiteral("/anjuan.db"), store::Mode::ReadOnly));
        ANJUAN_CHECK(copyContents(*store));
        ANJUAN_CHECK(prove());
        m_copy.proven = true;
        return writeManifest(m_copy, m_parts.ledger.authority);
    }

    Result<void> copyContents(const store::Read &read)
    {
        ANJUAN_TRY(const NamedContents all, namedContents(read, m_parts.library()));
        std::vector<QString> missing;
        qint64 bytes = 0;
        for (const auto &[digest, where] : all.named) {
            const QString target = contentPath(m_dir, digest);
            if (all.destroyed.contains(digest)) {
                QFile::remove(target); // what the law lets be destroyed is not kept in a drawer
                continue;
            }
            const QFileInfo here(m_parts.vault->path(digest));
            if (!all.wants(digest, here.isFile()))
                continue;
            m_copy.blobs += 1;
            m_copy.bytes += here.size();
            if (here.isFile() && QFileInfo(target).size() != here.size()) {
                missing.push_back(digest);
                bytes += here.size();
            }
        }
        ANJUAN_CHECK(checkRoom(m_dir, bytes));
        CopyProgress copied(m_progress, bytes, missing.size());
        for (const QString &digest : missing)
            ANJUAN_CHECK(copyContent(m_parts.vault->path(digest), contentPath(m_dir, digest), digest, copied));
        return {};
    }

    /// Restored into a temporary place and verified there, its contents read from the backup's own disk.
    Result<void> prove()
    {
        const QTemporaryDir place;
        if (!place.isValid())
            return backupFailed(place.path(), place.errorString());
        const QString database = place.filePath(QStringLiteral("anjuan.db"));
        if (!QFile::copy(m_copy.dir + QStringLiteral("/anjuan.db"), database)
            || !QFile::link(m_dir + QStringLiteral("/vault"), place.filePath(QStringLiteral("vault"))))
            return backupFailed(place.path(), QStringLiteral("restore"));
        VerifyOptions options;
        ProofProgress proving(m_progress);
        ANJUAN_TRY(const VerifyReport report, Library::verifyFolder(place.path(), options, *m_parts.clock, proving));
        m_copy.ledger = report.ledger;
        m_copy.size = report.size;
        m_copy.root = report.root;
        m_copy.at = report.at;
        m_copy.library = m_parts.library();
        m_copy.unitName = m_parts.ledger.authority.unitName();
        if (report.clean())
            return {};
        // Pulled out, all it held is missing: that says nothing of the library.
        if (!QFileInfo::exists(m_copy.dir + QStringLiteral("/anjuan.db")))
            return fail(Fault::Io, "backup.disk_gone", {m_dir});
        const Finding &first = report.findings.front();
        return fail(Fault::Corrupt, "backup.not_proven",
                    {m_dir, first.where, describe(first.error), QString::number(report.findings.size())});
    }

    Session &m_session;
    Library::Parts &m_parts;
    QString m_dir;
    Progress &m_progress;
    BackupCopy m_copy;
};

Result<void> noteProven(Session &session, const BackupCopy &copy, const QString &dir)
{
    Library::Parts &parts = session.library().parts();
    const chain::Actor actor = session.key().actor();
    return parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.backup_proven"),
                                   {{QStringLiteral("backup"), copy.id},
                                    {QStringLiteral("ledger"), copy.ledger},
                                    {QStringLiteral("size"), copy.size},
                                    {QStringLiteral("root"), copy.root},
                                    {QStringLiteral("name"), QDir(dir).dirName()}}));
        return {};
    });
}

/// A copy by its own folder, or all of a backup folder, the newest first.
Result<std::vector<BackupCopy>> chosenCopies(const QString &from)
{
    if (!QFileInfo::exists(from + QStringLiteral("/backup.json")))
        return backupsIn(from);
    ANJUAN_TRY(const BackupCopy copy, readManifest(from));
    return std::vector<BackupCopy>{copy};
}

/// The newest copy whose contents are all there: a disk that lost its power may have lost the last one's.
Result<BackupCopy> layOutNewest(const std::vector<BackupCopy> &copies, const QString &part, Progress &progress)
{
    Error first;
    for (const BackupCopy &copy : copies) {
        const auto built = layOut(copy, part, progress);
        if (built)
            return copy;
        QDir(part).removeRecursively();
        if (first.id.isEmpty())
            first = built.error();
        if (built.error().fault != Fault::NotFound && built.error().fault != Fault::Corrupt)
            break;
    }
    return fail(first);
}

} // namespace

Result<BackupCopy> backUp(Session &session, const QString &dir, Progress &progress)
{
    const Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, parts.retired ? "library.retired" : "library.read_only", {parts.dir});
    ANJUAN_TRY(BackupCopy copy, Backup(session, dir, progress).run(false));
    ANJUAN_CHECK(noteProven(session, copy, dir));
    ANJUAN_TRY(const auto copies, backupsIn(dir));
    for (std::size_t i = kCopiesKept; i < copies.size(); ++i)
        QDir(copies[i].dir).removeRecursively();
    return copy;
}

Result<std::vector<BackupCopy>> backupsIn(const QString &dir)
{
    std::vector<BackupCopy> copies;
    const QDir folder(dir + QStringLiteral("/copies"));
    for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (auto copy = readManifest(folder.filePath(name)))
            copies.push_back(std::move(*copy));
    }
    if (copies.empty())
        return fail(Fault::NotFound, "backup.none", {dir});
    // A moving copy and the backup before it may bear the same second: the longer one is newer.
    std::sort(copies.begin(), copies.end(), [](const BackupCopy &a, const BackupCopy &b) {
        return std::pair(a.at, a.size) > std::pair(b.at, b.size);
    });
    return copies;
}

Result<VerifyReport> restore(const QString &from, const QString &dir, const Clock &clock, Progress &progress)
{
    ANJUAN_TRY(const auto copies, chosenCopies(QDir(from).absolutePath()));
    const QString place = QDir(dir).absolutePath();
    if (QDir(place).exists() && !QDir(place).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return fail(Fault::Conflict, "library.not_empty", {place});
    // Built beside its place and moved there whole.
    const QString part = place + QStringLiteral(".part-") + newUuid().left(8);
    ANJUAN_TRY(const BackupCopy copy, layOutNewest(copies, part, progress));
    ANJUAN_CHECK(markRestored(
        part, {copy.moving ? QStringLiteral("moved") : QStringLiteral("restored"), copy.ledger, copy.size, copy.root}));
    QDir().rmdir(place);
    if (!QDir().rename(part, place) || !syncFolder(QFileInfo(place).path())) {
        QDir(part).removeRecursively();
        return fail(Fault::Io, "library.cannot_write", {place, QString()});
    }
    return Library::verifyFolder(place, {}, clock, progress);
}

Result<BackupCopy> moveOut(Session &session, const QString &dir, Progress &progress)
{
    Library::Parts &parts = session.library().parts();
    if (!session.isAdmin())
        return fail(Fault::Refused, "backup.admin_only", {session.name()});
    if (!parts.retired) {
        ANJUAN_TRY(const BackupCopy copy, backUp(session, dir, progress));
        const chain::Actor actor = session.key().actor();
        ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.library_retired"),
                                       {{QStringLiteral("backup"), copy.id},
                                        {QStringLiteral("ledger"), parts.ledger.ledger},
                                        {QStringLiteral("size"), parts.ledger.frontier.size()},
                                        {QStringLiteral("root"), parts.ledger.frontier.root().hex()}}));
            return {};
        }));
        ANJUAN_CHECK(writeCheckpoint(parts, actor));
        parts.retired = true;
        parts.access = Access::ReadOnly;
    }
    // Should the disk be pulled out now, this library stays retired, and moving out is simply done again.
    return Backup(session, dir, progress).run(true);
}

Result<RepairReport> repairFrom(const QString &libraryDir, const QString &backupDir, Progress &progress)
{
    const QString place = QDir(libraryDir).absolutePath();
    ANJUAN_TRY(const auto copies, backupsIn(backupDir));
    ANJUAN_TRY(const auto store, store::Store::open(place + QStringLiteral("/anjuan.db"), store::Mode::ReadOnly));
    ANJUAN_TRY(const chain::LedgerState state, chain::salvageLedger(*store));
    if (copies.front().library != state.library)
        return fail(Fault::Conflict, "backup.other_unit", {backupDir, copies.front().unitName});
    auto vault = vault::Vault::open(place + QStringLiteral("/vault"));
    if (!vault)
        vault = vault::Vault::create(place + QStringLiteral("/vault"));
    ANJUAN_CHECK(vault);
    RepairReport report;
    ANJUAN_TRY(const NamedContents all, namedContents(*store, state.library));
    for (const auto &[digest, where] : all.named) {
        if (all.destroyed.contains(digest) || vault->check(digest, progress))
            continue;
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        const QString kept = contentPath(QDir(backupDir).absolutePath(), digest);
        const auto good = checkFile(kept, digest, progress);
        if (good && vault->takeIn(kept, progress))
            report.contents += digest;
        else if (all.wants(digest, false))
            report.stillMissing += digest;
    }
    ANJUAN_TRY(report.keys, bringBackKeys(state.authority, copies, place));
    return report;
}

} // namespace anjuan::casework

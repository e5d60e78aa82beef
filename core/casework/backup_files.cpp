#include "core/casework/backup_files.h"

#include <filesystem>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include "core/base/whole_file.h"
#include "core/casework/verify.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

constexpr qint64 kBlock = 1 << 20;

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Result<void> writeObject(const QString &path, const QJsonObject &object)
{
    return writeWhole(path, QJsonDocument(object).toJson());
}

Result<Digest> hashOf(QFile &file, Progress &progress, QFile *copy)
{
    Hasher hasher;
    QByteArray block(kBlock, Qt::Uninitialized);
    qint64 done = 0;
    for (;;) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        const qint64 got = file.read(block.data(), kBlock);
        if (got < 0)
            return fail(Fault::Io, "backup.failed", {file.fileName(), file.errorString()});
        if (got == 0)
            return hasher.result();
        hasher.add(QByteArrayView(block.constData(), got));
        if (copy && copy->write(block.constData(), got) != got)
            return fail(Fault::Io, "backup.failed", {copy->fileName(), copy->errorString()});
        done += got;
        progress.report(done, file.size(), QFileInfo(file.fileName()).fileName());
    }
}

} // namespace

tl::unexpected<Error> backupFailed(const QString &dir, const QString &why)
{
    return fail(Fault::Io, "backup.failed", {dir, why});
}

Result<void> checkApart(const QString &dir, const QString &libraryDir)
{
    const auto within = [](const QString &a, const QString &b) { return a == b || a.startsWith(b + QLatin1Char('/')); };
    const auto canonical = [](const QString &path) {
        QString known = path;
        while (!QFileInfo::exists(known) && known.contains(QLatin1Char('/')))
            known = known.section(QLatin1Char('/'), 0, -2);
        const QString resolved = QFileInfo(known).canonicalFilePath();
        return resolved + path.mid(known.size());
    };
    const QString a = canonical(QDir(dir).absolutePath());
    const QString b = canonical(QDir(libraryDir).absolutePath());
    if (within(a, b) || within(b, a))
        return fail(Fault::Refused, "backup.same_place", {dir});
    return {};
}

Result<void> claimFolder(const QString &dir, const Digest &genesis, const LibraryId &library, const QString &unit)
{
    const QString path = dir + QStringLiteral("/anjuan-backup.json");
    const QJsonObject there = readObject(path);
    if (there.isEmpty())
        return writeObject(path,
                           {{QStringLiteral("genesis"), genesis.hex()},
                            {QStringLiteral("library"), library.toString()},
                            {QStringLiteral("unit_name"), unit}});
    if (chain::textOf(there, "library") != library.toString())
        return fail(Fault::Conflict, "backup.other_unit", {dir, chain::textOf(there, "unit_name")});
    return {};
}

Result<void> removeHalfCopies(const QString &dir)
{
    const QDir copies(dir + QStringLiteral("/copies"));
    for (const QString &name : copies.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!QFileInfo::exists(copies.filePath(name) + QStringLiteral("/backup.json")))
            QDir(copies.filePath(name)).removeRecursively();
    }
    QDirIterator parts(dir + QStringLiteral("/vault"), {QStringLiteral("*.part")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (parts.hasNext())
        QFile::remove(parts.next());
    return {};
}

Result<void> checkRoom(const QString &dir, qint64 bytes)
{
    std::error_code unknown;
    const auto space = std::filesystem::space(QFile::encodeName(dir).toStdString(), unknown);
    const qint64 free = unknown ? -1 : static_cast<qint64>(space.available);
    if (free < 0 || bytes <= free)
        return {};
    return fail(Fault::Io, "backup.disk_full",
                {dir, QString::number((bytes + kBlock - 1) / kBlock), QString::number(free / kBlock)});
}

QString contentPath(const QString &backupDir, const QString &sha256)
{
    return backupDir + QStringLiteral("/vault/") + sha256.left(2) + QLatin1Char('/') + sha256;
}

Result<void> copyContent(const QString &from, const QString &to, const QString &sha256, CopyProgress &progress)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const QString folder = QFileInfo(to).path();
    if (!makeFolders(folder))
        return backupFailed(folder, QStringLiteral("mkdir"));
    WholeFile target(to);
    ANJUAN_CHECK(target.open());
    ANJUAN_TRY(const Digest hash, hashOf(source, progress, &target.device()));
    progress.next(source.size());
    return hash.hex() == sha256 ? target.commit() : Result<void>{};
}

Result<void> checkFile(const QString &file, const QString &sha256, Progress &progress)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(Fault::NotFound, "backup.blob_missing", {sha256, file});
    ANJUAN_TRY(const Digest hash, hashOf(device, progress, nullptr));
    if (hash.hex() != sha256)
        return fail(Fault::Corrupt, "vault.blob_changed", {sha256});
    return {};
}

Result<void> copyKeys(const QString &libraryDir, const QString &copyDir)
{
    const QDir keys(libraryDir + QStringLiteral("/keys"));
    const QString target = copyDir + QStringLiteral("/keys");
    if (!makeFolders(target))
        return backupFailed(target, QStringLiteral("mkdir"));
    for (const QString &name : keys.entryList({QStringLiteral("*.pem")}, QDir::Files)) {
        QFile source(keys.filePath(name));
        if (!source.open(QIODevice::ReadOnly))
            return backupFailed(source.fileName(), source.errorString());
        ANJUAN_CHECK(writeWhole(target + QLatin1Char('/') + name, source.readAll()));
    }
    return {};
}

Result<void> writeManifest(const BackupCopy &copy, const chain::Authority &authority)
{
    return writeObject(copy.dir + QStringLiteral("/backup.json"),
                       {{QStringLiteral("id"), copy.id},
                        {QStringLiteral("unit_name"), copy.unitName},
                        {QStringLiteral("genesis"), authority.genesis().hex()},
                        {QStringLiteral("library"), copy.library.toString()},
                        {QStringLiteral("ledger"), copy.ledger},
                        {QStringLiteral("size"), copy.size},
                        {QStringLiteral("root"), copy.root},
                        {QStringLiteral("at"), copy.at},
                        {QStringLiteral("proven"), copy.proven},
                        {QStringLiteral("moving"), copy.moving},
                        {QStringLiteral("blobs"), copy.blobs},
                        {QStringLiteral("bytes"), copy.bytes}});
}

Result<BackupCopy> readManifest(const QString &copyDir)
{
    const QJsonObject object = readObject(copyDir + QStringLiteral("/backup.json"));
    const auto library = LibraryId::parse(chain::textOf(object, "library"));
    if (!library || !isUuid(chain::textOf(object, "ledger")))
        return fail(Fault::NotFound, "backup.none", {copyDir});
    BackupCopy copy;
    copy.id = chain::textOf(object, "id");
    copy.dir = copyDir;
    copy.unitName = chain::textOf(object, "unit_name");
    copy.library = *library;
    copy.ledger = chain::textOf(object, "ledger");
    copy.size = chain::integerOf(object, "size");
    copy.root = chain::textOf(object, "root");
    copy.at = chain::textOf(object, "at");
    copy.proven = chain::flagOf(object, "proven");
    copy.moving = chain::flagOf(object, "moving");
    copy.blobs = chain::integerOf(object, "blobs");
    copy.bytes = chain::integerOf(object, "bytes");
    return copy;
}

Result<void> layOut(const BackupCopy &copy, const QString &dir, Progress &progress)
{
    const auto own = kOwnerOnly | QFileDevice::ExeOwner;
    const QString database = dir + QStringLiteral("/anjuan.db");
    if (!makeFolders(dir) || !QFile::setPermissions(dir, own))
        return backupFailed(dir, QStringLiteral("mkdir"));
    ANJUAN_CHECK(copyWhole(copy.dir + QStringLiteral("/anjuan.db"), database));
    ANJUAN_CHECK(copyKeys(copy.dir, dir));
    QFile::setPermissions(dir + QStringLiteral("/keys"), own);
    ANJUAN_TRY(const vault::Vault vault, vault::Vault::create(dir + QStringLiteral("/vault")));
    ANJUAN_TRY(const auto store, store::Store::open(database, store::Mode::ReadOnly));
    ANJUAN_TRY(const NamedContents all, namedContents(*store, copy.library));
    const QString backupDir = QDir::cleanPath(copy.dir + QStringLiteral("/../.."));
    for (const auto &[digest, where] : all.named) {
        const QString kept = contentPath(backupDir, digest);
        if (!all.wants(digest, QFileInfo(kept).isFile()))
            continue;
        if (!QFileInfo(kept).isFile())
            return fail(Fault::NotFound, "backup.blob_missing", {digest, backupDir});
        ANJUAN_TRY(const vault::Blob blob, vault.takeIn(kept, progress));
        if (blob.sha256 != digest)
            return fail(Fault::Corrupt, "vault.blob_changed", {digest});
    }
    return {};
}

Result<QStringList> bringBackKeys(const chain::Authority &authority, const std::vector<BackupCopy> &copies,
                                  const QString &libraryDir)
{
    QStringList back;
    for (const auto &[key, issued] : authority.keys()) {
        const QString name = QStringLiteral("/keys/") + key + QStringLiteral(".pem");
        QFile here(libraryDir + name);
        const bool whole = here.open(QIODevice::ReadOnly) && here.readAll().contains("END ENCRYPTED PRIVATE KEY");
        here.close();
        if (issued.revokedAt || whole)
            continue;
        for (const BackupCopy &copy : copies) {
            QFile kept(copy.dir + name);
            if (!kept.open(QIODevice::ReadOnly))
                continue;
            if (!makeFolders(libraryDir + QStringLiteral("/keys")))
                return backupFailed(libraryDir, QStringLiteral("mkdir"));
            ANJUAN_CHECK(writeWhole(libraryDir + name, kept.readAll()));
            back += key;
            break;
        }
    }
    return back;
}

} // namespace anjuan::casework

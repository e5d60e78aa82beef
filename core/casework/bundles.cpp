#include "core/casework/bundles.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QStorageInfo>

#include "core/base/messages.h"
#include "core/exchange/sealed_bag.h"
#include "core/exchange/split_bag.h"

namespace anjuan::casework {
namespace {

/// Whether files of 4 GiB do not fit on the disk where `file` shall stand.
bool isFat(const QString &file)
{
    static const QList<QByteArray> kinds = {"vfat", "msdos", "fat", "fat32", "FAT", "FAT32"};
    return kinds.contains(QStorageInfo(QFileInfo(file).absolutePath()).fileSystemType());
}

/// What the bundle will take, roughly: that it is written twice is only worth it near the limit.
qint64 estimate(const exchange::BundlePlan &plan, const vault::Vault &vault)
{
    constexpr qint64 kOfRecord = 400; // hash, signature, its share of the proofs
    qint64 bytes = 1 << 20;
    for (const auto &[digest, extension] : plan.blobs)
        bytes += QFileInfo(vault.path(digest)).size() + kOfRecord;
    for (const auto &[chain, rows] : plan.chains) {
        for (const chain::Record &record : rows)
            bytes += record.raw.size() + kOfRecord;
    }
    return bytes;
}

/// One file of a package as it was given, and what is decrypted of it.
class Package {
public:
    Package(const ImportRequest &request, const QString &scratch, Progress &progress)
        : m_request(request), m_scratch(scratch), m_progress(progress)
    {
    }

    /// The whole plain bundle.
    Result<QString> file()
    {
        if (!QFileInfo(m_request.file).isFile())
            return m_request.file;
        ANJUAN_TRY(const QString first, plain(m_request.file));
        const auto part = exchange::isPart(first);
        if (!part || !*part)
            return first;
        ANJUAN_TRY(const QStringList parts, partsBeside(first));
        ANJUAN_TRY(const QString whole, place(QStringLiteral("whole.anjuan.zip")));
        return exchange::joinBundle(parts, whole, m_progress);
    }

    std::unique_ptr<QTemporaryDir> keep() { return std::move(m_folder); }

private:
    Result<QString> place(const QString &name)
    {
        if (!m_folder)
            m_folder = scratchIn(m_scratch);
        if (!m_folder->isValid())
            return fail(Fault::Io, "exchange.cannot_write", {m_folder->path(), m_folder->errorString()});
        return m_folder->filePath(name);
    }

    Result<QString> plain(const QString &file)
    {
        ANJUAN_TRY(const bool sealed, exchange::isSealed(file));
        if (!sealed)
            return file;
        if (m_request.passphrase.isEmpty())
            return fail(Fault::Refused, "exchange.wants_passphrase", {file});
        ANJUAN_TRY(const QString open, place(QStringLiteral("plain-%1.anjuan.zip").arg(m_opened++)));
        ANJUAN_CHECK(exchange::decryptBundle(file, open, m_request.passphrase, m_progress));
        return open;
    }

    /// All parts of the bundle that lie beside the one that was given. A sealed one does not tell what it is before it
    /// is opened: it goes by its name.
    Result<QStringList> partsBeside(const QString &first)
    {
        ANJUAN_TRY(const exchange::PartFacts facts, exchange::partFacts(first));
        static const QRegularExpression number(QStringLiteral("\\.[0-9]+of[0-9]+(?=\\.)"));
        const QFileInfo given(m_request.file);
        const auto stem = [](const QString &name) { return QString(name).remove(number); };
        QStringList parts{first};
        for (const QFileInfo &info :
             given.absoluteDir().entryInfoList({QStringLiteral("*.zip")}, QDir::Files, QDir::Name)) {
            if (info.fileName() == given.fileName())
                continue;
            const auto sealed = exchange::isSealed(info.filePath());
            if (!sealed || (*sealed && stem(info.fileName()) != stem(given.fileName())))
                continue;
            ANJUAN_TRY(const QString open, plain(info.filePath()));
            const auto other = exchange::partFacts(open);
            if (other && other->group == facts.group)
                parts += open;
        }
        return parts;
    }

    const ImportRequest &m_request;
    QString m_scratch;
    Progress &m_progress;
    std::unique_ptr<QTemporaryDir> m_folder;
    int m_opened = 0;
};

} // namespace

std::unique_ptr<QTemporaryDir> scratchIn(const QString &dir)
{
    const bool writable = QFileInfo(dir).isWritable();
    return std::make_unique<QTemporaryDir>((writable ? dir : QDir::tempPath()) + QStringLiteral("/scratch-XXXXXX"));
}

Result<OpenedBundle> openBundle(const ImportRequest &request, const exchange::VerifyOptions &options,
                                const QString &scratch, Progress &progress)
{
    OpenedBundle opened;
    Package package(request, scratch, progress);
    const auto file = package.file();
    opened.plain = package.keep();
    ANJUAN_CHECK(file);
    ANJUAN_TRY(opened.bag, exchange::openBag(*file));
    ANJUAN_TRY(opened.verdict, exchange::verifyBag(*opened.bag, options, progress));
    return opened;
}

Result<QStringList> writePackage(const QString &file, const exchange::BundlePlan &plan, const vault::Vault &vault,
                                 const Secret &passphrase, qint64 partBytes, const QString &scratch, Progress &progress)
{
    const qint64 most = partBytes > 0 ? partBytes : isFat(file) ? exchange::kPartBytes : 0;
    const bool split = most > 0 && estimate(plan, vault) > most / 10 * 9;
    if (!split && passphrase.isEmpty()) {
        ANJUAN_TRY(const exchange::WrittenBundle written, exchange::writeBundle(file, plan, vault, progress));
        return QStringList{written.file};
    }
    const std::unique_ptr<QTemporaryDir> folder = scratchIn(scratch);
    if (!folder->isValid())
        return fail(Fault::Io, "exchange.cannot_write", {folder->path(), folder->errorString()});
    ANJUAN_TRY(const exchange::WrittenBundle whole,
               exchange::writeBundle(folder->filePath(QStringLiteral("whole.zip")), plan, vault, progress));
    if (passphrase.isEmpty())
        return exchange::splitBundle(whole.file, file, most, progress);
    QStringList plain{whole.file};
    if (split) {
        const QString name = folder->filePath(QFileInfo(file).fileName());
        ANJUAN_TRY(plain, exchange::splitBundle(whole.file, name, most, progress));
    }
    QStringList files;
    for (const QString &part : plain) {
        files += plain.size() == 1 ? file : QFileInfo(file).absoluteDir().filePath(QFileInfo(part).fileName());
        const auto done = exchange::encryptBundle(part, files.last(), passphrase, progress);
        if (done)
            continue;
        files.removeLast();
        for (const QString &written : files)
            QFile::remove(written);
        return fail(done.error());
    }
    return files;
}

Result<void> mustHold(const OpenedBundle &bundle, const QString &file)
{
    const chain::Findings &findings = bundle.verdict.findings;
    if (!findings.empty())
        return fail(Fault::Corrupt, "exchange.bundle_unsound",
                    {file, QString::number(findings.size()), findings.front().where, describe(findings.front().error)});
    if (!bundle.verdict.readThrough)
        return fail(Fault::Corrupt, "exchange.bundle_unsound", {file, QStringLiteral("1"), QString(), QString()});
    for (const auto &[chain, rows] : bundle.content().chains) {
        for (const chain::Record &record : rows) {
            if (const auto fault = bodyFault(record.kind, record.body))
                return fail(Fault::Newer, "exchange.newer_kind", {*fault, file});
        }
    }
    return {};
}

Result<qint64> takeInContents(const vault::Vault &vault, const OpenedBundle &bundle, Progress &progress)
{
    qint64 fresh = 0;
    qint64 done = 0;
    const auto total = static_cast<qint64>(bundle.content().blobs.size());
    for (const auto &[digest, path] : bundle.content().blobs) {
        progress.report(done++, total, path);
        if (vault.has(digest))
            continue;
        ANJUAN_TRY(const auto device, bundle.bag->open(path));
        ANJUAN_TRY(const vault::Blob blob, vault.takeIn(*device, path, bundle.bag->find(path)->size, progress));
        if (blob.sha256 != digest)
            return fail(Fault::Corrupt, "exchange.content_changed", {path});
        ++fresh;
    }
    return fresh;
}

} // namespace anjuan::casework

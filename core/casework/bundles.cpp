#include "core/casework/bundles.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include "core/base/messages.h"
#include "core/exchange/sealed_bag.h"
#include "core/exchange/split_bag.h"

namespace anjuan::casework {
namespace {

/// All parts of a split bundle that lie beside one of them.
QStringList partsBeside(const QString &file)
{
    QStringList parts;
    const QDir dir = QFileInfo(file).absoluteDir();
    for (const QFileInfo &info : dir.entryInfoList({QStringLiteral("*.anjuan.zip")}, QDir::Files, QDir::Name)) {
        const auto part = exchange::isPart(info.filePath());
        if (part && *part)
            parts += info.filePath();
    }
    return parts;
}

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
    QString file = request.file;
    const auto plainFile = [&](const char *name) -> Result<QString> {
        if (!opened.plain)
            opened.plain = scratchIn(scratch);
        if (!opened.plain->isValid())
            return fail(Fault::Io, "exchange.cannot_write", {opened.plain->path(), opened.plain->errorString()});
        return opened.plain->filePath(QLatin1String(name));
    };
    if (QFileInfo(file).isFile()) {
        ANJUAN_TRY(const bool sealed, exchange::isSealed(file));
        if (sealed) {
            if (request.passphrase.isEmpty())
                return fail(Fault::Refused, "exchange.wants_passphrase", {request.file});
            ANJUAN_TRY(const QString plain, plainFile("plain.anjuan.zip"));
            ANJUAN_CHECK(exchange::decryptBundle(file, plain, request.passphrase, progress));
            file = plain;
        }
        const auto part = exchange::isPart(file);
        if (part && *part) {
            ANJUAN_TRY(const QString whole, plainFile("whole.anjuan.zip"));
            ANJUAN_TRY(file, exchange::joinBundle(partsBeside(file), whole, progress));
        }
    }
    ANJUAN_TRY(opened.bag, exchange::openBag(file));
    ANJUAN_TRY(opened.verdict, exchange::verifyBag(*opened.bag, options, progress));
    return opened;
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

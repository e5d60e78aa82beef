#include "core/exchange/bundle_write.h"

#include <algorithm>
#include <set>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/json.h"
#include "core/base/whole_file.h"
#include "core/exchange/bag_layout.h"
#include "core/exchange/bundle_proof.h"
#include "core/exchange/zip_writer.h"

namespace anjuan::exchange {
namespace {

using chain::Record;

tl::unexpected<Error> invalid(const QString &why)
{
    return fail(Fault::Invalid, "exchange.plan_invalid", {why});
}

bool isExtension(const QString &ext)
{
    return !ext.isEmpty() && ext.size() <= 5 && std::all_of(ext.begin(), ext.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
    });
}

/// Every blob that a record names goes along, is omitted, or was destroyed; nothing else goes along.
Result<void> checkBlobs(const BundlePlan &plan)
{
    std::set<QString> named;
    std::set<QString> destroyed;
    for (const auto &[chain, rows] : plan.chains) {
        for (const Record &record : rows) {
            named.insert(record.blobs.begin(), record.blobs.end());
            if (record.kind == QLatin1String("blob.destroyed"))
                destroyed.insert(record.body.value(QLatin1String("blob")).toString());
            if (record.kind != QLatin1String("case.statement_received"))
                continue;
            const QJsonObject statement = record.body.value(QLatin1String("statement")).toObject();
            for (const auto blob :
                 statement.value(QLatin1String("statement")).toObject().value(QLatin1String("blobs")).toArray())
                named.insert(blob.toString());
        }
    }
    const auto notPlanned = [](const QString &digest) {
        return fail(Fault::Invalid, "exchange.blob_not_planned", {digest});
    };
    for (const QString &digest : named) {
        if (!plan.blobs.contains(digest) && !plan.omitted.contains(digest) && !destroyed.contains(digest))
            return notPlanned(digest);
    }
    for (const auto &[digest, ext] : plan.blobs) {
        if (!named.contains(digest) || destroyed.contains(digest) || plan.omitted.contains(digest))
            return notPlanned(digest);
    }
    for (const QString &digest : plan.omitted) {
        if (!named.contains(digest))
            return notPlanned(digest);
    }
    for (const auto &[id, digest] : plan.dossiers) {
        if (!named.contains(digest))
            return notPlanned(digest);
    }
    return {};
}

Result<void> checkPlan(const BundlePlan &plan)
{
    static const QStringList kProfiles = {QStringLiteral("upload"), QStringLiteral("handoff"), QStringLiteral("review"),
                                          QStringLiteral("office"), QStringLiteral("archive")};
    if (!plan.key)
        return invalid(QStringLiteral("key"));
    if (!kProfiles.contains(plan.profile))
        return invalid(QStringLiteral("profile"));
    if (!isUuid(plan.bagId) || !isUuid(plan.ledger) || plan.signer.isNull() || plan.library.isNull())
        return invalid(QStringLiteral("uuid"));
    if (!plan.baggingDate.isValid())
        return invalid(QStringLiteral("date"));
    return checkBlobs(plan);
}

QByteArray linesOf(const std::vector<Record> &rows)
{
    QByteArray out;
    for (const Record &record : rows)
        out += chain::envelopeOf(record) + '\n';
    return out;
}

class BundleWriter {
public:
    BundleWriter(QIODevice &out, const BundlePlan &plan, const vault::Vault &vault, Progress &progress)
        : m_plan(plan), m_vault(vault), m_progress(progress), m_zip(out, plan.bagId, plan.at)
    {
    }

    Result<WrittenBundle> run()
    {
        ANJUAN_TRY(PlanProof proof, provePlan(m_plan));
        ANJUAN_TRY(m_out.checkpoint, chain::sealCheckpoint(proof.checkpoint, *m_plan.key));
        m_office = proof.checkpoint.office;
        ANJUAN_CHECK(writeRecords());
        ANJUAN_CHECK(writeBlobs());
        ANJUAN_TRY(const QByteArray paths, proofJson(proof.proof));
        ANJUAN_CHECK(payload(QStringLiteral("data/ledger/checkpoint.json"), m_out.checkpoint + '\n'));
        ANJUAN_CHECK(payload(QStringLiteral("data/ledger/proof.json"), paths + '\n'));
        ANJUAN_CHECK(writeSummary());
        ANJUAN_CHECK(writeTags());
        ANJUAN_CHECK(m_zip.finish());
        m_out.bytes = m_zip.written();
        return m_out;
    }

private:
    Result<void> payload(const QString &path, const QByteArray &content)
    {
        ANJUAN_TRY(const ContentFacts facts, m_zip.add(path, content));
        m_manifest[path] = facts.sha256.hex();
        m_payloadBytes += facts.size;
        return report(0, path);
    }

    Result<void> report(qint64 bytes, const QString &what)
    {
        m_done += bytes;
        m_progress.report(m_done, m_total, what);
        if (m_progress.cancelled())
            return fail(Fault::Cancelled, "exchange.cancelled");
        return {};
    }

    Result<void> writeRecords()
    {
        for (const auto &[chain, rows] : m_plan.chains)
            ANJUAN_CHECK(payload(pathOfChain(chain), linesOf(rows)));
        return {};
    }

    Result<void> writeBlobs()
    {
        std::map<QString, QString> copies; // path → SHA-256
        for (const auto &[digest, ext] : m_plan.blobs)
            copies[pathOfBlob(digest, isExtension(ext) ? ext : QStringLiteral("bin"))] = digest;
        for (const auto &[id, digest] : m_plan.dossiers)
            copies[QStringLiteral("data/cases/%1/dossier.pdf").arg(id)] = digest;
        for (const auto &[path, digest] : copies)
            m_total += QFileInfo(m_vault.path(digest)).size();
        for (const auto &[path, digest] : copies)
            ANJUAN_CHECK(copyBlob(path, digest));
        return {};
    }

    Result<void> copyBlob(const QString &path, const QString &digest)
    {
        QFile file(m_vault.path(digest));
        if (!file.exists())
            return fail(Fault::NotFound, "exchange.blob_missing", {digest});
        if (!file.open(QIODevice::ReadOnly))
            return fail(Fault::Io, "exchange.cannot_read", {file.fileName(), file.errorString()});
        const auto tick = [&](qint64 bytes) { return report(bytes, path); };
        const auto facts = m_zip.add(path, file, file.size(), tick);
        const bool length = !facts && facts.error().id == QLatin1String("exchange.length_changed");
        if (length || (facts && facts->sha256.hex() != digest))
            return fail(Fault::Corrupt, "exchange.blob_changed", {digest});
        if (!facts)
            return fail(facts.error());
        m_manifest[path] = digest;
        m_payloadBytes += facts->size;
        return {};
    }

    Result<void> writeSummary()
    {
        QStringList omitted = m_plan.omitted;
        omitted.sort();
        omitted.removeDuplicates();
        QJsonObject summary = m_plan.summary;
        summary.insert(QStringLiteral("omitted"), QJsonArray::fromStringList(omitted));
        ANJUAN_TRY(const QByteArray text, canonicalJson(summary));
        ANJUAN_CHECK(payload(QStringLiteral("data/summary.json"), text + '\n'));
        if (!m_plan.publicityCsv.isEmpty())
            ANJUAN_CHECK(payload(QStringLiteral("data/publicity.csv"), m_plan.publicityCsv));
        return {};
    }

    QByteArray bagInfo() const
    {
        const Digest genesis = m_plan.chains.at(officeChain()).front().hash;
        const QString text = QStringLiteral("Source-Organization: %1\nBagging-Date: %2\nPayload-Oxum: %3.%4\n"
                                            "External-Identifier: %5\nAnjuan-Profile: %6\nAnjuan-Genesis: %7\n"
                                            "Anjuan-Ledger-Size: %8\n")
                                 .arg(m_plan.unitName.simplified(), dateText(m_plan.baggingDate))
                                 .arg(m_payloadBytes)
                                 .arg(m_manifest.size())
                                 .arg(m_plan.bagId, m_plan.profile, genesis.hex())
                                 .arg(m_plan.leaves.size());
        return text.toUtf8();
    }

    QString officeChain() const
    {
        return std::find_if(m_plan.chains.begin(), m_plan.chains.end(),
                            [](const auto &row) { return chain::sortOf(row.first) == chain::ChainSort::Office; })
            ->first;
    }

    Result<void> tag(const QString &path, const QByteArray &content)
    {
        ANJUAN_TRY(const ContentFacts facts, m_zip.add(path, content));
        m_tags[path] = facts.sha256.hex();
        return {};
    }

    static QByteArray manifestText(const std::map<QString, QString> &rows)
    {
        QByteArray out;
        for (const auto &[path, digest] : rows)
            out += digest.toLatin1() + "  " + path.toLatin1() + '\n';
        return out;
    }

    /// The format has room for one dossier.pdf a case; a reader without this program is told where the others are.
    QByteArray volumesText() const
    {
        if (m_plan.volumes.empty())
            return {};
        QString out = QStringLiteral("\n----------------------------------------------------------------------\n\n"
                                     "案卷的各卷各册 Volumes and books of the dossiers\n\n");
        QString last;
        for (const BundlePlan::Volume &one : m_plan.volumes) {
            if (last != one.caseId)
                out += QStringLiteral("data/cases/%1/\n").arg(one.caseId);
            last = one.caseId;
            const auto dossier = m_plan.dossiers.find(one.caseId);
            const bool copied = dossier != m_plan.dossiers.end() && dossier->second == one.sha256;
            out += QStringLiteral("  %1  %2%3\n")
                       .arg(one.words, pathOfBlob(one.sha256, m_plan.blobs.at(one.sha256)),
                            copied ? QStringLiteral(" = dossier.pdf") : QString());
        }
        return out.toUtf8();
    }

    Result<void> writeTags()
    {
        QFile readme(QStringLiteral(":/texts/bundle_readme.txt"));
        if (!readme.open(QIODevice::ReadOnly))
            return fail(Fault::NotFound, "exchange.file_missing", {readme.fileName()});
        ANJUAN_CHECK(tag(QStringLiteral("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        ANJUAN_CHECK(tag(QStringLiteral("bag-info.txt"), bagInfo()));
        ANJUAN_CHECK(tag(QStringLiteral("readme.txt"), readme.readAll() + volumesText()));
        ANJUAN_CHECK(tag(QStringLiteral("manifest-sha256.txt"), manifestText(m_manifest)));
        const QByteArray tags = manifestText(m_tags);
        ANJUAN_CHECK(m_zip.add(QStringLiteral("tagmanifest-sha256.txt"), tags));
        m_out.tagmanifestSm3 = sm3(tags);
        ANJUAN_TRY(const QByteArray sig, m_plan.key->sign(tags));
        ANJUAN_TRY(const QByteArray mark,
                   canonicalJson(QJsonObject{{QStringLiteral("by"), m_plan.signer.toString()},
                                             {QStringLiteral("key"), m_plan.key->id()},
                                             {QStringLiteral("office"), m_office.hex()},
                                             {QStringLiteral("sig"), QString::fromLatin1(sig.toBase64())}}));
        ANJUAN_CHECK(m_zip.add(QStringLiteral("signature.json"), mark + '\n'));
        return {};
    }

    const BundlePlan &m_plan;
    const vault::Vault &m_vault;
    Progress &m_progress;
    ZipWriter m_zip;
    WrittenBundle m_out;
    Digest m_office;
    std::map<QString, QString> m_manifest;
    std::map<QString, QString> m_tags;
    qint64 m_payloadBytes = 0;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace

Result<WrittenBundle> writeBundle(const QString &outFile, const BundlePlan &plan, const vault::Vault &vault,
                                  Progress &progress)
{
    ANJUAN_CHECK(checkPlan(plan));
    WholeFile file(outFile);
    ANJUAN_CHECK(file.open(kByUmask));
    auto written = BundleWriter(file.device(), plan, vault, progress).run();
    // What was being written when the disk gave out says little; which disk says all.
    if (!written && written.error().id == QLatin1String("exchange.cannot_write"))
        return fail(Fault::Io, "file.not_written", {outFile, written.error().args.join(QStringLiteral(": "))});
    if (!written)
        return written; // the temporary file goes with `file`
    ANJUAN_CHECK(file.commit());
    written->file = outFile;
    return written;
}

} // namespace anjuan::exchange

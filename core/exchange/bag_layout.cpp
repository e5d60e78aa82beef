#include "core/exchange/bag_layout.h"

#include <set>

#include <QtCore/QRegularExpression>

#include "core/base/id.h"

namespace anjuan::exchange {
namespace {

using chain::addFinding;
using Rows = std::map<QString, QString>;

const QString kTagManifest = QStringLiteral("tagmanifest-sha256.txt");
const QString kManifest = QStringLiteral("manifest-sha256.txt");
const QString kBagInfo = QStringLiteral("bag-info.txt");

QStringList requiredFiles()
{
    return {QStringLiteral("bagit.txt"),
            kBagInfo,
            QStringLiteral("readme.txt"),
            kManifest,
            kTagManifest,
            QStringLiteral("signature.json"),
            QStringLiteral("data/office.jsonl"),
            QStringLiteral("data/ledger/checkpoint.json"),
            QStringLiteral("data/ledger/proof.json"),
            QStringLiteral("data/summary.json")};
}

bool isPayload(const QString &path)
{
    return path.startsWith(QLatin1String("data/"));
}

/// Text whose lines end with LF, in UTF-8.
Result<QStringList> readLines(const BagSource &bag, const QString &path, chain::Findings &findings)
{
    ANJUAN_TRY(const QByteArray data, bag.read(path, kMaxTextFile));
    const QString text = QString::fromUtf8(data);
    if (text.toUtf8() != data)
        return fail(Fault::Corrupt, "exchange.bag_text", {path, QStringLiteral("1")});
    if (!data.endsWith('\n') || data.endsWith("\n\n") || data.contains('\r'))
        addFinding(findings, path, "exchange.text_form");
    QStringList lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

Result<Rows> readManifest(const BagSource &bag, const QString &path, chain::Findings &findings)
{
    ANJUAN_TRY(const QStringList lines, readLines(bag, path, findings));
    Rows rows;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines[i];
        const QString digest = line.left(64);
        const QString name = line.mid(66);
        const bool good = Digest::fromHex(digest) && line.mid(64, 2) == QLatin1String("  ") && !name.isEmpty()
            && !name.contains(u' ') && !name.contains(u'\t');
        if (!good || !rows.emplace(name, digest).second)
            addFinding(findings, path, "exchange.manifest_line", {QString::number(i + 1)});
    }
    return rows;
}

Result<Rows> readInfo(const BagSource &bag, chain::Findings &findings)
{
    ANJUAN_TRY(const QStringList lines, readLines(bag, kBagInfo, findings));
    Rows rows;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(QLatin1String(": "));
        if (colon < 0 || !rows.emplace(lines[i].left(colon), lines[i].mid(colon + 2)).second)
            return fail(Fault::Corrupt, "exchange.bag_text", {kBagInfo, QString::number(i + 1)});
    }
    return rows;
}

class BagCheck {
public:
    BagCheck(const BagSource &bag, Progress &progress, chain::Findings &findings)
        : m_bag(bag), m_progress(progress), m_findings(findings)
    {
    }

    Result<BagFacts> run()
    {
        checkNames();
        for (const QString &path : requiredFiles()) {
            if (!m_bag.find(path))
                return fail(Fault::NotFound, "exchange.file_missing", {path});
        }
        ANJUAN_TRY(m_facts.info, readInfo(m_bag, m_findings));
        if (m_facts.info.contains(QStringLiteral("Bag-Count")))
            return fail(Fault::Refused, "exchange.split_bag", {m_facts.info[QStringLiteral("Bag-Count")]});
        ANJUAN_CHECK(hashAll());
        ANJUAN_CHECK(checkManifest(kManifest, true));
        ANJUAN_CHECK(checkManifest(kTagManifest, false));
        checkInfo();
        return checkTexts();
    }

private:
    void checkNames()
    {
        for (const BagFile &file : m_bag.files()) {
            if (!file.plain || !isBundlePath(file.path))
                addFinding(m_findings, file.path, "exchange.file_not_allowed");
        }
    }

    Result<void> hashAll()
    {
        qint64 total = 0;
        for (const BagFile &file : m_bag.files())
            total += file.size;
        for (const BagFile &file : m_bag.files()) {
            if (!file.plain)
                continue;
            ANJUAN_TRY(const auto device, m_bag.open(file.path));
            const auto tick = [&](qint64 bytes) -> Result<void> {
                m_facts.bytes += bytes;
                m_progress.report(m_facts.bytes, total, file.path);
                if (m_progress.cancelled())
                    return fail(Fault::Cancelled, "exchange.cancelled");
                return {};
            };
            ANJUAN_TRY(const ContentFacts facts, readThrough(*device, file.path, tick));
            if (facts.crc != m_bag.crcOf(file.path).value_or(facts.crc))
                addFinding(m_findings, file.path, "exchange.crc_differs");
            m_facts.sha256[file.path] = facts.sha256.hex();
        }
        return {};
    }

    Result<void> checkManifest(const QString &manifest, bool payload)
    {
        ANJUAN_TRY(const Rows rows, readManifest(m_bag, manifest, m_findings));
        const auto belongs = [&](const QString &path) {
            return isPayload(path) == payload && path != kTagManifest && path != QLatin1String("signature.json");
        };
        for (const auto &[path, digest] : rows) {
            const auto here = m_facts.sha256.find(path);
            if (here == m_facts.sha256.end() || !belongs(path))
                addFinding(m_findings, manifest, "exchange.listed_not_here", {path});
            else if (here->second != digest)
                addFinding(m_findings, manifest, "exchange.content_changed", {path});
        }
        for (const BagFile &file : m_bag.files()) {
            if (belongs(file.path) && !rows.contains(file.path))
                addFinding(m_findings, manifest, "exchange.here_not_listed", {file.path});
        }
        return {};
    }

    void checkInfo()
    {
        Rows &info = m_facts.info;
        for (const char *label : {"Source-Organization", "Bagging-Date", "Payload-Oxum", "External-Identifier",
                                  "Anjuan-Profile", "Anjuan-Genesis", "Anjuan-Ledger-Size"}) {
            if (!info.contains(QString::fromLatin1(label)))
                addFinding(m_findings, kBagInfo, "exchange.label_missing", {QString::fromLatin1(label)});
        }
        static const QStringList kProfiles = {QStringLiteral("upload"), QStringLiteral("handoff"),
                                              QStringLiteral("review"), QStringLiteral("office"),
                                              QStringLiteral("archive")};
        if (!kProfiles.contains(info[QStringLiteral("Anjuan-Profile")]))
            addFinding(m_findings, kBagInfo, "exchange.profile_unknown", {info[QStringLiteral("Anjuan-Profile")]});
        if (!isUuid(m_bag.name()))
            addFinding(m_findings, m_bag.name(), "exchange.top_not_uuid");
        if (info[QStringLiteral("External-Identifier")] != m_bag.name())
            addFinding(m_findings, kBagInfo, "exchange.identifier_differs", {m_bag.name()});
        qint64 bytes = 0;
        qint64 count = 0;
        for (const BagFile &file : m_bag.files()) {
            bytes += isPayload(file.path) ? file.size : 0;
            count += isPayload(file.path) ? 1 : 0;
        }
        const QString oxum = QStringLiteral("%1.%2").arg(bytes).arg(count);
        if (info[QStringLiteral("Payload-Oxum")] != oxum)
            addFinding(m_findings, kBagInfo, "exchange.oxum_differs", {oxum});
    }

    Result<BagFacts> checkTexts()
    {
        ANJUAN_TRY(const QByteArray bagit, m_bag.read(QStringLiteral("bagit.txt"), kMaxTextFile));
        if (bagit != "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
            addFinding(m_findings, QStringLiteral("bagit.txt"), "exchange.not_bagit");
        ANJUAN_CHECK(readLines(m_bag, QStringLiteral("readme.txt"), m_findings));
        return m_facts;
    }

    const BagSource &m_bag;
    Progress &m_progress;
    chain::Findings &m_findings;
    BagFacts m_facts;
};

} // namespace

bool isBundlePath(const QString &path)
{
    static const QRegularExpression rule = [] {
        QString pattern = QStringLiteral(
            R"(\A(?:bagit\.txt|bag-info\.txt|readme\.txt|manifest-sha256\.txt|tagmanifest-sha256\.txt|signature\.json)"
            R"(|data/office\.jsonl|data/desk/U\.jsonl|data/cases/U/records\.jsonl|data/cases/U/access/U\.jsonl)"
            R"(|data/cases/U/dossier\.pdf|data/blobs/[0-9a-f]{2}/[0-9a-f]{64}\.[a-z0-9]{1,5})"
            R"(|data/ledger/checkpoint\.json|data/ledger/proof\.json|data/publicity\.csv|data/summary\.json)\z)");
        pattern.replace(QLatin1Char('U'),
                        QStringLiteral("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));
        return QRegularExpression(pattern);
    }();
    return rule.match(path).hasMatch();
}

QString chainOfPath(const QString &path)
{
    const QStringList parts = path.split(u'/');
    const QString stem = parts.last().chopped(path.endsWith(QLatin1String(".jsonl")) ? 6 : 0);
    if (!isBundlePath(path))
        return {};
    if (parts.last() == QLatin1String("records.jsonl"))
        return QStringLiteral("case/") + parts[2];
    if (parts.size() == 5 && parts[3] == QLatin1String("access"))
        return QStringLiteral("access/") + stem + u'/' + parts[2];
    if (parts.size() == 3 && parts[1] == QLatin1String("desk"))
        return QStringLiteral("desk/") + stem;
    return {};
}

QString pathOfChain(const QString &chain)
{
    const QStringList parts = chain.split(u'/');
    if (parts[0] == QLatin1String("office"))
        return QStringLiteral("data/office.jsonl");
    if (parts[0] == QLatin1String("desk"))
        return QStringLiteral("data/desk/%1.jsonl").arg(parts.value(1));
    if (parts[0] == QLatin1String("access"))
        return QStringLiteral("data/cases/%1/access/%2.jsonl").arg(parts.value(2), parts.value(1));
    return QStringLiteral("data/cases/%1/records.jsonl").arg(parts.value(1));
}

QString pathOfBlob(const QString &sha256, const QString &ext)
{
    return QStringLiteral("data/blobs/%1/%2.%3").arg(sha256.left(2), sha256, ext);
}

Result<BagFacts> checkBag(const BagSource &bag, Progress &progress, chain::Findings &findings)
{
    return BagCheck(bag, progress, findings).run();
}

Result<QByteArray> readLine(const BagSource &bag, const QString &path)
{
    ANJUAN_TRY(QByteArray data, bag.read(path, kMaxTextFile + 1));
    if (!data.endsWith('\n') || data.indexOf('\n') != data.size() - 1)
        return fail(Fault::Corrupt, "exchange.not_one_line", {path});
    data.chop(1);
    return data;
}

} // namespace anjuan::exchange

#include "core/exchange/bundle_verify.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/chain/fields.h"
#include "core/exchange/bag_layout.h"
#include "core/exchange/chain_check.h"

namespace anjuan::exchange {
namespace {

using chain::addFinding;

constexpr qint64 kMaxLine = 1 << 20; // a record of 256 KiB, its hash and signature
const QString kCheckpoint = QStringLiteral("data/ledger/checkpoint.json");
const QString kProof = QStringLiteral("data/ledger/proof.json");
const QString kBagInfo = QStringLiteral("bag-info.txt");
const QString kSummary = QStringLiteral("data/summary.json");
const QString kSignature = QStringLiteral("signature.json");

/// Faults of the content are findings; only what the machine or the user did stays an error.
bool isOfContent(const Error &error)
{
    return error.fault != Fault::Io && error.fault != Fault::Cancelled && error.fault != Fault::Busy;
}

class BundleCheck {
public:
    BundleCheck(const BagSource &bag, const VerifyOptions &options, Progress &progress)
        : m_bag(bag), m_options(options), m_progress(progress), m_content(std::make_shared<BundleContent>())
    {
    }

    Result<BundleVerdict> run()
    {
        if (!m_options.receiptFile.isEmpty()) {
            ANJUAN_TRY(m_receipt, readReceipt(m_options.receiptFile));
        }
        ANJUAN_TRY(m_facts, checkBag(m_bag, m_progress, m_verdict.findings));
        m_content->info = m_facts.info;
        const auto done = checkContent();
        if (!done) {
            if (!isOfContent(done.error()))
                return fail(done.error());
            m_verdict.findings.push_back({QString(), done.error()});
            m_verdict.readThrough = false;
        }
        return finish();
    }

private:
    Result<void> checkContent()
    {
        ANJUAN_CHECK(readOffice());
        ANJUAN_CHECK(readOtherChains());
        ANJUAN_CHECK(checkLedger());
        checkHeads();
        const std::map<Digest, qint64> positions = checkInclusion();
        checkAccepted();
        ChainCheck chains(*m_content, m_receipt ? &*m_receipt : nullptr, positions, m_verdict.findings);
        ANJUAN_CHECK(chains.run());
        ANJUAN_CHECK(checkBlobs(chains));
        ANJUAN_CHECK(checkSignature());
        checkConsistency();
        return {};
    }

    /// All envelopes of a file; `chain` is taken from the first record where it is empty.
    Result<void> readChain(const QString &path, QString chain)
    {
        ANJUAN_TRY(const auto device, m_bag.open(path));
        const qint64 most = std::min(kMaxLine, device->size() + 1); // memory is taken for all of it
        std::vector<chain::Record> rows;
        while (!device->atEnd()) {
            const qint64 seq = static_cast<qint64>(rows.size());
            const QString where = QStringLiteral("%1#%2").arg(chain.isEmpty() ? path : chain).arg(seq);
            QByteArray line = device->readLine(most);
            if (!line.endsWith('\n'))
                return fail(Fault::Corrupt, "exchange.line_unended", {where});
            line.chop(1);
            ANJUAN_TRY(chain::Record record, chain::parseEnvelope(line, where, m_verdict.findings));
            if (chain.isEmpty())
                chain = record.chain;
            chain::checkLink(record, chain, seq, rows.empty() ? nullptr : &rows.back(), m_verdict.findings);
            rows.push_back(std::move(record));
            if (m_progress.cancelled())
                return fail(Fault::Cancelled, "exchange.cancelled");
        }
        if (rows.empty())
            return fail(Fault::Corrupt, "exchange.empty_chain", {path});
        m_content->chains[chain] = std::move(rows);
        return {};
    }

    Result<void> readOffice()
    {
        const QString path = QStringLiteral("data/office.jsonl");
        ANJUAN_CHECK(readChain(path, {}));
        const auto &[name, rows] = *m_content->chains.begin();
        if (chain::sortOf(name) != chain::ChainSort::Office)
            return fail(Fault::Corrupt, "exchange.not_office", {path, name});
        m_content->officeChain = name;
        for (const chain::Record &record : rows)
            m_content->authority.add(record, m_verdict.findings);
        const Digest genesis = m_content->authority.genesis();
        if (m_options.genesis && genesis != *m_options.genesis)
            addFinding(m_verdict.findings, path, "exchange.another_genesis", {m_options.genesis->hex()});
        if (m_facts.info[QStringLiteral("Anjuan-Genesis")] != genesis.hex())
            addFinding(m_verdict.findings, kBagInfo, "exchange.info_differs", {QStringLiteral("Anjuan-Genesis")});
        return {};
    }

    Result<void> readOtherChains()
    {
        for (const BagFile &file : m_bag.files()) {
            const QString chain = chainOfPath(file.path);
            if (!chain.isEmpty() && file.plain)
                ANJUAN_CHECK(readChain(file.path, chain));
        }
        return {};
    }

    Result<void> checkLedger()
    {
        ANJUAN_TRY(m_content->checkpointLine, readLine(m_bag, kCheckpoint));
        ANJUAN_TRY(m_content->checkpoint, chain::parseCheckpoint(m_content->checkpointLine, kCheckpoint));
        const chain::Checkpoint &point = m_content->checkpoint;
        chain::checkCheckpoint(point, m_content->authority, kCheckpoint, m_verdict.findings);
        if (m_facts.info[QStringLiteral("Anjuan-Ledger-Size")] != QString::number(point.size))
            addFinding(m_verdict.findings, kBagInfo, "exchange.info_differs", {QStringLiteral("Anjuan-Ledger-Size")});
        ANJUAN_TRY(const QByteArray line, readLine(m_bag, kProof));
        ANJUAN_TRY(m_content->proof, parseProof(line, kProof));
        qint64 records = 0;
        for (const auto &[chain, rows] : m_content->chains)
            records += static_cast<qint64>(rows.size());
        if (records > point.size)
            addFinding(m_verdict.findings, kCheckpoint, "exchange.ledger_too_small");
        return {};
    }

    /// The last record of every chain stands under heads_root.
    void checkHeads()
    {
        const std::vector<PlaceProof> &heads = m_content->proof.heads;
        const bool sorted =
            std::equal(heads.begin(), heads.end(), m_content->chains.begin(), m_content->chains.end(),
                       [](const PlaceProof &head, const auto &chain) { return head.chain == chain.first; });
        if (!sorted)
            addFinding(m_verdict.findings, kProof, "exchange.heads_incomplete");
        std::map<QString, const PlaceProof *> byChain;
        for (const PlaceProof &head : heads)
            byChain[head.chain] = &head;
        for (const auto &[chain, rows] : m_content->chains) {
            const PlaceProof *head = byChain[chain];
            const qint64 last = static_cast<qint64>(rows.size()) - 1;
            if (!head || head->hash != rows.back().hash || head->seq != last) {
                addFinding(m_verdict.findings, chain, "exchange.head_differs");
                continue;
            }
            const Digest item = chain::headItem({head->chain, head->hash, head->seq});
            if (!chain::inclusionHolds(head->index, m_content->checkpoint.heads, item, head->path,
                                       m_content->checkpoint.headsRoot))
                addFinding(m_verdict.findings, chain, "exchange.head_not_proven");
        }
    }

    /// Where in the ledger records are proven to stand.
    std::map<Digest, qint64> checkInclusion()
    {
        std::map<Digest, qint64> positions;
        for (const PlaceProof &place : m_content->proof.inclusion) {
            const QString where = QStringLiteral("%1#%2").arg(place.chain).arg(place.seq);
            const auto chain = m_content->chains.find(place.chain);
            const bool known = chain != m_content->chains.end() && place.seq >= 0
                && place.seq < static_cast<qint64>(chain->second.size())
                && chain->second[static_cast<std::size_t>(place.seq)].hash == place.hash
                && !positions.contains(place.hash);
            if (!known)
                addFinding(m_verdict.findings, where, "exchange.inclusion_of_other");
            else if (!chain::inclusionHolds(place.index, m_content->checkpoint.size, place.hash, place.path,
                                            m_content->checkpoint.root))
                addFinding(m_verdict.findings, where, "exchange.inclusion_fails");
            else
                positions[place.hash] = place.index;
        }
        for (const auto &[chain, rows] : m_content->chains) {
            if (!positions.contains(rows.back().hash))
                addFinding(m_verdict.findings, chain, "exchange.last_not_proven");
        }
        return positions;
    }

    /// Every chain extends the head that the last receipt accepted.
    void checkAccepted()
    {
        if (!m_receipt)
            return;
        if (!receiptHolds(*m_receipt, m_content->authority))
            addFinding(m_verdict.findings, m_options.receiptFile, "exchange.receipt_not_bureau");
        for (const chain::Head &head : m_receipt->accepted) {
            const auto chain = m_content->chains.find(head.chain);
            const bool here = chain != m_content->chains.end();
            const bool extends = head.seq >= 0
                && (!here
                    || (head.seq < static_cast<qint64>(chain->second.size())
                        && chain->second[static_cast<std::size_t>(head.seq)].hash == head.hash));
            if (!extends)
                addFinding(m_verdict.findings, head.chain, "exchange.not_extending_receipt",
                           {QString::number(head.seq)});
        }
    }

    Result<void> checkBlobs(const ChainCheck &chains)
    {
        for (const BagFile &file : m_bag.files()) {
            if (file.path.startsWith(QLatin1String("data/blobs/")))
                checkBlobName(file.path);
            if (file.path.endsWith(QLatin1String("/dossier.pdf")))
                checkDossier(file.path, chains);
        }
        ANJUAN_TRY(const QByteArray line, readLine(m_bag, kSummary));
        ANJUAN_TRY(const QJsonValue summary, parseCanonical(line, kSummary));
        m_content->summary = summary.toObject();
        const QJsonValue omitted = m_content->summary.value(QLatin1String("omitted"));
        if (!summary.isObject() || !(omitted.isUndefined() || omitted.isArray()))
            return fail(Fault::Corrupt, "chain.malformed", {kSummary, QStringLiteral("omitted is not a list")});
        for (const auto item : omitted.toArray())
            m_content->omitted.insert(item.toString());
        accountForBlobs(chains);
        return {};
    }

    void checkBlobName(const QString &path)
    {
        const QStringList parts = path.split(u'/');
        const QString digest = parts.last().section(u'.', 0, 0);
        const bool twice = !m_content->blobs.emplace(digest, path).second;
        if (twice || m_facts.sha256[path] != digest || parts.value(2) != digest.left(2))
            addFinding(m_verdict.findings, path, "exchange.blob_name_differs");
    }

    void checkDossier(const QString &path, const ChainCheck &chains)
    {
        const QString chain = QStringLiteral("case/") + path.split(u'/').value(2);
        if (!chains.names(chain, m_facts.sha256[path]))
            addFinding(m_verdict.findings, path, "exchange.dossier_not_named");
    }

    /// Every blob named is here, omitted or destroyed; every blob here is named.
    void accountForBlobs(const ChainCheck &chains)
    {
        const std::set<QString> named = chains.allNamed();
        for (const QString &digest : m_content->omitted) {
            if (m_content->blobs.contains(digest) || !named.contains(digest))
                addFinding(m_verdict.findings, kSummary, "exchange.omitted_wrongly", {digest});
        }
        for (const auto &[digest, path] : m_content->blobs) {
            const auto gone = m_content->destroyed.find(digest);
            if (gone != m_content->destroyed.end())
                addFinding(m_verdict.findings, path, "exchange.destroyed_and_here", {gone->second});
            if (!named.contains(digest))
                addFinding(m_verdict.findings, path, "exchange.blob_not_named");
        }
        for (const QString &digest : named) {
            if (!m_content->blobs.contains(digest) && !m_content->omitted.contains(digest)
                && !m_content->destroyed.contains(digest))
                addFinding(m_verdict.findings, kSummary, "exchange.blob_unaccounted", {digest});
        }
    }

    Result<void> checkSignature()
    {
        ANJUAN_TRY(const QByteArray line, readLine(m_bag, kSignature));
        ANJUAN_TRY(const QJsonValue value, parseCanonical(line, kSignature));
        const QJsonObject object = value.toObject();
        chain::Fields fields(object, kSignature);
        fields.members({QStringLiteral("by"), QStringLiteral("key"), QStringLiteral("office"), QStringLiteral("sig")});
        const auto by = fields.id<PersonId>("by");
        const QString key = fields.keyId("key");
        const Digest office = fields.digest("office");
        const QString text = fields.text("sig");
        ANJUAN_CHECK(fields.verdict());
        ANJUAN_TRY(const QByteArray sig, keys::unbase64(text, kSignature));
        ANJUAN_TRY(const QByteArray tags, m_bag.read(QStringLiteral("tagmanifest-sha256.txt"), kMaxTextFile));
        m_content->tagmanifestSm3 = sm3(tags);
        m_content->authority.check(kSignature, office, by, key, std::nullopt, tags, sig, false, m_verdict.findings);
        if (office != m_content->authority.head())
            addFinding(m_verdict.findings, kSignature, "chain.office_not_newest");
        return {};
    }

    void checkConsistency()
    {
        const chain::Checkpoint &point = m_content->checkpoint;
        const auto &since = m_content->proof.consistency;
        if (m_receipt) {
            const bool same = m_receipt->ledger == point.ledger;
            if (m_receipt->genesis != m_content->authority.genesis() || (!same && !followsLedger(m_receipt->ledger)))
                addFinding(m_verdict.findings, m_options.receiptFile, "exchange.receipt_of_other");
            else if (same && (!since || since->size != m_receipt->size || since->root != m_receipt->root))
                addFinding(m_verdict.findings, kProof, "exchange.no_consistency");
        }
        if (since && !chain::consistencyHolds(since->size, point.size, since->root, point.root, since->path))
            addFinding(m_verdict.findings, kProof, "exchange.consistency_fails");
    }

    bool followsLedger(const QString &ledger) const
    {
        const auto desk = m_content->chains.find(chain::deskChain(m_content->checkpoint.library));
        return desk != m_content->chains.end()
            && std::any_of(desk->second.begin(), desk->second.end(), [&](const chain::Record &record) {
                   return record.kind == QLatin1String("desk.ledger_opened")
                       && record.body.value(QLatin1String("follows")).toObject().value(QLatin1String("ledger"))
                       == QJsonValue(ledger);
               });
    }

    BundleVerdict finish()
    {
        m_verdict.chains = static_cast<qint64>(m_content->chains.size());
        for (const auto &[chain, rows] : m_content->chains)
            m_verdict.records += static_cast<qint64>(rows.size());
        m_verdict.blobs = static_cast<qint64>(m_content->blobs.size());
        m_verdict.omitted = static_cast<qint64>(m_content->omitted.size());
        m_verdict.bytes = m_facts.bytes;
        m_verdict.genesis = m_content->authority.genesis();
        m_verdict.genesisPinned = m_options.genesis.has_value();
        m_verdict.receiptChecked = m_receipt.has_value();
        if (m_receipt)
            m_verdict.receiptAt = m_receipt->at;
        m_verdict.bagId = m_bag.name();
        m_verdict.profile = m_facts.info[QStringLiteral("Anjuan-Profile")];
        m_verdict.unitName = m_content->authority.unitName();
        m_verdict.ledger = m_content->checkpoint.ledger;
        m_verdict.senderLedgerSize = m_content->checkpoint.size;
        if (!m_content->checkpoint.raw.isEmpty())
            m_verdict.checkpointAt = m_content->checkpoint.at;
        m_verdict.content = m_content;
        return m_verdict;
    }

    const BagSource &m_bag;
    const VerifyOptions &m_options;
    Progress &m_progress;
    BagFacts m_facts;
    std::optional<Receipt> m_receipt;
    std::shared_ptr<BundleContent> m_content;
    BundleVerdict m_verdict;
};

} // namespace

Result<BundleVerdict> verifyBag(const BagSource &bag, const VerifyOptions &options, Progress &progress)
{
    return BundleCheck(bag, options, progress).run();
}

Result<BundleVerdict> verifyBundle(const QString &file, const VerifyOptions &options, Progress &progress)
{
    ANJUAN_TRY(const auto bag, openBag(file));
    return verifyBag(*bag, options, progress);
}

} // namespace anjuan::exchange

#include "core/casework/verify.h"

#include <map>
#include <set>

#include "core/base/messages.h"
#include "core/chain/body.h"
#include "core/chain/checkpoint.h"
#include "core/chain/truth.h"

namespace anjuan::casework {
namespace {

void add(VerifyReport &report, const QString &where, const char *id, QStringList args = {})
{
    report.findings.push_back({where, Error{Fault::Corrupt, QString::fromLatin1(id), std::move(args)}});
}

void take(VerifyReport &report, const chain::Findings &findings)
{
    for (const chain::Finding &finding : findings)
        report.findings.push_back({finding.where, finding.error});
}

/// One pass over a chain in order.
class ChainCheck {
public:
    ChainCheck(const chain::Authority &authority, VerifyReport &report) : m_authority(authority), m_report(report) {}

    void next(const chain::Record &record, const QString &chainName)
    {
        if (chainName != m_chain) {
            m_chain = chainName;
            m_prev = {};
            m_seq = 0;
            m_office = -1;
            m_last.reset();
            m_hashes.clear();
            m_writer = record.library;
            ++m_report.chains;
        }
        const QString where = chainName + QLatin1Char('#') + QString::number(record.seq);
        if (record.chain != chainName || record.seq != m_seq)
            add(m_report, where, "verify.gap", {QString::number(m_seq)});
        if (record.prev != m_prev)
            add(m_report, where, "verify.link");
        if (m_last && record.at < *m_last)
            add(m_report, where, "verify.time");
        if (chain::sortOf(chainName) != chain::ChainSort::Office)
            checkOutside(record, where);
        m_hashes.insert(record.hash.hex());
        m_prev = record.hash;
        m_seq = record.seq + 1;
        m_last = record.at;
    }

private:
    void checkOutside(const chain::Record &record, const QString &where)
    {
        chain::Findings findings;
        const auto seq = m_authority.check(where, record.office, record.by, record.key, record.library, record.raw,
                                           record.sig, false, findings);
        if (seq && *seq < m_office)
            add(m_report, where, "verify.office_back");
        m_office = std::max(m_office, seq.value_or(m_office));
        checkWriter(record, where);
        const QJsonObject envelope = record.body.value(QLatin1String("statement")).toObject();
        if (const auto fault = bodyFault(record.kind, record.body))
            add(m_report, where, "verify.body", {*fault});
        if (!envelope.isEmpty())
            checkStatement(record, envelope, where, findings);
        take(m_report, findings);
    }

    void checkWriter(const chain::Record &record, const QString &where)
    {
        const auto sort = chain::sortOf(record.chain);
        const LibraryId expected = sort == chain::ChainSort::Case
            ? m_writer
            : LibraryId::parse(QStringView(record.chain).split(u'/').value(1)).value_or(LibraryId());
        if (record.library != expected)
            add(m_report, where, "verify.writer");
        if (record.kind == QLatin1String("case.handed_over"))
            m_writer = LibraryId::parse(chain::textOf(record.body, "to_library")).value_or(LibraryId());
    }

    void checkStatement(const chain::Record &record, const QJsonObject &envelope, const QString &where,
                        chain::Findings &findings)
    {
        const auto statement = chain::parseStatement(envelope, where);
        if (!statement) {
            findings.push_back({where, statement.error()});
            return;
        }
        const bool bureau = statement->kind.startsWith(QLatin1String("bureau."));
        m_authority.check(where, statement->office, statement->by, statement->key, statement->library, statement->raw,
                          statement->sig, bureau, findings);
        if (statement->aboutChain != record.chain || !m_hashes.contains(statement->aboutHash.hex()))
            add(m_report, where, "verify.statement_about");
    }

    const chain::Authority &m_authority;
    VerifyReport &m_report;
    QString m_chain;
    Digest m_prev;
    qint64 m_seq = 0;
    qint64 m_office = -1;
    std::optional<Instant> m_last;
    std::set<QString> m_hashes;
    LibraryId m_writer;
};

Result<chain::Authority> foldOffice(const Library::Parts &parts, VerifyReport &report)
{
    chain::Authority authority;
    chain::Findings findings;
    ANJUAN_CHECK(chain::eachOfficeRecord(*parts.store, [&](const chain::StoredRecord &stored) -> Result<void> {
        if (const auto record = stored.parse())
            authority.add(*record, findings);
        return {};
    }));
    take(report, findings);
    return authority;
}

Result<void> verifyRecords(const Library::Parts &parts, const chain::Authority &authority, VerifyReport &report,
                           Progress &progress)
{
    ChainCheck check(authority, report);
    const qint64 total = parts.ledger.frontier.size();
    return chain::eachRecord(*parts.store, [&](const chain::StoredRecord &stored) -> Result<void> {
        const QString where = stored.where();
        if (++report.records % 64 == 0) {
            progress.report(report.records, total, where);
            if (progress.cancelled())
                return fail(Fault::Cancelled, "work.cancelled");
        }
        const auto record = stored.parse();
        if (!record) {
            report.findings.push_back({where, record.error()});
            return {};
        }
        if (record->hash.hex() != stored.hash)
            add(report, where, "verify.hash", {stored.hash});
        if (record->seq != stored.seq || record->chain != stored.chain)
            add(report, where, "verify.row_moved");
        check.next(*record, stored.chain);
        return {};
    });
}

/// The ledger's root after so many leaves, wherever a checkpoint stands.
using RootAt = std::map<qint64, Digest>;

Result<RootAt> verifyLeaves(const Library::Parts &parts, VerifyReport &report)
{
    RootAt rootAt;
    std::set<qint64> wanted;
    ANJUAN_TRY(const auto kept, chain::checkpoints(*parts.store));
    for (const chain::StoredCheckpoint &checkpoint : kept) {
        wanted.insert(checkpoint.size);
        wanted.insert(checkpoint.size - 1);
    }
    chain::MerkleFrontier frontier;
    std::map<QString, qint64> nextSeq;
    ANJUAN_CHECK(chain::eachLeaf(*parts.store, [&](const chain::StoredLeaf &leaf) -> Result<void> {
        const QString where = QStringLiteral("leaf %1").arg(leaf.position);
        if (leaf.position != frontier.size())
            add(report, where, "verify.leaf_gap", {QString::number(frontier.size())});
        if (!leaf.chain)
            add(report, where, "verify.leaf_without_record", {leaf.hash});
        else if (leaf.seq != nextSeq[*leaf.chain]++)
            add(report, where, "verify.leaf_order", {*leaf.chain});
        if (const auto hash = Digest::fromHex(leaf.hash))
            frontier.add(*hash);
        if (wanted.contains(frontier.size()))
            rootAt[frontier.size()] = frontier.root();
        return {};
    }));
    ANJUAN_CHECK(chain::eachRecordWithoutLeaf(*parts.store, [&](const chain::StoredRecord &stored) -> Result<void> {
        add(report, stored.where(), "verify.record_without_leaf");
        return {};
    }));
    return rootAt;
}

Result<void> verifyCheckpoints(const Library::Parts &parts, const chain::Authority &authority, const RootAt &rootAt,
                               VerifyReport &report)
{
    std::set<qint64> sizes;
    ANJUAN_TRY(const auto kept, chain::checkpoints(*parts.store));
    for (const chain::StoredCheckpoint &stored : kept) {
        const QString where = QStringLiteral("checkpoint %1").arg(stored.size);
        const auto checkpoint = chain::parseCheckpoint(stored.envelope, where);
        if (!checkpoint) {
            report.findings.push_back({where, checkpoint.error()});
            continue;
        }
        sizes.insert(stored.size);
        chain::Findings findings;
        authority.check(where, checkpoint->office, checkpoint->by, checkpoint->key, checkpoint->library,
                        checkpoint->raw, checkpoint->sig, false, findings);
        take(report, findings);
        const auto root = rootAt.find(stored.size);
        if (checkpoint->size != stored.size || root == rootAt.end() || root->second != checkpoint->root)
            add(report, where, "verify.checkpoint_root");
        if (checkpoint->ledger != parts.ledger.ledger || checkpoint->library != parts.library())
            add(report, where, "verify.checkpoint_other");
    }
    // A checkpoint row that was deleted is told by its record in the desk chain.
    ANJUAN_TRY(const auto desk, chain::recordsOf(*parts.store, chain::deskChain(parts.library())));
    for (const chain::Record &record : desk) {
        if (record.kind != QLatin1String("desk.checkpoint_made"))
            continue;
        const qint64 size = chain::integerOf(record.body, "size");
        const QString where = record.chain + QLatin1Char('#') + QString::number(record.seq);
        if (!sizes.contains(size + 1))
            add(report, where, "verify.checkpoint_missing", {QString::number(size + 1)});
        const auto root = rootAt.find(size);
        if (root != rootAt.end() && root->second.hex() != chain::textOf(record.body, "root"))
            add(report, where, "verify.checkpoint_root");
    }
    return {};
}

Result<void> verifyMeta(const Library::Parts &parts, const chain::Authority &authority, VerifyReport &report)
{
    ANJUAN_TRY(auto meta, chain::meta(*parts.store));
    if (meta[QStringLiteral("genesis")] != authority.genesis().hex())
        add(report, QStringLiteral("meta genesis"), "verify.meta");
    ANJUAN_TRY(const auto desk,
               chain::recordsOf(*parts.store, QStringLiteral("desk/") + meta[QStringLiteral("library")]));
    QString opened;
    for (const chain::Record &record : desk) {
        if (record.kind == QLatin1String("desk.ledger_opened"))
            opened = chain::textOf(record.body, "ledger");
    }
    if (desk.empty())
        add(report, QStringLiteral("meta library"), "verify.meta");
    if (opened != meta[QStringLiteral("ledger")])
        add(report, QStringLiteral("meta ledger"), "verify.meta");
    return {};
}

} // namespace

Result<void> verifyStructure(const Library::Parts &parts, VerifyReport &report, Progress &progress)
{
    ANJUAN_TRY(const QStringList faults, parts.store->integrityFaults());
    for (const QString &fault : faults)
        add(report, QStringLiteral("anjuan.db"), "verify.sqlite", {fault});
    ANJUAN_TRY(const chain::Authority authority, foldOffice(parts, report));
    ANJUAN_CHECK(verifyRecords(parts, authority, report, progress));
    ANJUAN_TRY(const RootAt rootAt, verifyLeaves(parts, report));
    ANJUAN_CHECK(verifyCheckpoints(parts, authority, rootAt, report));
    return verifyMeta(parts, authority, report);
}

Result<VerifyReport> Library::verify(bool contents, Progress &progress) const
{
    VerifyReport report;
    report.contents = contents;
    // A connection of its own on one state of the file: what is recorded meanwhile, here or by a writer beside, neither
    // waits for the verdict nor enters half of it.
    Parts reader;
    reader.dir = m_parts->dir;
    reader.clock = m_parts->clock;
    reader.registry = m_parts->registry;
    ANJUAN_TRY(reader.store, store::Store::open(m_parts->store->file(), store::Mode::ReadOnly));
    ANJUAN_TRY(reader.vault, vault::Vault::open(m_parts->dir + QStringLiteral("/vault")));
    std::vector<chain::StoredCheckpoint> kept;
    ANJUAN_CHECK(reader.store->snapshot([&](const store::Read &read) -> Result<void> {
        ANJUAN_TRY(reader.ledger, chain::loadLedger(read));
        ANJUAN_CHECK(verifyStructure(reader, report, progress));
        if (contents) {
            ANJUAN_CHECK(verifyContents(reader, report, progress));
            ANJUAN_CHECK(verifyGates(reader, report, progress));
        }
        ANJUAN_TRY(kept, chain::checkpoints(read));
        return {};
    }));
    const QString size = QString::number(kept.empty() ? 0 : kept.back().size);
    report.lines.checked =
        message(contents ? QStringLiteral("verdict.checked_all") : QStringLiteral("verdict.checked_structure"),
                {QString::number(report.chains), QString::number(report.records), QString::number(report.blobs),
                 QString::number(report.rows)});
    report.lines.against = message(QStringLiteral("verdict.no_outside_root"), {size, m_parts->clock->now().toString()});
    report.lines.notProven = message(QStringLiteral("verdict.not_proven"));
    return report;
}

} // namespace anjuan::casework

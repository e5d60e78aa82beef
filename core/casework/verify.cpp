#include "core/casework/verify.h"

#include <thread>

#include "core/base/messages.h"
#include "core/chain/body.h"
#include "core/chain/checkpoint.h"
#include "core/chain/scan.h"
#include "core/chain/truth.h"

namespace anjuan::casework {
namespace {

constexpr std::size_t kBatch = 2048;

/// What can be said of a stored record without any other.
struct Looked {
    chain::StoredRecord stored;
    Result<chain::Record> record = fail(Fault::Corrupt, "verify.bytes");
    bool signatureFails = false;
    bool signatureSkipped = false;
    std::optional<QString> bodyFault;
};

/// Parses records and checks their signatures on all cores; everything that needs an order stays outside.
class Looker {
public:
    Looker(const Verification &run, const chain::Authority &authority, qint64 trustedSize)
        : m_run(run), m_authority(authority), m_trustedSize(trustedSize)
    {
    }

    void look(std::vector<Looked> &batch) const
    {
        const int threads = m_run.threads();
        std::vector<std::thread> pool;
        const auto share = [&](int n) {
            for (std::size_t i = static_cast<std::size_t>(n); i < batch.size(); i += static_cast<std::size_t>(threads))
                look(batch[i]);
        };
        for (int n = 1; n < threads; ++n)
            pool.emplace_back(share, n);
        share(0);
        for (std::thread &thread : pool)
            thread.join();
    }

private:
    void look(Looked &one) const
    {
        one.record = parsed(one.stored);
        if (!one.record)
            return;
        const chain::Record &record = *one.record;
        one.bodyFault = bodyFault(record.kind, record.body);
        const auto key = m_authority.keys().find(record.key);
        if (chain::sortOf(record.chain) == chain::ChainSort::Office || key == m_authority.keys().end())
            return;
        one.signatureSkipped = one.stored.position >= 0 && one.stored.position < m_trustedSize;
        one.signatureFails = !one.signatureSkipped && !holds(record, key->second.key);
    }

    Result<chain::Record> parsed(const chain::StoredRecord &stored) const
    {
        VerifyMemo *memo = m_run.options.memo;
        if (!memo)
            return stored.parse();
        const Digest of = sm3(stored.raw);
        if (auto known = memo->record(of)) {
            known->sig = stored.sig;
            return *std::move(known);
        }
        auto record = stored.parse();
        if (record)
            memo->keepRecord(of, *record);
        return record;
    }

    bool holds(const chain::Record &record, const keys::PublicKey &key) const
    {
        VerifyMemo *memo = m_run.options.memo;
        if (!memo)
            return key.verifies(record.raw, record.sig);
        const Digest of = sm3(record.hash.toBytes() + key.id().toLatin1() + record.sig);
        if (const auto known = memo->signature(of))
            return *known;
        const bool good = key.verifies(record.raw, record.sig);
        memo->keepSignature(of, good);
        return good;
    }

    const Verification &m_run;
    const chain::Authority &m_authority;
    qint64 m_trustedSize;
};

/// One pass over the chains in order: who wrote what under which authority.
class ChainCheck {
public:
    ChainCheck(Verification &run, const chain::Authority &authority) : m_run(run), m_authority(authority) {}

    void next(const Looked &one)
    {
        const QString where = one.stored.where();
        if (one.stored.chain != m_chain)
            begin(one);
        m_run.report.signaturesSkipped += one.signatureSkipped ? 1 : 0;
        if (!one.record) {
            m_run.report.findings.push_back({where, one.record.error(), {}});
            return;
        }
        const chain::Record &record = *one.record;
        chain::Findings findings;
        // The link itself was looked at by the scan, over the bytes.
        if (m_last && record.at < *m_last)
            m_run.add(where, "verify.time");
        label(record);
        if (chain::sortOf(one.stored.chain) != chain::ChainSort::Office)
            checkOutside(one, record, where, findings);
        m_run.add(findings);
        m_hashes.insert(record.hash);
        m_last = record.at;
    }

private:
    void begin(const Looked &first)
    {
        m_chain = first.stored.chain;
        m_office = -1;
        m_last.reset();
        m_hashes.clear();
        m_writer = first.record ? first.record->library : LibraryId();
    }

    void label(const chain::Record &record)
    {
        if (chain::sortOf(m_chain) != chain::ChainSort::Case)
            return;
        const QString number =
            record.kind == QLatin1String("case.filed") ? chain::textOf(record.body, "number") : QString();
        const QString id = chain::caseOf(m_chain)->toString();
        if (!number.isEmpty())
            m_run.labels[id] = number;
        else if (record.kind == QLatin1String("case.opened"))
            m_run.labels[id] = chain::textOf(record.body, "suspected");
    }

    void checkOutside(const Looked &one, const chain::Record &record, const QString &where, chain::Findings &findings)
    {
        const auto seq = m_authority.check(where, record.office, record.by, record.key, record.library, record.raw,
                                           record.sig, false, findings, false);
        if (one.signatureFails)
            chain::addFinding(findings, where, "chain.signature_fails", {record.key});
        if (seq && *seq < m_office)
            m_run.add(where, "verify.office_back");
        m_office = std::max(m_office, seq.value_or(m_office));
        checkWriter(record, where);
        checkKind(record, where, findings);
        if (one.bodyFault)
            m_run.add(where, "verify.body", {*one.bodyFault});
        const QJsonObject envelope = record.body.value(QLatin1String("statement")).toObject();
        if (!envelope.isEmpty())
            checkStatement(record, envelope, where, findings);
    }

    void checkKind(const chain::Record &record, const QString &where, chain::Findings &findings)
    {
        const QStringView room = QStringView(record.kind).first(record.kind.indexOf(u'.'));
        if (room == u"office" || room == u"person" || room == u"library")
            chain::addFinding(findings, where, "chain.office_kind_outside", {record.kind});
        if (room == u"bureau")
            chain::addFinding(findings, where, "chain.bureau_kind_in_chain", {record.kind});
    }

    void checkWriter(const chain::Record &record, const QString &where)
    {
        const auto sort = chain::sortOf(record.chain);
        const LibraryId expected = sort == chain::ChainSort::Case
            ? m_writer
            : LibraryId::parse(QStringView(record.chain).split(u'/').value(1)).value_or(LibraryId());
        if (record.library != expected)
            m_run.add(where, "verify.writer");
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
        if (statement->aboutChain != record.chain || !m_hashes.contains(statement->aboutHash))
            m_run.add(where, "verify.statement_about");
    }

    Verification &m_run;
    const chain::Authority &m_authority;
    QString m_chain;
    qint64 m_office = -1;
    std::optional<Instant> m_last;
    std::set<Digest> m_hashes;
    LibraryId m_writer;
};

Result<chain::Authority> foldOffice(const Verification &run)
{
    chain::Authority authority;
    chain::Findings findings;
    ANJUAN_CHECK(chain::eachOfficeRecord(*run.parts.store, [&](const chain::StoredRecord &stored) -> Result<void> {
        if (const auto record = stored.parse())
            authority.add(*record, findings);
        return {};
    }));
    run.add(findings);
    return authority;
}

Result<void> verifyRecords(Verification &run, const chain::Authority &authority, qint64 trustedSize)
{
    const Looker looker(run, authority, trustedSize);
    ChainCheck check(run, authority);
    const qint64 total = run.parts.ledger.frontier.size();
    std::vector<Looked> batch;
    qint64 done = 0;
    const auto flush = [&]() -> Result<void> {
        looker.look(batch);
        for (const Looked &one : batch)
            check.next(one);
        done += static_cast<qint64>(batch.size());
        run.progress.report(done, total, batch.empty() ? QString() : batch.back().stored.chain);
        batch.clear();
        return run.progress.cancelled() ? Result<void>(fail(Fault::Cancelled, "work.cancelled")) : Result<void>{};
    };
    ANJUAN_CHECK(chain::eachRecord(*run.parts.store, [&](const chain::StoredRecord &stored) -> Result<void> {
        batch.emplace_back();
        batch.back().stored = stored;
        return batch.size() < kBatch ? Result<void>{} : flush();
    }));
    return flush();
}

/// When which ledger began: a checkpoint names the one in force at its size.
struct Ledgers {
    std::map<qint64, QString> from; // size at opening → ledger
    QStringList known;
    QString at(qint64 size) const
    {
        auto after = from.upper_bound(size);
        return after == from.begin() ? QString() : std::prev(after)->second;
    }
};

Result<Ledgers> ledgersOf(const Verification &run, const QString &library)
{
    Ledgers ledgers;
    ANJUAN_CHECK(chain::eachRecordOf(
        *run.parts.store, QStringLiteral("desk/") + library, [&](const chain::StoredRecord &stored) -> Result<void> {
            const auto record = stored.parse();
            if (record && record->kind == QLatin1String("desk.ledger_opened")) {
                ledgers.known += chain::textOf(record->body, "ledger");
                ledgers.from[ledgers.from.empty() ? 0 : stored.position + 1] = ledgers.known.back();
                ledgers.known += chain::textOf(record->body.value(QLatin1String("follows")).toObject(), "ledger");
            }
            return {};
        }));
    return ledgers;
}

using RootAt = std::map<qint64, Digest>;

Result<void> verifyCheckpoints(const Verification &run, const chain::Authority &authority, const Ledgers &ledgers,
                               const RootAt &rootAt)
{
    std::set<qint64> sizes;
    ANJUAN_TRY(const auto kept, chain::checkpoints(*run.parts.store));
    for (const chain::StoredCheckpoint &stored : kept) {
        const QString where = QStringLiteral("checkpoint %1").arg(stored.size);
        const auto checkpoint = chain::parseCheckpoint(stored.envelope, where);
        if (!checkpoint) {
            run.report.findings.push_back({where, checkpoint.error(), {}});
            continue;
        }
        sizes.insert(stored.size);
        chain::Findings findings;
        authority.check(where, checkpoint->office, checkpoint->by, checkpoint->key, checkpoint->library,
                        checkpoint->raw, checkpoint->sig, false, findings);
        run.add(findings);
        const auto root = rootAt.find(stored.size);
        if (checkpoint->size != stored.size || root == rootAt.end() || root->second != checkpoint->root)
            run.add(where, "verify.checkpoint_root");
        if (checkpoint->ledger != ledgers.at(stored.size) || checkpoint->library != run.parts.library())
            run.add(where, "verify.checkpoint_other");
    }
    // A checkpoint row that was deleted is told by its record in the desk chain.
    return chain::eachRecordOf(
        *run.parts.store, chain::deskChain(run.parts.library()),
        [&](const chain::StoredRecord &stored) -> Result<void> {
            const auto record = stored.parse();
            const bool made = record && record->kind == QLatin1String("desk.checkpoint_made");
            const qint64 size = made ? chain::integerOf(record->body, "size") : 0;
            if (made && !sizes.contains(size + 1))
                run.add(stored.where(), "verify.checkpoint_missing", {QString::number(size + 1)});
            const auto root = rootAt.find(size);
            if (made && root != rootAt.end() && root->second.hex() != chain::textOf(record->body, "root"))
                run.add(stored.where(), "verify.checkpoint_root");
            return {};
        });
}

Result<void> verifyMeta(const Verification &run, const chain::Authority &authority, const Ledgers &ledgers)
{
    ANJUAN_TRY(auto meta, chain::meta(*run.parts.store));
    if (meta[QStringLiteral("genesis")] != authority.genesis().hex())
        run.add(QStringLiteral("meta genesis"), "verify.meta");
    // A PC that joined holds the office chain alone until somebody logs in there.
    if (ledgers.from.empty() && run.report.chains == 1
        && authority.isEnrolledAt(run.parts.library(), authority.size() - 1))
        return {};
    if (ledgers.from.empty())
        run.add(QStringLiteral("meta library"), "verify.meta");
    if (ledgers.from.empty() || ledgers.from.rbegin()->second != meta[QStringLiteral("ledger")])
        run.add(QStringLiteral("meta ledger"), "verify.meta");
    return {};
}

/// Holds the ledger against a root from outside this disk, if one was given.
void compareOutside(const Verification &run, const Ledgers &ledgers, const RootAt &rootAt)
{
    if (!run.options.against)
        return;
    const OutsideRoot &outside = *run.options.against;
    const QString where = QStringLiteral("outside %1").arg(outside.size);
    const auto root = rootAt.find(outside.size);
    if (!outside.ledger.isEmpty() && !ledgers.known.contains(outside.ledger))
        run.add(where, "verify.outside_other", {outside.ledger, outside.source});
    else if (outside.size > run.report.size)
        run.add(where, "verify.outside_longer",
                {QString::number(outside.size), outside.source, QString::number(run.report.size)});
    else if (root == rootAt.end() || root->second != outside.root)
        run.add(where, "verify.outside_differs", {QString::number(outside.size), outside.source});
    else
        run.report.againstOutside = true;
}

Result<std::set<qint64>> sizesAsked(const Verification &run)
{
    std::set<qint64> sizes;
    ANJUAN_TRY(const auto kept, chain::checkpoints(*run.parts.store));
    for (const chain::StoredCheckpoint &checkpoint : kept) {
        sizes.insert(checkpoint.size);
        sizes.insert(checkpoint.size - 1);
    }
    if (run.options.against)
        sizes.insert(run.options.against->size);
    if (run.options.trusted)
        sizes.insert(run.options.trusted->size);
    return sizes;
}

} // namespace

Result<void> verifyStructure(Verification &run)
{
    const store::Store &store = *run.parts.store;
    ANJUAN_TRY(const QStringList faults, store.integrityFaults());
    for (const QString &fault : faults)
        run.add(QStringLiteral("anjuan.db"), "verify.sqlite", {fault});
    QStringList own = run.parts.registry.tables();
    own += QStringLiteral("projection_state");
    ANJUAN_TRY(const QStringList objects,
               store.schemaFaults([&](QStringView table) { return own.contains(table.toString()); }));
    for (const QString &object : objects)
        run.add(object, "verify.schema");
    ANJUAN_TRY(const chain::Authority authority, foldOffice(run));
    ANJUAN_TRY(const std::set<qint64> sizes, sizesAsked(run));
    ANJUAN_TRY(const chain::LedgerScan scan, chain::scanLedger(store, sizes, run.progress));
    run.add(scan.findings);
    run.report.records = scan.records;
    run.report.chains = scan.chains;
    run.report.size = scan.size;
    run.report.root = scan.root.hex();
    // Signatures alone may be skipped, below a root that the person logged in signed and that still comes out.
    const auto &trusted = run.options.trusted;
    const auto root = trusted && !run.options.all ? scan.rootAt.find(trusted->size) : scan.rootAt.end();
    const bool holds = root != scan.rootAt.end() && root->second == trusted->root;
    ANJUAN_CHECK(verifyRecords(run, authority, holds ? trusted->size : 0));
    ANJUAN_TRY(const Ledgers ledgers, ledgersOf(run, run.parts.library().toString()));
    run.report.ledger = ledgers.from.empty() ? QString() : ledgers.from.rbegin()->second;
    ANJUAN_CHECK(verifyCheckpoints(run, authority, ledgers, scan.rootAt));
    compareOutside(run, ledgers, scan.rootAt);
    return verifyMeta(run, authority, ledgers);
}

} // namespace anjuan::casework

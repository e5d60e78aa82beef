#include "core/chain/ledger.h"

#include "core/chain/branch.h"
#include "core/chain/scan.h"
#include "core/chain/truth.h"

namespace anjuan::chain {
namespace {

Result<Record> recordFrom(const store::Row &row)
{
    const QString where = row.text(0) + QLatin1Char('#') + QString::number(row.integer(1));
    return parseRecord(row.blob(2), row.blob(3), where);
}

/// What the next record of a chain must follow.
struct Last {
    qint64 seq = -1;
    Digest hash;
    Instant at;
    LibraryId writer; // of the next record (spec §2)
};

LibraryId named(QStringView chain)
{
    return LibraryId::parse(chain.split(u'/').value(1)).value_or(LibraryId());
}

Result<Last> lastRecord(const store::Read &read, const QString &chain, const LedgerState &state)
{
    const ChainSort sort = sortOf(chain);
    Last last;
    last.writer = sort == ChainSort::Office ? (state.authority.isFounded() ? state.authority.holder() : state.library)
        : sort == ChainSort::Case           ? state.library
                                            : named(chain);
    ANJUAN_TRY(const auto row,
               read.first("SELECT seq, raw FROM record WHERE chain = ? ORDER BY seq DESC LIMIT 1", {chain}));
    if (!row)
        return last;
    const QByteArray raw = row->blob(1);
    const auto ends = endsOf(raw);
    const auto at = ends ? Instant::parse(QString::fromLatin1(ends->at)) : std::nullopt;
    if (!at)
        return fail(Fault::Corrupt, "chain.damaged",
                    {chain + QLatin1Char('#') + QString::number(row->integer(0)), QStringLiteral("at")});
    last.seq = row->integer(0);
    last.hash = sm3(raw);
    last.at = *at;
    if (sort != ChainSort::Case)
        return last;
    // A case's record is written by its holder: of the last record, or whom that one handed the case over to.
    last.writer = LibraryId::parse(QString::fromLatin1(ends->library)).value_or(LibraryId());
    if (ends->kind == "case.handed_over") {
        ANJUAN_TRY(const Record record, parseRecord(raw, {}, chain));
        last.writer = LibraryId::parse(record.body.value(QLatin1String("to_library")).toString()).value_or(LibraryId());
    }
    return last;
}

} // namespace

Result<Record> Ledger::append(const Actor &actor, const QString &chain, const QString &kind, const QJsonObject &body)
{
    ANJUAN_TRY(const Last last, lastRecord(m_write, chain, m_state));
    // The recovery key works in any library of the unit, which then holds the office chain (spec §3).
    const bool recovers = kind == QLatin1String("office.recovered")
        && m_state.authority.isEnrolledAt(m_state.library, m_state.authority.size() - 1);
    if (last.writer != m_state.library && !recovers)
        return fail(Fault::Refused, "chain.not_holder", {chain});

    Draft draft{.chain = chain,
                .seq = last.seq + 1,
                .prev = last.hash,
                .at = m_clock.now(),
                .clock = {},
                .kind = kind,
                .by = actor.person,
                .library = m_state.library,
                .office = {},
                .body = body};
    if (last.seq >= 0 && draft.at < last.at) {
        draft.clock = draft.at;
        draft.at = last.at;
    }
    const bool office = sortOf(chain) == ChainSort::Office;
    if (!office)
        draft.office = m_state.authority.head();
    ANJUAN_TRY(const Record record, seal(draft, *actor.key));

    Findings findings;
    if (office) {
        if (!m_state.authorityBefore)
            m_state.authorityBefore = std::make_shared<const Authority>(m_state.authority);
        m_state.authority.add(record, findings, false);
    } else {
        m_state.authority.check(chain, record.office, record.by, record.key, record.library, record.raw, record.sig,
                                false, findings, false);
    }
    if (!findings.empty())
        return fail(Error{Fault::Refused, findings.front().error.id, findings.front().error.args});

    ANJUAN_CHECK(keep(record));
    return record;
}

Result<void> Ledger::adopt(const Record &record)
{
    ANJUAN_TRY(const auto last,
               m_write.first("SELECT seq, hash FROM record WHERE chain = ? ORDER BY seq DESC LIMIT 1", {record.chain}));
    const qint64 seq = last ? last->integer(0) : -1;
    const QString hash = last ? last->text(1) : Digest{}.hex();
    if (record.seq != seq + 1 || record.prev.hex() != hash)
        return fail(Fault::Conflict, "chain.not_next", {record.chain + QLatin1Char('#') + QString::number(record.seq)});
    if (sortOf(record.chain) == ChainSort::Office) {
        if (!m_state.authorityBefore)
            m_state.authorityBefore = std::make_shared<const Authority>(m_state.authority);
        Findings told; // by whoever verified it
        m_state.authority.add(record, told, false);
    }
    // One that a fork set aside and that comes back stands in the ledger already.
    ANJUAN_TRY(const bool entered, hasLeaf(m_write, record.hash));
    return keep(record, !entered);
}

Result<void> Ledger::keep(const Record &record, bool newLeaf)
{
    ANJUAN_CHECK(m_write.run("INSERT INTO record (hash, chain, seq, raw, sig) VALUES (?, ?, ?, ?, ?)",
                             {record.hash.hex(), record.chain, record.seq, record.raw, record.sig}));
    if (newLeaf) {
        ANJUAN_CHECK(m_write.run("INSERT INTO leaf (position, hash) VALUES (?, ?)",
                                 {m_state.frontier.size(), record.hash.hex()}));
        m_state.frontier.add(record.hash);
    }
    return m_registry.apply(m_write, record);
}

namespace {

/// The tree at a checkpoint as its projection keeps it, if somebody who may sign has signed that very root.
Result<std::optional<MerkleFrontier>> keptTree(const store::Read &read, const Authority &authority)
{
    const auto row = read.first("SELECT t.peaks, c.envelope FROM ledger_tree t JOIN checkpoint c ON c.size = t.size "
                                "WHERE t.only = 1");
    if (!row || !*row)
        return std::optional<MerkleFrontier>{};
    const auto checkpoint = parseCheckpoint((*row)->blob(1), QStringLiteral("checkpoint"));
    const auto signer = checkpoint ? authority.keys().find(checkpoint->key) : authority.keys().end();
    if (signer == authority.keys().end() || !signer->second.key.verifies(checkpoint->raw, checkpoint->sig))
        return std::optional<MerkleFrontier>{};
    Hashes peaks;
    for (const QString &hex : (*row)->text(0).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        peaks.push_back(Digest::fromHex(hex).value_or(Digest{}));
    auto tree = MerkleFrontier::from(checkpoint->size, std::move(peaks));
    return tree && tree->root() == checkpoint->root ? std::move(tree) : std::nullopt;
}

/// The tree of all leaves, from one that holds the first of them.
Result<MerkleFrontier> grown(const store::Read &read, MerkleFrontier tree)
{
    ANJUAN_CHECK(read.scan("SELECT hash FROM leaf WHERE position >= ? ORDER BY position", {tree.size()},
                           [&](const store::RowView &row) -> Result<void> {
                               tree.add(Digest::fromHex(row.bytes(0)).value_or(Digest{}));
                               return {};
                           }));
    return tree;
}

Result<LedgerState> readState(const store::Read &read, bool salvage)
{
    LedgerState state;
    ANJUAN_TRY(auto kept, meta(read));
    state.library = LibraryId::parse(kept[QStringLiteral("library")]).value_or(LibraryId());
    state.ledger = kept[QStringLiteral("ledger")];
    Findings ignored;
    ANJUAN_CHECK(eachOfficeRecord(read, [&](const StoredRecord &stored) -> Result<void> {
        const auto record = stored.parse();
        if (record)
            state.authority.add(*record, ignored, false);
        else if (!salvage)
            return fail(record.error());
        return {};
    }));
    return state;
}

} // namespace

Result<LedgerState> loadLedger(const store::Read &read)
{
    ANJUAN_TRY(LedgerState state, readState(read, false));
    ANJUAN_TRY(auto kept, keptTree(read, state.authority));
    ANJUAN_TRY(const auto last, read.first("SELECT coalesce(max(position) + 1, 0) FROM leaf"));
    const bool fits = kept && last && kept->size() <= last->integer(0);
    ANJUAN_TRY(state.frontier, grown(read, fits ? *std::move(kept) : MerkleFrontier()));
    return state;
}

Result<LedgerState> salvageLedger(const store::Read &read)
{
    ANJUAN_TRY(LedgerState state, readState(read, true));
    ANJUAN_TRY(state.frontier, grown(read, {}));
    return state;
}

Result<void> keepTree(store::Write &write, const MerkleFrontier &frontier)
{
    QStringList peaks;
    for (const Digest &peak : frontier.peaks())
        peaks += peak.hex();
    return write.run("INSERT OR REPLACE INTO ledger_tree (only, size, peaks) VALUES (1, ?, ?)",
                     {frontier.size(), peaks.join(QLatin1Char(' '))});
}

Result<std::optional<Record>> recordByHash(const store::Read &read, const Digest &hash)
{
    ANJUAN_TRY(const auto row, read.first("SELECT chain, seq, raw, sig FROM record WHERE hash = ?", {hash.hex()}));
    if (!row)
        return std::optional<Record>{};
    ANJUAN_TRY(Record record, recordFrom(*row));
    return std::optional<Record>(std::move(record));
}

Result<std::vector<Record>> recordsOf(const store::Read &read, const QString &chain)
{
    std::vector<Record> records;
    ANJUAN_CHECK(read.each("SELECT chain, seq, raw, sig FROM record WHERE chain = ? ORDER BY seq", {chain},
                           [&](const store::Row &row) -> Result<void> {
                               ANJUAN_TRY(Record record, recordFrom(row));
                               records.push_back(std::move(record));
                               return {};
                           }));
    return records;
}

Result<std::optional<Record>> lastOf(const store::Read &read, const QString &chain)
{
    ANJUAN_TRY(
        const auto row,
        read.first("SELECT chain, seq, raw, sig FROM record WHERE chain = ? ORDER BY seq DESC LIMIT 1", {chain}));
    if (!row)
        return std::optional<Record>{};
    ANJUAN_TRY(Record record, recordFrom(*row));
    return std::optional<Record>(std::move(record));
}

Result<Hashes> leaves(const store::Read &read)
{
    Hashes all;
    ANJUAN_CHECK(read.each("SELECT hash FROM leaf ORDER BY position", {}, [&](const store::Row &row) -> Result<void> {
        const auto hash = Digest::fromHex(row.text(0));
        if (!hash)
            return fail(Fault::Corrupt, "chain.damaged", {QStringLiteral("leaf"), row.text(0)});
        all.push_back(*hash);
        return {};
    }));
    return all;
}

Result<std::vector<Head>> heads(const store::Read &read)
{
    std::vector<Head> all;
    // From chain to chain through the index, not through every record.
    ANJUAN_CHECK(read.each(
        "WITH RECURSIVE c (chain) AS (SELECT min(chain) FROM record UNION ALL SELECT (SELECT min(chain) FROM "
        "record WHERE chain > c.chain) FROM c WHERE c.chain IS NOT NULL) SELECT r.chain, r.seq, r.hash FROM c "
        "JOIN record r ON r.chain = c.chain AND r.seq = (SELECT max(seq) FROM record WHERE chain = c.chain) "
        "ORDER BY r.chain",
        {}, [&](const store::Row &row) -> Result<void> {
            const auto hash = Digest::fromHex(row.text(2));
            if (!hash)
                return fail(Fault::Corrupt, "chain.damaged", {row.text(0), row.text(2)});
            all.push_back({row.text(0), *hash, row.integer(1)});
            return {};
        }));
    return all;
}

Result<QByteArray> checkpointNow(const store::Read &read, const LedgerState &state, const Actor &actor, Instant at)
{
    ANJUAN_TRY(const std::vector<Head> all, heads(read));
    return sealCheckpoint({.at = at,
                           .by = actor.person,
                           .heads = static_cast<qint64>(all.size()),
                           .headsRoot = merkleRoot(headItems(all)),
                           .ledger = state.ledger,
                           .library = state.library,
                           .office = state.authority.head(),
                           .root = state.frontier.root(),
                           .size = state.frontier.size()},
                          *actor.key);
}

} // namespace anjuan::chain

#include "core/chain/ledger.h"

#include "core/chain/truth.h"

namespace anjuan::chain {
namespace {

Result<Record> recordFrom(const store::Row &row)
{
    const QString where = row.text(0) + QLatin1Char('#') + QString::number(row.integer(1));
    return parseRecord(row.blob(2), row.blob(3), where);
}

/// Who may write the chain next (spec §2): its opening library, then whom it was handed over to.
Result<LibraryId> writerOf(const store::Read &read, const QString &chain, const LibraryId &own,
                           const Authority &authority)
{
    switch (sortOf(chain)) {
    case ChainSort::Office:
        return authority.isFounded() ? authority.holder() : own;
    case ChainSort::Case: {
        ANJUAN_TRY(
            const auto handed,
            read.first("SELECT raw, sig FROM record WHERE chain = ? AND "
                       "json_extract(CAST(raw AS TEXT), '$.kind') = 'case.handed_over' ORDER BY seq DESC LIMIT 1",
                       {chain}));
        if (handed) {
            ANJUAN_TRY(const Record record, parseRecord(handed->blob(0), handed->blob(1), chain));
            return LibraryId::parse(record.body.value(QLatin1String("to_library")).toString()).value_or(LibraryId());
        }
        ANJUAN_TRY(const auto first, read.first("SELECT raw, sig FROM record WHERE chain = ? AND seq = 0", {chain}));
        if (!first)
            return own;
        ANJUAN_TRY(const Record record, parseRecord(first->blob(0), first->blob(1), chain));
        return record.library;
    }
    default:
        return LibraryId::parse(QStringView(chain).split(u'/').value(1)).value_or(LibraryId());
    }
}

} // namespace

Result<Record> Ledger::append(const Actor &actor, const QString &chain, const QString &kind, const QJsonObject &body)
{
    ANJUAN_TRY(const LibraryId writer, writerOf(m_write, chain, m_state.library, m_state.authority));
    if (writer != m_state.library)
        return fail(Fault::Refused, "chain.not_holder", {chain});
    ANJUAN_TRY(const auto last, lastOf(m_write, chain));

    Draft draft{.chain = chain,
                .seq = 0,
                .prev = {},
                .at = m_clock.now(),
                .clock = {},
                .kind = kind,
                .by = actor.person,
                .library = m_state.library,
                .office = {},
                .body = body};
    if (last) {
        draft.seq = last->seq + 1;
        draft.prev = last->hash;
        if (draft.at < last->at) {
            draft.clock = draft.at;
            draft.at = last->at;
        }
    }
    const bool office = sortOf(chain) == ChainSort::Office;
    if (!office)
        draft.office = m_state.authority.head();
    ANJUAN_TRY(const Record record, seal(draft, *actor.key));

    Findings findings;
    if (office) {
        m_state.authority.add(record, findings, false);
    } else {
        m_state.authority.check(chain, record.office, record.by, record.key, record.library, record.raw, record.sig,
                                false, findings, false);
    }
    if (!findings.empty())
        return fail(Error{Fault::Refused, findings.front().error.id, findings.front().error.args});

    ANJUAN_CHECK(m_write.run("INSERT INTO record (hash, chain, seq, raw, sig) VALUES (?, ?, ?, ?, ?)",
                             {record.hash.hex(), record.chain, record.seq, record.raw, record.sig}));
    ANJUAN_CHECK(
        m_write.run("INSERT INTO leaf (position, hash) VALUES (?, ?)", {m_state.frontier.size(), record.hash.hex()}));
    m_state.frontier.add(record.hash);
    ANJUAN_CHECK(m_registry.apply(m_write, record));
    return record;
}

Result<LedgerState> loadLedger(const store::Read &read)
{
    LedgerState state;
    ANJUAN_TRY(auto kept, meta(read));
    state.library = LibraryId::parse(kept[QStringLiteral("library")]).value_or(LibraryId());
    state.ledger = kept[QStringLiteral("ledger")];
    Findings ignored;
    ANJUAN_CHECK(eachOfficeRecord(read, [&](const StoredRecord &stored) -> Result<void> {
        ANJUAN_TRY(const Record record, stored.parse());
        state.authority.add(record, ignored, false);
        return {};
    }));
    ANJUAN_TRY(const Hashes all, leaves(read));
    for (const Digest &hash : all)
        state.frontier.add(hash);
    return state;
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
    ANJUAN_CHECK(
        read.each("SELECT r.chain, r.seq, r.hash FROM record r JOIN (SELECT chain, MAX(seq) AS seq FROM record "
                  "GROUP BY chain) h ON h.chain = r.chain AND h.seq = r.seq ORDER BY r.chain",
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

#include "core/chain/truth.h"

namespace anjuan::chain {
namespace {

Result<void> visitRecords(const store::Read &read, const char *sql, const VisitRecord &visit)
{
    return read.each(sql, {}, [&](const store::Row &row) {
        return visit(
            {row.text(0), row.integer(1), row.blob(2), row.blob(3), row.text(4), row.isNull(5) ? -1 : row.integer(5)});
    });
}

} // namespace

Result<void> eachRecord(const store::Read &read, const VisitRecord &visit)
{
    return visitRecords(read,
                        "SELECT r.chain, r.seq, r.raw, r.sig, r.hash, l.position FROM record r LEFT JOIN leaf l ON "
                        "l.hash = r.hash ORDER BY r.chain, r.seq",
                        visit);
}

Result<void> eachOfficeRecord(const store::Read &read, const VisitRecord &visit)
{
    return visitRecords(read,
                        "SELECT chain, seq, raw, sig, hash FROM record WHERE chain >= 'office/' AND chain < 'office0' "
                        "ORDER BY chain, seq",
                        visit);
}

Result<void> eachRecordOf(const store::Read &read, const QString &chain, const VisitRecord &visit)
{
    return read.each(
        "SELECT r.chain, r.seq, r.raw, r.sig, r.hash, l.position FROM record r LEFT JOIN leaf l ON l.hash = "
        "r.hash WHERE r.chain = ? ORDER BY r.seq",
        {chain}, [&](const store::Row &row) {
            return visit({row.text(0), row.integer(1), row.blob(2), row.blob(3), row.text(4),
                          row.isNull(5) ? -1 : row.integer(5)});
        });
}

Result<void> visitLedger(const store::Read &read, const std::function<Result<void>(const RecordView &)> &visit)
{
    // Rows and leaves are written together, so that the leaf's record is the row of the same number: a walk through
    // both is far cheaper than a search for each. Where a row is another one, it is searched after all.
    return read.scan(
        "SELECT l.position, l.hash, r.hash, r.chain, r.seq, r.raw, r.sig FROM leaf l LEFT JOIN record r ON r.rowid = "
        "l.position + 1 ORDER BY l.position",
        {}, [&](const store::RowView &row) -> Result<void> {
            const QByteArrayView hash = row.bytes(1);
            if (hash == row.bytes(2))
                return visit({row.bytes(3), row.integer(4), row.bytes(5), row.bytes(6), hash, row.integer(0)});
            ANJUAN_TRY(
                const auto found,
                read.first("SELECT chain, seq, raw, sig FROM record WHERE hash = ?", {QString::fromLatin1(hash)}));
            if (!found)
                return {};
            const QByteArray chain = found->text(0).toUtf8();
            const QByteArray raw = found->blob(2);
            const QByteArray sig = found->blob(3);
            return visit({chain, found->integer(1), raw, sig, hash, row.integer(0)});
        });
}

Result<void> eachRecordOfLedger(const store::Read &read, const VisitRecord &visit)
{
    return visitLedger(read, [&](const RecordView &view) { return visit(view.stored()); });
}

Result<qint64> lengthOf(const store::Read &read, const QString &chain)
{
    ANJUAN_TRY(const auto row, read.first("SELECT MAX(seq) + 1 FROM record WHERE chain = ?", {chain}));
    return row ? row->integer(0) : 0;
}

Result<QStringList> caseChains(const store::Read &read)
{
    ANJUAN_TRY(
        const auto rows,
        read.rows("SELECT DISTINCT chain FROM record WHERE chain >= 'case/' AND chain < 'case0' ORDER BY chain"));
    QStringList chains;
    for (const store::Row &row : rows)
        chains += row.text(0);
    return chains;
}

Result<QStringList> caseChainsBetween(const store::Read &read, qint64 from, qint64 to)
{
    // By the leaves, which are few: by the chains, as the planner would have it, every record of the library is read.
    ANJUAN_TRY(const auto rows,
               read.rows("SELECT r.chain FROM leaf l CROSS JOIN record r ON r.hash = l.hash WHERE l.position >= ?1 AND "
                         "l.position < ?2 AND +r.chain >= 'case/' AND +r.chain < 'case0' GROUP BY r.chain "
                         "ORDER BY MAX(l.position)",
                         {from, to}));
    QStringList chains;
    for (const store::Row &row : rows)
        chains += row.text(0);
    return chains;
}

Result<void> eachLeaf(const store::Read &read, const std::function<Result<void>(const StoredLeaf &)> &visit)
{
    return read.each("SELECT l.position, l.hash, r.chain, r.seq FROM leaf l LEFT JOIN record r ON r.hash = l.hash "
                     "ORDER BY l.position",
                     {}, [&](const store::Row &row) {
                         StoredLeaf leaf{row.integer(0), row.text(1), std::nullopt, 0};
                         if (!row.isNull(2)) {
                             leaf.chain = row.text(2);
                             leaf.seq = row.integer(3);
                         }
                         return visit(leaf);
                     });
}

Result<void> removeNamed(const store::Read &read, std::set<QString> &digests)
{
    constexpr qsizetype kHex = 64;
    return read.scan(
        "SELECT raw FROM record UNION ALL SELECT raw FROM branch", {}, [&](const store::RowView &row) -> Result<void> {
            const QByteArrayView raw = row.bytes(0);
            for (qsizetype open = raw.indexOf('"'); open >= 0 && !digests.empty(); open = raw.indexOf('"', open + 1)) {
                const qsizetype close = open + 1 + kHex;
                if (close < raw.size() && raw[close] == '"' && Digest::fromHex(raw.sliced(open + 1, kHex)))
                    digests.erase(QString::fromLatin1(raw.sliced(open + 1, kHex)));
            }
            return {};
        });
}

Result<std::vector<StoredCheckpoint>> checkpoints(const store::Read &read)
{
    ANJUAN_TRY(const auto rows, read.rows("SELECT size, envelope FROM checkpoint ORDER BY size"));
    std::vector<StoredCheckpoint> all;
    for (const store::Row &row : rows)
        all.push_back({row.integer(0), row.blob(1)});
    return all;
}

Result<void> keepCheckpoint(store::Write &write, qint64 size, const QByteArray &envelope)
{
    return write.run("INSERT INTO checkpoint (size, envelope) VALUES (?, ?)", {size, envelope});
}

Result<std::map<QString, QString>> meta(const store::Read &read)
{
    ANJUAN_TRY(const auto rows, read.rows("SELECT name, value FROM meta"));
    std::map<QString, QString> all;
    for (const store::Row &row : rows)
        all[row.text(0)] = row.text(1);
    return all;
}

Result<void> keepMeta(store::Write &write, const QString &name, const QString &value)
{
    return write.run("INSERT INTO meta (name, value) VALUES (?, ?)", {name, value});
}

Result<void> changeLedger(store::Write &write, const QString &ledger)
{
    return write.run("UPDATE meta SET value = ? WHERE name = 'ledger'", {ledger});
}

} // namespace anjuan::chain

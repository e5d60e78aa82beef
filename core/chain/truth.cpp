#include "core/chain/truth.h"

namespace anjuan::chain {
namespace {

Result<void> visitRecords(const store::Read &read, const char *sql, const VisitRecord &visit)
{
    return read.each(sql, {}, [&](const store::Row &row) {
        return visit({row.text(0), row.integer(1), row.blob(2), row.blob(3), row.text(4)});
    });
}

} // namespace

Result<void> eachRecord(const store::Read &read, const VisitRecord &visit)
{
    return visitRecords(read, "SELECT chain, seq, raw, sig, hash FROM record ORDER BY chain, seq", visit);
}

Result<void> eachOfficeRecord(const store::Read &read, const VisitRecord &visit)
{
    return visitRecords(read,
                        "SELECT chain, seq, raw, sig, hash FROM record WHERE chain >= 'office/' AND chain < 'office0' "
                        "ORDER BY chain, seq",
                        visit);
}

Result<void> eachRecordOfLedger(const store::Read &read, const VisitRecord &visit)
{
    return visitRecords(read,
                        "SELECT r.chain, r.seq, r.raw, r.sig, r.hash FROM leaf l JOIN record r ON r.hash = l.hash "
                        "ORDER BY l.position",
                        visit);
}

Result<void> eachRecordWithoutLeaf(const store::Read &read, const VisitRecord &visit)
{
    return visitRecords(read,
                        "SELECT r.chain, r.seq, r.raw, r.sig, r.hash FROM record r LEFT JOIN leaf l ON l.hash = r.hash "
                        "WHERE l.hash IS NULL",
                        visit);
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

} // namespace anjuan::chain

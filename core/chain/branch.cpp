#include "core/chain/branch.h"

#include <algorithm>

namespace anjuan::chain {

Result<void> keepBranch(store::Write &write, const std::vector<Record> &records)
{
    for (const Record &record : records)
        ANJUAN_CHECK(write.run("INSERT OR IGNORE INTO branch (hash, chain, seq, raw, sig) VALUES (?, ?, ?, ?, ?)",
                               {record.hash.hex(), record.chain, record.seq, record.raw, record.sig}));
    return {};
}

Result<std::vector<Record>> branchRecordsOf(const store::Read &read, const QString &chain)
{
    std::vector<Record> all;
    ANJUAN_CHECK(read.each("SELECT seq, raw, sig FROM branch WHERE chain = ? ORDER BY seq, hash", {chain},
                           [&](const store::Row &row) -> Result<void> {
                               ANJUAN_TRY(Record record,
                                          parseRecord(row.blob(1), row.blob(2),
                                                      QStringLiteral("%1#%2").arg(chain).arg(row.integer(0))));
                               all.push_back(std::move(record));
                               return {};
                           }));
    return all;
}

std::vector<Record> branchTo(const std::vector<Record> &kept, const Digest &head, const Digest &common)
{
    std::vector<Record> path;
    for (Digest next = head; next != common;) {
        const auto found = std::find_if(kept.begin(), kept.end(), [&](const Record &one) { return one.hash == next; });
        if (found == kept.end())
            return {};
        path.push_back(*found);
        next = found->prev;
    }
    std::reverse(path.begin(), path.end());
    return path;
}

Result<void> setAside(store::Write &write, const QString &chain, qint64 seq)
{
    ANJUAN_CHECK(
        write.run("INSERT OR IGNORE INTO branch (hash, chain, seq, raw, sig) SELECT hash, chain, seq, raw, sig "
                  "FROM record WHERE chain = ? AND seq > ?",
                  {chain, seq}));
    return write.run("DELETE FROM record WHERE chain = ? AND seq > ?", {chain, seq});
}

Result<void> dropFromBranch(store::Write &write, const std::vector<Record> &records)
{
    for (const Record &record : records)
        ANJUAN_CHECK(write.run("DELETE FROM branch WHERE hash = ?", {record.hash.hex()}));
    return {};
}

Result<bool> hasLeaf(const store::Read &read, const Digest &hash)
{
    ANJUAN_TRY(const auto row, read.first("SELECT 1 FROM leaf WHERE hash = ?", {hash.hex()}));
    return row.has_value();
}

} // namespace anjuan::chain

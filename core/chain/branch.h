#pragma once
#include <vector>

#include "core/chain/record.h"
#include "core/store/store.h"

namespace anjuan::chain {

/// The other side of a fork 分支 (spec §5): verified records kept beside their chain, in the truth table `branch`.

/// Keeps records that are not in the chain; those that are kept already stay.
Result<void> keepBranch(store::Write &write, const std::vector<Record> &records);
/// Every branch record of a chain, by number, then hash.
Result<std::vector<Record>> branchRecordsOf(const store::Read &read, const QString &chain);
/// The records of a branch from the one after `common` to `head`, in order; empty where they do not reach so far.
std::vector<Record> branchTo(const std::vector<Record> &kept, const Digest &head, const Digest &common);
/// Moves every record of a chain above `seq` from the chain into the branch table. The tables that they added up to
/// must be made anew after it.
Result<void> setAside(store::Write &write, const QString &chain, qint64 seq);
/// Forgets the branch rows of records that stand in their chain again.
Result<void> dropFromBranch(store::Write &write, const std::vector<Record> &records);
/// Whether a record entered the ledger once: one that was set aside and comes back needs no second leaf.
Result<bool> hasLeaf(const store::Read &read, const Digest &hash);

} // namespace anjuan::chain

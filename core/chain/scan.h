#pragma once
#include <functional>
#include <map>
#include <set>

#include "core/base/progress.h"
#include "core/chain/finding.h"
#include "core/chain/merkle.h"
#include "core/store/store.h"

namespace anjuan::chain {

/// The members at both ends of a record's canonical bytes, read where they lie: canonical members are sorted, so that
/// `at` stands first and what follows the body stands at the end (spec §1, §2). Nothing is believed of the middle.
struct RecordEnds {
    QByteArrayView at;
    QByteArrayView chain;
    QByteArrayView kind;
    QByteArrayView library;
    QByteArrayView office; // empty in the office chain
    QByteArrayView prev;
    qint64 seq = 0;
};
/// Nothing where the bytes do not have that form.
std::optional<RecordEnds> endsOf(QByteArrayView raw);

/// What stored bytes alone tell, without parsing them 结构快扫: hashes, links, order, the ledger's leaves and roots.
struct LedgerScan {
    qint64 records = 0;
    qint64 chains = 0;
    qint64 size = 0; // leaves
    Digest root;
    std::map<qint64, Digest> rootAt; // after so many leaves, for each size asked for
    Findings findings;
};

/// The roots of the trees over the first so many `leaves`, for each of `sizes` and each size in `signedRoots`, hashed
/// in lanes (base/sm3_lanes.h) as far as one of the `signedRoots` comes out, and by libgcrypt from there on: a root
/// that comes out vouches for every node below it.
std::map<qint64, Digest> rootsOf(const Hashes &leaves, const std::set<qint64> &sizes,
                                 const std::map<qint64, Digest> &signedRoots);

/// The tree over `leaves`: hashed in lanes if `root` comes out, else by libgcrypt.
MerkleFrontier treeOver(const Hashes &leaves, const Digest &root);

/// Hashes every record, links it to the one before in its chain, and builds the ledger's tree. Findings:
/// `verify.hash {stored}`, `verify.row_moved`, `verify.gap {expected seq}`, `verify.link`, `verify.leaf_gap
/// {expected}`, `verify.leaf_without_record {hash}`, `verify.leaf_order {chain}`, `verify.record_without_leaf`,
/// `verify.bytes`. Faults: those of `store`, Cancelled `work.cancelled`.
Result<LedgerScan> scanLedger(const store::Read &read, const std::set<qint64> &sizes, Progress &progress);

} // namespace anjuan::chain

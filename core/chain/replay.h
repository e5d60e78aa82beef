#pragma once
#include <memory>
#include <vector>

#include "core/base/progress.h"
#include "core/chain/merkle.h"
#include "core/chain/registry.h"

namespace anjuan::chain {

/// Replays a ledger 重放: every record of `from`, in the ledger's order, into the tables of `registry`, which stand
/// empty in `to` (which may be the same file), with the tree at the newest checkpoint. Records are parsed on `threads`
/// threads and applied in order. A record that cannot be parsed is left out where `skipDamaged`, else Corrupt
/// `chain.damaged {where, why}`. Other faults: those of store and of a projection, Cancelled `work.cancelled`.
Result<void> replay(const store::Read &from, store::Write &to, const Registry &registry, int threads, bool skipDamaged,
                    Progress &progress);

/// The same into stores in memory, on all threads at once: one for each thread, with every table of `registry` and the
/// rows of a part of the cases; what is of no case stands in the first. A table's rows are those of all the stores
/// together. That holds since a projection takes a case's records from that case's rows alone. Faults as above.
Result<std::vector<std::unique_ptr<store::Store>>> replayInMemory(const store::Read &from, const Registry &registry,
                                                                  int threads, bool skipDamaged, Progress &progress);

} // namespace anjuan::chain

#pragma once
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

} // namespace anjuan::chain

#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/chain/merkle.h"
#include "core/chain/projection.h"
#include "core/chain/registry.h"
#include "core/chain/truth.h"

namespace anjuan::chain {

/// A record on its way from the one file into the tables of the other.
struct Passing {
    StoredRecord stored;
    Result<Record> record = fail(Fault::Corrupt, "verify.bytes");
};
using Batch = std::vector<Passing>;

/// The records `first` to `last` - 1 of a batch from their bytes. Hashes are computed side by side and believed where
/// they are the stored ones; what cannot be read keeps its fault.
void parse(Batch &batch, std::size_t first, std::size_t last);

/// Applies parsed records in their order, and keeps the ends of their chains until the last one is through.
class Applying {
public:
    Applying(const Registry &registry, bool skipDamaged) : m_registry(registry), m_skipDamaged(skipDamaged) {}

    /// Faults: those of the projections, and that of a record which cannot be read, unless such are skipped.
    Result<void> apply(store::Write &write, const Batch &batch);
    Result<void> finish(store::Write &write) const;

private:
    const Registry &m_registry;
    bool m_skipDamaged;
    decltype(Projection::apply) m_own = chainProjection().apply; // it would write an end for each record
    std::unordered_map<QString, ChainEnd> m_ends;
};

/// The tree at the newest checkpoint, if there is one; leaves of records that a fork set aside are part of it.
Result<std::optional<MerkleFrontier>> treeAtCheckpoint(const store::Read &from);

} // namespace anjuan::chain

#pragma once
#include <optional>
#include <vector>

#include "core/chain/merkle.h"
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

/// The tree at the newest checkpoint, if there is one; leaves of records that a fork set aside are part of it.
Result<std::optional<MerkleFrontier>> treeAtCheckpoint(const store::Read &from);

} // namespace anjuan::chain

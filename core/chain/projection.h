#pragma once
#include "core/chain/registry.h"

namespace anjuan::chain {

/// What only the last record of a chain decides: its row in `chain_head`. A replay writes it once, at the end, in place
/// of once for each record.
struct ChainEnd {
    qint64 seq = 0;
    Digest hash;
    Instant at;
};
Result<void> keepEnd(store::Write &write, const QString &chain, const ChainEnd &end);

/// This room's projection of a record without that row.
Result<void> applyWithoutEnd(store::Write &write, const Record &record);

} // namespace anjuan::chain

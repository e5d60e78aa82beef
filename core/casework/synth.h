#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// Makes a training library with so many cases for measurements 合成库: through the ledger, in batches, each case the
/// first 8 to 16 records (12 on average) of one of the three published ones, with identities of its own; contents and
/// documents are those three's. The same seed gives the same cases, but for keys and identities. Gives the number of
/// records. Faults: as `makeDemo`.
Result<qint64> synth(const QString &dir, int cases, quint32 seed, Progress &progress);

} // namespace anjuan::casework

#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// A record that does not count 迟到记录 (record-chain.md §3): its key had been revoked when it entered the ledger
/// here. Bundles with it are refused elsewhere until an administrator accepts it (office.accept_late_record), which
/// accepts all before it in its chain.
struct LateRecord {
    QString chain;
    QString label; // of the case
    qint64 seq = 0;
    QString hash;
    QString title;
    QString by;
    QString at;
};
/// By chain and number; what was accepted is left out.
Result<std::vector<LateRecord>> lateRecords(const Library &library);

} // namespace anjuan::casework

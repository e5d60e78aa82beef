#pragma once
#include "core/chain/record.h"
#include "core/store/store.h"

namespace anjuan::chain {

/// A record of a desk chain that says how far a ledger had come: opened, checkpoint, verified, backed up, retired.
struct DeskEvent {
    qint64 seq = -1;
    QString kind;
    QString at;
    Digest hash;
    PersonId by;
    QString ledger;
    qint64 size = 0;
    QString root;
};

/// The newest of these kinds in a library's desk chain, by `by` alone where a person is given; nothing when there is
/// none.
Result<std::optional<DeskEvent>> newestDeskEvent(const store::Read &read, const LibraryId &library,
                                                 const QStringList &kinds, const PersonId &by = {});

/// The record hash of the ledger's leaf at `position`, if there are so many.
Result<std::optional<Digest>> leafAt(const store::Read &read, qint64 position);

} // namespace anjuan::chain

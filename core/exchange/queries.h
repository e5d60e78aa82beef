#pragma once
#include <map>
#include <optional>
#include <vector>

#include "core/chain/record.h"
#include "core/store/store.h"

namespace anjuan::exchange {

/// A chain as it lies here: the hash of each record by its number.
Result<std::vector<Digest>> hashesOf(const store::Read &read, const QString &chain);

/// How many records both begin with: where it is less than either has, the two part.
std::size_t sharedBy(const std::vector<Digest> &here, const std::vector<chain::Record> &there);

struct HandOverRow { // 移交
    QString record;
    CaseId caseId;
    qint64 seq = 0;
    LibraryId from;
    LibraryId to;
    QString at;
    std::optional<QString> acknowledgedAt;
};
/// Hand-overs by a library, the newest first.
Result<std::vector<HandOverRow>> handOversOf(const store::Read &read, const LibraryId &from);

struct ForkRow { // 分叉
    QString chain;
    Digest there;
    Digest here;
    qint64 common = -1;
    QString at;
    /// The head that goes on, by the newest decision on this chain.
    std::optional<QString> decided;
};
/// In the order of their chains.
Result<std::vector<ForkRow>> forkRows(const store::Read &read);
/// Whether a chain has a fork that nobody has decided.
Result<bool> isForked(const store::Read &read, const QString &chain);

struct ForkDecision {
    qint64 seq = 0; // of the office record
    QString chain;
    Digest hash;
};
Result<std::vector<ForkDecision>> forkDecisions(const store::Read &read);

/// A record of a desk chain by its kind, the newest first.
struct DeskRow {
    QString at;
    QJsonObject body;
};
Result<std::vector<DeskRow>> deskRows(const store::Read &read, const LibraryId &library, const QString &kind);

/// Enrolled PCs by id: their names, the founding one's empty.
Result<std::map<LibraryId, QString>> pcNames(const store::Read &read);

struct PinnedUnit {
    Digest genesis;
    QString name;
    QString code;
};
Result<std::vector<PinnedUnit>> pinnedUnits(const store::Read &read);

/// The library that writes a case from now on.
Result<LibraryId> holderOf(const store::Read &read, const CaseId &id);

} // namespace anjuan::exchange

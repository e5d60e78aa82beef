#pragma once
#include <memory>

#include "core/base/clock.h"
#include "core/chain/authority.h"
#include "core/chain/checkpoint.h"
#include "core/chain/merkle.h"
#include "core/chain/registry.h"

namespace anjuan::chain {

/// Who signs: a person with an unlocked key.
struct Actor {
    PersonId person;
    const keys::KeyPair *key = nullptr;
};

/// What an open library remembers of its truth, so that an append costs no replay. Whoever opens a transaction puts it
/// back when that fails.
struct LedgerState {
    LibraryId library;
    QString ledger; // uuid of the ledger
    Authority authority;
    MerkleFrontier frontier;
    /// The authority before this transaction's first office record: only then it changes, and it is costly to copy.
    std::shared_ptr<const Authority> authorityBefore;
};

/// Appends records within one transaction: signs, stores the exact bytes, makes the next leaf, projects.
class Ledger {
public:
    Ledger(store::Write &write, LedgerState &state, const Registry &registry, const Clock &clock)
        : m_write(write), m_state(state), m_registry(registry), m_clock(clock)
    {
    }

    /// The next record of `chain`. Faults: Refused `chain.not_holder {chain}`, `chain.no_authority {person}`; Invalid
    /// `chain.too_long {kind}`; Io.
    Result<Record> append(const Actor &actor, const QString &chain, const QString &kind, const QJsonObject &body);
    /// Takes in a record that another library wrote, verified already, as the next leaf and the next of its chain; it
    /// must follow the last one here. Only `exchange` and what uses it call this. Fault: Conflict `chain.not_next
    /// {where}`.
    Result<void> adopt(const Record &record);

private:
    Result<void> keep(const Record &record, bool newLeaf = true);

    store::Write &m_write;
    LedgerState &m_state;
    const Registry &m_registry;
    const Clock &m_clock;
};

/// Reads the library's state back: who may sign from the office chain; the ledger's tree from the projection of it
/// where that has the root of a checkpoint whose signature holds, and from the leaves after it, else from all leaves:
/// what is signed next never rests on a table alone. Records whose bytes cannot be parsed are Corrupt `chain.damaged
/// {where, why}`.
Result<LedgerState> loadLedger(const store::Read &read);
/// The same for a verdict on a library that may be damaged in any way: what cannot be read is left out, and the tree is
/// made from the leaves.
Result<LedgerState> salvageLedger(const store::Read &read);
/// Writes the peaks of the tree at the newest checkpoint into the projection `ledger_tree`.
Result<void> keepTree(store::Write &write, const MerkleFrontier &frontier);

Result<std::optional<Record>> recordByHash(const store::Read &read, const Digest &hash);
/// A chain in order.
Result<std::vector<Record>> recordsOf(const store::Read &read, const QString &chain);
Result<std::optional<Record>> lastOf(const store::Read &read, const QString &chain);
/// The ledger's record hashes in order.
Result<Hashes> leaves(const store::Read &read);
/// Every chain's last record, sorted by chain.
Result<std::vector<Head>> heads(const store::Read &read);
/// A signed checkpoint over the ledger as it stands now.
Result<QByteArray> checkpointNow(const store::Read &read, const LedgerState &state, const Actor &actor, Instant at);

} // namespace anjuan::chain

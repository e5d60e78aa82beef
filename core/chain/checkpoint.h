#pragma once
#include <vector>

#include "core/chain/authority.h"
#include "core/chain/merkle.h"

namespace anjuan::chain {

/// The last record of a chain.
struct Head { // 链头
    QString chain;
    Digest hash;
    qint64 seq = 0;
};

/// SM3(canonical {"chain","hash","seq"}): what stands as a leaf in the tree of heads (spec §4).
Digest headItem(const Head &head);
/// Sorts by chain, as both trees and lists of the format want it.
void sortHeads(std::vector<Head> &heads);
/// The items of all heads, sorted by chain: their merkleRoot is `heads_root`.
Hashes headItems(std::vector<Head> heads);

/// A signed statement of how far a ledger has come 检查点 (spec §4).
struct Checkpoint {
    Instant at;
    PersonId by;
    qint64 heads = 0; // number of chains
    Digest headsRoot;
    QString key;
    QString ledger; // uuid
    LibraryId library;
    Digest office; // the newest office record held
    Digest root;
    qint64 size = 0; // records in the ledger

    QByteArray raw; // canonical bytes of the inner object: what is signed
    QByteArray sig;
};

struct CheckpointDraft {
    Instant at;
    PersonId by;
    qint64 heads = 0;
    Digest headsRoot;
    QString ledger;
    LibraryId library;
    Digest office;
    Digest root;
    qint64 size = 0;
};

/// The envelope `{"checkpoint":{…},"sig":"…"}` without LF.
Result<QByteArray> sealCheckpoint(const CheckpointDraft &draft, const keys::KeyPair &key);
/// Reads that envelope strictly; the signature is only decoded. Faults: Corrupt `json.refused`, `chain.malformed`.
Result<Checkpoint> parseCheckpoint(QByteArrayView line, const QString &where);
/// The signer rule of spec §3, and that `office` is the newest record of the office chain.
void checkCheckpoint(const Checkpoint &checkpoint, const Authority &authority, const QString &where,
                     Findings &findings);

} // namespace anjuan::chain

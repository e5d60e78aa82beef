#pragma once
#include <optional>
#include <vector>

#include "core/chain/checkpoint.h"

namespace anjuan::exchange {

/// That one record stands at `index` of a tree: the tree of heads, or the ledger.
struct PlaceProof {
    QString chain;
    Digest hash;
    qint64 index = 0;
    chain::Hashes path;
    qint64 seq = 0;
};

/// That the ledger of `size` and `root` is a prefix of the one the checkpoint names.
struct ConsistencyProof {
    chain::Hashes path;
    Digest root;
    qint64 size = 0;
};

/// data/ledger/proof.json (spec §5).
struct Proof {
    std::optional<ConsistencyProof> consistency;
    std::vector<PlaceProof> heads;
    std::vector<PlaceProof> inclusion;
};

/// Faults: Corrupt `json.refused`, `chain.malformed {where, why}`.
Result<Proof> parseProof(QByteArrayView line, const QString &where);
/// Canonical, without LF.
Result<QByteArray> proofJson(const Proof &proof);

/// What the bureau confirms to have taken in 回执 (spec §4).
struct Receipt {
    struct Rejected {
        QString chain;
        QString reason;
    };
    std::vector<chain::Head> accepted;
    Instant at;
    QString bundle; // uuid
    QString by;     // uuid of a person of the bureau
    Digest genesis;
    QString key;
    QString ledger; // uuid
    std::vector<Rejected> rejected;
    Digest root;
    qint64 size = 0;
    Digest tagmanifestSm3;

    QByteArray raw; // canonical bytes of the inner object: what is signed
    QByteArray sig;
};

/// The envelope `{"receipt":{…},"sig":"…"}` without LF, signed with the bureau's key; `key`, `raw` and `sig` of
/// `receipt` are not read.
Result<QByteArray> sealReceipt(const Receipt &receipt, const keys::KeyPair &key);
/// Reads that envelope strictly; the signature is only decoded. Faults: Corrupt `json.refused`, `chain.malformed`.
Result<Receipt> parseReceipt(QByteArrayView line, const QString &where);
/// A receipt's file: one line. Faults: NotFound `exchange.file_missing`, Io `exchange.cannot_read`, Corrupt
/// `exchange.not_one_line`, and those of parseReceipt.
Result<Receipt> readReceipt(const QString &file);
/// Whether it is signed by the bureau's key that the office chain pins.
bool receiptHolds(const Receipt &receipt, const chain::Authority &authority);

} // namespace anjuan::exchange

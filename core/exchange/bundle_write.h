#pragma once
#include <map>
#include <optional>

#include <QtCore/QDate>

#include "core/chain/checkpoint.h"
#include "core/vault/vault.h"

namespace anjuan::exchange {

/// Everything that a bundle is made of (docs/format/record-chain.md §5).
struct BundlePlan {
    QString profile; // upload, handoff, review, office, archive
    QString unitName;
    QString bagId; // uuid
    QDate baggingDate;
    Instant at;
    PersonId signer;
    const keys::KeyPair *key = nullptr;
    LibraryId library;
    QString ledger; // uuid

    /// All record hashes of the ledger, in order, and the last record of every chain of the library.
    chain::Hashes leaves;
    std::vector<chain::Head> heads;

    /// The chains that go along, each whole from record 0; the office chain always.
    std::map<QString, std::vector<chain::Record>> chains;
    std::map<QString, QString> blobs;    // SHA-256 → extension `[a-z0-9]{1,5}`; any other becomes `bin`
    QStringList omitted;                 // SHA-256 of blobs that are named and stay away
    std::map<QString, QString> dossiers; // case uuid → SHA-256 of the dossier.pdf that a record of the case names
    /// A dossier of several volumes or books 分卷、分册: readme.txt names the blob of each. Those that stay away are
    /// left out.
    struct Volume {
        QString caseId; // uuid
        QString words;  // 第1卷 正卷 第1册，共2册 第1至200页
        QString sha256;
    };
    std::vector<Volume> volumes{};
    QByteArray publicityCsv; // UTF-8 with byte-order mark; empty: not written
    QJsonObject summary;     // `omitted` is added

    struct Since {
        qint64 size = 0;
        Digest root;
    };
    /// Size and root of the last receipt; none in a first bundle.
    std::optional<Since> since;
};

struct WrittenBundle {
    QString file;
    qint64 bytes = 0;
    Digest tagmanifestSm3;
    QByteArray checkpoint; // the envelope, without LF
};

/// Writes the bundle to a temporary file beside `outFile` and renames it when all is on disk: never half a bundle.
/// Every blob is hashed again while it is copied. Proves each chain's last record, and each record whose key was
/// revoked after it (spec §3), under the ledger's root. Faults: Invalid `exchange.plan_invalid {why}`, Invalid
/// `exchange.blob_not_planned {sha256}`, Conflict `exchange.ledger_diverged {size}`, NotFound `exchange.blob_missing
/// {sha256}`, Corrupt `exchange.blob_changed {sha256}`, Io `exchange.cannot_write {file, why}`, Cancelled.
Result<WrittenBundle> writeBundle(const QString &outFile, const BundlePlan &plan, const vault::Vault &vault,
                                  Progress &progress);

} // namespace anjuan::exchange

#pragma once
#include <map>
#include <memory>
#include <set>

#include "core/chain/checkpoint.h"
#include "core/exchange/bag_source.h"
#include "core/exchange/proof.h"

namespace anjuan::exchange {

struct VerifyOptions {
    /// The hash of the office chain's record 0 that the reader trusts.
    std::optional<Digest> genesis;
    /// The last receipt that the bureau gave for this unit; empty for none.
    QString receiptFile;
};

/// What stands in a bundle, for whoever takes it in once the verdict allows it.
struct BundleContent {
    std::map<QString, QString> info; // bag-info.txt
    QString officeChain;
    std::map<QString, std::vector<chain::Record>> chains; // the office chain too
    chain::Authority authority;
    chain::Checkpoint checkpoint;
    QByteArray checkpointLine; // the envelope without LF
    Proof proof;
    std::map<QString, QString> blobs; // SHA-256 → path in the bag
    std::set<QString> omitted;
    std::map<QString, QString> destroyed; // SHA-256 → the record that destroyed it
    std::set<Digest> late;                // records that do not count (spec §3)
    QJsonObject summary;
    Digest tagmanifestSm3;
};

/// What was checked, against which outside root, and what is wrong. It says nothing of the gates of the law (spec §6).
struct BundleVerdict { // 核验结论
    chain::Findings findings;
    /// False where a part has not the form that the format fixes, so that what depends on it was not checked; a finding
    /// names that part.
    bool readThrough = true;
    qint64 chains = 0;
    qint64 records = 0;
    qint64 blobs = 0;
    qint64 omitted = 0;
    qint64 bytes = 0;
    Digest genesis;
    bool genesisPinned = false;
    bool receiptChecked = false;
    std::optional<Instant> receiptAt;
    QString bagId;
    QString profile;
    QString unitName;
    QString ledger;
    qint64 senderLedgerSize = 0;
    std::optional<Instant> checkpointAt;
    std::shared_ptr<const BundleContent> content;

    bool holds() const { return findings.empty(); }
};

/// Checks a bundle, zipped or unpacked, as docs/format/anjuan_verify.py does. An error means that it cannot be read as
/// a bundle at all: the faults of openBag, checkBag and readReceipt.
Result<BundleVerdict> verifyBundle(const QString &file, const VerifyOptions &options, Progress &progress);
Result<BundleVerdict> verifyBag(const BagSource &bag, const VerifyOptions &options, Progress &progress);

} // namespace anjuan::exchange

#pragma once
#include <map>

#include "core/chain/finding.h"
#include "core/exchange/bag_source.h"

namespace anjuan::exchange {

inline constexpr qint64 kMaxTextFile = 64 << 20; // any one JSON object or text file of a bag (spec §1)

/// What one reading of all files of a bag told.
struct BagFacts {
    std::map<QString, QString> info;   // bag-info.txt
    std::map<QString, QString> sha256; // path → SHA-256 of the content as it is, 64 hex digits
    qint64 bytes = 0;
};

/// Whether a file of that path may stand in a bundle (spec §5).
bool isBundlePath(const QString &path);

/// Which chain a path holds: `case/…`, `desk/…`, `access/…`; empty for any other file, and for the office chain, whose
/// name stands in its records.
QString chainOfPath(const QString &path);
/// The path of a chain within a bag.
QString pathOfChain(const QString &chain);
QString pathOfBlob(const QString &sha256, const QString &ext);

/// Everything of a bag that BagIt and spec §5 ask before a record is read: which files, both manifests, bag-info.txt.
/// Reads every byte once. What is wrong goes to `findings`; it is an error only where the bag cannot be read as one:
/// NotFound `exchange.file_missing {path}`, Corrupt `exchange.bag_text {path, line}`, Refused `exchange.split_bag`,
/// Io, Cancelled.
Result<BagFacts> checkBag(const BagSource &bag, Progress &progress, chain::Findings &findings);

/// The one line of a JSON file, without its LF. Fault: Corrupt `exchange.not_one_line {path}`.
Result<QByteArray> readLine(const BagSource &bag, const QString &path);

} // namespace anjuan::exchange

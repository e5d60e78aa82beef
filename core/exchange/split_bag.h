#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"

namespace anjuan::exchange {

/// A file of FAT32 is shorter than 4 GiB; there is room left for what a passphrase adds.
inline constexpr qint64 kPartBytes = 3'900'000'000;

/// What a part 分卷 says of itself in its bag-info.txt.
struct PartFacts {
    QString group; // the uuid of the whole bundle
    int number = 0;
    int count = 0;
};

/// Writes a plain bundle in parts of at most `most` bytes (docs/format/record-chain.md §5) and gives their names, the
/// first part first. `outFile` is the name of the whole: a bundle that fits is copied there as it is, byte for byte;
/// otherwise the parts stand beside it, `x.2of3.anjuan.zip` for `x.anjuan.zip`. Part 1 holds all but blobs, the others
/// hold blobs; each is a valid bag: what the bundle's bag-info.txt says but for Payload-Oxum, its own manifests,
/// bagit.txt and readme.txt. All parts are written or none; every content is hashed while it is copied. Faults: those
/// of ZipReader::openFile, Invalid `exchange.blob_larger_than_part {name, MiB}`, `exchange.records_larger_than_part
/// {MiB}`, `exchange.not_splittable {file, path}` (joining could not give back these bytes), Refused
/// `exchange.split_bag {count}`, NotFound `exchange.file_missing {path}`, Corrupt `exchange.content_damaged {file,
/// path}`, Io `exchange.cannot_read`, `file.not_written {file, why}`, Cancelled.
Result<QStringList> splitBundle(const QString &plainZip, const QString &outFile, qint64 most, Progress &progress);

/// Writes the bundle that was split, from all its parts in any order, with the very bytes of its bag-info.txt and both
/// manifests, so that its signature holds; checks every content against its part's manifest on the way. Gives
/// `outZip`, written whole or not at all. What is in it is judged by verifyBundle. Faults: those of
/// ZipReader::openFile, Invalid `exchange.not_a_part {file}`, `exchange.part_missing {numbers, count}`,
/// `exchange.part_foreign {file}`, `exchange.part_twice {file}`, Corrupt `exchange.part_refused {file, path}`,
/// `exchange.content_damaged {file, path}`, NotFound `exchange.file_missing {path}`, Io `exchange.cannot_read`,
/// `file.not_written {file, why}`, Cancelled.
Result<QString> joinBundle(const QStringList &parts, const QString &outZip, Progress &progress);

/// Which part of what a plain bundle is. Faults: those of ZipReader::openFile, Invalid `exchange.not_a_part {file}`,
/// NotFound `exchange.file_missing {path}`, Corrupt `exchange.part_refused {file, path}`, Io `exchange.cannot_read`.
Result<PartFacts> partFacts(const QString &file);

/// Whether a plain bundle is a part. Faults as partFacts, but for `exchange.not_a_part`.
Result<bool> isPart(const QString &file);

} // namespace anjuan::exchange

#pragma once
#include "core/casework/library.h"
#include "core/packs/book.h"
#include "core/packs/calendar_file.h"

namespace anjuan::casework {

/// One pack that was adopted, for the page and the command line.
struct PackVersion {        // 规则包版本
    QString sha256, record; // of its contents; of the record that adopted it
    QString packId, version, title, county, reason, by;
    QDate effectiveFrom;
    Instant at;
    bool sample = false;
    bool governs = false;  // today
    bool replaced = false; // another one of the same first day was adopted after it
    int items = 0, benchmarks = 0, unchecked = 0;
};
/// In the order of adoption. Faults: as vault::read, packs::parsePack.
Result<std::vector<PackVersion>> packVersions(const Library &library);

/// The version that governs that day (nothing: today), as its JSON. Fault: NotFound `packs.none_adopted`.
Result<QJsonObject> governingPack(const Library &library, std::optional<QDate> on = std::nullopt);
/// A version by its digest's first letters or its version's name. Fault: NotFound `packs.no_version {name}`.
Result<QJsonObject> packVersion(const Library &library, const QString &name);

/// A file that somebody brings, against the pack in force; nothing is written.
struct PackPreview {
    packs::PackImport import;
    packs::PackDifference difference;
    QString standingVersion; // what it was compared with
    /// Why it cannot be adopted although it is sound: its version is taken, or it is in force already.
    std::optional<Error> refused;
    bool mayBeAdopted() const { return import.mayBeAdopted() && !refused; }
};
Result<PackPreview> previewPack(const Library &library, const QString &path, Progress &progress);

/// The years whose holidays are known, in the calendar that governs today.
std::vector<int> knownYears(const Library &library);

} // namespace anjuan::casework

#pragma once
#include "core/casework/archive_list.h"

namespace anjuan::casework {

/// 四性检测: what this program can say of the authenticity, completeness, usability and security of dossiers that go to
/// the archive (DA/T 70). The items are the standard's four groups; what is not looked at is said so and left to
/// people.
struct PropertyItem {
    enum class Outcome { Holds, Fails, NotChecked } outcome = Outcome::NotChecked;
    QString code;     // source, metadata, content …: messages four.<code> and four.<code>_how
    QString property; // authenticity, completeness, usability, security
    QString said;     // figures, and what was found
};

struct PropertyDossier {
    ArchivedCase archived;
    QStringList faults; // in words; empty: nothing was found
};

struct PropertyReport {
    QDate from, to;
    QString unit, at;
    std::vector<PropertyItem> items;
    std::vector<PropertyDossier> dossiers;
    VerdictLines lines; // of the verification of the library
    QString bundle;     // name of the package that was looked at; empty: none
    bool demo = false;
    int count(PropertyItem::Outcome outcome) const;
};

struct PropertyRequest {
    QDate from, to;      // days of archiving, both within
    QString bundle = {}; // the package that goes to the archive; empty: none
};
/// Reads every volume again and verifies the library whole; writes nothing. Faults: those of archivedCases,
/// Library::verify; Cancelled.
Result<PropertyReport> checkProperties(const Library &library, const PropertyRequest &request, Progress &progress);
/// As PDF/A-1b. Faults: Io `file.not_written {path, why}`, those of documents::render.
Result<void> writePropertyReport(const Library &library, const PropertyReport &report, const QString &file);
/// The same as a workbook that the archivist goes on with: what was not checked stands on yellow ground, with columns
/// for what people found, who and when.
std::vector<sheets::Table> propertySheets(const PropertyReport &report);
/// One of the two by the name: a workbook for .xlsx. Faults: those of writePropertyReport and sheets::writeWorkbook.
Result<void> saveProperties(const Library &library, const PropertyReport &report, const QString &file,
                            Progress &progress);
/// In words: 通过, 不通过, 未检.
QString outcomeWords(PropertyItem::Outcome outcome);

} // namespace anjuan::casework

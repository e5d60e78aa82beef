#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

struct Step;

/// Whether this person may open what the step opens: an item with sensitive particulars or a work secret asks for the
/// consent of a leader or the team's head, who need none, nor do the officers who handle the case. Fault: Refused
/// `access.wants_consent {title}`.
Result<void> mayLook(const Step &step);

/// One deed of the access chains 调阅留痕.
struct AccessRow {
    CaseId caseId;
    QString caseLabel;
    QString at;
    PersonId person;
    QString by;   // name
    QString kind; // access.viewed …
    QString kindZh;
    QString what;   // the item's title, or what was named
    QString record; // of the item, where one was named
    QString sha256; // its content
    QString phase;  // opened, closed
    QString purpose;
    QString how;
    QString howZh; // 剪辑片段 …, where an export made something
    QStringList spans;
    QString hash; // of this record
};

struct AccessFilter {
    std::optional<CaseId> caseId;
    QString record; // of an item
    std::optional<PersonId> person;
    std::optional<QDate> from;
    std::optional<QDate> to;
};

/// Who looked at what, when and what for, in the order of time (调阅监督). Records of a case that came by a bundle
/// count as well.
Result<std::vector<AccessRow>> accessReport(const Library &library, const AccessFilter &filter);
/// The same as a table for a spreadsheet (CSV in UTF-8 with a byte order mark).
QByteArray accessCsv(const std::vector<AccessRow> &rows);

} // namespace anjuan::casework

#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// One field as it is to be typed over there.
struct PlatformLine {
    QString title, value;
    bool missing = false; // wanted there, and not known here yet
};

/// One page of a platform, filled for a case 平台录入单.
struct PlatformPageView {
    QString platform, platformZh; // id and name
    QString page, pageZh;
    std::vector<PlatformLine> lines;
    bool due = false;     // the case has come so far that this page is to be filled
    QString enteredOn;    // date of the newest entry; empty: never
    bool changed = false; // something of this page was recorded after it was entered
    QString number, code; // 平台案件编号, 行政行为码: the newest that were noted for the case
    bool isOwed() const { return due && (enteredOn.isEmpty() || changed); }
};

/// All pages of all platforms of the pack that is in force, in their order. Faults: those of caseView.
Result<std::vector<PlatformPageView>> platformPages(const Library &library, const CaseId &id);

/// A page that nobody entered yet, or that changed since 未同步平台.
struct NotMirrored {
    CaseId id;
    QString label; // number and cause
    QString page;  // 立案登记
    QString since; // date
};
/// Of the cases that this PC holds and that are not archived, the longest owed first.
Result<std::vector<NotMirrored>> notMirrored(const Library &library);

} // namespace anjuan::casework

#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// How long one item is kept 保管期限, and why: of the case's own period, that of its step on the AV list, and half a
/// year at least (docs/domain.md §7.2), the longest wins. An open case never expires.
struct KeepRow {
    CaseId caseId;
    QString caseLabel;
    QString record;
    int no = 0;
    QString title;
    QString keep;               // permanent, y30, y10, m6
    std::optional<QDate> until; // none: for ever, or the case is open
    bool open = false;
    /// Whether it may be proposed for destruction on that day.
    bool isDue(QDate today) const { return until && *until < today; }
};

Result<std::vector<KeepRow>> retention(const Library &library);
Result<std::vector<KeepRow>> retentionOf(const Library &library, const CaseId &id);

/// The last day of a class of retention that begins on that day; none for ever.
std::optional<QDate> keptUntil(const QString &keep, QDate from);

} // namespace anjuan::casework

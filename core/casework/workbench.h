#pragma once
#include "core/casework/deadline_list.h"
#include "core/casework/library.h"
#include "core/casework/platform.h"

namespace anjuan::casework {

/// A case that waits for the person logged in.
struct WaitingLine { // 等我办理
    CaseId id;
    QString label; // number and cause
    QString what;  // 立案待审批
    QString since; // date
    int days = 0;  // since then
};

/// A card or qualification that ends soon, or whose yearly verification is missing.
struct LapsingLine {
    QString person; // name
    QString what;
    QString on; // date; empty: it has ended
};

/// What somebody sees first 工作台: everything in it is computed when it is read.
struct Workbench {
    std::vector<DeadlineLine> overdue, today, week; // of this person's cases, or of all for who handles none
    std::vector<WaitingLine> waiting;
    std::vector<std::pair<QString, int>> stages; // name and number of open cases, in the order of the procedure
    std::vector<LapsingLine> lapsing;
    std::vector<NotMirrored> notMirrored; // 未同步平台
    QString backedUpAt;                   // instant; empty: never proven
    int backupAgeDays = -1;
};

/// For the person logged in, as of today. Faults: those of reading.
Result<Workbench> workbenchOf(const Session &session, Language language = Language::Chinese);

} // namespace anjuan::casework

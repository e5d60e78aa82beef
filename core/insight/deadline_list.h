#pragma once
#include <vector>

#include "core/base/id.h"
#include "core/cases/deadlines.h"
#include "core/store/store.h"

namespace anjuan::insight {

/// One line of the list of deadlines 期限清单.
struct DeadlineLine {
    CaseId caseId;  // null: the unit's own
    QString number; // 立案号, empty before filing
    QString cause;  // 案由
    cases::Deadline deadline;
};

/// Every deadline of every case that is open on that day, and what the unit itself owes within a month, by the last day
/// (what is stopped comes last), then by case. What has run out or was done is not among them.
Result<std::vector<DeadlineLine>> openDeadlines(const store::Read &read, const cases::PeriodLengths &lengths,
                                                const calendar::Calendar &calendar, QDate today);

} // namespace anjuan::insight

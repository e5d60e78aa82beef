#pragma once
#include <vector>

#include "core/calendar/calendar.h"
#include "core/cases/facts.h"

namespace anjuan::cases {

/// A deadline of a case 期限, computed when read (docs/domain.md §2.12); "overdue" is never stored.
struct Deadline {
    QString code; // DL-DECIDE …; words in resources/rules/<code>.json
    QDate from;
    QDate due;
    bool provisional = false; // 暂计: it crosses a year the calendar does not know
    bool done = false;
    bool late = false; // done after the due date, or not done and `today` is past it
    bool forParty = false;
};

std::vector<Deadline> deadlines(const StepFacts &facts, const calendar::Calendar &calendar, QDate today);

/// Calendar days used of the limit for the decision, counted from filing (行政处罚法 第六十条), and that limit.
struct DaysUsed {
    int used = 0;
    int limit = 90;
};
std::optional<DaysUsed> daysUsed(const StepFacts &facts, QDate today);

} // namespace anjuan::cases

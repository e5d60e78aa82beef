#pragma once
#include <vector>

#include "core/base/messages.h"
#include "core/calendar/calendar.h"
#include "core/calendar/deadline.h"
#include "core/cases/facts.h"
#include "core/packs/pack.h"

namespace anjuan::cases {

/// How near a deadline is 预警等级: amber and red by the row's days left (D).
enum class Nearness { Done, Calm, Amber, Red, Overdue };

/// A deadline of a case 期限, computed when read (docs/domain.md §2.12); "overdue" is never stored.
struct Deadline {
    QString code;  // DL-DECIDE …; words in resources/rules/<code>.json
    QString about; // the record that began it
    QDate from;
    QDate due;                    // no valid date while it is stopped
    QDate counted;                // before the rule of the rest day moved it
    QDate plain;                  // without what was left out; `due` itself where nothing was
    QDate advised;                // “N 日前”: with full days between
    std::optional<Instant> dueAt; // of hours
    bool provisional = false;     // 暂计: it crosses a year the calendar does not know
    bool done = false;
    bool late = false; // done after the due date, or not done and `today` is past it
    bool forParty = false;
    bool right = false;   // a right of the party: it runs out, never late
    bool stopped = false; // 中止
    Nearness nearness = Nearness::Calm;
    // how it was counted
    int length = 0;
    int extended = 0; // of it, by an approved extension
    std::optional<Instant> fromAt;
    QList<calendar::Suspension> breaks;
    QString why{}; // `explain`, where whoever hands it on has asked
};

/// The pack's periods by the name of the setting; what is not there has the length of its row.
using PeriodLengths = QHash<QString, int>;
PeriodLengths periodLengths(const packs::Settings &settings);

/// Every period that has begun, by its last day.
std::vector<Deadline> deadlines(const PeriodBook &book, const PeriodLengths &lengths,
                                const calendar::Calendar &calendar, QDate today);
std::vector<Deadline> deadlines(const StepFacts &facts, const calendar::Calendar &calendar, QDate today);

/// What the unit itself owes every year (执法统计报送), due within `ahead` days of `today`.
std::vector<Deadline> yearlyDeadlines(QDate today, int ahead);

/// Why it falls on that day: the sentence of calendar::explain, with what it begins with before it.
QString explain(const Deadline &deadline, const calendar::Calendar &calendar, Language language = Language::Chinese);

/// Calendar days used of the limit for the decision, counted from filing (行政处罚法 第六十条), and that limit.
struct DaysUsed {
    int used = 0;
    int limit = 90;
    int excluded = 0; // of the used, days left out by a record: both counts are shown
};
std::optional<DaysUsed> daysUsed(const StepFacts &facts, QDate today);

} // namespace anjuan::cases

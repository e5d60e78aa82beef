#pragma once
#include <vector>

#include "core/calendar/calendar.h"
#include "core/cases/facts.h"

namespace anjuan::cases {

/// The State Council's calendar as the program ships it.
const calendar::Calendar &holidays();

inline QDate day(int month, int date, int year = 2026)
{
    return QDate(year, month, date);
}

/// A case without a fault, as it stands right before `act`, and that act done properly. Filed on 4 March 2026, notified
/// on 24 March with a hearing offered, decided on 1 April, closed on 13 April, archived on the 20th.
StepFacts proper(const QString &act);

/// An act that stands beside the penalty: measures, execution, remedies. `rank` as in step_facts.cpp.
struct Moment {
    const char *act;
    int rank; // what happened at a lower rank is behind the case
    QDate on;
    const char *body;
};
const std::vector<Moment> &momentsBeside();
/// What the case has beside the penalty by then.
void dressBeside(StepFacts &facts);

/// The acts that `proper` knows.
const QStringList &properActs();

} // namespace anjuan::cases

#pragma once
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

/// The acts that `proper` knows.
const QStringList &properActs();

} // namespace anjuan::cases

#include "core/calendar/deadline.h"

#include <algorithm>
#include <optional>

namespace anjuan::calendar {

namespace {

bool suspended(const QList<Suspension> &suspensions, QDate day)
{
    return std::any_of(suspensions.begin(), suspensions.end(), [day](const Suspension &s) {
        return s.from.isValid() && day >= s.from && (!s.to.isValid() || day < s.to);
    });
}

/// Counts `days` days after `from`, passing over what is not counted; nothing when an open suspension is reached.
std::optional<QDate> count(QDate from, int days, const QList<Suspension> &suspensions, const Calendar *workdaysOf)
{
    QDate lastEnd = from;
    for (const Suspension &s : suspensions)
        lastEnd = std::max(lastEnd, s.to.isValid() ? s.to : s.from);
    QDate day = from;
    for (int left = days; left > 0;) {
        day = day.addDays(1);
        if (suspended(suspensions, day)) {
            if (day > lastEnd || !day.isValid())
                return std::nullopt;
            continue;
        }
        if (!workdaysOf || workdaysOf->isWorkday(day))
            --left;
    }
    return day;
}

bool crossesUnknownYear(const Calendar &calendar, QDate from, QDate to)
{
    return !unknownYears(calendar, from, to).isEmpty();
}

} // namespace

QList<int> unknownYears(const Calendar &calendar, QDate from, QDate to)
{
    QList<int> years;
    for (int year = from.year(); year <= to.year(); ++year) {
        if (!calendar.knowsYear(year))
            years.append(year);
    }
    return years;
}

Due due(const Calendar &calendar, QDate from, Period period, const QList<Suspension> &suspensions)
{
    if (!from.isValid() || period.length < 0)
        return {};
    // Months become the days they hold from here, so that a suspension lengthens them day by day.
    const bool working = period.unit == Unit::WorkingDays;
    const int days = period.unit == Unit::Months ? int(from.daysTo(from.addMonths(period.length))) : period.length;
    const auto counted = count(from, days, suspensions, working ? &calendar : nullptr);
    if (!counted)
        return {};
    Due result{*counted, false, *counted};
    if (working) {
        result.provisional = days > 0 && crossesUnknownYear(calendar, from.addDays(1), result.on);
    } else if (period.whom == For::Party) {
        result.on = calendar.workdayFrom(result.counted);
        result.provisional = crossesUnknownYear(calendar, result.counted, result.on);
    }
    return result;
}

Instant dueAt(Instant from, int hours)
{
    return Instant{from.epochSeconds + qint64(hours) * 3600, from.offsetSeconds};
}

QDate lawfulNotice(const Calendar &calendar, QDate event, int days)
{
    return calendar.addWorkdays(event, -std::max(days, 0));
}

QDate earliestAfterNotice(const Calendar &calendar, QDate received, int days)
{
    return calendar.addWorkdays(received, std::max(days, 0)).addDays(1);
}

QDate latestNotice(const Calendar &calendar, QDate event, int days)
{
    return calendar.addWorkdays(event, -std::max(days, 0)).addDays(-1);
}

} // namespace anjuan::calendar

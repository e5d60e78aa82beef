#include "core/calendar/calendar.h"

#include "core/base/clock.h"

namespace anjuan::calendar {

Result<Calendar> Calendar::fromJson(const QJsonObject &days)
{
    Calendar calendar;
    for (auto it = days.begin(); it != days.end(); ++it) {
        const auto date = parseDate(it.key());
        if (!date)
            return fail(Fault::Invalid, "calendar.bad_date", {it.key()});
        const QJsonObject entry = it.value().toObject();
        const QString type = entry.value(QLatin1String("type")).toString();
        const QJsonValue name = entry.value(QLatin1String("name"));
        const bool work = type == QLatin1String("workday");
        if ((!work && type != QLatin1String("holiday")) || !name.isString())
            return fail(Fault::Invalid, "calendar.bad_entry", {it.key()});
        calendar.m_days.insert(*date, Day{name.toString(), work});
    }
    for (auto it = calendar.m_days.cbegin(); it != calendar.m_days.cend(); ++it) {
        const auto isHoliday = [&](QDate day) {
            const auto found = calendar.m_days.constFind(day);
            return found != calendar.m_days.cend() && !found->work;
        };
        const int year = it.key().year();
        if (isHoliday(QDate(year, 1, 1)) && isHoliday(QDate(year, 10, 1)))
            calendar.m_years.insert(year);
    }
    return calendar;
}

bool Calendar::isWorkday(QDate day) const
{
    const auto named = m_days.constFind(day);
    return named != m_days.cend() ? named->work : day.isValid() && day.dayOfWeek() <= Qt::Friday;
}

QDate Calendar::workdayFrom(QDate day) const
{
    while (day.isValid() && !isWorkday(day))
        day = day.addDays(1);
    return day;
}

QDate Calendar::addWorkdays(QDate from, int n) const
{
    const int step = n < 0 ? -1 : 1;
    QDate day = from;
    for (int left = n; left != 0 && day.isValid();) {
        day = day.addDays(step);
        if (isWorkday(day))
            left -= step;
    }
    return day;
}

int Calendar::workdaysBetween(QDate from, QDate to) const
{
    if (!from.isValid() || !to.isValid())
        return 0;
    int count = 0;
    for (QDate day = from.addDays(1); day <= to; day = day.addDays(1))
        count += isWorkday(day) ? 1 : 0;
    return count;
}

int Calendar::fullWorkdaysBetween(QDate from, QDate to) const
{
    return to.isValid() ? workdaysBetween(from, to.addDays(-1)) : 0;
}

} // namespace anjuan::calendar

#include "core/calendar/explain.h"

#include <algorithm>

namespace anjuan::calendar {
namespace {

constexpr int kListed = 10; // working days that are named one by one

/// Writes the parts of one sentence.
class Teller {
public:
    Teller(const Calendar &calendar, Language language) : m_calendar(calendar), m_language(language) {}

    QString word(const char *id, const QStringList &args = {}) const
    {
        return message(QStringLiteral("calendar.") + QLatin1String(id), args, m_language);
    }
    void say(const char *id, const QStringList &args = {}) { m_parts += word(id, args); }

    QString day(QDate date) const
    {
        const QString text = word("day", {QString::number(date.month()), QString::number(date.day())});
        return isMakeUp(date) ? text + word("make_up") : text;
    }
    bool isMakeUp(QDate date) const { return date.dayOfWeek() > Qt::Friday && m_calendar.isWorkday(date); }
    /// Why nobody works on that day: the holiday's name.
    QString rest(QDate date) const
    {
        const QString name = m_calendar.nameOf(date);
        return name.isEmpty() ? word("rest_day") : name;
    }
    QString text() const { return m_parts.join(word("comma")) + word("stop"); }

private:
    const Calendar &m_calendar;
    Language m_language;
    QStringList m_parts;
};

bool left(const QList<Suspension> &suspensions, QDate day)
{
    for (const Suspension &each : suspensions) {
        if (each.from.isValid() && day >= each.from && (!each.to.isValid() || day < each.to))
            return true;
    }
    return false;
}

void tellWorkdays(Teller &teller, const Calendar &calendar, QDate from, QDate to, int length,
                  const QList<Suspension> &suspensions)
{
    int n = 0;
    bool weekends = false;
    for (QDate day = from.addDays(1); day <= to; day = day.addDays(1)) {
        if (left(suspensions, day))
            continue;
        if (calendar.isWorkday(day)) {
            ++n;
            if (length <= kListed || n == 1 || n == length || teller.isMakeUp(day))
                teller.say("nth_day", {QString::number(n), teller.day(day)});
            continue;
        }
        const QString name = calendar.nameOf(day);
        weekends |= name.isEmpty();
        if (name.isEmpty()
            || (day > from.addDays(1) && calendar.nameOf(day.addDays(-1)) == name
                && !calendar.isWorkday(day.addDays(-1))))
            continue; // told with the day on which its block began
        QDate last = day;
        while (last < to && calendar.nameOf(last.addDays(1)) == name && !calendar.isWorkday(last.addDays(1)))
            last = last.addDays(1);
        if (last == day)
            teller.say("skipped_day", {teller.day(day), name});
        else
            teller.say("skipped", {teller.day(day), teller.day(last), name});
    }
    if (weekends)
        teller.say("weekends");
}

/// Whether anything was left out that counts.
bool tellSuspensions(Teller &teller, const QList<Suspension> &suspensions)
{
    bool any = false;
    for (const Suspension &each : suspensions) {
        if (!each.from.isValid())
            continue;
        any = true;
        if (!each.to.isValid()) {
            teller.say("suspended_open", {dateText(each.from), each.reason});
            continue;
        }
        teller.say("suspended",
                   {dateText(each.from), dateText(each.to.addDays(-1)), each.reason,
                    QString::number(std::max<qint64>(0, each.from.daysTo(each.to)))});
    }
    return any;
}

void tellEnd(Teller &teller, const Calendar &calendar, const Due &due, Period period)
{
    if (due.on != due.counted)
        teller.say("rolls", {dateText(due.counted), teller.rest(due.counted), dateText(due.on)});
    else if (period.unit != Unit::WorkingDays && period.whom == For::Agency && !calendar.isWorkday(due.on))
        teller.say("stays", {dateText(due.on), teller.rest(due.on)});
}

} // namespace

QString periodText(int length, Unit unit, Language language)
{
    static const char *const ids[] = {"calendar.unit.working_days", "calendar.unit.days", "calendar.unit.months"};
    return message(QString::fromLatin1(ids[static_cast<int>(unit)]), {QString::number(length)}, language);
}

QString explain(const Calendar &calendar, QDate from, Period period, const QList<Suspension> &suspensions,
                Language language)
{
    if (!from.isValid() || period.length < 0)
        return {};
    Teller teller(calendar, language);
    const Due end = due(calendar, from, period, suspensions);
    teller.say("start", {dateText(from), periodText(period.length, period.unit, language)});
    if (end.on.isValid() && period.unit == Unit::WorkingDays)
        tellWorkdays(teller, calendar, from, end.on, period.length, suspensions);
    else if (period.unit == Unit::Days)
        teller.say("natural");
    else if (period.unit == Unit::Months && from.addMonths(period.length).day() != from.day())
        teller.say("month_end");
    const bool any = tellSuspensions(teller, suspensions);
    if (!end.on.isValid())
        return teller.text();
    teller.say("ends", {dateText(end.counted)});
    tellEnd(teller, calendar, end, period);
    if (any)
        teller.say("without", {dateText(due(calendar, from, period).on)});
    if (end.provisional) {
        const QDate begin = period.unit == Unit::WorkingDays ? from.addDays(1) : end.counted;
        for (const int year : unknownYears(calendar, begin, end.on))
            teller.say("unknown_year", {QString::number(year)});
    }
    return teller.text();
}

QString explainHours(Instant from, int hours, Language language)
{
    const auto told = [](Instant at) { return at.toString().left(16).replace(QLatin1Char('T'), QLatin1Char(' ')); };
    const QString length = message(QStringLiteral("calendar.unit.hours"), {QString::number(hours)}, language);
    return message(QStringLiteral("calendar.hours_from"), {told(from), length}, language)
        + message(QStringLiteral("calendar.comma"), {}, language)
        + message(QStringLiteral("calendar.ends"), {told(dueAt(from, hours))}, language)
        + message(QStringLiteral("calendar.stop"), {}, language);
}

QString explainBefore(const Calendar &calendar, QDate event, int days, Language language)
{
    return message(QStringLiteral("calendar.before"),
                   {dateText(event), periodText(days, Unit::WorkingDays, language),
                    dateText(lawfulNotice(calendar, event, days)), dateText(latestNotice(calendar, event, days))},
                   language)
        + message(QStringLiteral("calendar.stop"), {}, language);
}

} // namespace anjuan::calendar

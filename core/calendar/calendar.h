#pragma once
#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::calendar {

/// Which days are working days: 全国年节及纪念日放假办法 and the State Council's yearly notice (V). A day that the
/// notice names is a holiday or a make-up working day (调休上班); of all others Monday to Friday are working days.
class Calendar {
public:
    /// Knows no year: every day counts by the day of the week.
    Calendar() = default;
    /// From `{"2026-01-01":{"name":"元旦","type":"holiday"|"workday"}}`. Faults: Invalid `calendar.bad_date {key}`,
    /// Invalid `calendar.bad_entry {date}`.
    static Result<Calendar> fromJson(const QJsonObject &days);

    bool isWorkday(QDate day) const;
    /// Whether the notice for that year is here: it names 1 January (元旦) and 1 October (国庆节), which are holidays
    /// every year. A few days at its end may stand in the notice of the year before or after.
    bool knowsYear(int year) const { return m_years.contains(year); }
    /// The holiday to which a named day belongs, also for a make-up day; empty for any other day.
    QString nameOf(QDate day) const { return m_days.value(day).name; }

    /// The first working day on or after `day`.
    QDate workdayFrom(QDate day) const;
    /// The nth working day after `from`, which is not counted; `from` itself for n = 0. A negative n counts backwards.
    QDate addWorkdays(QDate from, int n) const;
    /// Working days after `from` up to and with `to`; 0 when `to` is not later.
    int workdaysBetween(QDate from, QDate to) const;
    /// Working days strictly between the two: neither day is counted.
    int fullWorkdaysBetween(QDate from, QDate to) const;

private:
    struct Day {
        QString name;
        bool work = false;
    };
    QHash<QDate, Day> m_days;
    QSet<int> m_years;
};

} // namespace anjuan::calendar

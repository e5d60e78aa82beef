#pragma once
#include "core/base/progress.h"
#include "core/packs/findings.h"

namespace anjuan::packs {

/// A year's notice of holidays as a file 放假安排: JSON like resources/calendars/holidays.json, or a table with the
/// columns 日期, 名称, 类型(休息 or 上班). Every row is read; `findings` names each cell that is wrong (bad date,
/// unknown type, a day twice), and an error if no whole year is in it: 1 January and 1 October are holidays every year.
struct CalendarFile {
    QJsonArray days; // as calendarArray gives them
    std::vector<int> years;
    PackFindings findings;
};
/// Faults: as sheets::readTable; JSON that cannot be read.
Result<CalendarFile> readCalendarFile(const QString &path, Progress &progress);

/// The first calendar with the second's days in place of its own: a whole year of the second replaces that year, other
/// days of it are put beside.
QJsonArray joinedCalendar(const QJsonArray &calendar, const QJsonArray &adopted);
/// The years of which both 1 January and 1 October are holidays.
std::vector<int> wholeYears(const QJsonArray &days);

} // namespace anjuan::packs

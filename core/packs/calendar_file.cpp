#include "core/packs/calendar_file.h"

#include <algorithm>
#include <map>

#include <QtCore/QFile>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/sheets/reading.h"
#include "core/sheets/values.h"

namespace anjuan::packs {
namespace {

using Weight = PackFinding::Weight;

struct Day {
    QString name, type;
};

/// Days as they are found, with what is wrong.
class Days {
public:
    explicit Days(CalendarFile &out) : m_out(out) {}

    void wrong(const char *id, const QStringList &args, const QString &sheet = {}, const QString &cell = {})
    {
        m_out.findings.push_back(
            {Weight::Fault, Error{Fault::Invalid, QLatin1String(id), args}, {}, {}, {}, sheet, cell});
    }

    void add(QDate on, const QString &name, const QString &type, const QString &sheet, const QString &cell)
    {
        if (m_days.count(on))
            wrong("packs.calendar_twice", {dateText(on)}, sheet, cell);
        m_days[on] = {name, type};
    }

    void finish()
    {
        for (const auto &[on, day] : m_days)
            m_out.days.append(QJsonObject{{QStringLiteral("on"), dateText(on)},
                                          {QStringLiteral("name"), day.name},
                                          {QStringLiteral("type"), day.type}});
        m_out.years = wholeYears(m_out.days);
        if (m_out.years.empty())
            wrong("packs.calendar_no_year", {});
    }

private:
    CalendarFile &m_out;
    std::map<QDate, Day> m_days;
};

QString typeOf(const QString &word)
{
    static const QStringList rest{QStringLiteral("休息"), QStringLiteral("放假"), QStringLiteral("休"),
                                  QStringLiteral("holiday")};
    static const QStringList work{QStringLiteral("上班"), QStringLiteral("调休上班"), QStringLiteral("班"),
                                  QStringLiteral("workday")};
    if (rest.contains(word))
        return QStringLiteral("holiday");
    return work.contains(word) ? QStringLiteral("workday") : QString();
}

void readJson(const QJsonObject &object, Days &days)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto on = parseDate(it.key());
        const QJsonObject day = it->toObject();
        const QString type = typeOf(day.value(QLatin1String("type")).toString());
        if (!on)
            days.wrong("packs.calendar_date", {it.key()});
        else if (type.isEmpty())
            days.wrong("packs.calendar_type", {day.value(QLatin1String("type")).toString()}, it.key(), {});
        else
            days.add(*on, day.value(QLatin1String("name")).toString(), type, {}, {});
    }
}

/// Columns by their titles in the first row that has 日期 and 类型.
struct Titles {
    int row = -1, on = -1, name = -1, type = -1;
};

Titles titlesOf(const sheets::Sheet &sheet)
{
    constexpr int kLookAt = 10;
    for (int row = 0; row < std::min(sheet.rowCount(), kLookAt); ++row) {
        Titles out;
        for (int column = 0; column < sheet.columnCount(); ++column) {
            const QString title = sheets::textIn(sheet.at(row, column));
            if (title == QStringLiteral("日期"))
                out.on = column;
            else if (title == QStringLiteral("名称") || title == QStringLiteral("节日"))
                out.name = column;
            else if (title == QStringLiteral("类型"))
                out.type = column;
        }
        out.row = row;
        if (out.on >= 0 && out.type >= 0)
            return out;
    }
    return {};
}

void readSheet(const sheets::Sheet &sheet, Days &days)
{
    const Titles titles = titlesOf(sheet);
    if (titles.row < 0) {
        days.wrong("packs.calendar_titles", {}, sheet.name, QStringLiteral("A1"));
        return;
    }
    for (int row = titles.row + 1; row < sheet.rowCount(); ++row) {
        const sheets::Cell &on = sheet.shownAt(row, titles.on);
        const sheets::Cell &type = sheet.shownAt(row, titles.type);
        if (on.isEmpty() && type.isEmpty())
            continue;
        const auto date = sheets::dateIn(on);
        const QString word = typeOf(sheets::textIn(type));
        if (!date)
            days.wrong("packs.calendar_date", {on.text}, sheet.name, sheets::cellName(row, titles.on));
        if (word.isEmpty())
            days.wrong("packs.calendar_type", {type.text}, sheet.name, sheets::cellName(row, titles.type));
        const QString name = titles.name < 0 ? QString() : sheets::textIn(sheet.shownAt(row, titles.name));
        if (date && !word.isEmpty())
            days.add(*date, name.isEmpty() ? QStringLiteral("节假日") : name, word, sheet.name,
                     sheets::cellName(row, titles.on));
    }
}

} // namespace

std::vector<int> wholeYears(const QJsonArray &days)
{
    std::map<int, int> found;
    for (const auto each : days) {
        const QString on = each.toObject().value(QLatin1String("on")).toString();
        const bool rests = each.toObject().value(QLatin1String("type")).toString() == QLatin1String("holiday");
        if (rests && (on.endsWith(QLatin1String("-01-01")) || on.endsWith(QLatin1String("-10-01"))))
            ++found[on.left(4).toInt()];
    }
    std::vector<int> out;
    for (const auto &[year, times] : found)
        if (times == 2)
            out.push_back(year);
    return out;
}

QJsonArray joinedCalendar(const QJsonArray &calendar, const QJsonArray &adopted)
{
    const std::vector<int> years = wholeYears(adopted);
    std::map<QString, QJsonObject> days;
    for (const auto each : calendar) {
        const QString on = each.toObject().value(QLatin1String("on")).toString();
        if (std::find(years.begin(), years.end(), on.left(4).toInt()) == years.end())
            days[on] = each.toObject();
    }
    for (const auto each : adopted)
        days[each.toObject().value(QLatin1String("on")).toString()] = each.toObject();
    QJsonArray out;
    for (const auto &[on, day] : days)
        out.append(day);
    return out;
}

Result<CalendarFile> readCalendarFile(const QString &path, Progress &progress)
{
    CalendarFile out;
    Days days(out);
    QFile file(path);
    const bool json = file.open(QIODevice::ReadOnly) && file.peek(64).trimmed().startsWith('{');
    if (json) {
        ANJUAN_TRY(const QJsonValue value, parseJson(file.readAll(), path));
        readJson(value.toObject(), days);
    } else {
        ANJUAN_TRY(const sheets::Workbook book, sheets::readTable(path, progress));
        // A sheet of notes beside the days is no fault; that no sheet has days is one, at the first of them.
        std::vector<const sheets::Sheet *> shown;
        for (const sheets::Sheet &sheet : book.sheets)
            if (!sheet.isEmpty() && !sheet.hidden)
                shown.push_back(&sheet);
        const auto titled = [](const sheets::Sheet *sheet) { return titlesOf(*sheet).row >= 0; };
        if (std::any_of(shown.begin(), shown.end(), titled))
            std::erase_if(shown, [&](const sheets::Sheet *sheet) { return !titled(sheet); });
        else if (shown.size() > 1)
            shown.resize(1);
        for (const sheets::Sheet *sheet : shown)
            readSheet(*sheet, days);
    }
    days.finish();
    return out;
}

} // namespace anjuan::packs

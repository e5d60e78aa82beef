#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include "core/calendar/explain.h"

using namespace anjuan;
using namespace anjuan::calendar;

namespace {

Calendar tableCalendar()
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/calendar/holidays.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto calendar = Calendar::fromJson(QJsonDocument::fromJson(file.readAll()).object());
    REQUIRE(calendar);
    return *calendar;
}

QDate on(int month, int day, int year = 2026)
{
    return {year, month, day};
}

constexpr Period workdays(int n, For whom = For::Agency)
{
    return {n, Unit::WorkingDays, whom};
}

} // namespace

TEST_CASE("20,000 dates and lengths of 2021 to 2026 end as the table made another way says", "[calendar]")
{
    const Calendar calendar = tableCalendar();
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/calendar/workdays.tsv"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    int lines = 0, differences = 0;
    while (!file.atEnd()) {
        const QStringList cells = QString::fromLatin1(file.readLine()).trimmed().split(QLatin1Char('\t'));
        REQUIRE(cells.size() == 5);
        const QDate start = *parseDate(cells[0]);
        const int length = cells[1].toInt();
        const QDate working = due(calendar, start, workdays(length)).on;
        const QDate natural = due(calendar, start, {length, Unit::Days, For::Agency}).on;
        const QDate moved = due(calendar, start, {length, Unit::Days, For::Party}).on;
        ++lines;
        if (dateText(working) != cells[2] || dateText(natural) != cells[3] || dateText(moved) != cells[4]
            || calendar.workdaysBetween(start, working) != length) {
            ++differences;
            UNSCOPED_INFO(cells.join(QLatin1Char(' ')).toStdString() << " but " << dateText(working).toStdString());
        }
    }
    CHECK(lines == 20000);
    CHECK(differences == 0);
}

TEST_CASE("the calendar of the table is the one that is shipped", "[calendar]")
{
    QFile shipped(QStringLiteral(ANJUAN_SOURCE_DIR "/resources/calendars/holidays.json"));
    QFile table(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/calendar/holidays.json"));
    REQUIRE(shipped.open(QIODevice::ReadOnly));
    REQUIRE(table.open(QIODevice::ReadOnly));
    CHECK(QJsonDocument::fromJson(shipped.readAll()).object() == QJsonDocument::fromJson(table.readAll()).object());
}

TEST_CASE("a period explains itself day by day, with make-up days and holidays by name", "[calendar]")
{
    const Calendar calendar = tableCalendar();
    CHECK(explain(calendar, on(5, 8), workdays(1))
          == QStringLiteral("自 2026-05-08 次日起算 1 个工作日;第 1 个工作日为 5 月 9 日(调休上班);2026-05-09 届满。"));
    CHECK(explain(calendar, on(2, 13), workdays(3))
          == QStringLiteral(
              "自 2026-02-13 次日起算 3 个工作日;第 1 个工作日为 2 月 14 日(调休上班);其间 2 月 15 日 至 2 月 23 "
              "日(春节)不计;第 2 个工作日为 2 月 24 日;第 3 个工作日为 2 月 25 日;2026-02-25 届满。"));
    CHECK(explain(calendar, on(3, 20), workdays(2)).contains(QStringLiteral("双休日不计")));
}

TEST_CASE("the explanation says whether a last day of rest moves, and for whom", "[calendar]")
{
    const Calendar calendar = tableCalendar();
    const QString party = explain(calendar, on(9, 17), {15, Unit::Days, For::Party});
    CHECK(party.contains(QStringLiteral("2026-10-02 届满")));
    CHECK(party.contains(
        QStringLiteral("届满日 2026-10-02 为法定休息日(国庆节),属当事人的期限,顺延至其后第一个工作日 2026-10-08")));
    const QString agency = explain(calendar, on(7, 3), {90, Unit::Days, For::Agency});
    CHECK(agency.contains(QStringLiteral("2026-10-01 届满")));
    CHECK(agency.contains(QStringLiteral("不顺延")));
    CHECK_FALSE(explain(calendar, on(3, 4), {90, Unit::Days, For::Agency}).contains(QStringLiteral("休息日")));
}

TEST_CASE("the explanation names months without the day, unknown years, hours and what stands before", "[calendar]")
{
    const Calendar calendar = tableCalendar();
    CHECK(explain(calendar, on(8, 31), {6, Unit::Months, For::Agency}).contains(QStringLiteral("以月末日为届满日")));
    CHECK(explain(calendar, on(12, 30), workdays(5)).contains(QStringLiteral("2027 年的放假安排尚未导入")));
    CHECK_FALSE(explain(calendar, on(3, 4), workdays(5)).contains(QStringLiteral("暂计")));
    CHECK(explainHours(*Instant::parse(u"2026-05-08T22:30:00+08:00"), 24)
          == QStringLiteral("自 2026-05-08 22:30 起算 24 小时,不扣除节假日;2026-05-09 22:30 届满。"));
    CHECK(explainBefore(calendar, on(4, 16), 7)
          == QStringLiteral(
              "须在 2026-04-16 之前 7 个工作日 完成:依法计算最迟为 2026-04-07;为稳妥,建议中间留足 7 个工作日,即不晚于 "
              "2026-04-06。"));
    CHECK(explain(calendar, QDate(), workdays(3)).isEmpty());
    CHECK(explain(calendar, on(3, 4), workdays(5), {}, Language::English).contains(QStringLiteral("working day 1 is")));
}

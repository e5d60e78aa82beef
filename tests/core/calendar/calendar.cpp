#include "core/calendar/calendar.h"

#include <catch2/catch.hpp>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/calendar/deadline.h"

using namespace anjuan;
using namespace anjuan::calendar;

namespace {

Calendar shipped()
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/resources/calendars/holidays.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto json = parseJson(file.readAll(), file.fileName());
    REQUIRE(json);
    const auto calendar = Calendar::fromJson(json->toObject());
    REQUIRE(calendar);
    return *calendar;
}

QDate day(const char *text)
{
    const auto date = parseDate(QString::fromLatin1(text));
    REQUIRE(date);
    return *date;
}

Period workdays(int n)
{
    return {n, Unit::WorkingDays, For::Agency};
}

QString on(const Due &due)
{
    return dateText(due.on);
}

#define ON(text) QStringLiteral(text)

Calendar oneEntry(const QString &key, const QJsonValue &entry, QString *error)
{
    const auto made = Calendar::fromJson(QJsonObject{{key, entry}});
    *error = made ? QString() : made.error().id;
    return made ? *made : Calendar();
}

} // namespace

TEST_CASE("Holidays, make-up days and plain weeks are told apart")
{
    const Calendar calendar = shipped();
    CHECK_FALSE(calendar.isWorkday(day("2026-01-01"))); // Thursday, holiday
    CHECK(calendar.isWorkday(day("2026-01-04")));       // Sunday, make-up
    CHECK(calendar.isWorkday(day("2026-01-05")));       // Monday
    CHECK_FALSE(calendar.isWorkday(day("2026-01-10"))); // Saturday
    CHECK_FALSE(calendar.isWorkday(day("2026-01-11"))); // Sunday
    CHECK_FALSE(calendar.isWorkday(day("2026-02-23"))); // Monday, holiday
    CHECK(calendar.isWorkday(day("2026-10-10")));       // Saturday, make-up
    CHECK_FALSE(calendar.isWorkday(QDate()));
    CHECK(calendar.nameOf(day("2026-10-01")) == QStringLiteral("国庆节"));
    CHECK(calendar.nameOf(day("2026-01-05")).isEmpty());
}

TEST_CASE("The shipped table knows 2021 to 2026 and no other year")
{
    const Calendar calendar = shipped();
    for (int year = 2015; year < 2035; ++year)
        CHECK(calendar.knowsYear(year) == (year >= 2021 && year <= 2026));
    CHECK_FALSE(Calendar().knowsYear(2026));
    // 元旦 of the next year in this year's notice does not make that year known.
    const QJsonObject newYear{{ON("name"), ON("元旦")}, {ON("type"), ON("holiday")}};
    const auto partial = Calendar::fromJson({{ON("2027-01-01"), newYear}});
    REQUIRE(partial);
    CHECK_FALSE(partial->knowsYear(2027));
    CHECK_FALSE(partial->isWorkday(day("2027-01-01")));
}

TEST_CASE("The shipped table has the 178 holidays and 40 make-up days of six notices")
{
    const Calendar calendar = shipped();
    int holidays = 0;
    int makeUp = 0;
    for (QDate d = day("2021-01-01"); d <= day("2026-12-31"); d = d.addDays(1)) {
        if (calendar.nameOf(d).isEmpty())
            continue;
        ++(calendar.isWorkday(d) ? makeUp : holidays);
    }
    CHECK(holidays == 178);
    CHECK(makeUp == 40);
}

TEST_CASE("A holiday table with a fault is refused")
{
    const auto entry = [](const QJsonValue &name, const char *type) {
        return QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("type"), QLatin1String(type)}};
    };
    QString error;
    oneEntry(ON("2026-01-01"), entry(QStringLiteral("元旦"), "holiday"), &error);
    CHECK(error.isEmpty());
    for (const char *key : {"2026-02-30", "2026-1-1", "20260101", ""}) {
        oneEntry(QLatin1String(key), entry(QStringLiteral("元旦"), "holiday"), &error);
        CHECK(error == ON("calendar.bad_date"));
    }
    oneEntry(ON("2026-01-01"), entry(QStringLiteral("元旦"), "Holiday"), &error);
    CHECK(error == ON("calendar.bad_entry"));
    oneEntry(ON("2026-01-01"), entry(5, "holiday"), &error);
    CHECK(error == ON("calendar.bad_entry"));
    oneEntry(ON("2026-01-01"), ON("holiday"), &error);
    CHECK(error == ON("calendar.bad_entry"));
    CHECK(hasMessage(ON("calendar.bad_date")));
    CHECK(hasMessage(ON("calendar.bad_entry")));
}

TEST_CASE("Working days are counted through holidays and make-up days")
{
    const Calendar calendar = shipped();
    struct Vector {
        const char *from;
        std::vector<const char *> counted;
    };
    const std::vector<Vector> vectors{
        {"2026-01-01", {"2026-01-04", "2026-01-05"}},
        {"2026-02-13", {"2026-02-14", "2026-02-24", "2026-02-25"}},
        {"2026-04-30", {"2026-05-06", "2026-05-07"}},
        {"2026-05-08", {"2026-05-09"}},
        {"2026-09-24",
         {"2026-09-28", "2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12"}},
        {"2025-09-30", {"2025-10-09", "2025-10-10"}},
    };
    for (const Vector &vector : vectors) {
        const QDate from = day(vector.from);
        for (int n = 1; n <= int(vector.counted.size()); ++n) {
            const QDate expected = day(vector.counted[std::size_t(n) - 1]);
            INFO(vector.from << " + " << n << " W");
            CHECK(calendar.addWorkdays(from, n) == expected);
            CHECK(calendar.workdaysBetween(from, expected) == n);
            CHECK(calendar.fullWorkdaysBetween(from, expected) == n - 1);
            CHECK(due(calendar, from, workdays(n)) == Due{expected, false, expected});
            CHECK(due(calendar, from, {n, Unit::WorkingDays, For::Party}).on == expected);
        }
    }
}

TEST_CASE("Counting between two days leaves out the first and takes the last")
{
    const Calendar calendar = shipped();
    // Dates of published cases.
    CHECK(calendar.workdaysBetween(day("2025-01-06"), day("2025-01-09")) == 3);
    CHECK(calendar.workdaysBetween(day("2023-09-13"), day("2023-10-09")) == 14);
    CHECK(calendar.workdaysBetween(day("2024-03-12"), day("2024-04-07")) == 17);
    CHECK(calendar.workdaysBetween(day("2024-10-09"), day("2024-10-17")) == 7);
    CHECK(calendar.workdaysBetween(day("2023-02-13"), day("2023-03-10")) == 19);
    CHECK(calendar.workdaysBetween(day("2025-01-06"), day("2025-01-06")) == 0);
    CHECK(calendar.workdaysBetween(day("2025-01-09"), day("2025-01-06")) == 0);
    CHECK(calendar.workdaysBetween(QDate(), day("2025-01-06")) == 0);
    CHECK(calendar.workdaysBetween(day("2025-01-06"), QDate()) == 0);
    CHECK(calendar.fullWorkdaysBetween(day("2025-01-06"), day("2025-01-09")) == 2);
    CHECK(calendar.fullWorkdaysBetween(day("2025-01-06"), day("2025-01-07")) == 0);
    CHECK(calendar.addWorkdays(day("2026-01-03"), 0) == day("2026-01-03"));
    CHECK(calendar.addWorkdays(day("2026-01-05"), -1) == day("2026-01-04"));
    CHECK(calendar.addWorkdays(day("2026-01-05"), -2) == day("2025-12-31"));
    CHECK(calendar.workdayFrom(day("2026-10-01")) == day("2026-10-08"));
    CHECK(calendar.workdayFrom(day("2026-10-08")) == day("2026-10-08"));
}

TEST_CASE("Natural days do not count the first day")
{
    const Calendar calendar = shipped();
    CHECK(on(due(calendar, day("2026-03-02"), {15, Unit::Days, For::Agency})) == ON("2026-03-17"));
    CHECK(on(due(calendar, day("2026-01-30"), {90, Unit::Days, For::Agency})) == ON("2026-04-30"));
    CHECK(on(due(calendar, day("2024-01-30"), {90, Unit::Days, For::Agency})) == ON("2024-04-29"));
    CHECK(on(due(calendar, day("2026-03-02"), {0, Unit::Days, For::Agency})) == ON("2026-03-02"));
}

TEST_CASE("A month ends on the corresponding day, else at the month's end")
{
    const Calendar calendar = shipped();
    const auto months = [&](const char *from, int n) {
        return on(due(calendar, day(from), {n, Unit::Months, For::Agency}));
    };
    CHECK(months("2026-03-15", 6) == ON("2026-09-15"));
    CHECK(months("2026-01-31", 1) == ON("2026-02-28"));
    CHECK(months("2024-01-31", 1) == ON("2024-02-29"));
    CHECK(months("2024-01-30", 1) == ON("2024-02-29"));
    CHECK(months("2025-08-31", 6) == ON("2026-02-28"));
    CHECK(months("2026-03-31", 3) == ON("2026-06-30"));
    CHECK(months("2024-02-29", 12) == ON("2025-02-28"));
    CHECK(months("2024-02-29", 48) == ON("2028-02-29"));
    CHECK(months("2025-11-30", 3) == ON("2026-02-28"));
}

TEST_CASE("A rest day at the end moves a party's right and not the agency's own limit")
{
    const Calendar calendar = shipped();
    struct Vector {
        const char *from;
        Period period;
        const char *counted;
        const char *moved;
    };
    const std::vector<Vector> vectors{
        {"2026-03-06", {15, Unit::Days, For::Party}, "2026-03-21", "2026-03-23"},  // Saturday
        {"2026-03-07", {15, Unit::Days, For::Party}, "2026-03-22", "2026-03-23"},  // Sunday
        {"2026-03-08", {15, Unit::Days, For::Party}, "2026-03-23", "2026-03-23"},  // Monday
        {"2026-09-18", {15, Unit::Days, For::Party}, "2026-10-03", "2026-10-08"},  // 国庆节
        {"2026-08-04", {60, Unit::Days, For::Party}, "2026-10-03", "2026-10-08"},  // 国庆节
        {"2026-02-13", {15, Unit::Days, For::Party}, "2026-02-28", "2026-02-28"},  // Saturday, make-up
        {"2025-08-16", {6, Unit::Months, For::Party}, "2026-02-16", "2026-02-24"}, // 春节
        {"2026-01-31", {1, Unit::Months, For::Party}, "2026-02-28", "2026-02-28"}, // Saturday, make-up
    };
    for (const Vector &vector : vectors) {
        INFO(vector.from);
        CHECK(due(calendar, day(vector.from), vector.period) == Due{day(vector.moved), false, day(vector.counted)});
        Period own = vector.period;
        own.whom = For::Agency;
        CHECK(due(calendar, day(vector.from), own) == Due{day(vector.counted), false, day(vector.counted)});
    }
}

TEST_CASE("What depends on an unknown year is provisional, and only that")
{
    const Calendar calendar = shipped();
    const auto end = [&](const char *from, Period period) { return due(calendar, day(from), period); };
    CHECK(end("2026-12-30", workdays(1)) == Due{day("2026-12-31"), false, day("2026-12-31")});
    // 1 January 2027 is a Friday: by the day of the week it counts.
    CHECK(end("2026-12-30", workdays(2)) == Due{day("2027-01-01"), true, day("2027-01-01")});
    CHECK(end("2026-12-31", workdays(5)) == Due{day("2027-01-07"), true, day("2027-01-07")});
    CHECK(end("2026-12-31", workdays(0)) == Due{day("2026-12-31"), false, day("2026-12-31")});
    CHECK(end("2026-12-01", {60, Unit::Days, For::Agency}) == Due{day("2027-01-30"), false, day("2027-01-30")});
    CHECK(end("2026-12-01", {60, Unit::Days, For::Party}) == Due{day("2027-02-01"), true, day("2027-01-30")});
    CHECK(end("2026-07-15", {6, Unit::Months, For::Party}) == Due{day("2027-01-15"), true, day("2027-01-15")});
    CHECK(end("2026-07-15", {6, Unit::Months, For::Agency}) == Due{day("2027-01-15"), false, day("2027-01-15")});
    CHECK(end("2020-12-28", workdays(3)).provisional);
    CHECK_FALSE(end("2020-12-31", workdays(3)).provisional);
    CHECK_FALSE(end("2020-12-28", {15, Unit::Days, For::Party}).provisional);
    CHECK(due(Calendar(), day("2026-03-02"), workdays(5)) == Due{day("2026-03-09"), true, day("2026-03-09")});
}

TEST_CASE("Suspended days are not counted, and while one lasts there is no end")
{
    const Calendar calendar = shipped();
    const Period ninety{90, Unit::Days, For::Agency};
    const QDate from = day("2026-03-02");
    CHECK(on(due(calendar, from, ninety)) == ON("2026-05-31"));
    const Suspension ten{day("2026-04-01"), day("2026-04-11")};
    CHECK(on(due(calendar, from, ninety, {ten})) == ON("2026-06-10"));
    // Days that stand in two suspensions count once; one after the end changes nothing.
    const Suspension overlap{day("2026-04-06"), day("2026-04-16")};
    CHECK(on(due(calendar, from, ninety, {ten, overlap})) == ON("2026-06-15"));
    CHECK(on(due(calendar, from, ninety, {{day("2026-07-01"), QDate()}})) == ON("2026-05-31"));
    // One that begins within the time another one has added.
    CHECK(on(due(calendar, from, ninety, {ten, {day("2026-06-05"), day("2026-06-07")}})) == ON("2026-06-12"));
    CHECK(due(calendar, from, ninety, {{day("2026-04-01"), QDate()}}) == Due{});
    CHECK(due(calendar, from, ninety, {ten, {day("2026-04-05"), QDate()}}) == Due{});
    CHECK(on(due(calendar, from, {1, Unit::Months, For::Agency}, {{day("2026-03-30"), day("2026-04-02")}}))
          == ON("2026-04-05"));
    CHECK(on(due(calendar, from, workdays(5), {{day("2026-03-04"), day("2026-03-09")}})) == ON("2026-03-12"));
    CHECK(on(due(calendar, from, ninety, {{QDate(), QDate()}})) == ON("2026-05-31"));
}

TEST_CASE("A period without sense has no end")
{
    const Calendar calendar = shipped();
    CHECK(due(calendar, QDate(), workdays(5)) == Due{});
    CHECK(due(calendar, day("2026-03-02"), workdays(-1)) == Due{});
    CHECK_FALSE(Due{}.on.isValid());
}

TEST_CASE("Hours run from the moment, through the night and the year")
{
    const auto at = [](const char *text) { return *Instant::parse(QString::fromLatin1(text)); };
    CHECK(dueAt(at("2026-12-31T22:30:15+08:00"), 24).toString() == ON("2027-01-01T22:30:15+08:00"));
    CHECK(dueAt(at("2026-03-05T09:30:15+08:00"), 0) == at("2026-03-05T09:30:15+08:00"));
    CHECK(dueAt(at("2024-02-28T23:00:00+08:00"), 2).date() == day("2024-02-29"));
}

TEST_CASE("Notice so many days before leaves that many full working days between")
{
    const Calendar calendar = shipped();
    // Monday; Tuesday to the Wednesday after next are the seven.
    CHECK(earliestAfterNotice(calendar, day("2026-03-02"), 7) == day("2026-03-12"));
    CHECK(latestNotice(calendar, day("2026-03-12"), 7) == day("2026-03-02"));
    CHECK(earliestAfterNotice(calendar, day("2026-09-24"), 3) == day("2026-10-01"));
    for (const char *text : {"2026-01-01", "2026-02-13", "2026-05-09", "2026-09-24", "2026-10-10"}) {
        for (const int days : {3, 7}) {
            const QDate received = day(text);
            const QDate event = earliestAfterNotice(calendar, received, days);
            INFO(text << " " << days);
            CHECK(calendar.fullWorkdaysBetween(received, event) == days);
            CHECK(calendar.fullWorkdaysBetween(received, event.addDays(-1)) == days - 1);
            const QDate last = latestNotice(calendar, received, days);
            CHECK(calendar.fullWorkdaysBetween(last, received) == days);
            CHECK(calendar.fullWorkdaysBetween(last.addDays(1), received) == days - 1);
        }
    }
}

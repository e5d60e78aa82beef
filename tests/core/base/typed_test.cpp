#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "core/base/typed.h"

using namespace anjuan;

namespace {

qint64 fen(const char *text)
{
    const auto amount = typedAmount(QString::fromUtf8(text));
    return amount ? amount->value : -1;
}

QString day(const char *text, QDate today = QDate(2026, 5, 20))
{
    const auto found = typedDay(QString::fromUtf8(text), today);
    return found ? dateText(*found) : QString();
}

QString bound(const char *text, bool last)
{
    const auto found = typedBound(QString::fromUtf8(text), QDate(2026, 5, 20), last);
    return found ? dateText(*found) : QString();
}

} // namespace

TEST_CASE("an amount is read as people type it", "[typed]")
{
    CHECK(fen("500") == 50000);
    CHECK(fen("1200.5") == 120050);
    CHECK(fen("1,200.50元") == 120050);
    CHECK(fen("3千") == 300000);
    CHECK(fen("1.5万") == 1500000);
    CHECK(fen("2百元整") == 20000);
    CHECK(fen("1.2345万") == 1234500);
    CHECK(fen("5000") == 500000);
    CHECK(fen("0") == 0);
    CHECK(fen("¥200") == 20000);
}

TEST_CASE("what is no amount in yuan and fen is none", "[typed]")
{
    for (const char *text : {"", "三千", "-5", "1.234", "1.23.4", "5k", "1,20", "12元5角", "999999万", "1e5"}) {
        INFO(text);
        CHECK(fen(text) == -1);
    }
}

TEST_CASE("a day is read as people say it, the nearest one where no year is said", "[typed]")
{
    CHECK(day("2026-05-08") == QStringLiteral("2026-05-08"));
    CHECK(day("2026年5月8日") == QStringLiteral("2026-05-08"));
    CHECK(day("20260508") == QStringLiteral("2026-05-08"));
    CHECK(day("5.8") == QStringLiteral("2026-05-08"));
    CHECK(day("0508") == QStringLiteral("2026-05-08"));
    CHECK(day("5月8日") == QStringLiteral("2026-05-08"));
    CHECK(day("12.30", QDate(2026, 1, 5)) == QStringLiteral("2025-12-30"));
    CHECK(day("1.3", QDate(2026, 12, 28)) == QStringLiteral("2027-01-03"));
    CHECK(day("8日") == QStringLiteral("2026-05-08"));
    CHECK(day("明天") == QStringLiteral("2026-05-21"));
    CHECK(day(" 前天 ") == QStringLiteral("2026-05-18"));
    CHECK(day("2.29", QDate(2028, 1, 1)) == QStringLiteral("2028-02-29"));
}

TEST_CASE("of what has been done the last such day is meant, however near the next one", "[typed]")
{
    const QDate today(2026, 11, 29);
    const auto past = [today](const char *text) {
        return typedDay(QString::fromUtf8(text), today, YearMeant::Past).value_or(QDate());
    };
    CHECK(past("3.28") == QDate(2026, 3, 28));
    CHECK(typedDay(QStringLiteral("3.28"), today) == QDate(2027, 3, 28));
    CHECK(past("1130") == QDate(2025, 11, 30));
    CHECK(past("11.29") == today);
    CHECK(past("明天") == QDate(2026, 11, 30)); // said in so many words
    CHECK(past("2027-01-03") == QDate(2027, 1, 3));
    CHECK_FALSE(past("2.31").isValid());
    CHECK(typedDay(QStringLiteral("2.29"), QDate(2028, 1, 1), YearMeant::Past) == QDate(2028, 2, 29));
}

TEST_CASE("a day that the calendar lacks is none", "[typed]")
{
    for (const char *text : {"", "2026-02-31", "2.30", "13.1", "20261301", "31号", "大后天", "5"}) {
        INFO(text);
        CHECK(day(text, QDate(2026, 6, 1)).isEmpty());
    }
}

TEST_CASE("a filter takes a year and a month as their first or last day", "[typed]")
{
    CHECK(bound("2026", false) == QStringLiteral("2026-01-01"));
    CHECK(bound("2026", true) == QStringLiteral("2026-12-31"));
    CHECK(bound("2024-2", true) == QStringLiteral("2024-02-29"));
    CHECK(bound("2026年5月", false) == QStringLiteral("2026-05-01"));
    CHECK(bound("5.8", true) == QStringLiteral("2026-05-08"));
    CHECK(bound("2026-13", true).isEmpty());
}

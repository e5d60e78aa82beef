#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include "core/base/clock.h"
#include "core/calendar/deadline.h"

using namespace anjuan;
using namespace anjuan::calendar;

namespace {

QJsonDocument jsonAt(const char *path)
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/") + QLatin1String(path));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll());
}

/// The day of a step as the case was published; `publication` stands there as `published`.
std::optional<QDate> dayOf(const QJsonObject &dates, const QString &step)
{
    const QString key = step == QLatin1String("publication") ? QStringLiteral("published") : step;
    return parseDate(dates.value(key).toString());
}

} // namespace

TEST_CASE("the steps of the published cases lie as many days apart as was counted by hand", "[calendar][oracle]")
{
    const auto made = Calendar::fromJson(jsonAt("resources/calendars/holidays.json").object());
    REQUIRE(made);
    static const QRegularExpression counted(QStringLiteral("^(working|calendar)_days_(\\w+)_to_(\\w+)$"));
    int tried = 0;
    for (const auto each : jsonAt("tests/data/law/oracles.json").array()) {
        const QJsonObject one = each.toObject();
        const QJsonObject oracle = one.value(QLatin1String("oracle")).toObject();
        for (const QString &name : oracle.keys()) {
            const auto match = counted.match(name);
            const QJsonObject dates = one.value(QLatin1String("dates")).toObject();
            const auto from = dayOf(dates, match.captured(2));
            const auto to = dayOf(dates, match.captured(3));
            if (!match.hasMatch() || !from || !to)
                continue;
            CAPTURE(one.value(QLatin1String("case_id")).toString().toStdString(), name.toStdString());
            const bool working = match.captured(1) == QLatin1String("working");
            CHECK((working ? made->workdaysBetween(*from, *to) : int(from->daysTo(*to))) == oracle.value(name).toInt());
            ++tried;
        }
    }
    CHECK(tried == 11);
}

TEST_CASE("ninety days from the filing of case C13 end on 4 March 2023", "[calendar][oracle]")
{
    const auto made = Calendar::fromJson(jsonAt("resources/calendars/holidays.json").object());
    REQUIRE(made);
    CHECK(due(*made, QDate(2022, 12, 4), {90, Unit::Days, For::Agency}).on == QDate(2023, 3, 4));
    // C16 was notified on day 72 of the 90; C26 117 days after the act.
    CHECK(QDate(2024, 10, 9) <= due(*made, QDate(2024, 7, 29), {90, Unit::Days, For::Agency}).on);
}

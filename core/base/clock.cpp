#include "core/base/clock.h"

#include <QtCore/QDateTime>

namespace anjuan {
namespace {

int number(QStringView text, qsizetype at, int length)
{
    int value = 0;
    for (qsizetype i = at; i < at + length; ++i) {
        const QChar c = text[i];
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

void writeNumber(QString &text, qsizetype at, int length, int value)
{
    for (qsizetype i = at + length - 1; i >= at; --i, value /= 10)
        text[i] = QChar(static_cast<char16_t>(u'0' + value % 10));
}

constexpr qint64 kEpochJulianDay = 2440588;
constexpr qint64 kDay = 86400;

qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace

std::optional<QDate> parseDate(QStringView text)
{
    if (text.size() != 10 || text[4] != u'-' || text[7] != u'-')
        return std::nullopt;
    const QDate date(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
    return date.isValid() ? std::optional<QDate>(date) : std::nullopt;
}

QString dateText(QDate date)
{
    int year = 0;
    int month = 0;
    int day = 0;
    date.getDate(&year, &month, &day);
    // Years of four digits are all that the formats know; by hand, since a formatter costs more than a signature check
    // where a library is replayed.
    QString out(10, QLatin1Char('-'));
    writeNumber(out, 0, 4, year);
    writeNumber(out, 5, 2, month);
    writeNumber(out, 8, 2, day);
    return date.isValid() ? out : QString();
}

std::optional<Instant> Instant::parse(QStringView text)
{
    if (text.size() != 25 || text[10] != u'T' || text[13] != u':' || text[16] != u':' || text[22] != u':')
        return std::nullopt;
    const auto date = parseDate(text.left(10));
    const QTime time(number(text, 11, 2), number(text, 14, 2), number(text, 17, 2));
    const int hours = number(text, 20, 2);
    const int minutes = number(text, 23, 2);
    const bool sign = text[19] == u'+' || text[19] == u'-';
    if (!date || !time.isValid() || !sign || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    const int offset = (hours * 3600 + minutes * 60) * (text[19] == u'-' ? -1 : 1);
    const qint64 local = (date->toJulianDay() - kEpochJulianDay) * kDay + time.msecsSinceStartOfDay() / 1000;
    return Instant{local - offset, offset};
}

QString Instant::toString() const
{
    const qint64 local = epochSeconds + offsetSeconds;
    const int seconds = static_cast<int>(local - floorDiv(local, kDay) * kDay);
    const int minutes = qAbs(offsetSeconds) / 60;
    QString out = QStringLiteral("0000-00-00T00:00:00+00:00");
    out.replace(0, 10, dateText(date()));
    writeNumber(out, 11, 2, seconds / 3600);
    writeNumber(out, 14, 2, seconds / 60 % 60);
    writeNumber(out, 17, 2, seconds % 60);
    if (offsetSeconds < 0)
        out[19] = u'-';
    writeNumber(out, 20, 2, minutes / 60);
    writeNumber(out, 23, 2, minutes % 60);
    return out;
}

QDate Instant::date() const
{
    return QDate::fromJulianDay(floorDiv(epochSeconds + offsetSeconds, kDay) + kEpochJulianDay);
}

Instant SystemClock::now() const
{
    const QDateTime now = QDateTime::currentDateTime();
    return Instant{now.toSecsSinceEpoch(), now.offsetFromUtc()};
}

} // namespace anjuan

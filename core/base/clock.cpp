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
    return date.toString(QStringLiteral("yyyy-MM-dd"));
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
    return Instant{QDateTime(*date, time, Qt::UTC).toSecsSinceEpoch() - offset, offset};
}

QString Instant::toString() const
{
    const QDateTime local = QDateTime::fromSecsSinceEpoch(epochSeconds + offsetSeconds, Qt::UTC);
    const int minutes = qAbs(offsetSeconds) / 60;
    return local.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + (offsetSeconds < 0 ? u'-' : u'+')
        + QStringLiteral("%1:%2").arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QDate Instant::date() const
{
    return QDateTime::fromSecsSinceEpoch(epochSeconds + offsetSeconds, Qt::UTC).date();
}

Instant SystemClock::now() const
{
    const QDateTime now = QDateTime::currentDateTime();
    return Instant{now.toSecsSinceEpoch(), now.offsetFromUtc()};
}

} // namespace anjuan

#include "core/base/quantity.h"

#include <QtCore/QRegularExpression>

namespace anjuan {

namespace {

constexpr qint64 kMilli = 1000;
constexpr int kPlaces = 3;

} // namespace

QString quantityText(qint64 milli)
{
    const QString whole = QString::number(milli / kMilli);
    QString part = QString::number(milli % kMilli).rightJustified(kPlaces, QLatin1Char('0'));
    while (part.endsWith(QLatin1Char('0')))
        part.chop(1);
    return part.isEmpty() ? whole : whole + QLatin1Char('.') + part;
}

std::optional<qint64> quantityMilli(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,9})(?:[.]([0-9]{0,3}))?$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toLongLong() * kMilli
        + match.captured(2).leftJustified(kPlaces, QLatin1Char('0')).toLongLong();
}

} // namespace anjuan

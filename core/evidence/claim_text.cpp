#include <cmath>

#include "core/evidence/photo.h"

namespace anjuan::evidence {

QString placeText(double latitude, double longitude)
{
    if (!(std::abs(latitude) <= 90 && std::abs(longitude) <= 180))
        return {};
    return QString::number(latitude, 'f', 6) + QLatin1Char(',') + QString::number(longitude, 'f', 6);
}

QString claimText(const QString &raw)
{
    QString text = raw;
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = QLatin1Char(' ');
    }
    return text.simplified().left(100);
}

} // namespace anjuan::evidence

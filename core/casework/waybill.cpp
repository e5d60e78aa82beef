#include "core/casework/waybill.h"

#include <QtCore/QRegularExpression>

namespace anjuan::casework {

QString waybillOf(const QString &typed)
{
    QString out = typed.toUpper();
    out.removeIf([](QChar c) { return c.isSpace() || c == QLatin1Char('-'); });
    return out;
}

bool waybillHolds(const QString &waybill)
{
    static const QRegularExpression s10(QStringLiteral("^[A-Z]{2}(\\d{8})(\\d)[A-Z]{2}$"));
    const auto match = s10.match(waybill);
    if (!match.hasMatch())
        return true;
    static constexpr int kWeights[] = {8, 6, 4, 2, 3, 5, 9, 7};
    const QString digits = match.captured(1);
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i)
        sum += digits[i].digitValue() * kWeights[i];
    const int rest = 11 - sum % 11;
    const int check = rest == 10 ? 0 : rest == 11 ? 5 : rest;
    return match.captured(2).toInt() == check;
}

} // namespace anjuan::casework

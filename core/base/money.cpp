#include "core/base/money.h"

namespace anjuan {
namespace {

const QString kDigits = QStringLiteral("零壹贰叁肆伍陆柒捌玖");

/// Four digits at most, without a leading zero sign: 1050 → 壹仟零伍拾.
QString group(qint64 n)
{
    static const QString units = QStringLiteral("仟佰拾");
    QString out;
    bool zero = false;
    qint64 weight = 1000;
    for (int i = 0; i < 4; ++i, weight /= 10) {
        const qint64 digit = n / weight % 10;
        if (digit == 0) {
            zero = !out.isEmpty();
            continue;
        }
        if (zero)
            out += kDigits[0];
        zero = false;
        out += kDigits[digit];
        if (i < 3)
            out += units[i];
    }
    return out;
}

QString capitalYuan(qint64 yuan)
{
    const QStringList names = {QString(), QStringLiteral("万"), QStringLiteral("亿"), QStringLiteral("万亿")};
    QString out;
    bool gap = false;
    for (int i = 3; i >= 0; --i) {
        qint64 weight = 1;
        for (int k = 0; k < i; ++k)
            weight *= 10000;
        const qint64 part = yuan / weight % 10000;
        if (part == 0) {
            gap = !out.isEmpty();
            continue;
        }
        if (!out.isEmpty() && (gap || part < 1000))
            out += kDigits[0];
        gap = false;
        // 万亿 is 万 of 亿: the 亿 is said once, by the group below where there is one.
        const bool hundredMillionsFollow = i == 3 && yuan / 100000000 % 10000 != 0;
        out += group(part) + (hundredMillionsFollow ? names[1] : names[i]);
    }
    return out;
}

} // namespace

QString Fen::yuan() const
{
    const qint64 amount = qAbs(value);
    QString out = (value < 0 ? QStringLiteral("-") : QString()) + QString::number(amount / 100);
    if (amount % 100 != 0)
        out += QStringLiteral(".%1").arg(amount % 100, 2, 10, QLatin1Char('0'));
    return out;
}

QString Fen::capital() const
{
    const qint64 amount = qAbs(value);
    const qint64 yuan = amount / 100;
    const qint64 jiao = amount / 10 % 10;
    const qint64 fen = amount % 10;
    QString out = value < 0 ? QStringLiteral("负") : QString();
    if (yuan > 0)
        out += capitalYuan(yuan) + QStringLiteral("元");
    if (jiao == 0 && fen == 0)
        return yuan == 0 ? QStringLiteral("零元整") : out + QStringLiteral("整");
    if (jiao > 0)
        out += kDigits[jiao] + QStringLiteral("角");
    else if (yuan > 0)
        out += kDigits[0];
    return out + (fen > 0 ? kDigits[fen] + QStringLiteral("分") : QStringLiteral("整"));
}

} // namespace anjuan

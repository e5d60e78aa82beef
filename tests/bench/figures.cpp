#include <algorithm>
#include <chrono>
#include <ctime>

#include <QtCore/QFile>

#include "tests/bench/bench.h"

namespace anjuan::bench {

double Figure::median() const
{
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[sorted.size() / 2];
}

double seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double coreSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

QString rowOf(const Figure &figure)
{
    const auto text = [&](double value) { return QString::number(value, 'f', figure.asked >= 1000 ? 0 : 2); };
    if (figure.values.empty())
        return QStringLiteral("| %1 | – | – | %2 %3 | – | %4 |")
            .arg(figure.what, figure.atMost ? QStringLiteral("≤") : QStringLiteral("≥"),
                 QString::number(figure.asked, 'g', 9), figure.beside);
    const auto [least, most] = std::minmax_element(figure.values.begin(), figure.values.end());
    return QStringLiteral("| %1 | %2 %3 | %4 – %5 | %6 %7 | %8 | %9 |")
        .arg(figure.what, text(figure.median()), figure.unit, text(*least), text(*most),
             figure.atMost ? QStringLiteral("≤") : QStringLiteral("≥"), QString::number(figure.asked, 'g', 9),
             figure.holds() ? QStringLiteral("yes") : QStringLiteral("**no**"), figure.beside);
}

qint64 peakKib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).replace("kB", "").trimmed().toLongLong();
    }
    return 0;
}

} // namespace anjuan::bench

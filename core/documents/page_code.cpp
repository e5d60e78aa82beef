#include "core/documents/page_code.h"

#include <array>

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>

namespace anjuan::documents {

QString pageCodeText(const PageCode &code)
{
    return QStringLiteral("ANJUAN/P1/%1/%2/%3").arg(code.paper).arg(code.page).arg(code.of);
}

std::optional<PageCode> parsePageCode(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^ANJUAN/P1/([A-Z2-7]{16})/([1-9][0-9]{0,3})/([1-9][0-9]{0,3})$"));
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const PageCode code{match.captured(1), match.captured(2).toInt(), match.captured(3).toInt()};
    return code.page <= code.of ? std::optional(code) : std::nullopt;
}

QString newPaperCode()
{
    static const QString letters = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    std::array<quint32, 16> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    QString code;
    for (const quint32 one : random)
        code += letters.at(static_cast<qsizetype>(one % 32));
    return code;
}

std::vector<Op> qrStrokes(const QrModules &modules, QPointF corner, double side)
{
    constexpr double kOverlap = 1.03; // else some programs leave white between rows that touch
    const double step = side / (modules.side + 2 * kQrQuiet);
    std::vector<Op> ops;
    for (int y = 0; y < modules.side; ++y) {
        const double middle = corner.y() + (y + kQrQuiet + 0.5) * step;
        for (int x = 0; x < modules.side; ++x) {
            int end = x;
            while (end < modules.side && modules.at(end, y))
                ++end;
            if (end > x)
                ops.push_back({Op::Kind::Stroke, nullptr, 0, QPointF(corner.x() + (x + kQrQuiet) * step, middle),
                               QPointF(corner.x() + (end + kQrQuiet) * step, middle), step * kOverlap});
            x = end;
        }
    }
    return ops;
}

} // namespace anjuan::documents

#include "core/documents/seam.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace anjuan::documents {
namespace {

constexpr double kSealMm = 42; // what seals of counties and townships measure
constexpr double kPageMm = 210;
constexpr int kTogether = 6;

/// One seal's part on a page: the `nth` of `sheets`, its middle at `y`.
void addPart(SeamMarks &marks, int nth, int sheets, double y, double marginRight)
{
    const double wide = std::min(kSealMm / sheets, marginRight - 2);
    const double left = kPageMm - wide;
    // Where the circle's middle lies, seen from this strip: the strips beside one another show it whole.
    const double middle = kPageMm - wide + (sheets / 2.0 - nth) * wide;
    constexpr int kSteps = 144;
    const auto at = [&](int step) {
        const double angle = step * 2 * std::numbers::pi / kSteps;
        return QPointF(middle + kSealMm / 2 * std::cos(angle), y + kSealMm / 2 * std::sin(angle));
    };
    for (int step = 0; step < kSteps; step += 2) {
        const QPointF from = at(step);
        const QPointF to = at(step + 1);
        const bool inside = std::min(from.x(), to.x()) >= left && std::max(from.x(), to.x()) <= kPageMm;
        if (inside)
            marks.ops.push_back({Op::Kind::Stroke, nullptr, 0, QPointF(mmToPx(from.x()), mmToPx(from.y())),
                                 QPointF(mmToPx(to.x()), mmToPx(to.y())), mmToPx(0.15)});
    }
    // Printers leave the outermost millimetres white.
    const double x = std::max(left + 1, kPageMm - 8);
    double line = y - 5;
    for (const char16_t letter : u"骑缝章") {
        if (letter == 0)
            break;
        marks.words.append({QString(QChar(letter)), x, line, 6, Align::Left});
        line += 3;
    }
}

} // namespace

SeamMarks seamMarks(int page, int of, double marginRight)
{
    SeamMarks marks;
    if (of < 2)
        return marks;
    const int seals = of <= kTogether ? 1 : (of - 2) / (kTogether - 1) + 1;
    for (int seal = 0; seal < seals; ++seal) {
        const int first = seal * (kTogether - 1);
        const int last = std::min(first + kTogether, of) - 1;
        const double y = seals == 1 ? 148.5 : seal % 2 == 0 ? 110 : 187;
        if (page >= first && page <= last)
            addPart(marks, page - first, last - first + 1, y, marginRight);
    }
    return marks;
}

} // namespace anjuan::documents

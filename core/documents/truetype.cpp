#include "core/documents/truetype.h"

#include <algorithm>
#include <cmath>

#include <QtCore/QMutex>
#include <QtCore/QtEndian>
#include <QtGui/QPainterPath>
#include <QtGui/QRawFont>

namespace anjuan::documents {
namespace {

struct Point {
    int x;
    int y;
    bool on;
};

using Contour = std::vector<Point>;

void put16(QByteArray &out, int value)
{
    out.append(static_cast<char>(value >> 8 & 0xFF));
    out.append(static_cast<char>(value & 0xFF));
}

void put32(QByteArray &out, quint32 value)
{
    put16(out, static_cast<int>(value >> 16));
    put16(out, static_cast<int>(value & 0xFFFF));
}

Point rounded(const QPointF &at, bool on)
{
    return {static_cast<int>(std::lround(at.x())), static_cast<int>(std::lround(at.y())), on};
}

/// A cubic curve as quadratic ones, none further from it than a third of a unit.
void addCurve(Contour &contour, QPointF from, QPointF one, QPointF two, QPointF to, int depth = 0)
{
    constexpr double kMost = 0.33;
    constexpr int kDeepest = 5;
    const QPointF bend = to - 3 * two + 3 * one - from;
    const double error = std::hypot(bend.x(), bend.y()) * std::sqrt(3.0) / 36;
    if (error <= kMost || depth == kDeepest) {
        contour.push_back(rounded((3 * (one + two) - from - to) / 4, false));
        contour.push_back(rounded(to, true));
        return;
    }
    const QPointF a = (from + one) / 2;
    const QPointF b = (one + two) / 2;
    const QPointF c = (two + to) / 2;
    const QPointF ab = (a + b) / 2;
    const QPointF bc = (b + c) / 2;
    const QPointF middle = (ab + bc) / 2;
    addCurve(contour, from, a, ab, middle, depth + 1);
    addCurve(contour, middle, bc, c, to, depth + 1);
}

/// The path of a glyph, whose y grows downwards, as contours whose y grows upwards.
std::vector<Contour> contoursOf(const QPainterPath &path)
{
    std::vector<Contour> out;
    QPointF last;
    for (int i = 0; i < path.elementCount(); ++i) {
        const auto at = [&](int nth) {
            const QPainterPath::Element &element = path.elementAt(nth);
            return QPointF(element.x, -element.y);
        };
        const QPainterPath::ElementType type = path.elementAt(i).type;
        if (type == QPainterPath::MoveToElement || out.empty()) {
            out.emplace_back();
            out.back().push_back(rounded(at(i), true));
        } else if (type == QPainterPath::LineToElement) {
            out.back().push_back(rounded(at(i), true));
        } else if (type == QPainterPath::CurveToElement && i + 2 < path.elementCount()) {
            addCurve(out.back(), last, at(i), at(i + 1), at(i + 2));
            i += 2;
        }
        last = at(i);
    }
    for (Contour &contour : out) {
        const bool closed = contour.size() > 1 && contour.back().on && contour.back().x == contour.front().x
            && contour.back().y == contour.front().y;
        if (closed)
            contour.pop_back();
    }
    std::erase_if(out, [](const Contour &contour) { return contour.size() < 2; });
    return out;
}

QByteArray glyfEntry(const std::vector<Contour> &contours, const QRect &box)
{
    constexpr int kOn = 1;
    constexpr int kXByte = 2;
    constexpr int kYByte = 4;
    constexpr int kXSameOrPlus = 16;
    constexpr int kYSameOrPlus = 32;
    constexpr int kByte = 255;
    QByteArray out;
    put16(out, static_cast<int>(contours.size()));
    for (const int edge : {box.left(), box.top(), box.left() + box.width(), box.top() + box.height()})
        put16(out, edge);
    int end = -1;
    for (const Contour &contour : contours)
        put16(out, end += static_cast<int>(contour.size()));
    put16(out, 0); // no instructions
    QByteArray xs;
    QByteArray ys;
    int x = 0;
    int y = 0;
    const auto put = [](QByteArray &where, int by, int &flags, int byte, int sameOrPlus) {
        if (by == 0) {
            flags |= sameOrPlus;
        } else if (std::abs(by) <= kByte) {
            flags |= byte | (by > 0 ? sameOrPlus : 0);
            where.append(static_cast<char>(std::abs(by)));
        } else {
            put16(where, by);
        }
    };
    for (const Contour &contour : contours) {
        for (const Point &point : contour) {
            int flags = point.on ? kOn : 0;
            put(xs, point.x - x, flags, kXByte, kXSameOrPlus);
            put(ys, point.y - y, flags, kYByte, kYSameOrPlus);
            out.append(static_cast<char>(flags));
            x = point.x;
            y = point.y;
        }
    }
    out += xs + ys;
    while (out.size() % 4 != 0)
        out.append('\0');
    return out;
}

OutlinePtr outlineOf(const QRawFont &font, quint32 glyph)
{
    auto out = std::make_shared<Outline>();
    const QList<QPointF> advances = font.advancesForGlyphIndexes({glyph}, QRawFont::UseDesignMetrics);
    out->advance = advances.isEmpty() ? 0 : static_cast<int>(std::lround(advances.first().x()));
    const std::vector<Contour> contours = contoursOf(font.pathForGlyph(glyph));
    if (contours.empty())
        return out;
    int left = contours.front().front().x;
    int right = left;
    int low = contours.front().front().y;
    int high = low;
    for (const Contour &contour : contours) {
        out->points += static_cast<int>(contour.size());
        for (const Point &point : contour) {
            left = std::min(left, point.x);
            right = std::max(right, point.x);
            low = std::min(low, point.y);
            high = std::max(high, point.y);
        }
    }
    out->contours = static_cast<int>(contours.size());
    out->box = QRect(left, low, right - left, high - low);
    out->data = glyfEntry(contours, out->box);
    return out;
}

/// Outlines met before, whatever the document: to draw one takes longer than all else that is done with a glyph.
OutlinePtr remembered(const QByteArray &face, const QRawFont &font, quint32 glyph)
{
    constexpr qsizetype kMost = 20000; // some 6 MB
    static QMutex mutex;
    static QHash<std::pair<QByteArray, quint32>, OutlinePtr> all;
    {
        const QMutexLocker lock(&mutex);
        if (const auto known = all.constFind({face, glyph}); known != all.constEnd())
            return *known;
    }
    OutlinePtr made = outlineOf(font, glyph);
    const QMutexLocker lock(&mutex);
    if (all.size() >= kMost)
        all.clear();
    all.insert({face, glyph}, made);
    return made;
}

quint32 checksum(const QByteArray &table)
{
    quint32 sum = 0;
    for (qsizetype at = 0; at < table.size(); at += 4) {
        quint32 word = 0;
        for (qsizetype i = 0; i < 4; ++i)
            word = word << 8 | (at + i < table.size() ? static_cast<unsigned char>(table[at + i]) : 0U);
        sum += word;
    }
    return sum;
}

QByteArray headTable(double unitsPerEm, const QRect &box)
{
    QByteArray head;
    put32(head, 0x00010000);
    put32(head, 0x00010000);
    put32(head, 0); // the checksum of the whole, set at the end
    put32(head, 0x5F0F3CF5);
    put16(head, 3); // baseline and left edges at 0
    put16(head, static_cast<int>(unitsPerEm));
    head.append(16, '\0'); // no times: the same glyphs give the same bytes
    for (const int edge : {box.left(), box.top(), box.left() + box.width(), box.top() + box.height()})
        put16(head, edge);
    put16(head, 0);
    put16(head, 8); // smallest readable size
    put16(head, 2);
    put16(head, 1); // long offsets
    put16(head, 0);
    return head;
}

QByteArray sfnt(const std::vector<std::pair<QByteArray, QByteArray>> &tables)
{
    const int count = static_cast<int>(tables.size());
    const int power = static_cast<int>(std::log2(count));
    QByteArray out;
    put32(out, 0x00010000);
    put16(out, count);
    put16(out, (1 << power) * 16);
    put16(out, power);
    put16(out, count * 16 - (1 << power) * 16);
    qsizetype at = 12 + 16 * count;
    QByteArray body;
    qsizetype head = 0;
    for (const auto &[name, table] : tables) {
        out += name;
        put32(out, checksum(table));
        put32(out, static_cast<quint32>(at + body.size()));
        put32(out, static_cast<quint32>(table.size()));
        if (name == "head")
            head = at + body.size();
        body += table;
        while (body.size() % 4 != 0)
            body.append('\0');
    }
    out += body;
    QByteArray adjustment;
    put32(adjustment, 0xB1B0AFBAU - checksum(out));
    out.replace(head + 8, 4, adjustment);
    return out;
}

} // namespace

FaceGlyphs::FaceGlyphs(const QRawFont &font, QString name)
    : m_font(std::make_unique<QRawFont>(font)),
      m_name(std::move(name)),
      // The table `head` bears the font's own checksum and day: a family may be another file tomorrow.
      m_key(m_name.toUtf8() + font.fontTable("head") + font.fontTable("maxp"))
{
    m_font->setPixelSize(font.unitsPerEm());
}

FaceGlyphs::~FaceGlyphs() = default;
FaceGlyphs::FaceGlyphs(FaceGlyphs &&other) noexcept = default;

double FaceGlyphs::unitsPerEm() const
{
    return m_font->unitsPerEm();
}

double FaceGlyphs::ascent() const
{
    return m_font->ascent();
}

double FaceGlyphs::descent() const
{
    return m_font->descent();
}

int FaceGlyphs::numberOf(quint32 glyph)
{
    const auto known = m_numbers.constFind(glyph);
    if (known != m_numbers.constEnd())
        return *known;
    m_glyphs.append(glyph);
    m_outlines.push_back(remembered(m_key, *m_font, glyph & ~kTickedGlyph));
    const int number = static_cast<int>(m_glyphs.size());
    m_numbers.insert(glyph, number);
    return number;
}

QRect FaceGlyphs::box() const
{
    QRect all;
    for (const OutlinePtr &outline : m_outlines)
        all = all.isNull() ? outline->box : outline->box.isNull() ? all : all.united(outline->box);
    return all;
}

QByteArray FaceGlyphs::program() const
{
    QByteArray glyf;
    QByteArray loca;
    QByteArray hmtx;
    int points = 0;
    int contours = 0;
    int widest = static_cast<int>(unitsPerEm());
    put32(loca, 0);
    put32(loca, 0); // .notdef is empty
    put16(hmtx, widest);
    put16(hmtx, 0);
    for (const OutlinePtr &outline : m_outlines) {
        glyf += outline->data;
        put32(loca, static_cast<quint32>(glyf.size()));
        put16(hmtx, outline->advance);
        put16(hmtx, outline->box.left());
        points = std::max(points, outline->points);
        contours = std::max(contours, outline->contours);
        widest = std::max(widest, outline->advance);
    }
    const QRect all = box();
    const int count = static_cast<int>(m_outlines.size()) + 1;
    QByteArray hhea;
    put32(hhea, 0x00010000);
    for (const int value : {static_cast<int>(std::lround(ascent())), -static_cast<int>(std::lround(descent())), 0,
                            widest, all.left(), 0, all.left() + all.width(), 1, 0, 0, 0, 0, 0, 0, 0, count})
        put16(hhea, value);
    QByteArray maxp;
    put32(maxp, 0x00010000);
    for (const int value : {count, points, contours, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0})
        put16(maxp, value);
    return sfnt({{"glyf", glyf},
                 {"head", headTable(unitsPerEm(), all)},
                 {"hhea", hhea},
                 {"hmtx", hmtx},
                 {"loca", loca},
                 {"maxp", maxp}});
}

} // namespace anjuan::documents

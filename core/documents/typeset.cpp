#include "core/documents/typeset.h"

#include <QtCore/QMutex>
#include <QtGui/QFont>
#include <QtGui/QFontMetricsF>
#include <QtGui/QGlyphRun>
#include <QtGui/QPaintDevice>
#include <QtGui/QTextLayout>

#include "core/documents/fields.h"

namespace anjuan::documents {
namespace {

constexpr char16_t kGeta = u'〓'; // printers' own mark for a type that is missing

/// The mark √ inside the box that was drawn at x.
void addTick(Line &line, double x, double baseline, double em)
{
    const QPointF origin(x, baseline);
    const QPointF low = origin + QPointF(0.42 * em, -0.06 * em);
    const double width = em * 0.08;
    line.ops.push_back({Op::Kind::Stroke, nullptr, 0, origin + QPointF(0.20 * em, -0.38 * em), low, width});
    line.ops.push_back({Op::Kind::Stroke, nullptr, 0, low, origin + QPointF(0.92 * em, -0.84 * em), width});
}

/// What these families drew in some document. What they did not is asked for again: a font may have been added.
struct Drawable {
    QMutex mutex;
    QHash<QString, QSet<char32_t>> known;
};

Drawable &drawableBefore()
{
    static Drawable all;
    return all;
}

bool wasDrawable(const QString &families, char32_t character)
{
    Drawable &all = drawableBefore();
    const QMutexLocker lock(&all.mutex);
    const auto known = all.known.constFind(families);
    return known != all.known.constEnd() && known->contains(character);
}

void rememberDrawable(const QString &families, char32_t character)
{
    Drawable &all = drawableBefore();
    const QMutexLocker lock(&all.mutex);
    all.known[families].insert(character);
}

/// What has no place in a line: control characters, and marks that only steer how others are drawn.
bool isInvisible(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF);
}

} // namespace

Typesetter::Typesetter(const FontSet &fonts, QPaintDevice *device) : m_fonts(fonts), m_device(device) {}

Typesetter::~Typesetter() = default;

QStringList Typesetter::unmapped() const
{
    return m_unmapped;
}

QFont Typesetter::fontFor(const TextStyle &style) const
{
    QStringList families;
    switch (style.face) {
    case Face::Song:
        break;
    case Face::Hei:
        families << m_fonts.hei;
        break;
    case Face::Fang:
        families << m_fonts.fang;
        break;
    case Face::Kai:
        families << m_fonts.kai;
        break;
    }
    families << m_fonts.song << m_fonts.hei;
    QFont font;
    font.setFamilies(families);
    font.setPointSizeF(style.points);
    font.setBold(style.bold);
    // Without shaping a glyph is what the font's own table gives for its character, and the text can be read back.
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setHintingPreference(QFont::PreferNoHinting);
    return QFont(font, m_device);
}

bool Typesetter::isDrawable(char32_t character, const QFont &font)
{
    const auto known = m_drawable.constFind(character);
    if (known != m_drawable.constEnd())
        return *known;
    const QString families = font.families().join(QLatin1Char(','));
    if (wasDrawable(families, character)) {
        m_drawable.insert(character, true);
        return true;
    }
    QTextLayout layout(QString::fromUcs4(&character, 1), font, m_device);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    // Qt gives glyph 0 for some characters it cannot draw, and nothing at all for others.
    bool drawable = !layout.glyphRuns().isEmpty();
    for (const QGlyphRun &run : layout.glyphRuns())
        drawable = drawable && !run.glyphIndexes().contains(0);
    m_drawable.insert(character, drawable);
    if (drawable)
        rememberDrawable(families, character);
    else
        m_unmapped.append(QString::fromUcs4(&character, 1));
    return drawable;
}

QString Typesetter::drawable(const QString &text, const QFont &font)
{
    QString out;
    for (const char32_t c : text.toUcs4()) {
        if (c == kTicked)
            out += QChar(kTicked);
        else if (c == U'\t' || c == 0xA0)
            out += QLatin1Char(' ');
        else if (isInvisible(c))
            continue;
        else if (isDrawable(c, font))
            out += QString::fromUcs4(&c, 1);
        else
            out += QChar(kGeta);
    }
    return out;
}

double Typesetter::lengthOf(const QString &text, const TextStyle &style)
{
    const QFont font = fontFor(style);
    return QFontMetricsF(font, m_device).horizontalAdvance(drawable(text, font));
}

Lines Typesetter::paragraph(const QString &text, const TextStyle &style, double width)
{
    Lines out;
    for (const QString &part : text.split(QLatin1Char('\n')))
        layOut(part, style, width, out);
    out.front().height += ptToPx(style.before);
    for (Op &op : out.front().ops) {
        op.at.ry() += ptToPx(style.before);
        op.to.ry() += ptToPx(style.before);
    }
    out.back().height += ptToPx(style.after);
    for (Line &line : out)
        line.keep = style.keep;
    return out;
}

void Typesetter::layOut(const QString &text, const TextStyle &style, double width, Lines &out)
{
    const QFont font = fontFor(style);
    QString words = drawable(text, font);
    QList<int> ticks;
    for (int i = 0; i < words.size(); ++i) {
        if (words[i] == QChar(kTicked)) {
            words[i] = u'□';
            ticks.append(i);
        }
    }
    auto layout = std::make_shared<QTextLayout>(words, font, m_device);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(style.align == Align::Center        ? Qt::AlignHCenter
                            : style.align == Align::Right   ? Qt::AlignRight
                            : style.align == Align::Justify ? Qt::AlignJustify
                                                            : Qt::AlignLeft);
    layout->setTextOption(option);
    const QFontMetricsF metrics(font, m_device);
    const double em = ptToPx(style.points);
    const double height = em * style.lineHeight;
    // Descent and ascent of a CJK font differ much from what its characters fill: the em box is what is centred.
    const double baseline = (height - em) / 2 + em * 0.88;
    layout->beginLayout();
    for (int number = 0;; ++number) {
        QTextLine line = layout->createLine();
        if (!line.isValid())
            break;
        const double left = em * (style.hang + (number == 0 ? style.indent : 0));
        line.setLineWidth(qMax(em, width - left));
        // Where a number did not fit any more, the rest of the line is not pulled apart to hide it.
        if (style.align == Align::Justify && line.width() - line.naturalTextWidth() > 1.5 * em)
            line.setLineWidth(line.naturalTextWidth() + 0.5);
        line.setPosition(QPointF(left, 0));
        Line made{height, style.keep, {}};
        made.ops.push_back({Op::Kind::Text, layout, number, QPointF(0, baseline - line.ascent()), {}, 0, {}});
        for (const int at : ticks) {
            if (at < line.textStart() || at >= line.textStart() + line.textLength())
                continue;
            made.ops.front().ticks.append(at);
            addTick(made, line.cursorToX(at), baseline, em);
        }
        out.push_back(std::move(made));
    }
    layout->endLayout();
    if (words.isEmpty() && (out.empty() || layout->lineCount() == 0))
        out.push_back({height, style.keep, {}});
}

} // namespace anjuan::documents

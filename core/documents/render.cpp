#include "core/documents/render.h"

#include <algorithm>

#include <QtCore/QBuffer>
#include <QtGui/QFontInfo>
#include <QtGui/QGlyphRun>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtGui/QRawFont>
#include <QtGui/QTextLayout>

#include "core/documents/compose.h"
#include "core/documents/fields.h"
#include "core/documents/page_code.h"
#include "core/documents/pdf_repair.h"

namespace anjuan::documents {
namespace {

/// Characters that only look like others: a text is never meant to be made of them.
bool isLookalike(char32_t c)
{
    return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/// Remembers what is drawn, face by face, in the order of drawing.
class Drawn {
public:
    void add(const QTextLayout &layout, const QTextLine &line)
    {
        const QString text = layout.text().mid(line.textStart(), line.textLength());
        for (const QGlyphRun &run : line.glyphRuns()) {
            DrawnFace &face = faceOf(run.rawFont());
            for (const quint32 glyph : run.glyphIndexes()) {
                if (m_seen[face.name].contains(glyph))
                    continue;
                m_seen[face.name].insert(glyph);
                face.glyphs.append(glyph);
            }
            name(face, run.rawFont(), text);
        }
    }

    const QList<DrawnFace> &faces() const { return m_faces; }

private:
    DrawnFace &faceOf(const QRawFont &font)
    {
        const QString name =
            font.familyName() + QLatin1Char('/') + font.styleName() + QLatin1Char('/') + QString::number(font.weight());
        for (DrawnFace &face : m_faces)
            if (face.name == name)
                return face;
        m_faces.append({name, {}, {}});
        return m_faces.last();
    }

    void name(DrawnFace &face, const QRawFont &font, const QString &text)
    {
        QSet<char32_t> &known = m_known[face.name];
        for (const char32_t c : text.toUcs4()) {
            if (known.contains(c))
                continue;
            known.insert(c);
            const QList<quint32> glyphs = font.glyphIndexesForString(QString::fromUcs4(&c, 1));
            if (glyphs.isEmpty() || glyphs.first() == 0)
                continue;
            const auto had = face.characters.constFind(glyphs.first());
            if (had == face.characters.constEnd() || (isLookalike(*had) && !isLookalike(c)))
                face.characters.insert(glyphs.first(), c);
        }
    }

    QList<DrawnFace> m_faces;
    QHash<QString, QSet<quint32>> m_seen;
    QHash<QString, QSet<char32_t>> m_known;
};

void draw(QPainter &painter, const Op &op, Drawn &drawn)
{
    switch (op.kind) {
    case Op::Kind::Text: {
        const QTextLine line = op.layout->lineAt(op.line);
        line.draw(&painter, op.at);
        drawn.add(*op.layout, line);
        break;
    }
    case Op::Kind::Stroke:
        painter.setPen(QPen(Qt::black, op.width, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(op.at, op.to);
        break;
    case Op::Kind::Frame:
        painter.setPen(QPen(Qt::black, op.width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(QRectF(op.at, op.to));
        break;
    }
}

Result<QByteArray> paint(const std::vector<Page> &pages, QPdfWriter &writer, QBuffer &buffer, const QString &title,
                         const Instant &at, QStringList *unread)
{
    Drawn drawn;
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(Fault::Corrupt, "documents.pdf_failed", {title, QStringLiteral("QPdfWriter")});
    bool first = true;
    for (const Page &page : pages) {
        if (!first)
            writer.newPage();
        first = false;
        for (const Op &op : page.ops) {
            painter.setPen(Qt::black);
            draw(painter, op, drawn);
        }
    }
    painter.end();
    return repairPdf(buffer.data(), drawn.faces(), {title, at}, unread);
}

void setUp(QPdfWriter &writer)
{
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(kDpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
}

/// Without any font of Chinese every character would be 〓, and even that could not be drawn.
Result<void> checkFonts(const FontSet &fonts)
{
    for (const QString &family : {fonts.song, fonts.hei}) {
        QFont font(family);
        const QRawFont raw = QRawFont::fromFont(font);
        if (raw.isValid() && raw.supportsCharacter(u'案') && raw.supportsCharacter(u'〓'))
            return {};
    }
    return fail(Fault::Invalid, "documents.no_font", {fonts.song});
}

void put(Page &page, Typesetter &typesetter, const PlacedText &placed)
{
    TextStyle style{.points = placed.points, .lineHeight = 1.2};
    const double width = typesetter.lengthOf(placed.text, style);
    const double shift = placed.align == Align::Right ? width : placed.align == Align::Center ? width / 2 : 0;
    for (const Line &line : typesetter.paragraph(placed.text, style, width + ptToPx(placed.points))) {
        for (Op op : line.ops) {
            op.at += QPointF(mmToPx(placed.x) - shift, mmToPx(placed.y));
            op.to += QPointF(mmToPx(placed.x) - shift, mmToPx(placed.y));
            page.ops.push_back(std::move(op));
        }
    }
}

/// At the foot, outside of the words: of a page that lies askew on the glass the middle stays, the edge may not.
void putCode(Page &page, const Form &form, const PageCode &code)
{
    constexpr double kSideMm = 16;
    const auto modules = qrModules(pageCodeText(code).toLatin1());
    if (!modules)
        return;
    const QPointF corner(mmToPx(kPageWidthMm - std::max(form.marginRight, 12.0) - kSideMm),
                         mmToPx(kPageHeightMm - 7 - kSideMm));
    std::vector<Op> ops = qrStrokes(*modules, corner, mmToPx(kSideMm));
    std::move(ops.begin(), ops.end(), std::back_inserter(page.ops));
}

void addMargins(Pages &pages, const Form &form, const QString &everyPage, const RenderContext &context,
                Typesetter &typesetter)
{
    const QString total = QString::number(pages.pages.size());
    const double middle = (form.marginLeft + kPageWidthMm - form.marginRight) / 2;
    double y = kPageHeightMm - form.marginBottom + 2;
    for (size_t i = 0; i < pages.pages.size(); ++i) {
        Page &page = pages.pages[i];
        double below = y;
        if (!everyPage.isEmpty()) {
            put(page, typesetter, {everyPage, form.marginLeft, below, 10.5, Align::Left});
            below += 7;
        }
        if (context.pageNumbers && form.pageNumbers)
            put(page, typesetter,
                {formWords("documents.page_number", {QString::number(i + 1), total}), middle, kPageHeightMm - 17, 9,
                 Align::Center});
        if (!context.footer.isEmpty())
            put(page, typesetter, {context.footer, form.marginLeft, kPageHeightMm - 11.5, 7.5, Align::Left});
        if (!context.paperCode.isEmpty())
            putCode(page, form, {context.paperCode, static_cast<int>(i) + 1, static_cast<int>(pages.pages.size())});
        if (context.demo)
            put(page, typesetter, {formWords("documents.demo"), middle, 9, 10.5, Align::Center});
    }
}

} // namespace

Result<RenderedDocument> render(const Form &form, const QJsonObject &fields, const RenderContext &context)
{
    ANJUAN_CHECK(checkFonts(context.fonts));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    RenderedDocument out;
    QPdfWriter writer(&buffer);
    setUp(writer);
    Typesetter typesetter(context.fonts, &writer);
    Pages pages = compose(form, fields, typesetter, context.byHand);
    addMargins(pages, form, fill(form.everyPage, Scope(fields)), context, typesetter);
    const QString title = context.title.isEmpty() ? form.title : context.title;
    QStringList unread;
    ANJUAN_TRY(out.pdf, paint(pages.pages, writer, buffer, title, context.at, &unread));
    out.pages = static_cast<int>(pages.pages.size());
    out.unmapped = typesetter.unmapped() + unread;
    for (PictureBox box : pages.pictures) {
        const double scale = 72.0 / kDpi;
        box.box = QRectF(box.box.x() * scale, kPageHeightMm * 72 / 25.4 - box.box.bottom() * scale,
                         box.box.width() * scale, box.box.height() * scale);
        out.pictures.append(box);
    }
    return out;
}

Result<RenderedDocument> renderOverlay(const QList<QList<PlacedText>> &texts, const RenderContext &context)
{
    ANJUAN_CHECK(checkFonts(context.fonts));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    setUp(writer);
    Typesetter typesetter(context.fonts, &writer);
    std::vector<Page> pages(static_cast<size_t>(texts.size()));
    for (qsizetype i = 0; i < texts.size(); ++i)
        for (const PlacedText &placed : texts[i])
            put(pages[static_cast<size_t>(i)], typesetter, placed);
    RenderedDocument out;
    QStringList unread;
    ANJUAN_TRY(out.pdf, paint(pages, writer, buffer, context.title, context.at, &unread));
    out.pages = static_cast<int>(texts.size());
    out.unmapped = typesetter.unmapped() + unread;
    return out;
}

} // namespace anjuan::documents

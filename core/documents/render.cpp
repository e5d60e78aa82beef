#include "core/documents/render.h"

#include <algorithm>

#include <QtCore/QBuffer>
#include <QtGui/QPdfWriter>
#include <QtGui/QRawFont>

#include "core/documents/compose.h"
#include "core/documents/fields.h"
#include "core/documents/page_code.h"
#include "core/documents/pdf_write.h"
#include "core/documents/seam.h"

namespace anjuan::documents {
namespace {

/// What the lengths of words are measured on: nothing is drawn on it.
class Measure {
public:
    Measure() : m_device(&m_buffer) { m_device.setResolution(kDpi); }
    QPaintDevice *device() { return &m_device; }

private:
    QBuffer m_buffer;
    QPdfWriter m_device;
};

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

/// On what is sealed and has several pages.
void putSeam(Page &page, Typesetter &typesetter, const Form &form, int nth, int of)
{
    SeamMarks marks = seamMarks(nth, of, form.marginRight);
    std::move(marks.ops.begin(), marks.ops.end(), std::back_inserter(page.ops));
    for (const PlacedText &word : marks.words)
        put(page, typesetter, word);
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
    const bool sealed = form.seam && bearsSeal(form);
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
        if (sealed)
            putSeam(page, typesetter, form, static_cast<int>(i), static_cast<int>(pages.pages.size()));
        if (context.demo)
            put(page, typesetter, {formWords("documents.demo"), middle, 9, 10.5, Align::Center});
    }
}

} // namespace

Result<RenderedDocument> render(const Form &form, const QJsonObject &fields, const RenderContext &context)
{
    ANJUAN_CHECK(checkFonts(context.fonts));
    RenderedDocument out;
    Measure measure;
    Typesetter typesetter(context.fonts, measure.device());
    Pages pages = compose(form, fields, typesetter, context.byHand);
    addMargins(pages, form, fill(form.everyPage, Scope(fields)), context, typesetter);
    const QString title = context.title.isEmpty() ? form.title : context.title;
    QStringList unread;
    ANJUAN_TRY(out.pdf, writePdf(pages.pages, {title, context.at}, &unread));
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
    Measure measure;
    Typesetter typesetter(context.fonts, measure.device());
    std::vector<Page> pages(static_cast<size_t>(texts.size()));
    for (qsizetype i = 0; i < texts.size(); ++i)
        for (const PlacedText &placed : texts[i])
            put(pages[static_cast<size_t>(i)], typesetter, placed);
    RenderedDocument out;
    QStringList unread;
    ANJUAN_TRY(out.pdf, writePdf(pages, {context.title, context.at}, &unread));
    out.pages = static_cast<int>(texts.size());
    out.unmapped = typesetter.unmapped() + unread;
    return out;
}

} // namespace anjuan::documents

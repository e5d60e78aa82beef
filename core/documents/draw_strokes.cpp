#include <algorithm>
#include <exception>

// clang-format off
#include "core/documents/pdf_objects.h"
// clang-format on
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "core/documents/sign_strip.h"

namespace anjuan::documents {
namespace {

constexpr double kThinnest = 0.6; // points
constexpr double kThickest = 1.9;
constexpr double kEven = 1.1; // of a pen without pressure
constexpr double kMostPressure = 1023;
constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr double kNotePoints = 6;
constexpr int kNotesPerLine = 2;

QByteArray number(double value)
{
    return QByteArray::number(value, 'f', 2);
}

double widthOf(const StrokePoint &point)
{
    return point.pressure == 0 ? kEven : kThinnest + (kThickest - kThinnest) * point.pressure / kMostPressure;
}

/// The strokes as paths, fitted into the box: from the left, in its middle by height.
QByteArray pathsOf(const HandStrokes &strokes, const QRectF &box, double pageHeight)
{
    const QRectF ink = strokes.ink();
    const double scale = std::min(box.width() / std::max(ink.width(), 1.0), box.height() / std::max(ink.height(), 1.0));
    const double top = box.center().y() - ink.height() * scale / 2;
    const auto place = [&](const StrokePoint &point) {
        return number(box.left() + (point.x - ink.left()) * scale) + ' '
            + number(pageHeight - top - (point.y - ink.top()) * scale);
    };
    QByteArray out = "q 0 G 1 J 1 j\n";
    for (const QList<StrokePoint> &stroke : strokes.strokes) {
        const QByteArray first = place(stroke.first());
        if (stroke.size() == 1)
            out += number(1.6 * widthOf(stroke.first())) + " w " + first + " m " + first + " l S\n";
        for (qsizetype i = 1; i < stroke.size(); ++i)
            out += number((widthOf(stroke[i - 1]) + widthOf(stroke[i])) / 2) + " w " + place(stroke[i - 1]) + " m "
                + place(stroke[i]) + " l S\n";
    }
    return out + "Q\n";
}

/// The day of signing before 年, 月 and 日, and the note at the foot.
void putWords(const SignPlace &place, const PlacedStrokes &placed, QDate day, double pageHeight,
              QList<PlacedText> &words)
{
    if (place.date.size() == 3) {
        const int parts[] = {day.year(), day.month(), day.day()};
        for (qsizetype i = 0; i < 3; ++i)
            words += {QString::number(parts[i]), place.date[i].x() / kPointsPerMm - 0.6,
                      place.date.first().y() / kPointsPerMm,
                      place.dateHeight > 0 ? std::min(place.dateHeight, 12.0) : 10.5, Align::Right};
    }
    const bool told =
        std::any_of(words.begin(), words.end(), [&](const PlacedText &one) { return one.text == placed.note; });
    if (told || placed.note.isEmpty())
        return;
    const int line = placed.nth / kNotesPerLine;
    // Between the foot of the form and the edge, left of the code of the page.
    words += {placed.note, placed.nth % kNotesPerLine == 0 ? 27.0 : 98.0, pageHeight / kPointsPerMm - 8.4 + 2.4 * line,
              kNotePoints, Align::Left};
}

/// A blank A4 page behind the last.
void addPage(QPDF &pdf)
{
    QPDFObjectHandle page = QPDFObjectHandle::newDictionary();
    page.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
    page.replaceKey("/MediaBox", QPDFObjectHandle::newFromRectangle({0, 0, 595.28, 841.89}));
    page.replaceKey("/Resources", QPDFObjectHandle::newDictionary());
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, ""));
    QPDFPageDocumentHelper(pdf).addPage(QPDFPageObjectHelper(pdf.makeIndirectObject(page)), false);
}

void lay(QPDF &pdf, QPDFPageObjectHelper &page, QPDFPageObjectHelper words, int nth, const QByteArray &paths)
{
    QPDFObjectHandle resources = page.getObjectHandle().getKey("/Resources");
    if (!resources.isDictionary() || !page.getObjectHandle().hasKey("/Resources")) {
        resources = page.getAttribute("/Resources", true);
    } else if (resources.isIndirect()) {
        resources = resources.shallowCopy(); // what other pages share stays theirs
        page.getObjectHandle().replaceKey("/Resources", resources);
    }
    QPDFObjectHandle objects = resources.getKey("/XObject");
    objects = objects.isDictionary() ? objects.shallowCopy() : QPDFObjectHandle::newDictionary();
    resources.replaceKey("/XObject", objects);
    const std::string name = "/AnjuanSigned" + std::to_string(nth);
    QPDFObjectHandle form = pdf.copyForeignObject(words.getFormXObjectForPage());
    objects.replaceKey(name, form);
    const std::string placing = page.placeFormXObject(form, name, page.getMediaBox().getArrayAsRectangle());
    page.addPageContents(QPDFObjectHandle::newStream(&pdf, "q\n"), true);
    page.addPageContents(QPDFObjectHandle::newStream(&pdf, "\nQ\n" + paths.toStdString() + placing), false);
}

} // namespace

Result<QByteArray> drawStrokes(const QByteArray &pdf, const PlacedStrokes &placed, const QString &title, Instant at,
                               const RenderContext &context)
{
    try {
        QPDF signedPdf;
        signedPdf.setSuppressWarnings(true);
        signedPdf.processMemoryFile("document", pdf.constData(), static_cast<size_t>(pdf.size()));
        const bool withStrip = placed.nth == 0 && !placed.strip.places.isEmpty();
        if (withStrip && placed.strip.ownPage)
            addPage(signedPdf);
        std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(signedPdf).getAllPages();
        QList<QList<PlacedText>> words(static_cast<qsizetype>(pages.size()));
        QList<QByteArray> paths(static_cast<qsizetype>(pages.size()));
        for (const SignPlace &place : placed.places) {
            const auto nth = static_cast<size_t>(place.page);
            if (nth >= pages.size())
                continue;
            const double height = pages[nth].getMediaBox().getArrayAsRectangle().ury;
            paths[place.page] += pathsOf(placed.strokes, place.box, height);
            putWords(place, placed, at.date(), height, words[place.page]);
        }
        if (withStrip) {
            const qsizetype on = placed.strip.places.front().page;
            const double height = pages.at(static_cast<size_t>(on)).getMediaBox().getArrayAsRectangle().ury;
            paths[on] += stripLines(placed.strip, height);
            words[on] += stripWords(placed.strip);
        }
        RenderContext plain = context;
        plain.title = title;
        plain.at = at;
        ANJUAN_TRY(const RenderedDocument overlay, renderOverlay(words, plain));
        QPDF laid;
        laid.processMemoryFile("words", overlay.pdf.constData(), static_cast<size_t>(overlay.pdf.size()));
        std::vector<QPDFPageObjectHelper> over = QPDFPageDocumentHelper(laid).getAllPages();
        for (size_t i = 0; i < pages.size() && i < over.size(); ++i) {
            if (!paths[static_cast<qsizetype>(i)].isEmpty())
                lay(signedPdf, pages[i], over[i], placed.nth, paths[static_cast<qsizetype>(i)]);
        }
        stateFacts(signedPdf, {title, at});
        return written(signedPdf);
    } catch (const std::exception &error) {
        return fail(Fault::Corrupt, "documents.pdf_failed", {title, QString::fromUtf8(error.what())});
    }
}

} // namespace anjuan::documents

#include "core/dossier/mask_pdf.h"

#include <algorithm>
#include <vector>

#include <QtCore/QBuffer>
#include <QtCore/QMarginsF>
#include <QtGui/QImage>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtPdf/QPdfDocument>
#include <QtPdf/QPdfSelection>

namespace anjuan::dossier {
namespace {

constexpr int kDpi = 200; // what a copying machine does
constexpr double kPointsPerInch = 72.0;

QString bare(QString text)
{
    text.remove(QChar(u'\0'));
    return text.simplified().remove(QLatin1Char(' '));
}

/// What is to be covered on a page, in points from its upper left corner.
std::vector<QRectF> placesOn(QPdfDocument &document, int page, const QString &text, const TextMask &mask)
{
    const QRectF whole(QPointF(), document.pagePointSize(page));
    std::vector<QRectF> places;
    for (const TextMask::Span &span : mask.spansIn(text)) {
        const QPdfSelection selection =
            document.getSelectionAtIndex(page, static_cast<int>(span.from), static_cast<int>(span.count));
        // Letters beyond the first plane would shift what pdfium counts.
        const bool sure = bare(selection.text()) == bare(text.mid(span.from, span.count));
        const auto bounds = sure ? selection.bounds() : QList<QPolygonF>();
        if (bounds.isEmpty())
            places.push_back(whole);
        for (const QPolygonF &one : bounds) {
            const QRectF box = one.boundingRect();
            const double margin = std::max(1.5, box.height() * 0.15); // strokes reach over the box that pdfium gives
            places.push_back(box.adjusted(-margin, -margin, margin, margin));
        }
    }
    return places;
}

QImage pictureOfPage(QPdfDocument &document, int page, const std::vector<QRectF> &places)
{
    constexpr double kScale = kDpi / kPointsPerInch;
    const QSizeF points = document.pagePointSize(page);
    QImage picture((points * kScale).toSize(), QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.drawImage(0, 0, document.render(page, picture.size()));
    for (const QRectF &place : places)
        painter.fillRect(QRectF(place.topLeft() * kScale, place.size() * kScale).toAlignedRect(), Qt::black);
    painter.end();
    return picture.allGray() ? picture.convertToFormat(QImage::Format_Grayscale8) : picture;
}

} // namespace

Result<MaskedPdf> maskPdf(const QString &file, const TextMask &mask, const QString &title, Progress &progress)
{
    QPdfDocument document;
    if (document.load(file) != QPdfDocument::Error::None || document.pageCount() == 0)
        return fail(Fault::Corrupt, "dossier.damaged_pdf", {title, QStringLiteral("load")});
    MaskedPdf out;
    out.pages = document.pageCount();
    std::vector<std::vector<QRectF>> places;
    for (int page = 0; page < out.pages; ++page) {
        const QString text = document.getAllText(page).text();
        out.unread |= text.trimmed().isEmpty();
        places.push_back(placesOn(document, page, text, mask));
        out.covered += static_cast<int>(places.back().size());
    }
    if (out.covered == 0)
        return out;
    QBuffer buffer(&out.pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(kDpi);
    writer.setPageMargins(QMarginsF());
    QPainter painter;
    for (int page = 0; page < out.pages; ++page) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "dossier.cancelled");
        progress.report(page, out.pages, title);
        const QImage picture = pictureOfPage(document, page, places[static_cast<std::size_t>(page)]);
        writer.setPageSize(QPageSize(document.pagePointSize(page), QPageSize::Point, QString(), QPageSize::ExactMatch));
        if (page == 0 ? !painter.begin(&writer) : !writer.newPage())
            return fail(Fault::Io, "dossier.cannot_write", {title});
        painter.setRenderHint(QPainter::LosslessImageRendering);
        painter.drawImage(QRect(0, 0, writer.width(), writer.height()), picture);
    }
    painter.end();
    return out;
}

} // namespace anjuan::dossier

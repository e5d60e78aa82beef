#include "core/documents/sign_strip.h"

#include <algorithm>

#include <QtCore/QBuffer>
#include <QtGui/QImage>
#include <QtPdf/QPdfDocument>

namespace anjuan::documents {
namespace {

constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr double kLeft = 28 * kPointsPerMm;
constexpr double kColumn = 80 * kPointsPerMm;
constexpr double kRow = 15 * kPointsPerMm;
constexpr double kHead = 12 * kPointsPerMm; // the gap above, and the heading
constexpr double kFoot = 24 * kPointsPerMm; // page number, code and notes of signatures stand there
constexpr double kOwnTop = 30 * kPointsPerMm;
constexpr double kLabel = 34 * kPointsPerMm; // of 10.5 points and seven characters
constexpr double kBox = 42 * kPointsPerMm;
constexpr double kPoints = 10.5;
constexpr int kInk = 200; // darker is printed

/// Below everything that is printed above the foot, words and lines alike; in points from the top.
double lowestInk(const QImage &page, double height)
{
    const double perRow = height / page.height();
    for (int row = static_cast<int>((height - kFoot) / perRow) - 1; row > 0; --row) {
        for (int column = 0; column < page.width(); ++column) {
            if (qGray(page.pixel(column, row)) < kInk)
                return (row + 1) * perRow;
        }
    }
    return 0;
}

} // namespace

Result<SignStrip> signStripOn(const QByteArray &pdf, const QStringList &labels, const QString &heading)
{
    QByteArray bytes = pdf;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    if (document.status() != QPdfDocument::Status::Ready || document.pageCount() < 1)
        return fail(Fault::Corrupt, "signing.unreadable");
    const int last = document.pageCount() - 1;
    const QSizeF size = document.pagePointSize(last);
    QImage page(size.toSize(), QImage::Format_RGB32);
    page.fill(Qt::white);
    const QImage drawn = document.render(last, page.size()).convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < drawn.height(); ++y) {
        for (int x = 0; x < drawn.width(); ++x) {
            if (const QRgb at = drawn.pixel(x, y); qAlpha(at) > 0)
                page.setPixel(x, y, at);
        }
    }
    const double needed = kHead + kRow * static_cast<double>((labels.size() + 1) / 2);
    const double ink = lowestInk(page, size.height());
    SignStrip out;
    out.heading = heading;
    out.ownPage = ink + needed > size.height() - kFoot || size.width() < kLeft + 2 * kColumn;
    const double top = out.ownPage ? kOwnTop : ink;
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const double left = kLeft + static_cast<double>(i % 2) * kColumn + kLabel;
        const double y = top + kHead + static_cast<double>(i / 2) * kRow;
        out.places += SignPlace{labels[i], out.ownPage ? last + 1 : last, QRectF(left, y, kBox, kRow * 0.62), false};
    }
    return out;
}

QList<PlacedText> stripWords(const SignStrip &strip)
{
    QList<PlacedText> words;
    if (strip.places.isEmpty())
        return words;
    const double top = strip.places.front().box.top() - kHead;
    words += {strip.heading, kLeft / kPointsPerMm, (top + kHead / 3) / kPointsPerMm, kPoints - 1.5, Align::Left};
    for (const SignPlace &place : strip.places)
        words += {place.label + QChar(u'：'), (place.box.left() - kLabel) / kPointsPerMm,
                  (place.box.bottom() - kPoints - 2) / kPointsPerMm, kPoints, Align::Left};
    return words;
}

QByteArray stripLines(const SignStrip &strip, double pageHeight)
{
    QByteArray out = "q 0 G 0.5 w\n";
    for (const SignPlace &place : strip.places) {
        const QByteArray y = QByteArray::number(pageHeight - place.box.bottom(), 'f', 2);
        out += QByteArray::number(place.box.left(), 'f', 2) + ' ' + y + " m "
            + QByteArray::number(place.box.right(), 'f', 2) + ' ' + y + " l S\n";
    }
    return out + "Q\n";
}

} // namespace anjuan::documents

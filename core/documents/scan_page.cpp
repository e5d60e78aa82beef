#include "core/documents/scan_page.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtGui/QImage>
#include <QtGui/QImageReader>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtPdf/QPdfDocument>

#include "core/documents/pdf_repair.h"

namespace anjuan::documents {
namespace {

constexpr int kSmall = 900; // pixels of the longer side, on which lines and blankness are judged

/// Dark marks on a page that may itself be dark: darker than the paper around them.
QList<QPointF> marksOn(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8)
                            .scaled(kSmall, kSmall, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    // The paper's own shade, place by place.
    const QImage paper = grey.scaled(std::max(1, grey.width() / 40), std::max(1, grey.height() / 40),
                                     Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QList<QPointF> marks;
    const int edgeX = grey.width() / 25;
    const int edgeY = grey.height() / 25;
    for (int y = edgeY; y < grey.height() - edgeY; ++y) {
        const uchar *line = grey.constScanLine(y);
        const uchar *shade = paper.constScanLine(std::min(y / 40, paper.height() - 1));
        for (int x = edgeX; x < grey.width() - edgeX; ++x) {
            if (line[x] * 100 < shade[std::min(x / 40, paper.width() - 1)] * 72)
                marks.append(QPointF(x, y));
        }
    }
    return marks;
}

/// How unevenly the marks fall into rows when the page is turned by so much: lines of words stand apart.
double unevenness(const QList<QPointF> &marks, double degrees)
{
    const double slope = std::tan(degrees * std::numbers::pi / 180);
    std::vector<int> rows(static_cast<std::size_t>(2 * kSmall));
    for (const QPointF &mark : marks) {
        const auto row = static_cast<qsizetype>(mark.y() + mark.x() * slope) + kSmall / 2;
        if (row >= 0 && row < static_cast<qsizetype>(rows.size()))
            ++rows[static_cast<std::size_t>(row)];
    }
    double sum = 0;
    for (const int row : rows)
        sum += double(row) * row;
    return sum;
}

/// Degrees by which the lines fall short of level, within `most`; 0 where there are too few to tell.
double skewOf(const QList<QPointF> &marks, double near, double most)
{
    if (marks.size() < 400)
        return near;
    double best = near;
    double highest = unevenness(marks, near);
    for (double degrees = near - most; degrees <= near + most; degrees += 0.1) {
        const double now = unevenness(marks, degrees);
        if (now > highest) {
            highest = now;
            best = degrees;
        }
    }
    return best;
}

/// The page around which white grows where it is turned.
QImage turnedBy(const QImage &picture, double degrees)
{
    const double quarter = std::round(degrees / 90) * 90;
    QImage upright = picture;
    if (quarter != 0)
        upright = picture.transformed(QTransform().rotate(quarter));
    const double rest = degrees - quarter;
    if (std::abs(rest) < 0.15)
        return upright;
    QImage out(upright.size(), QImage::Format_RGB32);
    out.fill(Qt::white);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(out.width() / 2.0, out.height() / 2.0);
    painter.rotate(rest);
    painter.drawImage(QPointF(-upright.width() / 2.0, -upright.height() / 2.0), upright);
    return out;
}

} // namespace

ScanPage readScanPage(const QImage &picture)
{
    ScanPage page;
    page.picture = std::make_shared<const QImage>(picture);
    double turn = 0;
    const auto isPageCode = [](const QString &text) { return parsePageCode(text).has_value(); };
    for (const QrSighting &seen : qrSightings(picture, isPageCode)) {
        const auto code = parsePageCode(seen.text);
        if (!code) {
            page.otherTexts += seen.text;
            continue;
        }
        // Two pages in one picture: neither is filed by itself.
        if (page.code && (page.code->paper != code->paper || page.code->page != code->page)) {
            page.code.reset();
            page.otherTexts += seen.text;
            return page;
        }
        page.code = code;
        if (seen.corners.size() == 4) {
            const QPointF along = seen.corners[3] - seen.corners[0];
            turn = -std::atan2(along.y(), along.x()) * 180 / std::numbers::pi;
        }
    }
    const double quarter = std::round(turn / 90) * 90;
    if (quarter != 0)
        page.picture = std::make_shared<const QImage>(turnedBy(picture, quarter));
    const QList<QPointF> marks = marksOn(*page.picture);
    if (!page.code) {
        page.blank = page.otherTexts.isEmpty() && marks.size() < 60;
        if (page.blank)
            return page;
    }
    const double rest = skewOf(marks, page.code ? turn - quarter : 0, page.code ? 2 : 5);
    if (std::abs(rest) >= 0.15)
        page.picture = std::make_shared<const QImage>(turnedBy(*page.picture, rest));
    page.turned = quarter + (std::abs(rest) >= 0.15 ? rest : 0);
    return page;
}

Result<void> keepScanPage(const ScanPage &page, const QString &file)
{
    constexpr int kQuality = 88;
    if (!page.picture->save(file, "JPG", kQuality))
        return fail(Fault::Io, "library.cannot_write", {file, QString()});
    return {};
}

namespace {

Result<void> eachPageOfPdf(const QString &file, Progress &progress,
                           const std::function<Result<void>(int, int, const QImage &)> &take)
{
    constexpr double kScale = 200.0 / 72;
    QPdfDocument document;
    if (document.load(file) != QPdfDocument::Error::None)
        return fail(Fault::Invalid, "documents.scan_unreadable", {file});
    for (int page = 0; page < document.pageCount(); ++page) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        const QImage drawn = document.render(page, (document.pagePointSize(page) * kScale).toSize());
        if (drawn.isNull())
            return fail(Fault::Invalid, "documents.scan_unreadable", {file});
        QImage picture(drawn.size(), QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter(&picture).drawImage(0, 0, drawn);
        ANJUAN_CHECK(take(page, document.pageCount(), picture));
    }
    return {};
}

} // namespace

Result<void> eachPageOf(const QString &file, Progress &progress,
                        const std::function<Result<void>(int, int, const QImage &)> &take)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "documents.no_scan", {file});
    if (in.peek(1024).contains("%PDF-"))
        return eachPageOfPdf(file, progress, take);
    QImageReader reader(file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const int count = std::max(1, reader.supportsAnimation() ? 1 : reader.imageCount());
    for (int page = 0; page < count; ++page) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        if (page > 0)
            reader.jumpToImage(page);
        const QImage picture = reader.read();
        if (picture.isNull())
            return fail(Fault::Invalid, "documents.scan_unreadable", {file});
        ANJUAN_CHECK(take(page, count, picture));
    }
    return {};
}

Result<QByteArray> pdfOfPictures(const QStringList &pictures, const QString &title, Instant at)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(kDpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(Fault::Corrupt, "documents.pdf_failed", {title, QStringLiteral("QPdfWriter")});
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        const QImage picture(pictures[i]);
        if (picture.isNull())
            return fail(Fault::Invalid, "documents.scan_unreadable", {pictures[i]});
        if (i > 0)
            writer.newPage();
        const QSizeF room(writer.width(), writer.height());
        const QSizeF size = QSizeF(picture.size()).scaled(room, Qt::KeepAspectRatio);
        painter.drawImage(QRectF(QPointF((room.width() - size.width()) / 2, (room.height() - size.height()) / 2), size),
                          picture);
    }
    painter.end();
    return repairPdf(buffer.data(), {title, at});
}

Result<QByteArray> pdfOfScan(const QString &file, const QString &stem, const QString &title, Instant at,
                             Progress &progress)
{
    constexpr int kQuality = 92;
    QStringList pictures;
    ANJUAN_CHECK(eachPageOf(file, progress, [&](int page, int, const QImage &picture) -> Result<void> {
        const QString to = QStringLiteral("%1-%2.jpg").arg(stem).arg(page);
        if (!picture.save(to, "JPG", kQuality))
            return fail(Fault::Io, "library.cannot_write", {to, {}});
        pictures += to;
        return {};
    }));
    return pdfOfPictures(pictures, title, at);
}

} // namespace anjuan::documents

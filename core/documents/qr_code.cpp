#include "core/documents/qr_code.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <qrencode.h>
#include <zbar.h>

#include <QtCore/QFile>
#include <QtGui/QImage>
#include <QtGui/QImageReader>
#include <QtGui/QPainter>
#include <QtPdf/QPdfDocument>

namespace anjuan::documents {
namespace {

bool isAlphanumeric(const QByteArray &bytes)
{
    static const QByteArray letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return letters.contains(c); });
}

QList<QrSighting> codesIn(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const auto width = static_cast<unsigned>(grey.width());
    const auto height = static_cast<unsigned>(grey.height());
    QByteArray rows;
    rows.reserve(static_cast<qsizetype>(width) * height);
    for (int y = 0; y < grey.height(); ++y)
        rows.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    const std::unique_ptr<zbar::zbar_image_scanner_t, decltype(&zbar::zbar_image_scanner_destroy)> scanner(
        zbar::zbar_image_scanner_create(), &zbar::zbar_image_scanner_destroy);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    const std::unique_ptr<zbar::zbar_image_t, decltype(&zbar::zbar_image_destroy)> image(zbar::zbar_image_create(),
                                                                                         &zbar::zbar_image_destroy);
    zbar::zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
    zbar::zbar_image_set_size(image.get(), width, height);
    zbar::zbar_image_set_data(image.get(), rows.constData(), static_cast<unsigned long>(rows.size()), nullptr);
    QList<QrSighting> codes;
    if (zbar::zbar_scan_image(scanner.get(), image.get()) <= 0)
        return codes;
    for (const zbar::zbar_symbol_t *symbol = zbar::zbar_image_first_symbol(image.get()); symbol;
         symbol = zbar::zbar_symbol_next(symbol)) {
        QrSighting seen{QString::fromUtf8(zbar::zbar_symbol_get_data(symbol),
                                          static_cast<qsizetype>(zbar::zbar_symbol_get_data_length(symbol))),
                        {}};
        for (unsigned i = 0; i < zbar::zbar_symbol_get_loc_size(symbol); ++i)
            seen.corners += QPointF(zbar::zbar_symbol_get_loc_x(symbol, i), zbar::zbar_symbol_get_loc_y(symbol, i));
        codes += seen;
    }
    return codes;
}

void moveBack(QList<QrSighting> &codes, QPointF corner, double scale)
{
    for (QrSighting &one : codes) {
        for (QPointF &point : one.corners)
            point = point * scale + corner;
    }
}

/// As it came, then larger and smaller: a module should be some pixels wide, and not many.
QList<QrSighting> codesAtAnySize(const QImage &picture)
{
    QList<QrSighting> codes = codesIn(picture);
    const int longest = std::max(picture.width(), picture.height());
    for (const int side : {2400, 1600, 3400, 1100}) {
        if (!codes.isEmpty())
            break;
        if (std::abs(side - longest) > longest / 10) {
            codes = codesIn(picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation));
            moveBack(codes, {}, double(longest) / side);
        }
    }
    return codes;
}

/// A corner of the page by itself, twice as large and with its shades spread: where a page is dim and its code small.
QList<QrSighting> codesInCorner(const QImage &picture, const QRect &corner)
{
    QImage part = picture.copy(corner).convertToFormat(QImage::Format_Grayscale8);
    part = part.scaled(part.size() * 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    int low = 255;
    int high = 0;
    for (int y = 0; y < part.height(); ++y) {
        const uchar *line = part.constScanLine(y);
        low = std::min<int>(low, *std::min_element(line, line + part.width()));
        high = std::max<int>(high, *std::max_element(line, line + part.width()));
    }
    for (int y = 0; y < part.height(); ++y) {
        uchar *line = part.scanLine(y);
        for (int x = 0; x < part.width(); ++x)
            line[x] = static_cast<uchar>((line[x] - low) * 255 / std::max(1, high - low));
    }
    QList<QrSighting> codes = codesIn(part);
    moveBack(codes, corner.topLeft(), 0.5);
    return codes;
}

QStringList textsOf(const QList<QrSighting> &codes)
{
    QStringList texts;
    for (const QrSighting &one : codes)
        texts += one.text;
    return texts;
}

Result<QStringList> codesInPdf(const QString &file)
{
    constexpr int kMostPages = 20;
    constexpr double kScale = 300.0 / 72;
    QPdfDocument document;
    if (document.load(file) != QPdfDocument::Error::None)
        return fail(Fault::Invalid, "documents.scan_unreadable", {file});
    QStringList texts;
    for (int page = 0; page < std::min(document.pageCount(), kMostPages); ++page) {
        const QImage drawn = document.render(page, (document.pagePointSize(page) * kScale).toSize());
        QImage picture(drawn.size(), QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter(&picture).drawImage(0, 0, drawn);
        texts += textsOf(codesAtAnySize(picture));
    }
    return texts;
}

} // namespace

std::optional<QrModules> qrModules(const QByteArray &bytes)
{
    using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;
    const Code code(isAlphanumeric(bytes)
                        ? QRcode_encodeString(bytes.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1)
                        : QRcode_encodeData(static_cast<int>(bytes.size()),
                                            reinterpret_cast<const unsigned char *>(bytes.constData()), 0,
                                            QR_ECLEVEL_M),
                    &QRcode_free);
    if (!code)
        return std::nullopt;
    QrModules out;
    out.side = code->width;
    const int count = code->width * code->width;
    for (int i = 0; i < count; ++i)
        out.dark.push_back((code->data[i] & 1) != 0);
    return out;
}

QList<QrSighting> qrSightings(const QImage &picture, const std::function<bool(const QString &)> &wanted)
{
    QList<QrSighting> all;
    const auto enough = [&](const QList<QrSighting> &codes) {
        all += codes;
        return std::any_of(codes.begin(), codes.end(), [&](const QrSighting &one) { return wanted(one.text); });
    };
    if (enough(codesIn(picture)))
        return all;
    const int width = picture.width() * 2 / 5;
    const int height = picture.height() * 2 / 5;
    for (const QPoint &corner : {QPoint(picture.width() - width, picture.height() - height), QPoint(0, 0),
                                 QPoint(picture.width() - width, 0), QPoint(0, picture.height() - height)}) {
        if (enough(codesInCorner(picture, QRect(corner, QSize(width, height)))))
            return all;
    }
    static_cast<void>(enough(codesAtAnySize(picture)));
    return all;
}

Result<QStringList> qrTextsOn(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "documents.no_scan", {file});
    if (in.peek(1024).contains("%PDF-"))
        return codesInPdf(file);
    QImageReader reader(file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QImage picture = reader.read();
    if (picture.isNull())
        return fail(Fault::Invalid, "documents.scan_unreadable", {file});
    return textsOf(codesAtAnySize(picture));
}

} // namespace anjuan::documents

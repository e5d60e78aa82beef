#include "core/documents/qr_code.h"

#include <algorithm>
#include <array>
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

/// A byte for each pixel, row by row. The light of a colour is near enough here, and many times faster than what Qt
/// computes of its colour space.
QByteArray shadesOf(const QImage &picture)
{
    const QImage plain = picture.format() == QImage::Format_RGB32 || picture.format() == QImage::Format_Grayscale8
        ? picture
        : picture.convertToFormat(QImage::Format_RGB32);
    const int width = plain.width();
    QByteArray shades(static_cast<qsizetype>(width) * plain.height(), Qt::Uninitialized);
    char *out = shades.data();
    for (int y = 0; y < plain.height(); ++y, out += width) {
        const uchar *line = plain.constScanLine(y);
        if (plain.format() == QImage::Format_Grayscale8) {
            std::copy(line, line + width, out);
            continue;
        }
        const auto *colours = reinterpret_cast<const QRgb *>(line);
        std::transform(colours, colours + width, out, [](QRgb colour) { return static_cast<char>(qGray(colour)); });
    }
    return shades;
}

/// Reads along every `step`-th line: what was made larger tells nothing new in each.
QList<QrSighting> codesAmong(const QByteArray &shades, QSize size, int step)
{
    const std::unique_ptr<zbar::zbar_image_scanner_t, decltype(&zbar::zbar_image_scanner_destroy)> scanner(
        zbar::zbar_image_scanner_create(), &zbar::zbar_image_scanner_destroy);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    for (const zbar::zbar_config_t density : {zbar::ZBAR_CFG_X_DENSITY, zbar::ZBAR_CFG_Y_DENSITY})
        zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, density, step);
    const std::unique_ptr<zbar::zbar_image_t, decltype(&zbar::zbar_image_destroy)> image(zbar::zbar_image_create(),
                                                                                         &zbar::zbar_image_destroy);
    zbar::zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
    zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(size.width()), static_cast<unsigned>(size.height()));
    zbar::zbar_image_set_data(image.get(), shades.constData(), static_cast<unsigned long>(shades.size()), nullptr);
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

QList<QrSighting> codesIn(const QImage &picture, int step = 1)
{
    return codesAmong(shadesOf(picture), picture.size(), step);
}

void moveBack(QList<QrSighting> &codes, QPointF corner, double scale)
{
    for (QrSighting &one : codes) {
        for (QPointF &point : one.corners)
            point = point * scale + corner;
    }
}

/// Larger and smaller than it came: a module should be some pixels wide, and not many.
QList<QrSighting> codesAtOtherSizes(const QImage &picture)
{
    QList<QrSighting> codes;
    const int longest = std::max(picture.width(), picture.height());
    for (const int side : {2400, 1600, 3400, 1100}) {
        if (!codes.isEmpty())
            break;
        if (std::abs(side - longest) > longest / 10) {
            codes = codesIn(picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation),
                            side > longest * 4 / 3 ? 2 : 1);
            moveBack(codes, {}, double(longest) / side);
        }
    }
    return codes;
}

QList<QrSighting> codesAtAnySize(const QImage &picture)
{
    const QList<QrSighting> codes = codesIn(picture);
    return codes.isEmpty() ? codesAtOtherSizes(picture) : codes;
}

/// A corner of the page by itself, twice as large and with its shades spread: where a page is dim and its code small.
QList<QrSighting> codesInCorner(const QImage &picture, const QRect &corner)
{
    const QImage part = picture.copy(corner).scaled(corner.size() * 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (part.isNull())
        return {};
    QByteArray shades = shadesOf(part);
    const auto [low, high] = std::minmax_element(shades.begin(), shades.end(), [](char one, char other) {
        return static_cast<uchar>(one) < static_cast<uchar>(other);
    });
    std::array<char, 256> spread{};
    const int darkest = static_cast<uchar>(*low);
    const int range = std::max(1, static_cast<uchar>(*high) - darkest);
    for (int shade = darkest; shade <= darkest + range && shade < 256; ++shade)
        spread[static_cast<std::size_t>(shade)] = static_cast<char>((shade - darkest) * 255 / range);
    for (char &shade : shades)
        shade = spread[static_cast<uchar>(shade)];
    QList<QrSighting> codes = codesAmong(shades, part.size(), 2);
    moveBack(codes, corner.topLeft(), 0.5);
    return codes;
}

/// Nothing on it, not even at its edges, that is darker than the paper around it.
bool isBare(const QImage &picture)
{
    constexpr int kSide = 900;
    constexpr int kCell = 40;
    constexpr int kFewest = 60; // pixels; the smallest code has some hundreds
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8)
                            .scaled(kSide, kSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    const QImage paper = grey.scaled(std::max(1, grey.width() / kCell), std::max(1, grey.height() / kCell),
                                     Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    int marks = 0;
    for (int y = 0; y < grey.height() && marks < kFewest; ++y) {
        const uchar *line = grey.constScanLine(y);
        const uchar *shade = paper.constScanLine(std::min(y / kCell, paper.height() - 1));
        for (int x = 0; x < grey.width(); ++x)
            marks += line[x] * 100 < shade[std::min(x / kCell, paper.width() - 1)] * 85 ? 1 : 0;
    }
    return marks < kFewest;
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
    if (enough(codesIn(picture)) || isBare(picture))
        return all;
    const int width = picture.width() * 2 / 5;
    const int height = picture.height() * 2 / 5;
    for (const QPoint &corner : {QPoint(picture.width() - width, picture.height() - height), QPoint(0, 0),
                                 QPoint(picture.width() - width, 0), QPoint(0, picture.height() - height)}) {
        if (enough(codesInCorner(picture, QRect(corner, QSize(width, height)))))
            return all;
    }
    static_cast<void>(enough(codesAtOtherSizes(picture)));
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

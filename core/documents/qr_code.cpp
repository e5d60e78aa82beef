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

QStringList codesIn(const QImage &picture)
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
    QStringList texts;
    if (zbar::zbar_scan_image(scanner.get(), image.get()) <= 0)
        return texts;
    for (const zbar::zbar_symbol_t *symbol = zbar::zbar_image_first_symbol(image.get()); symbol;
         symbol = zbar::zbar_symbol_next(symbol))
        texts += QString::fromUtf8(zbar::zbar_symbol_get_data(symbol),
                                   static_cast<qsizetype>(zbar::zbar_symbol_get_data_length(symbol)));
    return texts;
}

/// As it came, then larger and smaller: a module should be some pixels wide, and not many.
QStringList codesAtAnySize(const QImage &picture)
{
    QStringList texts = codesIn(picture);
    const int longest = std::max(picture.width(), picture.height());
    for (const int side : {2400, 1600, 3400, 1100}) {
        if (!texts.isEmpty())
            break;
        if (std::abs(side - longest) > longest / 10)
            texts = codesIn(picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    }
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
        texts += codesAtAnySize(picture);
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
    return codesAtAnySize(picture);
}

} // namespace anjuan::documents

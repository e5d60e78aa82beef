#include "ui/exchange/qr.h"

#include <memory>

#include <qrencode.h>

#include <QtGui/QPainter>

namespace anjuan::ui {

QImage qrImage(const QByteArray &bytes, int scale)
{
    constexpr int kQuiet = 4; // ISO/IEC 18004: four modules of white around it
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char *>(bytes.constData()), 0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    if (!code)
        return {};
    const int side = (code->width + 2 * kQuiet) * scale;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                painter.fillRect((x + kQuiet) * scale, (y + kQuiet) * scale, scale, scale, Qt::black);
        }
    }
    return image;
}

} // namespace anjuan::ui

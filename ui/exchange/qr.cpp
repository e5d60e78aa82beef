#include "ui/exchange/qr.h"

#include <QtGui/QPainter>

#include "core/documents/qr_code.h"

namespace anjuan::ui {

QImage qrImage(const QByteArray &bytes, int scale)
{
    constexpr int kQuiet = documents::kQrQuiet;
    const auto code = documents::qrModules(bytes);
    if (!code)
        return {};
    const int side = (code->side + 2 * kQuiet) * scale;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int y = 0; y < code->side; ++y) {
        for (int x = 0; x < code->side; ++x) {
            if (code->at(x, y))
                painter.fillRect((x + kQuiet) * scale, (y + kQuiet) * scale, scale, scale, Qt::black);
        }
    }
    return image;
}

} // namespace anjuan::ui

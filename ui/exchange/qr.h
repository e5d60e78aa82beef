#pragma once
#include <QtCore/QByteArray>
#include <QtGui/QImage>

namespace anjuan::ui {

/// A QR code with its quiet zone, each module `scale` pixels wide; null where the bytes are too many for one.
QImage qrImage(const QByteArray &bytes, int scale);

} // namespace anjuan::ui

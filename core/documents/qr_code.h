#pragma once
#include <functional>
#include <optional>
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QPointF>
#include <QtCore/QStringList>

#include "core/base/result.h"

class QImage;

namespace anjuan::documents {

/// A QR code without its quiet zone (ISO/IEC 18004, error correction M).
struct QrModules {
    int side = 0;
    std::vector<bool> dark; // row by row
    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};
inline constexpr int kQrQuiet = 4; // modules of white around it

/// Nothing where the bytes are too many for one. Capitals, digits and `-./:` alone take a third less room.
std::optional<QrModules> qrModules(const QByteArray &bytes);

/// A code as it stands on a picture; its corners from its own upper left, against the clock, in the picture's pixels.
struct QrSighting {
    QString text;
    QList<QPointF> corners;
};
/// What hangs askew, is dark or small is read where it can be: each corner by itself, then the whole at several sizes,
/// until one of the texts is `wanted`.
QList<QrSighting> qrSightings(const QImage &picture, const std::function<bool(const QString &text)> &wanted);

/// The texts of the codes on a scan: a picture, or the first pages of a PDF. What hangs askew, is dark or small is read
/// where it can be. Needs a QGuiApplication, may run on any thread. Faults: NotFound `documents.no_scan {file}`,
/// Invalid `documents.scan_unreadable {file}` for what is neither a picture nor a PDF.
Result<QStringList> qrTextsOn(const QString &file);

} // namespace anjuan::documents

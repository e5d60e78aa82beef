#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::dossier {

/// What a JPEG file says of itself, from its markers.
struct JpegFacts {
    int width = 0;
    int height = 0;
    int components = 0; // 1 grey, 3 colour, 4 CMYK
    int bits = 0;
    int orientation = 1; // EXIF: 1–8
};

/// Reads the markers up to the picture itself. Faults: Corrupt `dossier.damaged_picture {name}`.
Result<JpegFacts> readJpeg(QByteArrayView data, const QString &name);

bool isJpeg(QByteArrayView data);
bool isPng(QByteArrayView data);
bool isPdf(QByteArrayView data);

/// A picture as it goes into the PDF.
struct EmbeddedPicture {
    bool asItIs = false; // `data` is the JPEG file itself; else pixels, to be deflated without loss
    QByteArray data;
    int width = 0;
    int height = 0;
    int components = 3;
    int orientation = 1;
};

/// A grey or colour JPEG goes in unchanged, its orientation aside; CMYK (which has no place beside sRGB in PDF/A) and
/// other kinds (PNG …) are decoded, laid on white, and kept without loss.
/// Faults: Corrupt `dossier.damaged_picture {name}`; Invalid `dossier.unknown_picture {name}`.
Result<EmbeddedPicture> pictureOf(const QByteArray &data, const QString &name);

} // namespace anjuan::dossier

#pragma once
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::bench {

/// A card as a telephone leaves it: `count` photographs of 12 megapixels and about 3 MB in `folder`, each with its own
/// bytes, EXIF time and place, and the preview of 160 × 120 pixels that every telephone writes: 0.jpg,
/// 1.jpg …
Result<void> makePhotographs(const QString &folder, qint64 count);

} // namespace anjuan::bench

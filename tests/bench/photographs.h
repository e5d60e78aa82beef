#pragma once
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::bench {

/// So many photographs of 12 megapixels and 2 to 3 MB, each with other bytes: 0.jpg, 1.jpg … in `folder`.
Result<void> makePhotographs(const QString &folder, qint64 count);

} // namespace anjuan::bench

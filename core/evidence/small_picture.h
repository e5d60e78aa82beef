#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::evidence {

/// A small upright picture for a list, as firstFrameJpeg. Of a photograph it is made from the preview that cameras and
/// telephones put into their files, where that has the photograph's shape and is large enough: a hundredth of the work.
/// A program that changed the photograph may have left the preview as it was: this is for finding, never for looking
/// at what the photograph shows. Faults: as firstFrameJpeg.
Result<QByteArray> smallPictureJpeg(const QString &path, int maxSide);

} // namespace anjuan::evidence

#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/result.h"
#include "core/evidence/media.h"

// Private to the room: nothing outside core/evidence includes it.

namespace anjuan::evidence {

/// The name of the photograph's format by the file's first bytes: "JPEG"; empty where it is no photograph.
QString photoFormat(const QByteArray &head);

/// The facts of a photograph of that format. Faults: Corrupt evidence.damaged_media.
Result<MediaFacts> photoFacts(const QString &path, const QString &format);

/// The small picture (JPEG) that the device put beside the photograph, as it lies there, with the photograph's facts;
/// empty where there is none. Faults: as photoFacts.
struct PhotoPreview {
    MediaFacts facts;
    QByteArray jpeg;
};
Result<PhotoPreview> photoPreview(const QString &path, const QString &format);

/// "30.123456,103.500000"; empty where that is no place on earth.
QString placeText(double latitude, double longitude);

/// One line out of what a file says: no control characters, at most 100 characters.
QString claimText(const QString &raw);

} // namespace anjuan::evidence

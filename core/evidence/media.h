#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/messages.h"
#include "core/base/result.h"

namespace anjuan::evidence {

/// What a file says of itself: claims of the device that wrote it, never proof of when, where or by what it was made.
struct MediaFacts { // 媒体信息
    enum Kind { Photo, Video, Audio, Document, Other };

    Kind kind = Other;
    QString codec;      // of the pictures: "H.264", "JPEG"; empty for sound and documents
    QString audioCodec; // of the sound: "AAC"; empty where there is none
    int width = 0;      // pixels as stored, before `orientation` is applied; 0 where not known
    int height = 0;
    qint64 milliseconds = 0; // 0 for photographs and where not known
    QString captureTime;     // ISO 8601, with "Z" or an offset only where the file says so; empty where not said
    QString device;          // maker and model
    QString place;           // WGS 84 "latitude,longitude" in degrees, six decimals; empty where not said
    int orientation = 1;     // how to turn it upright: EXIF 1…8, for film too; 1 where not said

    bool operator==(const MediaFacts &) const = default;
};

/// Reads the facts by the file's content; its name does not matter, and no other file or address it names is opened.
/// What is neither picture, film nor sound is Document or Other with no facts, and no error; so is an empty file.
/// Damaged media give the facts that can still be read.
/// Faults: Io evidence.cannot_read; Corrupt evidence.damaged_media where nothing of the media can be read.
Result<MediaFacts> mediaFacts(const QString &path);

/// The first decodable picture of a film, or a photograph itself, as an upright JPEG neither side of which is longer
/// than `maxSide` pixels (16…8192, else the nearer bound); never enlarged. The same file gives the same bytes.
/// Faults: as mediaFacts; Invalid evidence.no_picture, evidence.no_decoder; Corrupt evidence.damaged_media where no
/// picture can be decoded; Io evidence.frame_not_made.
Result<QByteArray> firstFrameJpeg(const QString &path, int maxSide);

/// One line for a list: "H.264 320×240 3.0 秒 AAC", "JPEG 640×480"; empty where no fact is known.
QString factsText(const MediaFacts &facts, Language language = Language::Chinese);

/// A length as hours:minutes:seconds to the nearest second: "00:00:03". Hours may pass 99; below zero counts as zero.
QString lengthText(qint64 milliseconds);

} // namespace anjuan::evidence

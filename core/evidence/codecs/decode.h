#pragma once
#include <vector>

#include "core/evidence/codecs.h"
#include "core/evidence/codecs/film.h"

// Private to the library of codecs: nothing outside core/evidence/codecs includes it.

extern "C" {
#include <libswscale/swscale.h>
}

namespace anjuan::evidence {

struct SwsRelease {
    void operator()(SwsContext *scaler) const { sws_freeContext(scaler); }
};
using SwsPtr = std::unique_ptr<SwsContext, SwsRelease>;

/// Null where this computer cannot decode the stream.
/// `side`: where no longer side is wanted, a decoder that can makes a smaller picture at once; 0: the whole.
CodecPtr openDecoder(const AVStream &stream, int side = 0);

/// Where the upright pixel (x, y) lies in a stored plane of width × height, by the EXIF orientation.
std::pair<int, int> storedAt(int orientation, int x, int y, int width, int height);

// What Codecs promises, each in a file of its own.

Result<PhotoPreview> readPhoto(const QString &path, const QString &format, bool withPreview);
Result<QByteArray> jpegOfFirstFrame(const QString &path, const MediaFacts &facts, int maxSide);
QByteArray jpegOfPreview(const PhotoPreview &photo, int maxSide);
Result<std::unique_ptr<Frames>> framesOf(const QString &path, const MediaFacts &facts, Progress &progress);
Result<std::vector<int>> loudness(const QString &path, int bins, Progress &progress);
Result<QString> unknownCodecs(const QString &path);

} // namespace anjuan::evidence

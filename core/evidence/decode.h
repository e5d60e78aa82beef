#pragma once
#include "core/evidence/film.h"

// Private to the room: nothing outside core/evidence includes it.

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

} // namespace anjuan::evidence

#pragma once
#include <memory>
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace anjuan::evidence {

/// One decoded picture, upright, in 24 bits a pixel without padding.
struct Picture {
    int width = 0;
    int height = 0;
    QByteArray rgb;
    qint64 microseconds = 0; // from the beginning of the film
    int index = -1;          // of the frame, from 0
};

/// The frames of a film one by one, as libav's own timestamps say, at a constant or a changing rate: the first frame is
/// number 0, and none is left out or shown twice. The file is opened once; used by one thread.
class Frames {
public:
    /// Reads the timestamps of all pictures without decoding them. Faults: as mediaFacts; Invalid evidence.no_picture,
    /// evidence.no_decoder {path, codec}; Cancelled work.cancelled.
    static Result<std::unique_ptr<Frames>> open(const QString &path, Progress &progress);
    virtual ~Frames() = default;
    Frames(const Frames &) = delete;
    Frames &operator=(const Frames &) = delete;

    virtual int count() const = 0;
    /// When a frame begins, from the beginning of the film; the last one for a number beyond it.
    virtual qint64 microsecondsOf(int index) const = 0;
    /// The frame that is shown at that time.
    virtual int indexAt(qint64 microseconds) const = 0;
    /// Fault: Corrupt evidence.damaged_media where that frame cannot be decoded, Invalid evidence.no_picture beyond the
    /// ends.
    virtual Result<Picture> at(int index) = 0;

protected:
    Frames() = default;
};

/// The loudest of the sound in `bins` stretches of equal length, 0 … 1000, for a picture of it. Damaged stretches are
/// silent. Faults: as mediaFacts; Invalid evidence.no_sound {path}, evidence.no_decoder; Cancelled work.cancelled.
Result<std::vector<int>> waveform(const QString &path, int bins, Progress &progress);

/// The codecs of a film or sound that this computer cannot decode, by name; empty where all can be played. Faults: as
/// mediaFacts.
Result<QString> undecodable(const QString &path);

} // namespace anjuan::evidence

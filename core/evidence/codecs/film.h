#pragma once
#include <memory>

#include <QtCore/QFile>
#include <QtCore/QString>

#include "core/base/result.h"
#include "core/evidence/media.h"

// Private to the library of codecs: nothing outside core/evidence/codecs includes it.

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace anjuan::evidence {

/// Gives an object of libav back by its own function, which takes the address of the pointer.
template <auto release> struct AvRelease {
    template <class T> void operator()(T *object) const { release(&object); }
};

void releaseIo(AVIOContext **io);

using IoPtr = std::unique_ptr<AVIOContext, AvRelease<&releaseIo>>;
using FormatPtr = std::unique_ptr<AVFormatContext, AvRelease<&avformat_close_input>>;
using CodecPtr = std::unique_ptr<AVCodecContext, AvRelease<&avcodec_free_context>>;
using FramePtr = std::unique_ptr<AVFrame, AvRelease<&av_frame_free>>;
using PacketPtr = std::unique_ptr<AVPacket, AvRelease<&av_packet_free>>;

/// An opened file of film, sound or (where asked) a single picture.
struct Film {
    QFile file;
    IoPtr io;
    FormatPtr format; // given back before the io that it reads from

    /// The first stream of pictures that is no cover picture of a sound file; null where there is none.
    AVStream *pictures() const;
    /// The first stream of sound; null where there is none.
    AVStream *sound() const;
};

/// Whoever uses libav without a film says so first: it writes to the terminal otherwise.
void quietLibav();

/// Null where the content is of no known format. Faults: Io evidence.cannot_read, Corrupt evidence.damaged_media.
Result<std::unique_ptr<Film>> openFilm(const QString &path, bool withPhotographs);

/// The facts of film or sound; Kind::Other where it is neither. Faults as openFilm.
Result<MediaFacts> factsOfFilm(const QString &path);

/// A codec's name as people write it: "H.264".
QString codecName(AVCodecID id);

} // namespace anjuan::evidence

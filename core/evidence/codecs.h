#pragma once
#include <memory>
#include <vector>

#include "core/base/progress.h"
#include "core/evidence/frames.h"
#include "core/evidence/photo.h"

// Private to the room: nothing outside core/evidence includes it.

namespace anjuan::evidence {

/// What needs libav and exiv2 解码模块. These two bring a hundred other libraries with them, and most of what the
/// program does needs none of them: so they are linked to a library of their own (core/evidence/codecs), which is
/// loaded when a film or a photograph is read for the first time. Everything here may be called from several threads at
/// once.
class Codecs {
public:
    virtual ~Codecs() = default;
    /// The facts of film or sound; Kind::Other where it is neither. Faults: Io evidence.cannot_read, Corrupt
    /// evidence.damaged_media.
    virtual Result<MediaFacts> filmFacts(const QString &path) const = 0;
    /// The facts of a photograph of that format and, where asked, the small picture inside. Faults: as photoFacts.
    virtual Result<PhotoPreview> photo(const QString &path, const QString &format, bool withPreview) const = 0;
    /// As firstFrameJpeg, of a film or photograph with these facts.
    virtual Result<QByteArray> firstFrame(const QString &path, const MediaFacts &facts, int maxSide) const = 0;
    /// The preview of a photograph, upright and no longer than `maxSide`; empty where it does not stand for it.
    virtual QByteArray smallPicture(const PhotoPreview &photo, int maxSide) const = 0;
    /// As Frames::open, of a film with these facts.
    virtual Result<std::unique_ptr<Frames>> frames(const QString &path, const MediaFacts &facts,
                                                   Progress &progress) const = 0;
    /// As `waveform` and `undecodable` of frames.h.
    virtual Result<std::vector<int>> waveform(const QString &path, int bins, Progress &progress) const = 0;
    virtual Result<QString> undecodable(const QString &path) const = 0;
};

/// The library's only symbol.
inline constexpr const char *kCodecsSymbol = "anjuan_codecs";
using CodecsMaker = const Codecs *(*)();

/// Loads a library by its name, as the dynamic loader finds it, or by its path. It is never given back.
/// Fault: Io evidence.no_codecs {library, why}.
Result<const Codecs *> loadCodecs(const QString &library);

/// The program's own, loaded once. Faults: as loadCodecs.
Result<const Codecs *> codecs();

} // namespace anjuan::evidence

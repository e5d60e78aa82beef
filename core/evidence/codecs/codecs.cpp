// The library of core/evidence/codecs.h: what of the room needs libav and exiv2.

#include "core/evidence/codecs.h"

#include "core/evidence/codecs/decode.h"

namespace anjuan::evidence {
namespace {

class LinkedCodecs final : public Codecs {
public:
    Result<MediaFacts> filmFacts(const QString &path) const override { return factsOfFilm(path); }
    Result<PhotoPreview> photo(const QString &path, const QString &format, bool withPreview) const override
    {
        return readPhoto(path, format, withPreview);
    }
    Result<QByteArray> firstFrame(const QString &path, const MediaFacts &facts, int maxSide) const override
    {
        return jpegOfFirstFrame(path, facts, maxSide);
    }
    QByteArray smallPicture(const PhotoPreview &photo, int maxSide) const override
    {
        return jpegOfPreview(photo, maxSide);
    }
    Result<std::unique_ptr<Frames>> frames(const QString &path, const MediaFacts &facts,
                                           Progress &progress) const override
    {
        return framesOf(path, facts, progress);
    }
    Result<std::vector<int>> waveform(const QString &path, int bins, Progress &progress) const override
    {
        return loudness(path, bins, progress);
    }
    Result<QString> undecodable(const QString &path) const override { return unknownCodecs(path); }
};

} // namespace
} // namespace anjuan::evidence

extern "C" __attribute__((visibility("default"))) const anjuan::evidence::Codecs *anjuan_codecs()
{
    static const anjuan::evidence::LinkedCodecs codecs;
    return &codecs;
}

#include "core/evidence/codecs/film.h"

#include <cmath>
#include <initializer_list>
#include <mutex>

extern "C" {
#include <libavutil/avstring.h>
#include <libavutil/display.h>
}

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

#include "core/evidence/photo.h"

namespace anjuan::evidence {

namespace {

constexpr int kBlock = 1 << 16;

// Formats that hold their media themselves; none that names other files or addresses (HLS, DASH, concat, SDP …).
constexpr const char *kFilms =
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,h264,hevc,flv,asf,dv,rm,dhav,mxf,"
    "wav,w64,aiff,caf,au,mp3,aac,ac3,flac,ogg,amr,ape,wv";
constexpr const char *kPhotographs = "jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe,gif,gif_pipe";

int readBlock(void *file, uint8_t *to, int size)
{
    const qint64 got = static_cast<QFile *>(file)->read(reinterpret_cast<char *>(to), size);
    return got > 0 ? static_cast<int>(got) : got == 0 ? AVERROR_EOF : AVERROR(EIO);
}

int64_t seekFile(void *opaque, int64_t offset, int whence)
{
    auto *file = static_cast<QFile *>(opaque);
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
        return file->size();
    case SEEK_CUR:
        offset += file->pos();
        break;
    case SEEK_END:
        offset += file->size();
        break;
    default:
        break;
    }
    return offset >= 0 && file->seek(offset) ? offset : AVERROR(EINVAL);
}

int refuseOther(AVFormatContext *, AVIOContext **, const char *, int, AVDictionary **)
{
    return AVERROR(EPERM);
}

QString tag(const AVDictionary *tags, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (const AVDictionaryEntry *entry = av_dict_get(tags, key, nullptr, 0); entry && *entry->value)
            return claimText(QString::fromUtf8(entry->value));
    }
    return {};
}

QString captureTime(const AVDictionary *tags)
{
    const QString raw = tag(tags, {"com.apple.quicktime.creationdate", "creation_time", "date"});
    const auto time = QDateTime::fromString(raw, Qt::ISODate);
    return time.isValid() && raw.size() > 10 ? time.toString(Qt::ISODate) : QString();
}

QString place(const AVDictionary *tags)
{
    // ISO 6709 in decimal degrees, as telephones and cameras write it: "+30.1234+103.5678+480/".
    static const QRegularExpression pattern(
        QStringLiteral(R"(^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)(?:[+-][\d.]+)?(?:CRS[\w]+)?/?$)"));
    const auto match = pattern.match(tag(tags, {"com.apple.quicktime.location.ISO6709", "location"}));
    return match.hasMatch() ? placeText(match.captured(1).toDouble(), match.captured(2).toDouble()) : QString();
}

void takeClaims(const AVDictionary *tags, MediaFacts &facts)
{
    if (facts.captureTime.isEmpty())
        facts.captureTime = captureTime(tags);
    if (facts.place.isEmpty())
        facts.place = place(tags);
    if (facts.device.isEmpty()) {
        const QString make = tag(tags, {"com.apple.quicktime.make", "com.android.manufacturer", "make"});
        const QString model = tag(tags, {"com.apple.quicktime.model", "com.android.model", "model"});
        facts.device = claimText(make + QLatin1Char(' ') + model);
    }
}

/// The EXIF orientation that turns the film as its display matrix does.
int orientation(const AVStream *stream)
{
    size_t size = 0;
    const uint8_t *matrix = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    if (!matrix || size < 9 * sizeof(int32_t))
        return 1;
    const double turn = av_display_rotation_get(reinterpret_cast<const int32_t *>(matrix));
    if (std::isnan(turn))
        return 1;
    switch ((static_cast<int>(std::lround(-turn / 90)) % 4 + 4) % 4) {
    case 1:
        return 6;
    case 2:
        return 3;
    case 3:
        return 8;
    default:
        return 1;
    }
}

AVStream *firstStream(const AVFormatContext &format, AVMediaType type)
{
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        AVStream *stream = format.streams[i];
        if (stream->codecpar->codec_type == type && !(stream->disposition & AV_DISPOSITION_ATTACHED_PIC))
            return stream;
    }
    return nullptr;
}

/// The file with a libav reader on it; the format is not looked at yet.
Result<std::unique_ptr<Film>> openFile(const QString &path)
{
    auto film = std::make_unique<Film>();
    film->file.setFileName(path);
    if (QFileInfo(path).isDir() || !film->file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(Fault::Io, "evidence.cannot_read", {path, film->file.errorString()});
    auto *block = static_cast<unsigned char *>(av_malloc(kBlock));
    if (block)
        film->io.reset(avio_alloc_context(block, kBlock, 0, &film->file, readBlock, nullptr, seekFile));
    if (!film->io) {
        av_free(block);
        return fail(Fault::Io, "evidence.cannot_read", {path, QStringLiteral("ENOMEM")});
    }
    return film;
}

} // namespace

void quietLibav()
{
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_level(AV_LOG_QUIET); });
}

void releaseIo(AVIOContext **io)
{
    av_freep(&(*io)->buffer);
    avio_context_free(io);
}

AVStream *Film::pictures() const
{
    return firstStream(*format, AVMEDIA_TYPE_VIDEO);
}

AVStream *Film::sound() const
{
    return firstStream(*format, AVMEDIA_TYPE_AUDIO);
}

Result<std::unique_ptr<Film>> openFilm(const QString &path, bool withPhotographs)
{
    quietLibav();
    ANJUAN_TRY(auto film, openFile(path));
    const AVInputFormat *kind = nullptr;
    const int score = av_probe_input_buffer2(film->io.get(), &kind, "", nullptr, 0, 0);
    const auto readFault = [&] { return fail(Fault::Io, "evidence.cannot_read", {path, film->file.errorString()}); };
    if (film->file.error() != QFileDevice::NoError)
        return readFault();
    const auto among = [&](const char *list) { return av_match_list(kind->name, list, ',') != 0; };
    // A lower score is what random bytes reach.
    if (score <= AVPROBE_SCORE_RETRY || !kind || !(among(kFilms) || (withPhotographs && among(kPhotographs))))
        return std::unique_ptr<Film>();

    AVFormatContext *format = avformat_alloc_context();
    if (!format)
        return fail(Fault::Io, "evidence.cannot_read", {path, QStringLiteral("ENOMEM")});
    format->pb = film->io.get();
    format->io_open = refuseOther;
    // On failure this gives the context back itself.
    const int opened = avformat_open_input(&format, "", kind, nullptr);
    if (opened >= 0) {
        film->format.reset(format);
        // What it cannot find out stays unknown; the streams are there all the same.
        avformat_find_stream_info(format, nullptr);
    }
    if (film->file.error() != QFileDevice::NoError)
        return readFault();
    if (opened < 0 || !(film->pictures() || film->sound()))
        return fail(Fault::Corrupt, "evidence.damaged_media", {path});
    return film;
}

Result<MediaFacts> factsOfFilm(const QString &path)
{
    MediaFacts facts;
    ANJUAN_TRY(const auto film, openFilm(path, false));
    if (!film)
        return facts;
    const AVStream *pictures = film->pictures();
    const AVStream *sound = film->sound();
    facts.kind = pictures ? MediaFacts::Video : MediaFacts::Audio;
    if (pictures) {
        facts.codec = codecName(pictures->codecpar->codec_id);
        facts.width = pictures->codecpar->width;
        facts.height = pictures->codecpar->height;
        facts.orientation = orientation(pictures);
    }
    if (sound)
        facts.audioCodec = codecName(sound->codecpar->codec_id);
    const int64_t length = film->format->duration;
    if (length != AV_NOPTS_VALUE && length > 0)
        facts.milliseconds = (length + AV_TIME_BASE / 2000) / (AV_TIME_BASE / 1000);
    takeClaims(film->format->metadata, facts);
    if (pictures)
        takeClaims(pictures->metadata, facts);
    return facts;
}

QString codecName(AVCodecID id)
{
    switch (id) {
    case AV_CODEC_ID_NONE:
        return {};
    case AV_CODEC_ID_H264:
        return QStringLiteral("H.264");
    case AV_CODEC_ID_HEVC:
        return QStringLiteral("H.265");
    case AV_CODEC_ID_MPEG4:
        return QStringLiteral("MPEG-4");
    case AV_CODEC_ID_MPEG2VIDEO:
        return QStringLiteral("MPEG-2");
    case AV_CODEC_ID_AMR_NB:
    case AV_CODEC_ID_AMR_WB:
        return QStringLiteral("AMR");
    case AV_CODEC_ID_OPUS:
        return QStringLiteral("Opus");
    case AV_CODEC_ID_VORBIS:
        return QStringLiteral("Vorbis");
    default:
        break;
    }
    const QString name = QString::fromLatin1(avcodec_get_name(id));
    return name.startsWith(QLatin1String("pcm_")) ? QStringLiteral("PCM") : name.toUpper();
}

} // namespace anjuan::evidence

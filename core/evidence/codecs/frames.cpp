#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "core/evidence/codecs/decode.h"

namespace anjuan::evidence {
namespace {

constexpr int kAhead = 240;               // decoding on is quicker than seeking, up to so many frames
constexpr std::size_t kKept = 12;         // frames before the wanted one, for whoever steps back
constexpr qint64 kKeptBytes = 48LL << 20; // of them together

constexpr AVRational kMicro{1, 1'000'000};

/// One film that is being decoded.
struct Decoding {
    QString path;
    std::unique_ptr<Film> film;
    AVStream *stream = nullptr;
    CodecPtr decoder;
    SwsPtr scaler;
    std::vector<int64_t> times; // in the stream's own units, ascending
    int64_t origin = 0;
    int orientation = 1;
    QString codec;
    int next = 0; // the number of the frame that the decoder gives next; -1 after a seek
    bool ended = false;
    std::map<int, Picture> kept;

    int numberOf(int64_t time) const
    {
        const auto it = std::lower_bound(times.begin(), times.end(), time);
        return it == times.end() || *it != time ? -1 : static_cast<int>(it - times.begin());
    }

    Result<void> readTimes(Progress &progress);
    bool seekBefore(int index);
    bool seekToStart();
    FramePtr decodeNext();
    Result<Picture> pictureOf(const AVFrame &frame, int index);
    Result<std::optional<Picture>> decodeUntil(int index);
    void keep(Picture picture, int wanted);
};

Result<void> Decoding::readTimes(Progress &progress)
{
    const PacketPtr packet(av_packet_alloc());
    const int64_t whole = film->format->duration;
    while (packet && av_read_frame(film->format.get(), packet.get()) >= 0) {
        const bool mine = packet->stream_index == stream->index && !(packet->flags & AV_PKT_FLAG_DISCARD);
        const int64_t time = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
        if (mine && time != AV_NOPTS_VALUE)
            times.push_back(time);
        av_packet_unref(packet.get());
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        if (mine && times.size() % 256 == 0)
            progress.report(av_rescale_q(time, stream->time_base, kMicro), whole, path);
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    if (times.empty())
        return fail(Fault::Corrupt, "evidence.damaged_media", {path});
    const int64_t start = film->format->start_time;
    origin = start == AV_NOPTS_VALUE ? times.front() : av_rescale_q(start, kMicro, stream->time_base);
    next = -1;
    return {};
}

bool Decoding::seekBefore(int index)
{
    const int64_t wanted = times[static_cast<std::size_t>(index)];
    if (avformat_seek_file(film->format.get(), stream->index, INT64_MIN, wanted, wanted, 0) < 0
        && av_seek_frame(film->format.get(), stream->index, times.front(), AVSEEK_FLAG_BACKWARD) < 0)
        return false;
    avcodec_flush_buffers(decoder.get());
    next = -1;
    ended = false;
    return true;
}

/// By bytes where the format has no index to go by, as transport streams.
bool Decoding::seekToStart()
{
    const bool byBytes = !(film->format->iformat->flags & AVFMT_NO_BYTE_SEEK)
        && av_seek_frame(film->format.get(), -1, 0, AVSEEK_FLAG_BYTE) >= 0;
    if (!byBytes && av_seek_frame(film->format.get(), stream->index, times.front(), AVSEEK_FLAG_BACKWARD) < 0)
        return false;
    avcodec_flush_buffers(decoder.get());
    next = -1;
    ended = false;
    return true;
}

FramePtr Decoding::decodeNext()
{
    FramePtr frame(av_frame_alloc());
    const PacketPtr packet(av_packet_alloc());
    if (!frame || !packet)
        return nullptr;
    for (;;) {
        const int got = avcodec_receive_frame(decoder.get(), frame.get());
        if (got == 0)
            return frame;
        if (got == AVERROR_EOF || ended)
            return nullptr;
        // A damaged packet is passed over; the next one may be good.
        if (av_read_frame(film->format.get(), packet.get()) < 0) {
            ended = true;
            avcodec_send_packet(decoder.get(), nullptr);
            continue;
        }
        if (packet->stream_index == stream->index)
            avcodec_send_packet(decoder.get(), packet.get());
        av_packet_unref(packet.get());
    }
}

Result<Picture> Decoding::pictureOf(const AVFrame &frame, int index)
{
    scaler.reset(sws_getCachedContext(scaler.release(), frame.width, frame.height,
                                      static_cast<AVPixelFormat>(frame.format), frame.width, frame.height,
                                      AV_PIX_FMT_RGB24, SWS_BILINEAR, nullptr, nullptr, nullptr));
    if (!scaler)
        return fail(Fault::Invalid, "evidence.no_decoder", {path, codec});
    const int line = (frame.width * 3 + 31) & ~31;
    QByteArray stored(qsizetype(line) * frame.height, Qt::Uninitialized);
    uint8_t *const planes[] = {reinterpret_cast<uint8_t *>(stored.data()), nullptr, nullptr, nullptr};
    const int lines[] = {line, 0, 0, 0};
    sws_scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, planes, lines);
    Picture picture;
    const bool turned = orientation >= 5;
    picture.width = turned ? frame.height : frame.width;
    picture.height = turned ? frame.width : frame.height;
    picture.index = index;
    picture.microseconds = av_rescale_q(times[static_cast<std::size_t>(index)] - origin, stream->time_base, kMicro);
    picture.rgb.resize(qsizetype(picture.width) * picture.height * 3);
    char *to = picture.rgb.data();
    for (int y = 0; y < picture.height; ++y) {
        if (orientation == 1) {
            std::copy_n(stored.constData() + qsizetype(y) * line, picture.width * 3, to);
            to += picture.width * 3;
            continue;
        }
        for (int x = 0; x < picture.width; ++x) {
            const auto [column, row] = storedAt(orientation, x, y, frame.width, frame.height);
            std::copy_n(stored.constData() + qsizetype(row) * line + column * 3, 3, to);
            to += 3;
        }
    }
    return picture;
}

void Decoding::keep(Picture picture, int wanted)
{
    kept.insert_or_assign(picture.index, std::move(picture));
    qint64 bytes = 0;
    for (const auto &[number, one] : kept)
        bytes += one.rgb.size();
    while (kept.size() > 1 && (kept.size() > kKept || bytes > kKeptBytes)) {
        // Whichever is further from what is looked at.
        const auto first = kept.begin();
        const auto last = std::prev(kept.end());
        const auto far = wanted - first->first > last->first - wanted ? first : last;
        bytes -= far->second.rgb.size();
        kept.erase(far);
    }
}

/// Nothing where the decoder has passed the frame, or ended, without giving it.
Result<std::optional<Picture>> Decoding::decodeUntil(int index)
{
    while (const FramePtr frame = decodeNext()) {
        const int number = numberOf(frame->best_effort_timestamp);
        if (number < 0)
            continue;
        next = number + 1;
        if (number > index)
            return std::optional<Picture>();
        if (index - number >= static_cast<int>(kKept))
            continue;
        ANJUAN_TRY(Picture picture, pictureOf(*frame, number));
        if (number == index) {
            keep(picture, index);
            return std::optional<Picture>(std::move(picture));
        }
        keep(std::move(picture), index);
    }
    return std::optional<Picture>();
}

class FilmFrames final : public Frames {
public:
    explicit FilmFrames(std::unique_ptr<Decoding> inside) : m_inside(std::move(inside)) {}
    int count() const override { return static_cast<int>(m_inside->times.size()); }
    qint64 microsecondsOf(int index) const override;
    int indexAt(qint64 microseconds) const override;
    Result<Picture> at(int index) override;

private:
    std::unique_ptr<Decoding> m_inside;
};

} // namespace

Result<std::unique_ptr<Frames>> framesOf(const QString &path, const MediaFacts &facts, Progress &progress)
{
    if (facts.kind != MediaFacts::Video)
        return fail(Fault::Invalid, "evidence.no_picture", {path});
    auto inside = std::make_unique<Decoding>();
    inside->path = path;
    inside->orientation = facts.orientation;
    inside->codec = facts.codec;
    ANJUAN_TRY(inside->film, openFilm(path, false));
    if (!inside->film || !inside->film->pictures())
        return fail(Fault::Invalid, "evidence.no_picture", {path});
    inside->stream = inside->film->pictures();
    for (unsigned i = 0; i < inside->film->format->nb_streams; ++i) {
        if (inside->film->format->streams[i] != inside->stream)
            inside->film->format->streams[i]->discard = AVDISCARD_ALL;
    }
    inside->decoder = openDecoder(*inside->stream);
    if (!inside->decoder)
        return fail(Fault::Invalid, "evidence.no_decoder", {path, facts.codec});
    inside->decoder->pkt_timebase = inside->stream->time_base;
    ANJUAN_CHECK(inside->readTimes(progress));
    return std::make_unique<FilmFrames>(std::move(inside));
}

namespace {

qint64 FilmFrames::microsecondsOf(int index) const
{
    const int number = std::clamp(index, 0, count() - 1);
    return av_rescale_q(m_inside->times[static_cast<std::size_t>(number)] - m_inside->origin,
                        m_inside->stream->time_base, kMicro);
}

int FilmFrames::indexAt(qint64 microseconds) const
{
    // By what each frame's own time reads as, so that a frame is found again at the time that it gave.
    int low = 0;
    int high = count();
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        (microsecondsOf(middle) <= microseconds ? low : high) = middle;
    }
    return low;
}

Result<Picture> FilmFrames::at(int index)
{
    Decoding &in = *m_inside;
    if (index < 0 || index >= count())
        return fail(Fault::Invalid, "evidence.no_picture", {in.path});
    if (const auto known = in.kept.find(index); known != in.kept.end())
        return known->second;
    const bool onward = in.next >= 0 && index >= in.next && index - in.next < kAhead;
    if (!onward && !in.seekBefore(index))
        return fail(Fault::Corrupt, "evidence.damaged_media", {in.path});
    ANJUAN_TRY(std::optional<Picture> found, in.decodeUntil(index));
    // An index that lies: from the beginning, then.
    if (!found && in.seekToStart()) {
        ANJUAN_TRY(found, in.decodeUntil(index));
    }
    if (!found)
        return fail(Fault::Corrupt, "evidence.damaged_media", {in.path});
    return *std::move(found);
}

/// The loudest sample of a frame, 0 … 1.
double loudest(const AVFrame &frame)
{
    const auto format = static_cast<AVSampleFormat>(frame.format);
    const bool planar = av_sample_fmt_is_planar(format) != 0;
    const int channels = std::max(1, frame.ch_layout.nb_channels);
    const int planes = planar ? channels : 1;
    const qsizetype samples = qsizetype(frame.nb_samples) * (planar ? 1 : channels);
    double most = 0;
    const auto take = [&]<class T>(double scale, double middle, const T *) {
        for (int plane = 0; plane < planes; ++plane) {
            const auto *data = reinterpret_cast<const T *>(frame.extended_data[plane]);
            for (qsizetype i = 0; data && i < samples; ++i)
                most = std::max(most, std::abs((static_cast<double>(data[i]) - middle) / scale));
        }
    };
    switch (av_get_packed_sample_fmt(format)) {
    case AV_SAMPLE_FMT_U8:
        take(128, 128, static_cast<const uint8_t *>(nullptr));
        break;
    case AV_SAMPLE_FMT_S16:
        take(32768, 0, static_cast<const int16_t *>(nullptr));
        break;
    case AV_SAMPLE_FMT_S32:
        take(2147483648.0, 0, static_cast<const int32_t *>(nullptr));
        break;
    case AV_SAMPLE_FMT_FLT:
        take(1, 0, static_cast<const float *>(nullptr));
        break;
    case AV_SAMPLE_FMT_DBL:
        take(1, 0, static_cast<const double *>(nullptr));
        break;
    default:
        break;
    }
    return std::min(most, 1.0);
}

} // namespace

Result<std::vector<int>> loudness(const QString &path, int bins, Progress &progress)
{
    ANJUAN_TRY(const auto film, openFilm(path, false));
    AVStream *sound = film ? film->sound() : nullptr;
    if (!sound || bins < 1)
        return fail(Fault::Invalid, "evidence.no_sound", {path});
    const CodecPtr decoder = openDecoder(*sound);
    if (!decoder)
        return fail(Fault::Invalid, "evidence.no_decoder", {path, codecName(sound->codecpar->codec_id)});
    decoder->pkt_timebase = sound->time_base;
    std::vector<int> peaks(static_cast<std::size_t>(bins));
    const int64_t whole = std::max<int64_t>(film->format->duration, 1);
    const int64_t start = film->format->start_time == AV_NOPTS_VALUE ? 0 : film->format->start_time;
    const PacketPtr packet(av_packet_alloc());
    const FramePtr frame(av_frame_alloc());
    while (packet && frame && av_read_frame(film->format.get(), packet.get()) >= 0) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        if (packet->stream_index == sound->index)
            avcodec_send_packet(decoder.get(), packet.get());
        av_packet_unref(packet.get());
        while (avcodec_receive_frame(decoder.get(), frame.get()) == 0) {
            const int64_t time = frame->best_effort_timestamp == AV_NOPTS_VALUE
                ? 0
                : av_rescale_q(frame->best_effort_timestamp, sound->time_base, kMicro) - start;
            const auto bin =
                static_cast<std::size_t>(std::clamp<int64_t>(time * bins / whole, 0, static_cast<int64_t>(bins) - 1));
            peaks[bin] = std::max(peaks[bin], static_cast<int>(loudest(*frame) * 1000 + 0.5));
            progress.report(time, whole, path);
        }
    }
    return peaks;
}

Result<QString> unknownCodecs(const QString &path)
{
    ANJUAN_TRY(const auto film, openFilm(path, false));
    QStringList names;
    for (const AVStream *stream : {film ? film->pictures() : nullptr, film ? film->sound() : nullptr}) {
        if (stream && !openDecoder(*stream))
            names += codecName(stream->codecpar->codec_id);
    }
    return names.join(QLatin1Char(' '));
}

} // namespace anjuan::evidence

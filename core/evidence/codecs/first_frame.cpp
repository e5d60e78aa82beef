#include <algorithm>
#include <utility>

#include "core/evidence/codecs/decode.h"

extern "C" {
#include <libavutil/imgutils.h>
}

namespace anjuan::evidence {

constexpr int64_t kMaxPixels = 1 << 28;

CodecPtr openDecoder(const AVStream &stream, int side)
{
    const AVCodec *decoder = avcodec_find_decoder(stream.codecpar->codec_id);
    CodecPtr context(decoder ? avcodec_alloc_context3(decoder) : nullptr);
    if (!context || avcodec_parameters_to_context(context.get(), stream.codecpar) < 0)
        return nullptr;
    context->thread_count = 1;
    context->max_pixels = kMaxPixels;
    // A half, a quarter or an eighth, and twice as large as wanted at least: scaled once more it looks the same.
    const int longest = std::max(stream.codecpar->width, stream.codecpar->height);
    while (side > 0 && context->lowres < decoder->max_lowres && longest >> (context->lowres + 1) >= 2 * side)
        ++context->lowres;
    return avcodec_open2(context.get(), decoder, nullptr) < 0 ? nullptr : std::move(context);
}

std::pair<int, int> storedAt(int orientation, int x, int y, int width, int height)
{
    switch (orientation) {
    case 2:
        return {width - 1 - x, y};
    case 3:
        return {width - 1 - x, height - 1 - y};
    case 4:
        return {x, height - 1 - y};
    case 5:
        return {y, x};
    case 6:
        return {y, height - 1 - x};
    case 7:
        return {width - 1 - y, height - 1 - x};
    case 8:
        return {width - 1 - y, x};
    default:
        return {x, y};
    }
}

namespace {

constexpr int kMaxPackets = 3000;
constexpr int kQuality = 3; // of 2 (best) … 31

/// Null where no picture of the stream can be decoded.
FramePtr decodeFirst(AVFormatContext &format, const AVStream &stream, AVCodecContext &decoder)
{
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        if (format.streams[i] != &stream)
            format.streams[i]->discard = AVDISCARD_ALL;
    }
    FramePtr frame(av_frame_alloc());
    const PacketPtr packet(av_packet_alloc());
    bool ended = !frame || !packet;
    for (int i = 0; !ended && i < kMaxPackets; ++i) {
        ended = av_read_frame(&format, packet.get()) < 0;
        if (!ended && packet->stream_index != stream.index) {
            av_packet_unref(packet.get());
            continue;
        }
        // At the end, what the decoder still holds back; a damaged packet is passed over.
        avcodec_send_packet(&decoder, ended ? nullptr : packet.get());
        av_packet_unref(packet.get());
        if (avcodec_receive_frame(&decoder, frame.get()) == 0 && frame->width > 0 && frame->height > 0)
            return frame;
    }
    return nullptr;
}

FramePtr newFrame(int width, int height)
{
    FramePtr frame(av_frame_alloc());
    if (!frame)
        return nullptr;
    frame->width = width;
    frame->height = height;
    frame->format = AV_PIX_FMT_YUVJ420P;
    frame->color_range = AVCOL_RANGE_JPEG;
    return av_frame_get_buffer(frame.get(), 0) < 0 ? nullptr : std::move(frame);
}

int evenSide(double side)
{
    return std::max(2, static_cast<int>(side / 2 + 0.5) * 2);
}

/// As shown on a screen: square pixels, the range and matrix of JPEG.
FramePtr scaled(const AVFrame &from, AVRational pixelShape, int maxSide)
{
    const bool shaped = pixelShape.num > 0 && pixelShape.den > 0;
    const double ratio = shaped ? std::clamp(av_q2d(pixelShape), 0.1, 10.0) : 1.0;
    const double width = from.width * ratio;
    const double shrink = std::min(1.0, (maxSide & ~1) / std::max<double>(width, from.height));
    FramePtr to = newFrame(evenSide(width * shrink), evenSide(from.height * shrink));
    const auto format = static_cast<AVPixelFormat>(from.format);
    const SwsPtr scaler(to ? sws_getContext(from.width, from.height, format, to->width, to->height, AV_PIX_FMT_YUVJ420P,
                                            SWS_AREA, nullptr, nullptr, nullptr)
                           : nullptr);
    if (!scaler)
        return nullptr;
    const bool full = from.color_range == AVCOL_RANGE_JPEG || format == AV_PIX_FMT_YUVJ420P
        || format == AV_PIX_FMT_YUVJ422P || format == AV_PIX_FMT_YUVJ444P || format == AV_PIX_FMT_YUVJ440P;
    // Refused for formats without such a matrix, which then need none.
    sws_setColorspaceDetails(scaler.get(), sws_getCoefficients(from.colorspace), full ? 1 : 0,
                             sws_getCoefficients(SWS_CS_ITU601), 1, 0, 1 << 16, 1 << 16);
    const int rows = sws_scale(scaler.get(), from.data, from.linesize, 0, from.height, to->data, to->linesize);
    return rows == to->height ? std::move(to) : nullptr;
}

FramePtr upright(FramePtr from, int orientation)
{
    if (!from || orientation <= 1)
        return from;
    const bool lying = orientation >= 5;
    FramePtr to = lying ? newFrame(from->height, from->width) : newFrame(from->width, from->height);
    if (!to)
        return nullptr;
    for (int plane = 0; plane < 3; ++plane) {
        const int half = plane == 0 ? 1 : 2;
        for (int y = 0; y < to->height / half; ++y) {
            for (int x = 0; x < to->width / half; ++x) {
                const auto [column, row] = storedAt(orientation, x, y, from->width / half, from->height / half);
                to->data[plane][y * to->linesize[plane] + x] = from->data[plane][row * from->linesize[plane] + column];
            }
        }
    }
    return to;
}

/// Empty where the encoder fails.
QByteArray jpegOf(AVFrame &frame)
{
    const AVCodec *encoder = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    const CodecPtr context(encoder ? avcodec_alloc_context3(encoder) : nullptr);
    const PacketPtr packet(av_packet_alloc());
    if (!context || !packet)
        return {};
    context->width = frame.width;
    context->height = frame.height;
    context->pix_fmt = AV_PIX_FMT_YUVJ420P;
    context->color_range = AVCOL_RANGE_JPEG;
    context->time_base = AVRational{1, 25};
    context->thread_count = 1;
    context->flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT;
    context->global_quality = FF_QP2LAMBDA * kQuality;
    frame.quality = context->global_quality;
    frame.pts = 0;
    if (avcodec_open2(context.get(), encoder, nullptr) < 0 || avcodec_send_frame(context.get(), &frame) < 0)
        return {};
    avcodec_send_frame(context.get(), nullptr);
    if (avcodec_receive_packet(context.get(), packet.get()) < 0)
        return {};
    return QByteArray(reinterpret_cast<const char *>(packet->data), packet->size);
}

/// Null where it is no JPEG.
FramePtr decodeJpeg(const QByteArray &jpeg)
{
    quietLibav();
    const AVCodec *decoder = avcodec_find_decoder(AV_CODEC_ID_MJPEG);
    const CodecPtr context(decoder ? avcodec_alloc_context3(decoder) : nullptr);
    const PacketPtr packet(av_packet_alloc());
    FramePtr frame(av_frame_alloc());
    if (!context || !packet || !frame || av_new_packet(packet.get(), static_cast<int>(jpeg.size())) < 0)
        return nullptr;
    std::copy(jpeg.begin(), jpeg.end(), packet->data);
    context->thread_count = 1;
    context->max_pixels = kMaxPixels;
    if (avcodec_open2(context.get(), decoder, nullptr) < 0 || avcodec_send_packet(context.get(), packet.get()) < 0
        || avcodec_receive_frame(context.get(), frame.get()) < 0)
        return nullptr;
    return frame->width > 0 && frame->height > 0 ? std::move(frame) : nullptr;
}

/// Whether a preview shows all of its photograph, to within two of its pixels, and no smaller than wanted.
bool standsFor(const AVFrame &preview, const MediaFacts &facts, int maxSide)
{
    const qint64 width = facts.width;
    const qint64 height = facts.height;
    if (width <= 0 || height <= 0 || std::max(preview.width, preview.height) < maxSide)
        return false;
    const qint64 off = std::abs(preview.width * height - preview.height * width);
    return off <= 2 * std::max(width, height);
}

} // namespace

QByteArray jpegOfPreview(const PhotoPreview &photo, int maxSide)
{
    const FramePtr preview = photo.jpeg.isEmpty() ? nullptr : decodeJpeg(photo.jpeg);
    if (!preview || !standsFor(*preview, photo.facts, maxSide))
        return {};
    const FramePtr picture = upright(scaled(*preview, AVRational{1, 1}, maxSide), photo.facts.orientation);
    return picture ? jpegOf(*picture) : QByteArray();
}

Result<QByteArray> jpegOfFirstFrame(const QString &path, const MediaFacts &facts, int maxSide)
{
    const auto opened = openFilm(path, true);
    if (!opened && (opened.error().fault != Fault::Corrupt || facts.kind == MediaFacts::Video))
        return fail(opened.error());
    // A photograph whose container libav cannot take apart, as HEIC, need not be damaged.
    const Film *film = opened ? opened->get() : nullptr;
    const AVStream *stream = film ? film->pictures() : nullptr;
    const CodecPtr decoder = stream ? openDecoder(*stream, std::clamp(maxSide, 16, 8192)) : nullptr;
    if (!decoder)
        return fail(Fault::Invalid, "evidence.no_decoder", {path, facts.codec});
    const FramePtr first = decodeFirst(*film->format, *stream, *decoder);
    if (film->file.error() != QFileDevice::NoError)
        return fail(Fault::Io, "evidence.cannot_read", {path, film->file.errorString()});
    if (!first)
        return fail(Fault::Corrupt, "evidence.damaged_media", {path});
    const AVRational pixelShape = av_guess_sample_aspect_ratio(film->format.get(), film->pictures(), first.get());
    const FramePtr picture = upright(scaled(*first, pixelShape, std::clamp(maxSide, 16, 8192)), facts.orientation);
    const QByteArray jpeg = picture ? jpegOf(*picture) : QByteArray();
    if (jpeg.isEmpty())
        return fail(Fault::Io, "evidence.frame_not_made", {path});
    return jpeg;
}

} // namespace anjuan::evidence

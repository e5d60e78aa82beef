#include "tests/bench/photographs.h"

#include <vector>

#include <QtCore/QBuffer>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtGui/QImage>

#include "tests/support/exif.h"

namespace anjuan::bench {
namespace {

constexpr int kPictures = 8; // encoded; each is used again with another name, time and place

QImage pictureOf(quint32 seed)
{
    QImage image(4000, 3000, QImage::Format_RGB32);
    quint32 state = 2463534242U + seed * 7919U;
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<quint32 *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            state = state * 1664525U + 1013904223U;
            line[x] = (x % 6 == 0 ? state : 0x6080a0U + static_cast<quint32>(y / 12)) | 0xff000000U;
        }
    }
    return image;
}

QByteArray jpegOf(const QImage &image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", quality);
    return bytes;
}

} // namespace

Result<void> makePhotographs(const QString &folder, qint64 count)
{
    QDir().mkpath(folder);
    std::vector<std::pair<QByteArray, QByteArray>> pictures;
    for (quint32 i = 0; i < kPictures; ++i) {
        const QImage image = pictureOf(i);
        pictures.emplace_back(jpegOf(image, 62), jpegOf(image.scaled(160, 120), 80));
    }
    for (qint64 n = 0; n < count; ++n) {
        const auto &[whole, preview] = pictures[static_cast<std::size_t>(n % kPictures)];
        QFile file(QStringLiteral("%1/%2.jpg").arg(folder).arg(n));
        // Behind the first marker; at the end what makers append, with which no two are alike.
        const QByteArray content =
            whole.left(2) + test::exifSegment(n, 1, preview) + whole.mid(2) + QByteArray::number(n);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return fail(Fault::Io, "vault.write_failed", {file.fileName(), file.errorString()});
    }
    return {};
}

} // namespace anjuan::bench

#include "core/dossier/picture.h"

#include <QtCore/QBuffer>
#include <QtGui/QImage>
#include <QtGui/QImageReader>
#include <QtGui/QPainter>

namespace anjuan::dossier {
namespace {

constexpr int kMaxPixels = 200'000'000;

quint32 number(QByteArrayView data, qsizetype at, int bytes, bool little = false)
{
    quint32 value = 0;
    for (int i = 0; i < bytes; ++i) {
        const qsizetype from = little ? at + bytes - 1 - i : at + i;
        if (from < 0 || from >= data.size())
            return 0;
        value = value << 8 | static_cast<unsigned char>(data[from]);
    }
    return value;
}

/// The orientation an Exif segment states; 1 where it states none that exists.
int orientationOf(QByteArrayView exif)
{
    if (!exif.startsWith(QByteArrayView("Exif\0\0", 6)))
        return 1;
    const QByteArrayView tiff = exif.sliced(6);
    const bool little = tiff.startsWith("II");
    const qsizetype table = number(tiff, 4, 4, little);
    const int entries = static_cast<int>(number(tiff, table, 2, little));
    for (int i = 0; i < entries; ++i) {
        const qsizetype entry = table + 2 + 12 * i;
        if (number(tiff, entry, 2, little) == 0x0112) {
            const int value = static_cast<int>(number(tiff, entry + 8, 2, little));
            return value >= 1 && value <= 8 ? value : 1;
        }
    }
    return 1;
}

bool isFrame(unsigned char marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Result<EmbeddedPicture> decoded(const QByteArray &data, const QString &name)
{
    QBuffer buffer;
    buffer.setData(data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    if (!reader.canRead())
        return fail(Fault::Invalid, "dossier.unknown_picture", {name});
    const QSize size = reader.size();
    if (qint64(size.width()) * size.height() > kMaxPixels)
        return fail(Fault::Corrupt, "dossier.damaged_picture", {name});
    const QImage read = reader.read();
    if (read.isNull())
        return fail(Fault::Corrupt, "dossier.damaged_picture", {name});
    QImage flat(read.size(), QImage::Format_RGB888);
    flat.fill(Qt::white);
    QPainter painter(&flat);
    painter.drawImage(0, 0, read);
    painter.end();
    EmbeddedPicture out{false, {}, flat.width(), flat.height(), 3, 1};
    out.data.reserve(qsizetype(flat.width()) * flat.height() * 3);
    for (int y = 0; y < flat.height(); ++y)
        out.data.append(reinterpret_cast<const char *>(flat.constScanLine(y)), qsizetype(flat.width()) * 3);
    return out;
}

} // namespace

bool isJpeg(QByteArrayView data)
{
    return data.startsWith(QByteArrayView("\xFF\xD8\xFF", 3));
}

bool isPng(QByteArrayView data)
{
    return data.startsWith(QByteArrayView("\x89PNG\r\n\x1A\n", 8));
}

bool isPdf(QByteArrayView data)
{
    return data.startsWith("%PDF-");
}

Result<JpegFacts> readJpeg(QByteArrayView data, const QString &name)
{
    JpegFacts facts;
    qsizetype at = 2;
    while (isJpeg(data) && at + 4 <= data.size() && static_cast<unsigned char>(data[at]) == 0xFF) {
        const unsigned char marker = static_cast<unsigned char>(data[at + 1]);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        const qsizetype length = number(data, at + 2, 2);
        if (length < 2 || at + 2 + length > data.size())
            break;
        const QByteArrayView segment = data.sliced(at + 4, length - 2);
        if (marker == 0xE1 && facts.orientation == 1)
            facts.orientation = orientationOf(segment);
        if (isFrame(marker)) {
            facts.bits = static_cast<int>(number(segment, 0, 1));
            facts.height = static_cast<int>(number(segment, 1, 2));
            facts.width = static_cast<int>(number(segment, 3, 2));
            facts.components = static_cast<int>(number(segment, 5, 1));
        }
        if (marker == 0xDA)
            break;
        at += 2 + length;
    }
    // A file cut short still has its head: only its end shows that nothing is missing.
    const bool ended = data.lastIndexOf(QByteArrayView("\xFF\xD9", 2)) > at;
    if (facts.width <= 0 || facts.height <= 0 || facts.components <= 0 || !ended)
        return fail(Fault::Corrupt, "dossier.damaged_picture", {name});
    return facts;
}

Result<EmbeddedPicture> pictureOf(const QByteArray &data, const QString &name)
{
    if (!isJpeg(data))
        return decoded(data, name);
    ANJUAN_TRY(const JpegFacts facts, readJpeg(data, name));
    if (facts.bits != 8 || (facts.components != 1 && facts.components != 3))
        return decoded(data, name);
    return EmbeddedPicture{true, data, facts.width, facts.height, facts.components, facts.orientation};
}

} // namespace anjuan::dossier

#include "core/evidence/media.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/evidence/codecs.h"
#include "core/evidence/small_picture.h"

namespace anjuan::evidence {

namespace {

constexpr qint64 kHead = 4096;

Result<QByteArray> headOf(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "evidence.cannot_read", {path, file.errorString()});
    const QByteArray head = file.read(kHead);
    if (file.error() != QFileDevice::NoError)
        return fail(Fault::Io, "evidence.cannot_read", {path, file.errorString()});
    return head;
}

bool isText(const QByteArray &head)
{
    // UTF-8 and GB 18030 alike have no control characters but these.
    return std::ranges::all_of(head, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 ? byte != 0x7f : (byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f');
    });
}

bool isDocument(const QByteArray &head)
{
    if (head.left(1024).contains("%PDF-") || head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        return true;
    if (head.startsWith("PK\x03\x04"))
        return head.contains("[Content_Types].xml") || head.contains("mimetypeapplication/") || head.contains("OFD.xml")
            || head.contains("Doc_0/") || head.contains("word/") || head.contains("xl/");
    return isText(head);
}

} // namespace

Result<MediaFacts> mediaFacts(const QString &path)
{
    ANJUAN_TRY(const QByteArray head, headOf(path));
    if (head.isEmpty())
        return MediaFacts{};
    if (const QString format = photoFormat(head); !format.isEmpty())
        return photoFacts(path, format);
    if (isDocument(head)) {
        MediaFacts facts;
        facts.kind = MediaFacts::Document;
        return facts;
    }
    ANJUAN_TRY(const Codecs *all, codecs());
    return all->filmFacts(path);
}

Result<QByteArray> firstFrameJpeg(const QString &path, int maxSide)
{
    ANJUAN_TRY(const MediaFacts facts, mediaFacts(path));
    if (facts.kind != MediaFacts::Video && facts.kind != MediaFacts::Photo)
        return fail(Fault::Invalid, "evidence.no_picture", {path});
    ANJUAN_TRY(const Codecs *all, codecs());
    return all->firstFrame(path, facts, maxSide);
}

Result<QByteArray> smallPictureJpeg(const QString &path, int maxSide)
{
    QFile file(path);
    const QString format = file.open(QIODevice::ReadOnly) ? photoFormat(file.read(64)) : QString();
    const auto photo = format.isEmpty() ? Result<PhotoPreview>() : photoPreview(path, format);
    if (photo && !photo->jpeg.isEmpty()) {
        ANJUAN_TRY(const Codecs *all, codecs());
        if (const QByteArray jpeg = all->smallPicture(*photo, maxSide); !jpeg.isEmpty())
            return jpeg;
    }
    return firstFrameJpeg(path, maxSide);
}

QString factsText(const MediaFacts &facts, Language language)
{
    QStringList parts;
    if (!facts.codec.isEmpty())
        parts << facts.codec;
    if (facts.width > 0 && facts.height > 0)
        parts << QStringLiteral("%1×%2").arg(facts.width).arg(facts.height);
    if (facts.milliseconds > 0) {
        const QString seconds = QString::number(static_cast<double>(facts.milliseconds) / 1000, 'f', 1);
        parts << message(QStringLiteral("evidence.seconds"), {seconds}, language);
    }
    if (!facts.audioCodec.isEmpty())
        parts << facts.audioCodec;
    return parts.join(QLatin1Char(' '));
}

QString lengthText(qint64 milliseconds)
{
    const qint64 whole = std::max<qint64>(milliseconds, 0);
    const qint64 seconds = whole / 1000 + (whole % 1000 >= 500 ? 1 : 0);
    const QLatin1Char zero('0');
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600, 2, 10, zero)
        .arg(seconds / 60 % 60, 2, 10, zero)
        .arg(seconds % 60, 2, 10, zero);
}

} // namespace anjuan::evidence

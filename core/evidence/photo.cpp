#include "core/evidence/photo.h"

#include "core/evidence/codecs.h"

namespace anjuan::evidence {

QString photoFormat(const QByteArray &head)
{
    if (head.startsWith("\xff\xd8\xff"))
        return QStringLiteral("JPEG");
    if (head.startsWith("\x89PNG\r\n\x1a\n"))
        return QStringLiteral("PNG");
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
        return QStringLiteral("GIF");
    if (head.startsWith("RIFF") && head.mid(8, 4) == "WEBP")
        return QStringLiteral("WebP");
    if (head.startsWith(QByteArray("II*\0", 4)) || head.startsWith(QByteArray("MM\0*", 4)))
        return QStringLiteral("TIFF");
    if (head.startsWith("BM") && head.mid(6, 4) == QByteArray(4, '\0'))
        return QStringLiteral("BMP");
    if (head.mid(4, 4) == "ftyp") {
        const QByteArray brand = head.mid(8, 4);
        if (brand == "heic" || brand == "heix" || brand == "mif1" || brand == "heim" || brand == "heis")
            return QStringLiteral("HEIC");
        if (brand == "avif")
            return QStringLiteral("AVIF");
    }
    return {};
}

Result<MediaFacts> photoFacts(const QString &path, const QString &format)
{
    ANJUAN_TRY(const Codecs *all, codecs());
    ANJUAN_TRY(const PhotoPreview photo, all->photo(path, format, false));
    return photo.facts;
}

Result<PhotoPreview> photoPreview(const QString &path, const QString &format)
{
    ANJUAN_TRY(const Codecs *all, codecs());
    return all->photo(path, format, true);
}

} // namespace anjuan::evidence

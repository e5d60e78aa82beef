#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <string_view>

#include <exiv2/exiv2.hpp>

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/evidence/codecs/decode.h"

namespace anjuan::evidence {

namespace {

void lockXmp(void *mutex, bool lock)
{
    auto *held = static_cast<std::mutex *>(mutex);
    if (lock)
        held->lock();
    else
        held->unlock();
}

void prepareExiv2()
{
    // The XMP reader inside is one for the whole process, and must be told of its lock before the first use.
    static std::mutex xmp;
    static std::once_flag once;
    std::call_once(once, [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize(lockXmp, &xmp);
        Exiv2::enableBMFF(true);
    });
}

QString textOf(const Exiv2::ExifData &exif, const char *key)
{
    const auto it = exif.findKey(Exiv2::ExifKey(key));
    return it == exif.end() ? QString() : claimText(QString::fromStdString(it->toString()));
}

QString captureTime(const Exiv2::ExifData &exif)
{
    static constexpr const char *kKeys[][2] = {{"Exif.Photo.DateTimeOriginal", "Exif.Photo.OffsetTimeOriginal"},
                                               {"Exif.Photo.DateTimeDigitized", "Exif.Photo.OffsetTimeDigitized"},
                                               {"Exif.Image.DateTime", "Exif.Photo.OffsetTime"}};
    for (const auto &[key, offsetKey] : kKeys) {
        const auto time = QDateTime::fromString(textOf(exif, key), QStringLiteral("yyyy:MM:dd HH:mm:ss"));
        if (!time.isValid())
            continue;
        const QString plain = time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
        const QString offset = textOf(exif, offsetKey);
        const bool sound = QDateTime::fromString(plain + offset, Qt::ISODate).isValid();
        return sound ? plain + offset : plain;
    }
    return {};
}

std::optional<double> degrees(const Exiv2::ExifData &exif, const char *key, const char *refKey, char negative)
{
    const auto it = exif.findKey(Exiv2::ExifKey(key));
    const QString ref = textOf(exif, refKey);
    if (it == exif.end() || it->count() < 1 || ref.isEmpty())
        return {};
    double sum = 0;
    double unit = 1;
    for (long i = 0; i < std::min<long>(3, it->count()); ++i, unit *= 60) {
        const Exiv2::Rational part = it->toRational(i);
        if (part.second == 0)
            return {};
        sum += static_cast<double>(part.first) / part.second / unit;
    }
    return ref.startsWith(QLatin1Char(negative), Qt::CaseInsensitive) ? -sum : sum;
}

void takeClaims(const Exiv2::ExifData &exif, MediaFacts &facts)
{
    facts.captureTime = captureTime(exif);
    const QString make = textOf(exif, "Exif.Image.Make");
    const QString model = textOf(exif, "Exif.Image.Model");
    facts.device = model.startsWith(make, Qt::CaseInsensitive) ? model : claimText(make + QLatin1Char(' ') + model);
    const auto orientation = exif.findKey(Exiv2::ExifKey("Exif.Image.Orientation"));
    if (orientation != exif.end() && orientation->count() > 0) {
        const long value = orientation->toLong();
        facts.orientation = value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    const auto latitude = degrees(exif, "Exif.GPSInfo.GPSLatitude", "Exif.GPSInfo.GPSLatitudeRef", 'S');
    const auto longitude = degrees(exif, "Exif.GPSInfo.GPSLongitude", "Exif.GPSInfo.GPSLongitudeRef", 'W');
    if (latitude && longitude)
        facts.place = placeText(*latitude, *longitude);
}

QByteArray previewIn(const Exiv2::ExifData &exif)
{
    const Exiv2::ExifThumbC thumbnail(exif);
    if (std::string_view(thumbnail.mimeType()) != "image/jpeg")
        return {};
    const Exiv2::DataBuf bytes = thumbnail.copy();
    return QByteArray(reinterpret_cast<const char *>(bytes.pData_), static_cast<qsizetype>(bytes.size_));
}

/// What can be read before exiv2 gives up; false where that is not even the size.
bool readInto(const std::string &path, MediaFacts &facts, QByteArray *preview)
{
    try {
        const auto image = Exiv2::ImageFactory::open(path);
        bool whole = true;
        try {
            image->readMetadata();
        } catch (const std::exception &) {
            whole = false;
        }
        facts.width = image->pixelWidth();
        facts.height = image->pixelHeight();
        takeClaims(image->exifData(), facts);
        if (preview)
            *preview = previewIn(image->exifData());
        return whole || (facts.width > 0 && facts.height > 0);
    } catch (const std::exception &) {
        return facts.width > 0 && facts.height > 0;
    }
}

} // namespace

Result<PhotoPreview> readPhoto(const QString &path, const QString &format, bool withPreview)
{
    prepareExiv2();
    PhotoPreview photo;
    photo.facts.kind = MediaFacts::Photo;
    photo.facts.codec = format;
    // An absolute path: exiv2 would take "http://…" and "-" for something else than a file.
    const QByteArray absolute = QFile::encodeName(QFileInfo(path).absoluteFilePath());
    const bool newer = format == QLatin1String("HEIC") || format == QLatin1String("AVIF");
    if (!readInto(absolute.toStdString(), photo.facts, withPreview ? &photo.jpeg : nullptr) && !newer)
        return fail(Fault::Corrupt, "evidence.damaged_media", {path});
    return photo;
}

} // namespace anjuan::evidence

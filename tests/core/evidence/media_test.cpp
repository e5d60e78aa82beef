#include <catch2/catch.hpp>
#include <sys/stat.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>

#include "core/base/messages.h"
#include "core/evidence/media.h"

using namespace anjuan;
using namespace anjuan::evidence;

namespace {

QString caseFile(const char *name)
{
    return QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/evidence/") + QLatin1String(name);
}

QString dataFile(const char *name)
{
    return QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/evidence/") + QLatin1String(name);
}

QByteArray contentOf(const QString &path)
{
    QFile in(path);
    REQUIRE(in.open(QIODevice::ReadOnly));
    return in.readAll();
}

struct Place {
    QTemporaryDir dir;

    QString write(const char *name, const QByteArray &content) const
    {
        const QString path = dir.filePath(QString::fromUtf8(name));
        QFile out(path);
        REQUIRE(out.open(QIODevice::WriteOnly));
        REQUIRE(out.write(content) == content.size());
        return path;
    }
};

MediaFacts factsOf(const QString &path)
{
    const auto facts = mediaFacts(path);
    INFO(path.toStdString() << ": " << (facts ? "" : describe(facts.error()).toStdString()));
    REQUIRE(facts);
    return *facts;
}

/// The refusal, which must have words that name the file.
Error refusal(const auto &result, const QString &path)
{
    REQUIRE_FALSE(result);
    CHECK(hasMessage(result.error().id));
    CHECK(describe(result.error()).contains(path));
    CHECK(describe(result.error(), Language::English).contains(path));
    return result.error();
}

QImage frameOf(const QString &path, int maxSide)
{
    const auto jpeg = firstFrameJpeg(path, maxSide);
    INFO(path.toStdString() << ": " << (jpeg ? "" : describe(jpeg.error()).toStdString()));
    REQUIRE(jpeg);
    QImage image;
    REQUIRE(image.loadFromData(*jpeg, "JPEG"));
    return image;
}

bool isRed(const QColor &c)
{
    return c.red() > 200 && c.green() < 60 && c.blue() < 60;
}
bool isBlue(const QColor &c)
{
    return c.blue() > 200 && c.green() < 60 && c.red() < 60;
}

} // namespace

TEST_CASE("a body-camera film tells its codecs, size, length and claimed time")
{
    const auto facts = factsOf(caseFile("body_camera.mp4"));
    CHECK(facts.kind == MediaFacts::Video);
    CHECK(facts.codec == QStringLiteral("H.264"));
    CHECK(facts.audioCodec == QStringLiteral("AAC"));
    CHECK(facts.width == 320);
    CHECK(facts.height == 240);
    CHECK(facts.milliseconds == 3000);
    CHECK(facts.captureTime == QStringLiteral("2025-01-06T02:05:00Z"));
    CHECK(facts.orientation == 1);
    CHECK(facts.place.isEmpty());
    CHECK(factsText(facts) == QStringLiteral("H.264 320×240 3.0 秒 AAC"));
    CHECK(factsText(facts, Language::English) == QStringLiteral("H.264 320×240 3.0 s AAC"));
}

TEST_CASE("a sound recording tells its codec and length, and has no picture")
{
    const QString path = caseFile("inquiry.wav");
    const auto facts = factsOf(path);
    CHECK(facts.kind == MediaFacts::Audio);
    CHECK(facts.codec.isEmpty());
    CHECK(factsText(facts) == QStringLiteral("3.0 秒 PCM"));
    const Error error = refusal(firstFrameJpeg(path, 320), path);
    CHECK(error.fault == Fault::Invalid);
    CHECK(error.id == QStringLiteral("evidence.no_picture"));
}

TEST_CASE("a sound file with a cover picture is sound")
{
    const QString path = dataFile("cover.mp3");
    const auto facts = factsOf(path);
    CHECK(facts.kind == MediaFacts::Audio);
    CHECK(facts.audioCodec == QStringLiteral("MP3"));
    CHECK(facts.width == 0);
    CHECK(refusal(firstFrameJpeg(path, 320), path).id == QStringLiteral("evidence.no_picture"));
}

TEST_CASE("a photograph tells what its EXIF claims")
{
    const auto facts = factsOf(caseFile("rubble_measure.jpg"));
    CHECK(facts.kind == MediaFacts::Photo);
    CHECK(facts.captureTime == QStringLiteral("2023-09-08T10:02:44"));
    CHECK(facts.device == QStringLiteral("Sample Body Camera 1"));
    CHECK(facts.place.isEmpty());
    CHECK(facts.orientation == 1);
    CHECK(facts.milliseconds == 0);
    CHECK(factsText(facts) == QStringLiteral("JPEG 640×480"));
}

TEST_CASE("a photograph with place, offset and orientation tells them")
{
    const auto facts = factsOf(dataFile("placed.jpg"));
    CHECK(facts.captureTime == QStringLiteral("2025-02-03T04:05:06+08:00"));
    CHECK(facts.device == QStringLiteral("Sample Camera 3"));
    CHECK(facts.place == QStringLiteral("30.510000,103.250000"));
    CHECK(facts.orientation == 6);
    CHECK(facts.width == 48);
    CHECK(facts.height == 32);
}

TEST_CASE("a scan without EXIF claims nothing but its size")
{
    const auto facts = factsOf(caseFile("scan_filing.jpg"));
    CHECK(facts.captureTime.isEmpty());
    CHECK(facts.device.isEmpty());
    CHECK(facts.orientation == 1);
    CHECK(factsText(facts) == QStringLiteral("JPEG 628×883"));
}

TEST_CASE("a telephone's film tells local time, place, device and how to turn it")
{
    const auto facts = factsOf(dataFile("turned.mp4"));
    CHECK(facts.captureTime == QStringLiteral("2025-03-02T09:02:03+08:00"));
    CHECK(facts.place == QStringLiteral("30.123400,103.567800"));
    CHECK(facts.device == QStringLiteral("Sample Telephone 2"));
    CHECK(facts.orientation == 6);
    CHECK(facts.width == 96);
    CHECK(facts.height == 64);
}

TEST_CASE("a film made south and west tells a place with minus signs")
{
    CHECK(factsOf(dataFile("index_last.mp4")).place == QStringLiteral("-30.123400,-103.567800"));
}

TEST_CASE("a file is known by its content, not by its name")
{
    const Place place;
    const QString film = place.write("记录.jpg", contentOf(caseFile("body_camera.mp4")));
    const QString photo = place.write("照片.mp4", contentOf(caseFile("rubble_measure.jpg")));
    const QString text = place.write("说明.mp4", QByteArrayLiteral("现场说明\r\n第一行\n"));
    CHECK(factsOf(film) == factsOf(caseFile("body_camera.mp4")));
    CHECK(factsOf(photo) == factsOf(caseFile("rubble_measure.jpg")));
    CHECK(factsOf(text).kind == MediaFacts::Document);
}

TEST_CASE("a name that looks like an address is a file like any other")
{
    const Place place;
    const QString before = QDir::currentPath();
    REQUIRE(QDir::setCurrent(place.dir.path()));
    REQUIRE(QDir().mkdir(QStringLiteral("http:")));
    place.write("http:/照片.jpg", contentOf(caseFile("rubble_measure.jpg")));
    const auto facts = mediaFacts(QStringLiteral("http://照片.jpg"));
    REQUIRE(QDir::setCurrent(before));
    REQUIRE(facts);
    CHECK(facts->width == 640);
}

TEST_CASE("documents, text and unknown bytes are no error and have no facts")
{
    const Place place;
    QByteArray noise;
    quint32 state = 12345;
    for (int i = 0; i < 200000; ++i) {
        state = state * 1664525 + 1013904223;
        noise.append(static_cast<char>(state >> 24));
    }
    CHECK(factsOf(place.write("a.pdf", "%PDF-1.4\n\x80\x81\x00")).kind == MediaFacts::Document);
    CHECK(factsOf(place.write("a.docx", QByteArray("PK\x03\x04\x14\0\0\0[Content_Types].xml", 27))).kind
          == MediaFacts::Document);
    CHECK(factsOf(place.write("gb.txt", "\xcf\xd6\xb3\xa1\r\n")).kind == MediaFacts::Document);
    CHECK(factsOf(place.write("a.zip", QByteArray("PK\x03\x04\x14\0\0\0other", 13))).kind == MediaFacts::Other);
    const auto empty = factsOf(place.write("empty.mp4", {}));
    CHECK(empty == MediaFacts{});
    CHECK(factsText(empty).isEmpty());
    const QString random = place.write("noise.mp4", noise);
    CHECK(factsOf(random) == MediaFacts{});
    CHECK(refusal(firstFrameJpeg(random, 320), random).id == QStringLiteral("evidence.no_picture"));
}

TEST_CASE("a playlist that names another file opens nothing")
{
    const Place place;
    place.write("film.mp4", contentOf(caseFile("body_camera.mp4")));
    const QByteArray list = "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nfilm.mp4\n#EXT-X-ENDLIST\n";
    CHECK(factsOf(place.write("list.m3u8", list)).kind == MediaFacts::Document);
    // Not even where it does not look like text.
    CHECK(factsOf(place.write("list2.m3u8", list + QByteArray(64, '\0'))).kind == MediaFacts::Other);
}

TEST_CASE("what cannot be read is said to be so")
{
    const Place place;
    const QString missing = place.dir.filePath(QStringLiteral("没有.mp4"));
    for (const QString &path : {missing, place.dir.path()}) {
        const Error error = refusal(mediaFacts(path), path);
        CHECK(error.fault == Fault::Io);
        CHECK(error.id == QStringLiteral("evidence.cannot_read"));
        CHECK(refusal(firstFrameJpeg(path, 320), path).id == QStringLiteral("evidence.cannot_read"));
    }
}

TEST_CASE("a film cut off before its index is damaged")
{
    const Place place;
    const QByteArray whole = contentOf(dataFile("index_last.mp4"));
    const QString path = place.write("cut.mp4", whole.left(800));
    const Error error = refusal(mediaFacts(path), path);
    CHECK(error.fault == Fault::Corrupt);
    CHECK(error.id == QStringLiteral("evidence.damaged_media"));
    CHECK(refusal(firstFrameJpeg(path, 320), path).id == QStringLiteral("evidence.damaged_media"));
}

TEST_CASE("a film cut off after its index gives the facts, and a frame only if there is one")
{
    const Place place;
    const QByteArray whole = contentOf(caseFile("body_camera.mp4"));
    const QString half = place.write("half.mp4", whole.left(whole.size() / 2));
    CHECK(factsText(factsOf(half)) == QStringLiteral("H.264 320×240 3.0 秒 AAC"));
    CHECK(frameOf(half, 160).width() == 160);

    const QString headOnly = place.write("head.mp4", whole.left(2929));
    CHECK(factsOf(headOnly).width == 320);
    const Error error = refusal(firstFrameJpeg(headOnly, 320), headOnly);
    CHECK(error.fault == Fault::Corrupt);
    CHECK(error.id == QStringLiteral("evidence.damaged_media"));
}

TEST_CASE("a photograph cut off gives its facts as far as they go")
{
    const Place place;
    const QByteArray whole = contentOf(caseFile("rubble_measure.jpg"));
    const auto half = factsOf(place.write("half.jpg", whole.left(whole.size() / 2)));
    CHECK(half.width == 640);
    CHECK(half.captureTime == QStringLiteral("2023-09-08T10:02:44"));
    const QString stub = place.write("stub.jpg", whole.left(8));
    const Error error = refusal(mediaFacts(stub), stub);
    CHECK(error.fault == Fault::Corrupt);
    CHECK(error.id == QStringLiteral("evidence.damaged_media"));
}

TEST_CASE("no damage to a byte brings the reader down")
{
    const Place place;
    const char *names[] = {"turned.mp4", "index_last.mp4", "placed.jpg", "cover.mp3"};
    for (const char *name : names) {
        const QByteArray whole = contentOf(dataFile(name));
        int read = 0;
        for (qsizetype at = 0; at < whole.size(); at += 23) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 0xff);
            const QString path = place.write("damaged", damaged);
            const auto facts = mediaFacts(path);
            read += facts ? 1 : 0;
            if (!facts)
                CHECK(facts.error().id == QStringLiteral("evidence.damaged_media"));
            if (const auto jpeg = firstFrameJpeg(path, 64); jpeg)
                CHECK(jpeg->startsWith("\xff\xd8\xff"));
        }
        CHECK(read > 0);
    }
}

TEST_CASE("the first frame of a film is a JPEG within the side asked for")
{
    const QString path = caseFile("body_camera.mp4");
    CHECK(frameOf(path, 160).size() == QSize(160, 120));
    CHECK(frameOf(path, 4000).size() == QSize(320, 240));
    CHECK(frameOf(path, 0).size() == QSize(16, 12));
    CHECK(frameOf(path, 101).width() <= 101);
    CHECK(*firstFrameJpeg(path, 200) == *firstFrameJpeg(path, 200));
}

TEST_CASE("the first frame stands upright and keeps its colours")
{
    const QImage turned = frameOf(dataFile("turned.mp4"), 500);
    CHECK(turned.size() == QSize(64, 96));
    CHECK(isRed(turned.pixelColor(32, 3)));
    CHECK(isBlue(turned.pixelColor(32, 92)));
    const QImage flat = frameOf(dataFile("index_last.mp4"), 500);
    CHECK(flat.size() == QSize(96, 64));
    CHECK(isRed(flat.pixelColor(3, 32)));
    CHECK(isBlue(flat.pixelColor(92, 32)));
}

TEST_CASE("a photograph gives itself as its first frame")
{
    CHECK(frameOf(caseFile("rubble_measure.jpg"), 320).size() == QSize(320, 240));
    CHECK(frameOf(caseFile("scan_filing.jpg"), 883).height() <= 883);
}

TEST_CASE("every orientation of EXIF brings the same picture upright")
{
    // Stored 48×32 with red at the top left and blue at the bottom right: where the red goes, by EXIF's definition.
    struct Turn {
        int orientation;
        QSize size;
        bool redRight;
        bool redBottom;
    };
    const QSize flat(48, 32), tall(32, 48);
    const Turn turns[] = {{1, flat, false, false}, {2, flat, true, false},  {3, flat, true, true},
                          {4, flat, false, true},  {5, tall, false, false}, {6, tall, true, false},
                          {7, tall, true, true},   {8, tall, false, true}};
    const QByteArray whole = contentOf(dataFile("placed.jpg"));
    // The entry 0x0112, of type SHORT, one value: the value's place in the file, little-endian.
    const qsizetype entry = whole.indexOf(QByteArray("\x12\x01\x03\x00\x01\x00\x00\x00", 8));
    REQUIRE(entry > 0);
    const Place place;
    for (const auto &turn : turns) {
        QByteArray content = whole;
        content[entry + 8] = static_cast<char>(turn.orientation);
        const QString path = place.write("turn.jpg", content);
        CHECK(factsOf(path).orientation == turn.orientation);
        const QImage image = frameOf(path, 500);
        INFO(turn.orientation);
        REQUIRE(image.size() == turn.size);
        const int right = image.width() - 4;
        const int bottom = image.height() - 4;
        CHECK(isRed(image.pixelColor(turn.redRight ? right : 3, turn.redBottom ? bottom : 3)));
        CHECK(isBlue(image.pixelColor(turn.redRight ? 3 : right, turn.redBottom ? 3 : bottom)));
    }
    QByteArray unknown = whole;
    unknown[entry + 8] = 9;
    CHECK(factsOf(place.write("turn.jpg", unknown)).orientation == 1);
}

TEST_CASE("a picture this computer cannot decode is refused with the reason")
{
    const Place place;
    const QString path =
        place.write("a.heic", QByteArray("\0\0\0\x18", 4) + "ftypheic" + QByteArray(4, '\0') + "mif1heic");
    const auto facts = factsOf(path);
    CHECK(facts.kind == MediaFacts::Photo);
    CHECK(facts.codec == QStringLiteral("HEIC"));
    CHECK(refusal(firstFrameJpeg(path, 320), path).id == QStringLiteral("evidence.no_decoder"));
}

TEST_CASE("a length is written in hours, minutes and seconds")
{
    CHECK(lengthText(3000) == QStringLiteral("00:00:03"));
    CHECK(lengthText(0) == QStringLiteral("00:00:00"));
    CHECK(lengthText(-5) == QStringLiteral("00:00:00"));
    CHECK(lengthText(2499) == QStringLiteral("00:00:02"));
    CHECK(lengthText(59500) == QStringLiteral("00:01:00"));
    CHECK(lengthText(3723000) == QStringLiteral("01:02:03"));
    CHECK(lengthText(360000000) == QStringLiteral("100:00:00"));
}

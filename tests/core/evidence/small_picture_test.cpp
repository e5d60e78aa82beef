#include <catch2/catch.hpp>

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>

#include "core/evidence/media.h"
#include "core/evidence/small_picture.h"

#include "tests/support/exif.h"

using namespace anjuan;
using namespace anjuan::evidence;

namespace {

QByteArray jpegOf(int width, int height, Qt::GlobalColor left, Qt::GlobalColor right)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixelColor(x, y, x < width / 2 ? left : right);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    REQUIRE(buffer.open(QIODevice::WriteOnly));
    REQUIRE(image.save(&buffer, "JPEG", 90));
    return bytes;
}

/// A photograph of red and white, whose preview is what is given.
struct Photo {
    QTemporaryDir dir;
    QString path = dir.filePath(QStringLiteral("photo.jpg"));

    explicit Photo(const QByteArray &preview, int orientation = 1)
    {
        const QByteArray whole = jpegOf(800, 600, Qt::red, Qt::white);
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(whole.left(2) + test::exifSegment(7, orientation, preview) + whole.mid(2));
    }
    QImage small() const
    {
        const auto jpeg = smallPictureJpeg(path, 160);
        REQUIRE(jpeg);
        CHECK(*jpeg == *smallPictureJpeg(path, 160));
        return QImage::fromData(*jpeg, "JPEG");
    }
};

bool isBlue(const QColor &c)
{
    return c.blue() > 200 && c.red() < 60;
}
bool isRed(const QColor &c)
{
    return c.red() > 200 && c.blue() < 60;
}

} // namespace

TEST_CASE("the small picture of a photograph is made from the preview that lies in it")
{
    const Photo photo(jpegOf(160, 120, Qt::blue, Qt::white));
    CHECK(mediaFacts(photo.path)->width == 800);
    const QImage small = photo.small();
    CHECK(small.size() == QSize(160, 120));
    CHECK(isBlue(small.pixelColor(20, 60)));
    // The first frame is the photograph itself, whatever lies in it.
    CHECK(isRed(QImage::fromData(*firstFrameJpeg(photo.path, 160)).pixelColor(20, 60)));
}

TEST_CASE("a preview is turned as its photograph is")
{
    const Photo photo(jpegOf(320, 240, Qt::blue, Qt::white), 6); // the left side comes to the top
    const QImage small = photo.small();
    CHECK(small.size() == QSize(120, 160));
    CHECK(isBlue(small.pixelColor(60, 20)));
    CHECK_FALSE(isBlue(small.pixelColor(60, 140)));
}

TEST_CASE("a preview of another shape, too small or damaged is not used")
{
    CHECK(isRed(Photo(jpegOf(160, 100, Qt::blue, Qt::white)).small().pixelColor(20, 60)));
    CHECK(isRed(Photo(jpegOf(80, 60, Qt::blue, Qt::white)).small().pixelColor(20, 60)));
    CHECK(isRed(Photo(QByteArray("\xff\xd8 no picture at all")).small().pixelColor(20, 60)));
    CHECK(isRed(Photo(QByteArray()).small().pixelColor(20, 60)));
}

TEST_CASE("the small picture of what has none is refused as its first frame is")
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("words.txt")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("words");
    file.close();
    CHECK(smallPictureJpeg(file.fileName(), 160).error().id == QStringLiteral("evidence.no_picture"));
    CHECK(smallPictureJpeg(dir.filePath(QStringLiteral("none")), 160).error().id
          == QStringLiteral("evidence.cannot_read"));
}

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

#include "core/base/digest.h"
#include "core/evidence/derive.h"
#include "core/evidence/media.h"
#include "core/evidence/transcript.h"

#include "tests/core/evidence/film_maker.h"

using namespace anjuan;
using namespace anjuan::evidence;
using namespace anjuan::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    REQUIRE(process.waitForFinished(60000));
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

TEST_CASE("a clip copies the streams, leaves its parent as it was, and is about as long as was asked")
{
    const QTemporaryDir dir;
    NoProgress quiet;
    const QString film = numberedFilm(dir, "film.mp4", 250, false);
    const Digest before = sha256(contentOf(film));
    const QString out = dir.filePath(QStringLiteral("clip.mp4"));
    const auto how = cutClip(film, {3200, 6400}, out, quiet);
    REQUIRE(how);
    CHECK(how->contains(QStringLiteral("copied unchanged")));
    const auto facts = mediaFacts(out);
    REQUIRE(facts);
    CHECK(facts->codec == QStringLiteral("H.264"));
    // It begins with the key picture before: at most one group of 40 frames more.
    CHECK(facts->milliseconds >= 3200);
    CHECK(facts->milliseconds <= 3200 + 1700);
    CHECK(sha256(contentOf(film)) == before);
    CHECK(cutClip(film, {6400, 3200}, out, quiet).error().id == QStringLiteral("evidence.bad_span"));
}

TEST_CASE("a still shows exactly the frame of its time, with lines beneath it")
{
    const QTemporaryDir dir;
    NoProgress quiet;
    const QString film = numberedFilm(dir, "film.mp4", 100, false);
    const QString out = dir.filePath(QStringLiteral("still.jpg"));
    REQUIRE(makeStill(film, 2000, {QStringLiteral("甲"), QStringLiteral("乙")}, out, quiet));
    QImage still(out);
    REQUIRE_FALSE(still.isNull());
    CHECK(still.width() == 320);
    CHECK(still.height() > 120 + 20);
    const QImage rgb = still.convertToFormat(QImage::Format_RGB888);
    Picture picture{rgb.width(), rgb.height(), {}, 0, 0};
    for (int y = 0; y < rgb.height(); ++y)
        picture.rgb.append(reinterpret_cast<const char *>(rgb.constScanLine(y)), rgb.width() * 3);
    CHECK(numberOn(picture) == 50);
}

TEST_CASE("what is covered or blurred in a photograph is gone, and so is what the file said of itself")
{
    const QTemporaryDir dir;
    const QString source = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/evidence/placed.jpg");
    const auto before = mediaFacts(source);
    REQUIRE(before);
    REQUIRE_FALSE(before->place.isEmpty());
    const QString out = dir.filePath(QStringLiteral("masked.jpg"));
    Region left{0, 0, 5000, 10000};
    Region right{5000, 0, 5000, 10000, true};
    REQUIRE(maskPhoto(source, {left, right}, out));
    const QImage masked(out);
    REQUIRE_FALSE(masked.isNull());
    CHECK(qGray(masked.pixel(masked.width() / 4, masked.height() / 2)) < 12);
    const auto after = mediaFacts(out);
    REQUIRE(after);
    CHECK(after->place.isEmpty());
    CHECK(after->captureTime.isEmpty());
    CHECK(after->device.isEmpty());
}

TEST_CASE("a masked film is black where and while it is covered, and silent while it is silenced")
{
    const QTemporaryDir dir;
    NoProgress quiet;
    const QString film = dir.filePath(QStringLiteral("film.mp4"));
    ffmpeg({QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
            QStringLiteral("color=white:size=320x240:rate=25:duration=4"), QStringLiteral("-f"),
            QStringLiteral("lavfi"), QStringLiteral("-i"), QStringLiteral("sine=frequency=440:duration=4"),
            QStringLiteral("-metadata"), QStringLiteral("location=+30.1+103.2/"), QStringLiteral("-c:v"),
            QStringLiteral("libx264"), QStringLiteral("-c:a"), QStringLiteral("aac"), film});
    Region box{2500, 2500, 5000, 5000};
    box.fromMs = 1000;
    box.toMs = 3000;
    Region soft{0, 0, 2000, 2000, true};
    const QString out = dir.filePath(QStringLiteral("masked.mp4"));
    const auto how = maskFilm(film, {box, soft}, {{1000, 3000}}, out, quiet);
    INFO((how ? "" : how.error().args.join(QLatin1Char(' ')).toStdString()));
    REQUIRE(how);
    const auto frames = Frames::open(out, quiet);
    REQUIRE(frames);
    CHECK((*frames)->count() == 100);
    const auto middle = [&](int index) {
        const auto picture = (*frames)->at(index);
        REQUIRE(picture);
        return static_cast<unsigned char>(picture->rgb.at((qsizetype(120) * 320 + 160) * 3));
    };
    CHECK(middle(10) > 200);
    CHECK(middle(50) < 40);
    CHECK(middle(90) > 200);
    const auto peaks = waveform(out, 40, quiet);
    REQUIRE(peaks);
    CHECK((*peaks)[5] > 50);
    CHECK((*peaks)[20] < 5);
    CHECK((*peaks)[37] > 50);
    CHECK(mediaFacts(out)->place.isEmpty());
}

TEST_CASE("of a redacted PDF no text is left in the file")
{
    const QTemporaryDir dir;
    NoProgress quiet;
    const QString source = dir.filePath(QStringLiteral("source.pdf"));
    {
        QPdfWriter writer(source);
        QPainter painter(&writer);
        painter.drawText(800, 800, QStringLiteral("SECRET 330106199001011234"));
        writer.newPage();
        painter.drawText(800, 800, QStringLiteral("PAGE TWO"));
    }
    REQUIRE(outputOf(QStringLiteral("pdftotext"), {source, QStringLiteral("-")}).contains(QStringLiteral("SECRET")));
    Region top{0, 0, 10000, 2000};
    top.page = 1;
    const QString out = dir.filePath(QStringLiteral("redacted.pdf"));
    const auto how = redactPdf(source, {top}, out, quiet);
    INFO((how ? "" : how.error().args.join(QLatin1Char(' ')).toStdString()));
    REQUIRE(how);
    CHECK(outputOf(QStringLiteral("pdftotext"), {out, QStringLiteral("-")}).trimmed().isEmpty());
    CHECK_FALSE(contentOf(out).contains("SECRET"));
    CHECK(outputOf(QStringLiteral("pdfinfo"), {out}).contains(QStringLiteral("Pages:           2")));
    // The page itself is there, and what was covered is black on it.
    outputOf(
        QStringLiteral("pdftoppm"),
        {QStringLiteral("-r"), QStringLiteral("30"), QStringLiteral("-png"), out, dir.filePath(QStringLiteral("p"))});
    const QImage page(dir.filePath(QStringLiteral("p-1.png")));
    REQUIRE_FALSE(page.isNull());
    CHECK(qGray(page.pixel(page.width() / 2, page.height() / 10)) < 12);
    CHECK(qGray(page.pixel(page.width() / 2, page.height() / 2)) > 240);
}

TEST_CASE("work that is cancelled leaves no file, and a broken source is refused")
{
    class Stop final : public Progress {
    public:
        void report(qint64, qint64, const QString &) override {}
        bool cancelled() const override { return true; }
    };
    const QTemporaryDir dir;
    const QString film = numberedFilm(dir, "film.mp4", 250, false);
    const QString out = dir.filePath(QStringLiteral("out.mp4"));
    Stop stop;
    const auto made = maskFilm(film, {Region{}}, {}, out, stop);
    if (!made) {
        CHECK(made.error().fault == Fault::Cancelled);
        CHECK_FALSE(QFile::exists(out));
    }
    NoProgress quiet;
    const QString broken = dir.filePath(QStringLiteral("broken.mp4"));
    QFile file(broken);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("no film");
    file.close();
    CHECK_FALSE(cutClip(broken, {0, 1000}, out, quiet));
    CHECK_FALSE(redactPdf(broken, {Region{}}, out, quiet));
    CHECK_FALSE(maskPhoto(broken, {Region{}}, out));
}

TEST_CASE("transcripts are read from SRT, WebVTT and plain text, with speakers and times")
{
    QString format;
    const auto srt =
        readTranscript("1\r\n00:00:01,500 --> 00:00:03,000\r\n张三:请出示证件\r\n\r\n2\r\n00:01:00,000 --> "
                       "00:01:02,250\r\n好的。\r\n",
                       QStringLiteral("a.srt"), &format);
    REQUIRE(srt);
    CHECK(format == QStringLiteral("srt"));
    REQUIRE(srt->size() == 2);
    CHECK(srt->at(0).fromMs == 1500);
    CHECK(srt->at(0).speaker == QStringLiteral("张三"));
    CHECK(srt->at(0).text == QStringLiteral("请出示证件"));
    CHECK(srt->at(1).toMs == 62250);
    const auto vtt =
        readTranscript("WEBVTT\n\n00:05.000 --> 00:06.000\n<v 李四>我来说明</v>\n", QStringLiteral("a.vtt"), &format);
    REQUIRE(vtt);
    CHECK(format == QStringLiteral("vtt"));
    CHECK(vtt->at(0).fromMs == 5000);
    CHECK(vtt->at(0).speaker == QStringLiteral("李四"));
    CHECK(vtt->at(0).text == QStringLiteral("我来说明"));
    const auto txt = readTranscript("[00:00:10] 问:姓名?\n答:王五\n", QStringLiteral("a.txt"), &format);
    REQUIRE(txt);
    CHECK(format == QStringLiteral("txt"));
    CHECK(txt->at(0).fromMs == 10000);
    CHECK(txt->at(1).fromMs == 10000);
    CHECK(txt->at(1).speaker == QStringLiteral("答"));
    CHECK_FALSE(readTranscript("", QStringLiteral("a.txt"), &format));
    CHECK_FALSE(readTranscript(QByteArray("\0\1\2\3", 4), QStringLiteral("a.srt"), &format));
}

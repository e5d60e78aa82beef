#include "core/evidence/derive.h"

#include <algorithm>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMarginsF>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtGui/QFont>
#include <QtGui/QFontMetrics>
#include <QtGui/QImage>
#include <QtGui/QImageReader>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

#include "core/evidence/frames.h"
#include "core/evidence/media.h"

namespace anjuan::evidence {
namespace {

constexpr int kWhole = 10000;
constexpr int kDpi = 150;
constexpr int kQuality = 92;

tl::unexpected<Error> notMade(const QString &out, const QString &why)
{
    return fail(Fault::Io, "evidence.not_made", {out, why.trimmed().right(200)});
}

/// Runs a program to its end, or stops it; nothing is left of `out` after a fault.
Result<void> run(const QString &program, const QStringList &arguments, const QString &out, Progress &progress)
{
    constexpr int kAskMilliseconds = 100;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForStarted())
        return fail(Fault::NotFound, "evidence.no_program", {program});
    while (!process.waitForFinished(kAskMilliseconds) && process.state() != QProcess::NotRunning) {
        if (progress.cancelled()) {
            process.kill();
            process.waitForFinished();
            QFile::remove(out);
            return fail(Fault::Cancelled, "work.cancelled");
        }
        progress.report(0, 0, QFileInfo(out).fileName());
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 && QFileInfo(out).size() > 0)
        return {};
    QFile::remove(out);
    return notMade(out, QString::fromLocal8Bit(process.readAll()));
}

QString seconds(qint64 milliseconds)
{
    return QString::number(static_cast<double>(milliseconds) / 1000, 'f', 3);
}

/// What ffmpeg is told to read: this file, by no protocol but that of files.
QStringList input(const QString &source)
{
    return {QStringLiteral("-protocol_whitelist"), QStringLiteral("file"), QStringLiteral("-i"),
            QStringLiteral("file:") + QFileInfo(source).absoluteFilePath()};
}

QStringList quiet()
{
    return {QStringLiteral("-hide_banner"), QStringLiteral("-nostdin"), QStringLiteral("-loglevel"),
            QStringLiteral("error"), QStringLiteral("-y")};
}

Result<MediaFacts> playable(const QString &source)
{
    ANJUAN_TRY(const MediaFacts facts, mediaFacts(source));
    if (facts.kind != MediaFacts::Video && facts.kind != MediaFacts::Audio)
        return fail(Fault::Invalid, "evidence.no_sound", {source});
    return facts;
}

QRect rectOf(const Region &region, const QSize &size)
{
    const auto at = [](int part, int whole) { return static_cast<int>(qint64(part) * whole / kWhole); };
    // Outwards to whole pixels: what stands at the edge is covered, too.
    const QRect rect(
        QPoint(at(region.x, size.width()), at(region.y, size.height())),
        QPoint(at(region.x + region.width, size.width()) + 1, at(region.y + region.height, size.height()) + 1));
    return rect.intersected(QRect(QPoint(0, 0), size));
}

void coverIn(QImage &image, const Region &region)
{
    constexpr int kCells = 6; // across what is blurred: too few to read anything from
    const QRect rect = rectOf(region, image.size());
    if (rect.isEmpty())
        return;
    QPainter painter(&image);
    if (!region.blur) {
        painter.fillRect(rect, Qt::black);
        return;
    }
    const QImage cells = image.copy(rect).scaled(kCells, kCells, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(rect, cells);
}

Result<QImage> photoOf(const QString &source)
{
    QImageReader reader(source);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QImage read = reader.read();
    if (read.isNull())
        return fail(Fault::Corrupt, "evidence.damaged_media", {source});
    // Painted anew, so that no text of the file comes along.
    QImage bare(read.size(), QImage::Format_RGB32);
    bare.fill(Qt::white);
    QPainter(&bare).drawImage(0, 0, read);
    return bare;
}

/// One chain of filters for the picture; empty where nothing is covered.
QString pictureFilter(const std::vector<Region> &regions)
{
    QString chain;
    QString from = QStringLiteral("[0:v:0]");
    int n = 0;
    for (const Region &region : regions) {
        const auto part = [](int of) { return QString::number(static_cast<double>(of) / kWhole, 'f', 4); };
        const QString when = region.toMs < 0
            ? QStringLiteral("gte(t,%1)").arg(seconds(region.fromMs))
            : QStringLiteral("between(t,%1,%2)").arg(seconds(region.fromMs), seconds(region.toMs));
        const QString to = QStringLiteral("[v%1]").arg(++n);
        if (region.blur)
            chain += QStringLiteral("%1split[a%2][b%2];[b%2]crop=max(2\\,iw*%3):max(2\\,ih*%4):iw*%5:ih*%6,"
                                    "avgblur=sizeX=60:sizeY=60,avgblur=sizeX=60:sizeY=60[c%2];"
                                    "[a%2][c%2]overlay=W*%5:H*%6:enable='%7'%8;")
                         .arg(from)
                         .arg(n)
                         .arg(part(region.width), part(region.height), part(region.x), part(region.y), when, to);
        else
            chain += QStringLiteral("%1drawbox=x=iw*%2:y=ih*%3:w=iw*%4+1:h=ih*%5+1:color=black:t=fill:enable='%6'%7;")
                         .arg(from, part(region.x), part(region.y), part(region.width), part(region.height), when, to);
        from = to;
    }
    return chain.isEmpty() ? QString() : chain + from + QStringLiteral("format=yuv420p[vout]");
}

QString soundFilter(const std::vector<Span> &silences)
{
    QStringList steps;
    for (const Span &span : silences)
        steps += QStringLiteral("volume=0:enable='between(t,%1,%2)'").arg(seconds(span.fromMs), seconds(span.toMs));
    return steps.join(QLatin1Char(','));
}

} // namespace

Result<QString> cutClip(const QString &source, Span span, const QString &out, Progress &progress)
{
    ANJUAN_TRY(const MediaFacts facts, playable(source));
    if (span.toMs <= span.fromMs || span.fromMs < 0)
        return fail(Fault::Invalid, "evidence.bad_span", {seconds(span.fromMs), seconds(span.toMs)});
    const QStringList head = quiet()
        + QStringList{QStringLiteral("-ss"), seconds(span.fromMs), QStringLiteral("-t"),
                      seconds(span.toMs - span.fromMs)}
        + input(source)
        + QStringList{QStringLiteral("-map"), QStringLiteral("0:v?"), QStringLiteral("-map"), QStringLiteral("0:a?")};
    const QString target = QStringLiteral("file:") + out;
    const auto copied =
        run(QStringLiteral("ffmpeg"),
            head
                + QStringList{QStringLiteral("-c"), QStringLiteral("copy"), QStringLiteral("-avoid_negative_ts"),
                              QStringLiteral("make_zero"), target},
            out, progress);
    if (copied)
        return QStringLiteral("ffmpeg, streams copied unchanged from the key picture at or before the start");
    if (copied.error().id != QLatin1String("evidence.not_made"))
        return fail(copied.error());
    ANJUAN_CHECK(run(QStringLiteral("ffmpeg"), head + QStringList{target}, out, progress));
    return QStringLiteral("ffmpeg, encoded anew (%1 %2 could not be copied)").arg(facts.codec, facts.audioCodec);
}

Result<QString> makeStill(const QString &source, qint64 atMs, const QStringList &lines, const QString &out,
                          Progress &progress)
{
    ANJUAN_TRY(const MediaFacts facts, mediaFacts(source));
    QImage image;
    QString how = QStringLiteral("photograph, upright");
    if (facts.kind == MediaFacts::Video) {
        ANJUAN_TRY(const auto frames, Frames::open(source, progress));
        ANJUAN_TRY(const Picture picture, frames->at(frames->indexAt(atMs * 1000)));
        image = QImage(reinterpret_cast<const uchar *>(picture.rgb.constData()), picture.width, picture.height,
                       picture.width * 3, QImage::Format_RGB888)
                    .convertToFormat(QImage::Format_RGB32);
        how = QStringLiteral("frame %1 at %2 s, decoded by libavcodec")
                  .arg(picture.index)
                  .arg(seconds(picture.microseconds / 1000));
    } else {
        ANJUAN_TRY(image, photoOf(source));
    }
    QFont font;
    font.setPixelSize(std::max(12, image.width() / 60));
    const QFontMetrics metrics(font);
    const int margin = metrics.height() / 2;
    QImage sheet(image.width(), image.height() + metrics.lineSpacing() * static_cast<int>(lines.size()) + 2 * margin,
                 QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    painter.drawImage(0, 0, image);
    painter.setFont(font);
    painter.setPen(Qt::black);
    int y = image.height() + margin + metrics.ascent();
    for (const QString &line : lines) {
        painter.drawText(margin, y, metrics.elidedText(line, Qt::ElideMiddle, sheet.width() - 2 * margin));
        y += metrics.lineSpacing();
    }
    painter.end();
    if (!sheet.save(out, "JPEG", kQuality))
        return notMade(out, QStringLiteral("JPEG"));
    return how;
}

Result<QString> maskPhoto(const QString &source, const std::vector<Region> &regions, const QString &out)
{
    ANJUAN_TRY(QImage image, photoOf(source));
    for (const Region &region : regions)
        coverIn(image, region);
    if (!image.save(out, "JPEG", kQuality))
        return notMade(out, QStringLiteral("JPEG"));
    return QStringLiteral("upright, %1 regions masked, metadata left out").arg(regions.size());
}

Result<QString> maskFilm(const QString &source, const std::vector<Region> &regions, const std::vector<Span> &silences,
                         const QString &out, Progress &progress)
{
    ANJUAN_TRY(const MediaFacts facts, playable(source));
    const bool pictures = facts.kind == MediaFacts::Video;
    QStringList arguments = quiet() + input(source);
    const QString filter = pictures ? pictureFilter(regions) : QString();
    if (!filter.isEmpty())
        arguments += {QStringLiteral("-filter_complex"), filter, QStringLiteral("-map"), QStringLiteral("[vout]")};
    else if (pictures)
        arguments += {QStringLiteral("-map"), QStringLiteral("0:v:0")};
    arguments += {QStringLiteral("-map"), QStringLiteral("0:a:0?")};
    if (!silences.empty())
        arguments += {QStringLiteral("-af"), soundFilter(silences)};
    // Neither what the file says of itself nor its further streams: they may hold what is masked.
    arguments +=
        {QStringLiteral("-map_metadata"), QStringLiteral("-1"), QStringLiteral("-map_chapters"), QStringLiteral("-1"),
         QStringLiteral("-sn"),           QStringLiteral("-dn")};
    if (pictures)
        arguments += {QStringLiteral("-c:v"),      QStringLiteral("libx264"),    QStringLiteral("-preset"),
                      QStringLiteral("veryfast"),  QStringLiteral("-crf"),       QStringLiteral("21"),
                      QStringLiteral("-fps_mode"), QStringLiteral("passthrough")};
    arguments += QStringLiteral("file:") + out;
    ANJUAN_CHECK(run(QStringLiteral("ffmpeg"), arguments, out, progress));
    return QStringLiteral("ffmpeg, encoded anew, %1 regions, %2 silences, metadata left out")
        .arg(regions.size())
        .arg(silences.size());
}

Result<QString> redactPdf(const QString &source, const std::vector<Region> &regions, const QString &out,
                          Progress &progress)
{
    const QTemporaryDir scratch(QFileInfo(out).absolutePath() + QStringLiteral("/pages-XXXXXX"));
    if (!scratch.isValid())
        return notMade(out, scratch.errorString());
    // The last argument names the pages; the first of them tells that the program did its work.
    const QString prefix = scratch.filePath(QStringLiteral("p"));
    const QString mark = scratch.filePath(QStringLiteral("source.pdf"));
    if (!QFile::link(QFileInfo(source).absoluteFilePath(), mark))
        return notMade(out, QStringLiteral("link"));
    ANJUAN_CHECK(run(QStringLiteral("pdftoppm"),
                     {QStringLiteral("-r"), QString::number(kDpi), QStringLiteral("-png"), mark, prefix}, mark,
                     progress));
    const QStringList pages = QDir(scratch.path()).entryList({QStringLiteral("p-*.png")}, QDir::Files, QDir::Name);
    if (pages.isEmpty())
        return fail(Fault::Corrupt, "evidence.damaged_media", {source});
    QPdfWriter writer(out);
    writer.setResolution(kDpi);
    writer.setPageMargins(QMarginsF());
    QPainter painter;
    for (qsizetype i = 0; i < pages.size(); ++i) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        progress.report(i, pages.size(), QFileInfo(out).fileName());
        QImage page = QImage(scratch.filePath(pages[i])).convertToFormat(QImage::Format_RGB32);
        for (const Region &region : regions) {
            if (region.page == i + 1 || region.page == 0)
                coverIn(page, region);
        }
        writer.setPageSize(QPageSize(QSizeF(page.size()) * (72.0 / kDpi), QPageSize::Point));
        if (i == 0 ? !painter.begin(&writer) : !writer.newPage())
            return notMade(out, QStringLiteral("PDF"));
        painter.drawImage(QRect(QPoint(0, 0), QSize(writer.width(), writer.height())), page);
    }
    painter.end();
    return QStringLiteral("every page drawn as a picture of %1 dpi, %2 regions covered; no text is left")
        .arg(kDpi)
        .arg(regions.size());
}

} // namespace anjuan::evidence

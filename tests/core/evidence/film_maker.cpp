#include "tests/core/evidence/film_maker.h"

#include <catch2/catch.hpp>

#include <QtCore/QProcess>
#include <QtGui/QImage>
#include <QtGui/QPainter>

namespace anjuan::test {
namespace {

constexpr int kSquare = 20;
constexpr int kBits = 16;
constexpr int kWidth = kSquare * kBits;
constexpr int kHeight = 120;

bool isLeftOut(int number)
{
    return number % 7 == 3 || (number > 40 && number < 52);
}

QImage frameOf(int number)
{
    QImage image(kWidth, kHeight, QImage::Format_RGB888);
    image.fill(QColor(60, 90, 120));
    QPainter painter(&image);
    for (int bit = 0; bit < kBits; ++bit)
        painter.fillRect(bit * kSquare, 0, kSquare, kSquare, (number >> bit) & 1 ? Qt::white : Qt::black);
    painter.setPen(Qt::white);
    painter.drawText(20, 80, QString::number(number));
    return image;
}

} // namespace

void ffmpeg(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("ffmpeg"),
                  QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y")} + arguments);
    REQUIRE(process.waitForFinished(120000));
    INFO(process.readAllStandardError().toStdString());
    REQUIRE(process.exitCode() == 0);
}

QString numberedFilm(const QTemporaryDir &dir, const char *name, int frames, bool varying, const QStringList &coding)
{
    const QString raw = dir.filePath(QStringLiteral("frames.rgb"));
    QFile out(raw);
    REQUIRE(out.open(QIODevice::WriteOnly));
    for (int number = 0; number < frames; ++number) {
        const QImage image = frameOf(number);
        for (int y = 0; y < kHeight; ++y)
            out.write(reinterpret_cast<const char *>(image.constScanLine(y)), kWidth * 3);
    }
    out.close();
    const QString film = dir.filePath(QLatin1String(name));
    QStringList arguments{QStringLiteral("-f"),       QStringLiteral("rawvideo"),
                          QStringLiteral("-pix_fmt"), QStringLiteral("rgb24"),
                          QStringLiteral("-s"),       QStringLiteral("%1x%2").arg(kWidth).arg(kHeight),
                          QStringLiteral("-r"),       QStringLiteral("25"),
                          QStringLiteral("-i"),       raw};
    if (varying)
        arguments += {QStringLiteral("-vf"), QStringLiteral("select='not(eq(mod(n,7),3))*not(between(n,41,51))'"),
                      QStringLiteral("-fps_mode"), QStringLiteral("vfr")};
    ffmpeg(arguments + coding + QStringList{QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p"), film});
    return film;
}

std::vector<int> numbersOf(int frames, bool varying)
{
    std::vector<int> numbers;
    for (int number = 0; number < frames; ++number) {
        if (!varying || !isLeftOut(number))
            numbers.push_back(number);
    }
    return numbers;
}

int numberOn(const evidence::Picture &picture)
{
    int number = 0;
    for (int bit = 0; bit < kBits; ++bit) {
        const qsizetype at = (qsizetype(kSquare / 2) * picture.width + qsizetype(bit) * kSquare + kSquare / 2) * 3;
        number |= static_cast<unsigned char>(picture.rgb.at(at)) > 127 ? 1 << bit : 0;
    }
    return number;
}

} // namespace anjuan::test

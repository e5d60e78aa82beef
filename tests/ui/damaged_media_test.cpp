#include <random>

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtMultimedia/QMediaPlayer>
#include <QtTest/QTest>
#include <QtWidgets/QPushButton>

#include "ui/preview/media_pane.h"
#include "ui/preview/pdf_pane.h"
#include "ui/preview/picture_view.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

constexpr int kPatience = 20000;

void make(const QString &path, const QStringList &arguments)
{
    REQUIRE(QProcess::execute(QStringLiteral("ffmpeg"),
                              QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y")}
                                  + arguments + QStringList{path})
            == 0);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void writePaper(const QString &path)
{
    QPdfWriter writer(path);
    QPainter painter(&writer);
    for (int page = 0; page < 3; ++page) {
        if (page > 0)
            writer.newPage();
        painter.drawText(500, 500, QStringLiteral("第 %1 页").arg(page + 1));
    }
}

/// One file after the other, as a card that was dropped, scratched or half written holds them.
class Damage {
public:
    explicit Damage(unsigned seed) : m_dice(seed) {}
    QByteArray of(const QByteArray &whole)
    {
        const auto size = static_cast<unsigned>(whole.size());
        QByteArray hurt = whole;
        switch (m_dice() % 6) {
        case 0: // cut off
            return hurt.left(static_cast<qsizetype>(m_dice() % size));
        case 1: // its beginning lost
            return hurt.mid(static_cast<qsizetype>(m_dice() % size));
        case 2: // a stretch of zeros, as a hole in a broken file system
            for (unsigned i = m_dice() % size, end = std::min(size, i + 4096); i < end; ++i)
                hurt[static_cast<qsizetype>(i)] = '\0';
            return hurt;
        case 3: // noise within the first kilobyte, where the lengths stand
            for (int hits = 0; hits < 8; ++hits)
                hurt[static_cast<qsizetype>(m_dice() % std::min(size, 1024U))] = static_cast<char>(m_dice());
            return hurt;
        case 4: // one half twice
            return hurt.left(hurt.size() / 2) + hurt.left(hurt.size() / 2);
        default: // noise everywhere
            for (int hits = 0; hits < 100; ++hits)
                hurt[static_cast<qsizetype>(m_dice() % size)] = static_cast<char>(m_dice());
            return hurt;
        }
    }

private:
    std::mt19937 m_dice;
};

} // namespace

TEST_CASE("a corpus of damaged films, sounds and papers neither ends the player nor holds it up", "[ui]")
{
    // More by ANJUAN_CORPUS=N, others by ANJUAN_SEED=S.
    const int count = std::max(12, qEnvironmentVariableIntValue("ANJUAN_CORPUS"));
    const auto seed = static_cast<unsigned>(std::max(1, qEnvironmentVariableIntValue("ANJUAN_SEED")));
    const QTemporaryDir dir;
    const QStringList picture = {QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                                 QStringLiteral("testsrc2=size=160x120:rate=10:duration=2")};
    const QStringList sound = {QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                               QStringLiteral("sine=frequency=440:duration=2")};
    const QString film = dir.filePath(QStringLiteral("film.mp4"));
    make(film, picture + sound + QStringList{QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p")});
    struct Kind {
        QString name;
        QByteArray whole;
    };
    std::vector<Kind> kinds = {{QStringLiteral("hurt.mp4"), contentOf(film)}};
    for (const char *name : {"hurt.mkv", "hurt.avi"}) {
        const QString path = dir.filePath(QLatin1String(name));
        make(path, picture + sound);
        kinds.push_back({QLatin1String(name), contentOf(path)});
    }
    for (const char *name : {"hurt.mp3", "hurt.wav"}) {
        const QString path = dir.filePath(QLatin1String(name));
        make(path, sound);
        kinds.push_back({QLatin1String(name), contentOf(path)});
    }
    const QString paper = dir.filePath(QStringLiteral("paper.pdf"));
    writePaper(paper);
    kinds.push_back({QStringLiteral("hurt.pdf"), contentOf(paper)});
    MediaPane pane(nullptr);
    pane.resize(500, 400);
    pane.show();
    PdfPane pdf(nullptr);
    pdf.resize(500, 400);
    pdf.show();
    Damage damage(seed);
    for (int n = 0; n < count; ++n) {
        const Kind &kind = kinds[static_cast<std::size_t>(n) % kinds.size()];
        const QString path = dir.filePath(kind.name);
        QFile out(path);
        REQUIRE(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(damage.of(kind.whole));
        out.close();
        INFO(kind.name.toStdString() << ", number " << n);
        QElapsedTimer timer;
        timer.start();
        if (kind.name.endsWith(QLatin1String(".pdf"))) {
            pdf.load(path);
            QTest::qWait(30);
            pdf.clear();
        } else {
            const bool isFilm =
                !kind.name.endsWith(QLatin1String(".mp3")) && !kind.name.endsWith(QLatin1String(".wav"));
            pane.load(path, isFilm);
            QTest::mouseClick(need<QPushButton>(&pane, QStringLiteral("nextFrame")), Qt::LeftButton);
            QTest::qWait(30);
            QTest::mouseClick(need<QPushButton>(&pane, QStringLiteral("play")), Qt::LeftButton);
            QTest::qWait(60);
            QTest::keyClick(&pane, Qt::Key_End);
            QTest::qWait(30);
            pane.stop();
        }
        CHECK(timer.elapsed() < 10000);
    }
    // And it goes on as if nothing had been.
    pane.load(film, true);
    REQUIRE(QTest::qWaitFor([&] { return pane.player()->duration() > 0; }, kPatience));
    QTest::mouseClick(need<QPushButton>(&pane, QStringLiteral("nextFrame")), Qt::LeftButton);
    CHECK(QTest::qWaitFor([&] { return pane.position() == 100 && !pane.frame().isNull(); }, kPatience));
    pane.stop();
}

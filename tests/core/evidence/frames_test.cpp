#include <random>

#include <catch2/catch.hpp>

#include <QtCore/QFile>

#include "core/evidence/frames.h"

#include "tests/core/evidence/film_maker.h"

using namespace anjuan;
using namespace anjuan::evidence;
using namespace anjuan::test;

namespace {

constexpr int kFrames = 150;

QStringList coded(std::initializer_list<const char *> words)
{
    QStringList list;
    for (const char *word : words)
        list += QLatin1String(word);
    return list;
}

/// Forward, backward and in any order, every frame must be the one that its number says.
void checkEveryFrame(const QString &film, const std::vector<int> &numbers)
{
    NoProgress quiet;
    const auto frames = Frames::open(film, quiet);
    REQUIRE(frames);
    REQUIRE((*frames)->count() == static_cast<int>(numbers.size()));
    int errors = 0;
    const auto look = [&](int index) {
        const auto picture = (*frames)->at(index);
        REQUIRE(picture);
        CHECK(picture->index == index);
        errors += numberOn(*picture) == numbers[static_cast<std::size_t>(index)] ? 0 : 1;
        CHECK((*frames)->indexAt(picture->microseconds) == index);
    };
    for (int index = 0; index < (*frames)->count(); ++index)
        look(index);
    for (int index = (*frames)->count() - 1; index >= 0; --index)
        look(index);
    std::mt19937 order(7); // NOLINT: the same order every time
    for (int n = 0; n < 60; ++n)
        look(static_cast<int>(order() % numbers.size()));
    CHECK(errors == 0);
    CHECK_FALSE((*frames)->at(-1));
    CHECK_FALSE((*frames)->at((*frames)->count()));
}

} // namespace

TEST_CASE("every frame of a film of constant rate is found by its number, forward, backward and at random")
{
    const QTemporaryDir dir;
    checkEveryFrame(numberedFilm(dir, "constant.mp4", kFrames, false), numbersOf(kFrames, false));
}

TEST_CASE("so is every frame of a film of changing rate, with gaps")
{
    const QTemporaryDir dir;
    checkEveryFrame(numberedFilm(dir, "varying.mp4", kFrames, true), numbersOf(kFrames, true));
    checkEveryFrame(numberedFilm(dir, "varying.mkv", kFrames, true), numbersOf(kFrames, true));
}

TEST_CASE("and of other codings and containers")
{
    const QTemporaryDir dir;
    checkEveryFrame(numberedFilm(dir, "mpeg4.avi", kFrames, false, coded({"-c:v", "mpeg4", "-q:v", "2"})),
                    numbersOf(kFrames, false));
    checkEveryFrame(numberedFilm(dir, "still.ts", kFrames, false, coded({"-c:v", "libx264", "-bf", "2", "-g", "25"})),
                    numbersOf(kFrames, false));
}

TEST_CASE("the time of a frame is that of the film, to the frame's own tick")
{
    const QTemporaryDir dir;
    NoProgress quiet;
    const auto frames = Frames::open(numberedFilm(dir, "film.mp4", 50, false), quiet);
    REQUIRE(frames);
    CHECK((*frames)->microsecondsOf(0) == 0);
    CHECK((*frames)->microsecondsOf(25) == 1'000'000);
    CHECK((*frames)->indexAt(999'999) == 24);
    CHECK((*frames)->indexAt(1'000'000) == 25);
    CHECK((*frames)->indexAt(99'000'000) == 49);
}

TEST_CASE("sound has a picture that is loud where it is loud")
{
    const QTemporaryDir dir;
    const QString sound = dir.filePath(QStringLiteral("sound.wav"));
    ffmpeg(coded({"-f", "lavfi", "-i", "sine=frequency=440:duration=4", "-af", "volume=0:enable='between(t,1,3)'"})
           + QStringList{sound});
    NoProgress quiet;
    const auto peaks = waveform(sound, 40, quiet);
    REQUIRE(peaks);
    REQUIRE(peaks->size() == 40);
    CHECK((*peaks)[4] > 50);
    CHECK((*peaks)[20] == 0);
    CHECK((*peaks)[35] > 50);
}

TEST_CASE("damaged media end nothing: each is read as far as it goes, or refused with words")
{
    const QTemporaryDir dir;
    const QString film = numberedFilm(dir, "whole.mp4", kFrames, false);
    QFile whole(film);
    REQUIRE(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    std::mt19937 dice(11); // NOLINT: the same damage every time
    std::vector<std::pair<const char *, QByteArray>> corpus = {
        {"zero.mp4", QByteArray()},
        {"zeros.mp4", QByteArray(100000, '\0')},
        {"half.mp4", bytes.left(bytes.size() / 2)},
        {"head.mp4", bytes.left(600)},
        {"tail.mp4", bytes.mid(bytes.size() / 2)},
        {"text.mp4", QByteArray("not a film\n").repeated(500)},
        {"film.jpg", bytes},
        {"picture.wav", QByteArray("\xff\xd8\xff\xe0garbage").repeated(50)},
    };
    QByteArray noise(200000, Qt::Uninitialized);
    for (char &byte : noise)
        byte = static_cast<char>(dice());
    corpus.emplace_back("noise.mov", noise);
    for (int n = 0; n < 30; ++n) {
        QByteArray hurt = bytes;
        for (int hits = 0; hits < 200; ++hits)
            hurt[static_cast<qsizetype>(dice() % static_cast<unsigned>(hurt.size()))] = static_cast<char>(dice());
        corpus.emplace_back("hurt.mp4", hurt);
    }
    NoProgress quiet;
    int opened = 0;
    for (const auto &[name, content] : corpus) {
        const QString path = dir.filePath(QLatin1String(name));
        QFile out(path);
        REQUIRE(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(content);
        out.close();
        INFO(name);
        static_cast<void>(mediaFacts(path));
        static_cast<void>(firstFrameJpeg(path, 160));
        static_cast<void>(waveform(path, 20, quiet));
        static_cast<void>(undecodable(path));
        if (const auto frames = Frames::open(path, quiet)) {
            ++opened;
            for (int index = 0; index < (*frames)->count(); index += 10)
                static_cast<void>((*frames)->at(index));
        }
    }
    CHECK(opened >= 2); // the film under a false name, and some that were only hurt
}

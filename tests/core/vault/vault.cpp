#include "core/vault/vault.h"

#include <csignal>

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/stat.h>

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include "core/base/digest.h"
#include "core/base/messages.h"
#include "core/vault/room.h"

using namespace anjuan;
using namespace anjuan::vault;

namespace {

constexpr qint64 kMiB = 1 << 20;

QString idOf(const auto &result)
{
    return result ? QStringLiteral("no error") : result.error().id;
}

void writeFile(const QString &name, const QByteArray &content)
{
    QFile out(name);
    REQUIRE(out.open(QIODevice::WriteOnly));
    REQUIRE(out.write(content) == content.size());
}

/// Three blocks and a bit, every block another.
QByteArray longContent()
{
    QByteArray content;
    for (qint64 i = 0; i < 3 * kMiB + 7; ++i)
        content.append(static_cast<char>(i * 31 + i / kMiB));
    return content;
}

struct Place {
    QTemporaryDir dir;
    QString root = dir.filePath(QStringLiteral("库/vault"));
    QString source = dir.filePath(QStringLiteral("执法记录.mp4"));
    Vault vault = *Vault::create(root);

    bool untouched() const { return vault.list().isEmpty() && QDir(root + QStringLiteral("/incoming")).isEmpty(); }
};

/// Does something when the first block has been read.
class Meanwhile final : public Progress {
public:
    explicit Meanwhile(std::function<void()> act) : m_act(std::move(act)) {}
    void report(qint64, qint64, const QString &) override
    {
        if (m_act)
            std::exchange(m_act, nullptr)();
    }
    bool cancelled() const override { return false; }

private:
    std::function<void()> m_act;
};

class CancelAfter final : public Progress {
public:
    explicit CancelAfter(int reports) : m_left(reports) {}
    void report(qint64 done, qint64 total, const QString &) override
    {
        CHECK(done <= total);
        --m_left;
    }
    bool cancelled() const override { return m_left <= 0; }

private:
    int m_left;
};

class Watch final : public Progress {
public:
    void report(qint64 done, qint64 all, const QString &name) override
    {
        steps.append(done);
        total = all;
        what = name;
    }
    bool cancelled() const override { return false; }
    QList<qint64> steps;
    qint64 total = 0;
    QString what;
};

} // namespace

TEST_CASE("A file taken in lies under its SHA-256, read-only, and comes back byte for byte")
{
    const Place place;
    const QByteArray content = longContent();
    writeFile(place.source, content);
    Watch watch;
    const auto blob = place.vault.takeIn(place.source, watch);
    REQUIRE(blob);
    CHECK(blob->sha256 == sha256(content).hex());
    CHECK(blob->bytes == content.size());
    CHECK(watch.steps == QList<qint64>{kMiB, 2 * kMiB, 3 * kMiB, 3 * kMiB + 7});
    CHECK(watch.total == content.size());
    CHECK(watch.what == QStringLiteral("执法记录.mp4"));

    const QString path = place.vault.path(blob->sha256);
    CHECK(path == place.root + QLatin1Char('/') + blob->sha256.left(2) + QLatin1Char('/') + blob->sha256);
    CHECK(place.vault.has(blob->sha256));
    CHECK(place.vault.read(blob->sha256) == content);
    NoProgress quiet;
    CHECK(place.vault.check(blob->sha256, quiet));
    CHECK(QFile::exists(place.source));

    const auto mode = [](const QString &file) {
        struct ::stat found {};
        REQUIRE(::stat(QFile::encodeName(file).constData(), &found) == 0);
        return found.st_mode & 07777;
    };
    CHECK(mode(path) == 0400);
    CHECK(mode(QFileInfo(path).absolutePath()) == 0700);
    CHECK(mode(place.root) == 0700);
    CHECK(mode(place.root + QStringLiteral("/incoming")) == 0700);
}

TEST_CASE("The vault knows SHA-256 as the standard gives it, for nothing and for abc")
{
    const Place place;
    const auto nothing = place.vault.takeIn(QByteArray());
    REQUIRE(nothing);
    CHECK(nothing->sha256 == QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    CHECK(nothing->bytes == 0);
    const auto abc = place.vault.takeIn(QByteArray("abc"));
    REQUIRE(abc);
    CHECK(abc->sha256 == QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    CHECK(place.vault.list() == QStringList{abc->sha256, nothing->sha256});
    writeFile(place.source, {});
    NoProgress quiet;
    CHECK(place.vault.takeIn(place.source, quiet) == *nothing);
}

TEST_CASE("The same content is kept once, and a fresh copy mends a damaged one")
{
    const Place place;
    writeFile(place.source, "证据");
    NoProgress quiet;
    const auto first = place.vault.takeIn(place.source, quiet);
    REQUIRE(first);
    CHECK(place.vault.takeIn(QByteArray("证据")) == *first);
    CHECK(place.vault.list().size() == 1);
    CHECK(QDir(place.root + QStringLiteral("/incoming")).isEmpty());

    const QString path = place.vault.path(first->sha256);
    REQUIRE(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    writeFile(path, "改过");
    CHECK(idOf(place.vault.check(first->sha256, quiet)) == QStringLiteral("vault.blob_changed"));
    const auto changed = place.vault.read(first->sha256);
    REQUIRE_FALSE(changed);
    CHECK(changed.error() == Error{Fault::Corrupt, QStringLiteral("vault.blob_changed"), {first->sha256}});
    REQUIRE(place.vault.takeIn(place.source, quiet));
    CHECK(place.vault.read(first->sha256) == QByteArray("证据"));
}

TEST_CASE("A link is followed to its file")
{
    const Place place;
    writeFile(place.source, "linked");
    const QString link = place.dir.filePath(QStringLiteral("link"));
    REQUIRE(QFile::link(place.source, link));
    NoProgress quiet;
    CHECK(place.vault.takeIn(link, quiet));
    REQUIRE(QFile::remove(place.source));
    CHECK(idOf(place.vault.takeIn(link, quiet)) == QStringLiteral("vault.no_file"));
}

TEST_CASE("What is no ordinary file is refused at once")
{
    const Place place;
    NoProgress quiet;
    const auto missing = place.vault.takeIn(place.source, quiet);
    CHECK(idOf(missing) == QStringLiteral("vault.no_file"));
    CHECK(missing.error().fault == Fault::NotFound);
    CHECK(idOf(place.vault.takeIn(place.dir.path(), quiet)) == QStringLiteral("vault.not_a_file"));
    CHECK(idOf(place.vault.takeIn(QStringLiteral("/dev/zero"), quiet)) == QStringLiteral("vault.not_a_file"));
    REQUIRE(::mkfifo(QFile::encodeName(place.source).constData(), 0600) == 0);
    CHECK(idOf(place.vault.takeIn(place.source, quiet)) == QStringLiteral("vault.not_a_file"));
    CHECK(place.untouched());
}

TEST_CASE("A file that does not stay the same while it is read is not taken in")
{
    const Place place;
    const QByteArray content = longContent();
    writeFile(place.source, content);
    {
        QFile file(place.source);
        REQUIRE(file.open(QIODevice::ReadWrite));
        REQUIRE(file.setFileTime(QDateTime::fromSecsSinceEpoch(1'700'000'000), QFileDevice::FileModificationTime));
    }
    const auto takeWhile = [&](std::function<void()> act) {
        Meanwhile meanwhile(std::move(act));
        const auto result = place.vault.takeIn(place.source, meanwhile);
        CHECK(idOf(result) == QStringLiteral("vault.read_failed"));
        CHECK(result.error().args.value(0) == place.source);
        CHECK(place.untouched());
    };
    SECTION("it vanishes")
    {
        takeWhile([&] { REQUIRE(QFile::remove(place.source)); });
    }
    SECTION("it shrinks")
    {
        takeWhile([&] { REQUIRE(QFile::resize(place.source, kMiB + 5)); });
    }
    SECTION("it grows")
    {
        takeWhile([&] {
            QFile file(place.source);
            REQUIRE(file.open(QIODevice::Append));
            file.write("more");
        });
    }
    SECTION("it is written to, its length the same")
    {
        takeWhile([&] {
            QFile file(place.source);
            REQUIRE(file.open(QIODevice::ReadWrite));
            file.write("X");
        });
    }
    SECTION("another file takes its name")
    {
        takeWhile([&] {
            REQUIRE(QFile::rename(place.source, place.source + QStringLiteral(".old")));
            writeFile(place.source, content);
        });
    }
}

TEST_CASE("Cancelling leaves nothing")
{
    const Place place;
    writeFile(place.source, longContent());
    for (const int reports : {0, 1, 3}) {
        CancelAfter cancel(reports);
        const auto result = place.vault.takeIn(place.source, cancel);
        CHECK(idOf(result) == QStringLiteral("vault.cancelled"));
        CHECK(result.error().fault == Fault::Cancelled);
        CHECK(place.untouched());
    }
    NoProgress quiet;
    const auto blob = place.vault.takeIn(place.source, quiet);
    REQUIRE(blob);
    CancelAfter cancel(1);
    CHECK(idOf(place.vault.check(blob->sha256, cancel)) == QStringLiteral("vault.cancelled"));
}

TEST_CASE("A file larger than the free space is refused with what it needs and what is free")
{
    const QTemporaryDir dir;
    // What a file takes up counts, so that a long hole is no such file: nothing here could lay 8 TiB on a disk.
    const auto result = checkRoom(QStringLiteral("film.mp4"), qint64(8) << 40, dir.path());
    CHECK(idOf(result) == QStringLiteral("vault.disk_full"));
    CHECK(result.error().args.value(0) == QStringLiteral("film.mp4"));
    CHECK(result.error().args.value(1) == QStringLiteral("8388608"));
    CHECK(result.error().args.value(2).toLongLong() > 0);
    CHECK(checkRoom(QStringLiteral("note.txt"), 1, dir.path()));
}

TEST_CASE("A disk that fills up while copying leaves nothing half written")
{
    const Place place;
    writeFile(place.source, longContent());
    // The system's limit on the length of a file stands for the full disk: write() takes part, then fails.
    struct ::rlimit before {};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    auto *const handler = std::signal(SIGXFSZ, SIG_IGN);
    struct ::rlimit tight = before;
    tight.rlim_cur = rlim_t(2 * kMiB + 100);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
    NoProgress quiet;
    const auto file = place.vault.takeIn(place.source, quiet);
    const auto bytes = place.vault.takeIn(longContent());
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);

    CHECK(idOf(file) == QStringLiteral("vault.write_failed"));
    CHECK(file.error().fault == Fault::Io);
    CHECK(idOf(bytes) == QStringLiteral("vault.write_failed"));
    CHECK(place.untouched());
}

TEST_CASE("What an interrupted taking-in left is swept, what was kept stays")
{
    const Place place;
    const auto blob = place.vault.takeIn(QByteArray("kept"));
    REQUIRE(blob);
    writeFile(place.root + QStringLiteral("/incoming/0.part"), "half");
    CHECK(place.vault.list() == QStringList{blob->sha256});
    REQUIRE(place.vault.sweep());
    CHECK(QDir(place.root + QStringLiteral("/incoming")).isEmpty());
    CHECK(place.vault.has(blob->sha256));
}

TEST_CASE("Only contents are listed, sorted")
{
    const Place place;
    QStringList expected;
    for (int i = 0; i < 40; ++i)
        expected.append(place.vault.takeIn(QByteArray::number(i))->sha256);
    expected.sort();
    writeFile(place.root + QStringLiteral("/stray.txt"), "x");
    writeFile(place.root + QLatin1Char('/') + expected.first().left(2) + QStringLiteral("/stray"), "x");
    // Under the wrong folder it would not be found, so it is not listed.
    const bool taken = expected.last().startsWith(QStringLiteral("00"));
    const QString wrong = taken ? QStringLiteral("01") : QStringLiteral("00");
    QDir(place.root).mkdir(wrong);
    writeFile(place.root + QLatin1Char('/') + wrong + QLatin1Char('/') + expected.last(), "x");
    CHECK(place.vault.list() == expected);
}

TEST_CASE("A destroyed content is gone, and what is no SHA-256 is nowhere")
{
    const Place place;
    const auto blob = place.vault.takeIn(QByteArray("personal"));
    REQUIRE(blob);
    REQUIRE(place.vault.destroy(blob->sha256));
    CHECK_FALSE(QFile::exists(place.vault.path(blob->sha256)));
    NoProgress quiet;
    const QString outside = QStringLiteral("../../") + QFileInfo(place.source).fileName();
    writeFile(place.source, "mine");
    for (const QString &name : {blob->sha256, QString(), outside, blob->sha256.toUpper(), QStringLiteral("incoming")}) {
        CHECK_FALSE(place.vault.has(name));
        CHECK(idOf(place.vault.read(name)) == QStringLiteral("vault.no_blob"));
        CHECK(idOf(place.vault.check(name, quiet)) == QStringLiteral("vault.no_blob"));
        CHECK(idOf(place.vault.destroy(name)) == QStringLiteral("vault.no_blob"));
    }
    CHECK(place.vault.path(outside).isEmpty());
    CHECK(QFile::exists(place.source));
}

TEST_CASE("A vault is made in an empty folder only, and opened where one lies")
{
    const Place place;
    CHECK(idOf(Vault::create(place.root)) == QStringLiteral("vault.exists"));
    CHECK(idOf(Vault::open(place.source)) == QStringLiteral("vault.missing"));
    REQUIRE(place.vault.takeIn(QByteArray("x")));
    const auto again = Vault::open(place.root);
    REQUIRE(again);
    CHECK(again->list().size() == 1);
    writeFile(place.source, "a file");
    CHECK(idOf(Vault::create(place.source)) == QStringLiteral("vault.exists"));
    CHECK(idOf(Vault::create(place.source + QStringLiteral("/below"))) == QStringLiteral("vault.write_failed"));
    CHECK(idOf(Vault::open(place.source)) == QStringLiteral("vault.missing"));
}

TEST_CASE("Every error of the vault has words in both languages")
{
    for (const char *id : {"missing", "exists", "no_file", "not_a_file", "read_failed", "disk_full", "write_failed",
                           "cancelled", "no_blob", "blob_changed"})
        CHECK(hasMessage(QStringLiteral("vault.") + QLatin1String(id)));
}

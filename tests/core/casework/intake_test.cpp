#include <filesystem>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/digest.h"
#include "core/casework/evidence_page.h"
#include "core/casework/intake.h"
#include "core/casework/parts.h"
#include "core/casework/reverify.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using namespace anjuan::test;

namespace {

using State = IntakeFile::State;

void writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QString example(const char *name)
{
    return QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/evidence/") + QLatin1String(name);
}

/// A case and a card.
struct Shift {
    Bench bench;
    QTemporaryDir card;
    NoProgress quiet;

    Shift() { bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("evidence_1")); }

    QString on(const char *name) const { return card.filePath(QString::fromUtf8(name)); }
    std::vector<IntakeFile> found()
    {
        const auto files = findIntake(bench.library(), {card.path()}, quiet);
        REQUIRE(files);
        return *files;
    }
    std::vector<IntakeFile> staged()
    {
        auto files = found();
        REQUIRE(stageIntake(bench.library(), files, quiet));
        return files;
    }
    QJsonObject said(const IntakeFile &file)
    {
        QJsonObject with = proposedFields(file, bench.clock());
        with.insert(QStringLiteral("source"), QStringLiteral("执法记录仪"));
        with.insert(QStringLiteral("place"), QStringLiteral("村口"));
        with.insert(QStringLiteral("proves"), QStringLiteral("现场状况"));
        with.insert(QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")});
        return with;
    }
    Result<std::vector<IntakeDone>> record(std::vector<IntakeFile> &files)
    {
        std::vector<IntakeItem> items;
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (files[i].state == State::Staged)
                items.push_back({i, bench.caseId(), said(files[i])});
        }
        return recordIntake(bench.session(kOfficer), files, items, quiet);
    }
    void tamper(const QByteArray &sql)
    {
        auto store = store::Store::open(bench.dir() + QStringLiteral("/anjuan.db"), store::Mode::ReadWrite);
        REQUIRE(store);
        REQUIRE((*store)->write([&](store::Write &write) { return write.script(sql); }));
    }
    int items()
    {
        const auto page = evidencePage(bench.library(), bench.caseId());
        REQUIRE(page);
        return static_cast<int>(page->items.size());
    }
};

/// Gives up at the n-th block.
class CancelAt final : public Progress {
public:
    explicit CancelAt(int block) : m_left(block) {}
    void report(qint64, qint64, const QString &) override { --m_left; }
    bool cancelled() const override { return m_left <= 0; }

private:
    int m_left;
};

} // namespace

TEST_CASE("a shift's card goes in by one intake: every file once, with its claims, the originals untouched",
          "[casework]")
{
    Shift shift;
    for (const char *name : {"straw_fire.jpg", "inquiry.wav", "body_camera.mp4"})
        REQUIRE(QFile::copy(example(name), shift.on(name)));
    writeFile(shift.on("DCIM/说明【全角】.txt"), "现场说明");
    writeFile(shift.on(".Trashes/x"), "not evidence");
    const QDateTime before = QFileInfo(shift.on("straw_fire.jpg")).lastModified();
    auto files = shift.staged();
    REQUIRE(files.size() == 4);
    for (const IntakeFile &file : files) {
        INFO(file.name.toStdString());
        CHECK(file.state == State::Staged);
        CHECK(file.sha256 == sha256(contentOf(file.path)).hex());
    }
    CHECK(shift.items() == 0);
    const auto done = shift.record(files);
    INFO((done ? "" : done.error().args.join(QLatin1Char(' ')).toStdString()));
    REQUIRE(done);
    CHECK(done->size() == 4);
    CHECK(shift.items() == 4);
    CHECK(QFileInfo(shift.on("straw_fire.jpg")).lastModified() == before);
    CHECK(stagedBytes(shift.bench.library()) == 0);
    CHECK(shift.bench.holds());
    const auto page = evidencePage(shift.bench.library(), shift.bench.caseId());
    const auto film = std::find_if(page->items.begin(), page->items.end(),
                                   [](const EvidenceView &row) { return row.fileName.endsWith(QLatin1String("mp4")); });
    REQUIRE(film != page->items.end());
    CHECK(film->claimedAt == QStringLiteral("2025-01-06T02:05:00Z"));
    CHECK(film->media == EvidenceView::Media::Video);
    CHECK(film->milliseconds > 0);
    CHECK(film->facts.contains(QStringLiteral("H.264")));
    // What the file claims is no flaw where the statement agrees with it.
    for (const IntakeDone &one : *done)
        CHECK_FALSE(findingOf(one.findings, "AV-clock"));
}

TEST_CASE("the same card twice doubles nothing and says where it is", "[casework]")
{
    Shift shift;
    REQUIRE(QFile::copy(example("straw_fire.jpg"), shift.on("a.jpg")));
    REQUIRE(QFile::copy(example("straw_fire.jpg"), shift.on("b.jpg")));
    auto files = shift.staged();
    CHECK(files[0].state == State::Staged);
    CHECK(files[1].state == State::Duplicate);
    REQUIRE(files[1].knownAs.size() == 1);
    CHECK(files[1].knownAs.front() == QStringLiteral("a.jpg"));
    REQUIRE(shift.record(files));
    CHECK(shift.items() == 1);
    const qint64 records = shift.bench.records();
    auto again = shift.staged();
    CHECK_FALSE(again[0].knownAs.empty());
    CHECK(again[0].knownIn == std::vector<CaseId>{shift.bench.caseId()});
    const auto done = shift.record(again);
    REQUIRE(done);
    CHECK(done->front().record.isEmpty());
    CHECK(shift.bench.records() == records);
    CHECK(shift.items() == 1);
}

TEST_CASE("cancelled at any block nothing is recorded, and going on gives the same", "[casework]")
{
    Shift shift;
    for (int n = 0; n < 3; ++n)
        writeFile(shift.on(qPrintable(QStringLiteral("film%1.bin").arg(n))),
                  QByteArray(3'500'000, static_cast<char>('a' + n)));
    const QStringList before = shift.bench.library().parts().vault->list();
    int cancelled = 0;
    for (int block = 1; block < 16; ++block) {
        auto files = shift.found();
        CancelAt progress(block);
        const auto staged = stageIntake(shift.bench.library(), files, progress);
        if (staged)
            break;
        ++cancelled;
        CHECK(staged.error().fault == Fault::Cancelled);
        // The others stay as they were copied, and none is half there.
        for (const IntakeFile &file : files)
            CHECK((file.state == State::Found || file.state == State::Staged));
        CHECK(shift.bench.library().parts().vault->list() == before);
        CHECK(QDir(shift.bench.dir() + QStringLiteral("/intake/incoming")).isEmpty());
        REQUIRE(dropIntake(shift.bench.library(), files));
    }
    CHECK(cancelled >= 10);
    auto files = shift.staged();
    REQUIRE(shift.record(files));
    CHECK(shift.items() == 3);
    CHECK(shift.bench.holds());
}

TEST_CASE("a card that is pulled out leaves what was copied; put in again the rest follows", "[casework]")
{
    Shift shift;
    for (int n = 0; n < 4; ++n)
        writeFile(shift.on(qPrintable(QStringLiteral("f%1.bin").arg(n))), QByteArray(1000 + n, 'x'));
    auto files = shift.found();
    REQUIRE(QFile::rename(shift.on("f2.bin"), shift.on("gone")));
    REQUIRE(QFile::rename(shift.on("f3.bin"), shift.on("gone3")));
    REQUIRE(stageIntake(shift.bench.library(), files, shift.quiet));
    CHECK(files[0].state == State::Staged);
    CHECK(files[2].state == State::Failed);
    REQUIRE(files[2].error);
    CHECK(files[2].error->id == QStringLiteral("vault.no_file"));
    REQUIRE(QFile::rename(shift.on("gone"), shift.on("f2.bin")));
    REQUIRE(QFile::rename(shift.on("gone3"), shift.on("f3.bin")));
    REQUIRE(stageIntake(shift.bench.library(), files, shift.quiet));
    for (const IntakeFile &file : files)
        CHECK(file.state == State::Staged);
    REQUIRE(shift.record(files));
    CHECK(shift.items() == 4);
}

TEST_CASE("what was copied before the card went away is not read again", "[casework]")
{
    constexpr int kFiles = 40;
    Shift shift;
    for (int n = 0; n < kFiles; ++n)
        writeFile(shift.on(qPrintable(QStringLiteral("f%1.bin").arg(n))), QByteArray(1000 + n, 'x'));
    /// Takes the card away when the last of its bytes are read.
    class Away final : public Progress {
    public:
        Away(QString from, QString to) : m_from(std::move(from)), m_to(std::move(to)) {}
        void report(qint64 done, qint64 total, const QString &) override
        {
            if (done == total)
                QDir().rename(m_from, m_to);
        }
        bool cancelled() const override { return false; }

    private:
        QString m_from;
        QString m_to;
    };
    auto files = shift.found();
    const QString aside = shift.card.path() + QStringLiteral("-aside");
    Away away(shift.card.path(), aside);
    REQUIRE(stageIntake(shift.bench.library(), files, away));
    REQUIRE_FALSE(QFileInfo::exists(shift.card.path()));
    REQUIRE(QDir().rename(aside, shift.card.path()));
    std::set<QString> staged;
    for (const IntakeFile &file : files) {
        if (file.state == State::Staged)
            staged.insert(file.sha256);
    }
    REQUIRE(staged.size() >= kFiles - 4); // one of each thread may have been found gone at its last look
    // A content that is staged and no longer on the card as it was copied: only the list says that it is here.
    files = shift.found();
    class Reads final : public Progress {
    public:
        void report(qint64, qint64, const QString &what) override { ++heard[what]; }
        bool cancelled() const override { return false; }
        std::map<QString, int> heard;
    } reads;
    REQUIRE(stageIntake(shift.bench.library(), files, reads));
    int again = 0;
    for (const auto &[name, times] : reads.heard)
        again += times > 1 ? 1 : 0;
    CHECK(again <= kFiles - static_cast<int>(staged.size()));
    for (const IntakeFile &file : files)
        CHECK(file.state == State::Staged);
}

TEST_CASE("names of any sort are kept as far as a record can hold them", "[casework]")
{
    Shift shift;
    const QString nfd = QStringLiteral("照片e\u0301.jpg"); // a letter and its accent apart
    const QString longest = QString(80, QChar(u'长')) + QStringLiteral("123456789012345"); // 255 bytes
    const QStringList names = {QStringLiteral("【全角】(1).jpg"),
                               nfd,
                               longest,
                               QStringLiteral("line\nbreak.txt"),
                               QStringLiteral(" .pdf"),
                               QStringLiteral("'; DROP TABLE evidence; --.txt")};
    int n = 0;
    for (const QString &name : names)
        writeFile(shift.card.filePath(name), QByteArray::number(++n));
    auto files = shift.staged();
    REQUIRE(files.size() == static_cast<std::size_t>(names.size()));
    const auto done = shift.record(files);
    INFO((done ? "" : done.error().args.join(QLatin1Char(' ')).toStdString()));
    REQUIRE(done);
    const auto page = evidencePage(shift.bench.library(), shift.bench.caseId());
    QStringList kept;
    for (const EvidenceView &row : page->items)
        kept += row.fileName;
    CHECK(kept.contains(QStringLiteral("【全角】(1).jpg")));
    CHECK(kept.contains(nfd.normalized(QString::NormalizationForm_C)));
    CHECK(kept.contains(longest));
    CHECK(kept.contains(QStringLiteral("line break.txt")));
    CHECK(shift.bench.holds());
    CHECK(recordedName(QString(QChar(0xd800)) + QStringLiteral("a")) == QStringLiteral("\ufffda"));
}

TEST_CASE("thousands of small files go in at once", "[casework]")
{
    // The full number by ANJUAN_FULL=1.
    const int count = qEnvironmentVariableIsSet("ANJUAN_FULL") ? 5000 : 300;
    Shift shift;
    for (int n = 0; n < count; ++n)
        writeFile(shift.on(qPrintable(QStringLiteral("d%1/f%2.txt").arg(n % 20).arg(n))), QByteArray::number(n));
    auto files = shift.staged();
    REQUIRE(files.size() == static_cast<std::size_t>(count));
    REQUIRE(shift.record(files));
    CHECK(shift.items() == count);
}

TEST_CASE("a file that lacks a field is refused, and with it the whole submit", "[casework]")
{
    Shift shift;
    writeFile(shift.on("a.txt"), "a");
    writeFile(shift.on("b.txt"), "b");
    auto files = shift.staged();
    std::vector<IntakeItem> items = {{0, shift.bench.caseId(), shift.said(files[0])},
                                     {1, shift.bench.caseId(), shift.said(files[1])}};
    items[1].with.remove(QStringLiteral("place"));
    const qint64 records = shift.bench.records();
    const QStringList before = shift.bench.library().parts().vault->list();
    const auto done = recordIntake(shift.bench.session(kOfficer), files, items, shift.quiet);
    REQUIRE_FALSE(done);
    CHECK(done.error().id == QStringLiteral("act.missing_field"));
    CHECK(shift.bench.records() == records);
    CHECK(shift.bench.library().parts().vault->list() == before);
    // Who has no role for evidence takes none in.
    items[1].with = shift.said(files[1]);
    const auto other = recordIntake(shift.bench.session(QStringLiteral("zhouba")), files, items, shift.quiet);
    REQUIRE_FALSE(other);
    CHECK(other.error().id == QStringLiteral("act.no_role"));
    CHECK(recordIntake(shift.bench.session(kOfficer), files, items, shift.quiet));
    IntakeFile never;
    never.name = QStringLiteral("x");
    std::vector<IntakeFile> unstaged = {never};
    CHECK(recordIntake(shift.bench.session(kOfficer), unstaged, {{0, shift.bench.caseId(), items[0].with}}, shift.quiet)
              .error()
              .id
          == QStringLiteral("intake.not_staged"));
    CHECK(findIntake(shift.bench.library(), {shift.bench.dir()}, shift.quiet).error().id
          == QStringLiteral("intake.own_folder"));
    const QTemporaryDir empty;
    CHECK(findIntake(shift.bench.library(), {empty.path()}, shift.quiet).error().id
          == QStringLiteral("intake.nothing_found"));
}

TEST_CASE("a clock that is wrong by more than ten minutes is a flaw until its error is stated", "[casework]")
{
    Shift shift;
    REQUIRE(QFile::copy(example("body_camera.mp4"), shift.on("a.mp4")));
    auto files = shift.staged();
    QJsonObject with = shift.said(files[0]);
    with.insert(QStringLiteral("made_at"), QStringLiteral("2025-01-06T10:20:00+08:00"));
    auto done = recordIntake(shift.bench.session(kOfficer), files, {{0, shift.bench.caseId(), with}}, shift.quiet);
    REQUIRE(done);
    const auto flaw = findingOf(done->front().findings, "AV-clock");
    REQUIRE(flaw);
    CHECK_FALSE(flaw->blocks());
    QFile::remove(shift.on("a.mp4"));
    writeFile(shift.on("b.mp4"), contentOf(example("body_camera.mp4")) + QByteArray("tail"));
    auto second = shift.staged();
    with.insert(QStringLiteral("clock_slow_seconds"), 900);
    done = recordIntake(shift.bench.session(kOfficer), second, {{0, shift.bench.caseId(), with}}, shift.quiet);
    REQUIRE(done);
    CHECK_FALSE(findingOf(done->front().findings, "AV-clock"));
}

TEST_CASE("damaged media are taken in as they are, with their flaw", "[casework]")
{
    Shift shift;
    const QByteArray film = contentOf(example("body_camera.mp4"));
    writeFile(shift.on("half.mp4"),
              QByteArray("\0\0\0\x20"
                         "ftypisom",
                         12)
                  + QByteArray(3000, 'x'));
    writeFile(shift.on("zero.mp4"), QByteArray());
    writeFile(shift.on("film.jpg"), film);
    auto files = shift.staged();
    const auto done = shift.record(files);
    REQUIRE(done);
    CHECK(shift.items() == 3);
    CHECK(shift.bench.holds());
}

TEST_CASE("every change of a content is found, and nothing else is called one", "[casework]")
{
    // The whole: ANJUAN_TRIALS=10000.
    bool given = false;
    const int asked = qEnvironmentVariable("ANJUAN_TRIALS").toInt(&given);
    const int trials = given ? asked : 300;
    Shift shift;
    for (int n = 0; n < 6; ++n)
        writeFile(shift.on(qPrintable(QStringLiteral("f%1.bin").arg(n))),
                  QByteArray(2000 + 37 * n, static_cast<char>(n)) + QByteArray::number(n * 7919));
    auto files = shift.staged();
    REQUIRE(shift.record(files));
    const vault::Vault &vault = *shift.bench.library().parts().vault;
    unsigned dice = 2463534242U;
    const auto roll = [&dice](unsigned sides) {
        dice ^= dice << 13;
        dice ^= dice >> 17;
        dice ^= dice << 5;
        return dice % sides;
    };
    int wrong = 0;
    for (int trial = 0; trial < trials; ++trial) {
        const IntakeFile &file = files[roll(6)];
        const IntakeFile &other = files[roll(6)];
        const QString path = vault.path(file.sha256);
        const QByteArray good = contentOf(path);
        QByteArray bad = good;
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        const unsigned kind = roll(5);
        if (kind == 0)
            bad[static_cast<qsizetype>(roll(static_cast<unsigned>(bad.size())))] ^= static_cast<char>(1U << roll(8));
        else if (kind == 1)
            bad.truncate(static_cast<qsizetype>(roll(static_cast<unsigned>(bad.size()))));
        else if (kind == 2)
            bad = contentOf(vault.path(other.sha256));
        const bool renamed = kind == 3;
        if (renamed)
            REQUIRE(QFile::rename(path, path + QLatin1Char('x')));
        else if (bad != good)
            writeFile(path, bad);
        else if (kind == 4) {
            QFile touched(path);
            REQUIRE(touched.open(QIODevice::ReadWrite));
            REQUIRE(touched.setFileTime(QDateTime::fromSecsSinceEpoch(1'000'000 + trial),
                                        QFileDevice::FileModificationTime));
        }
        const bool isChanged = renamed || bad != good;
        const auto checked = vault.check(file.sha256, shift.quiet);
        wrong += checked.has_value() == isChanged ? 1 : 0;
        if (renamed)
            REQUIRE(QFile::rename(path + QLatin1Char('x'), path));
        else
            writeFile(path, good);
    }
    CHECK(wrong == 0);
}

TEST_CASE("contents are read again, oldest first, and lost ones found by their hash under any name", "[casework]")
{
    Shift shift;
    REQUIRE(QFile::copy(example("straw_fire.jpg"), shift.on("a.jpg")));
    auto files = shift.staged();
    REQUIRE(shift.record(files));
    const auto whole = reverify(shift.bench.library(), {}, shift.quiet);
    REQUIRE(whole);
    CHECK(whole->findings.empty());
    CHECK(whole->left == 0);
    CHECK(evidencePage(shift.bench.library(), shift.bench.caseId())->items.front().checkedGood);
    CHECK_FALSE(evidencePage(shift.bench.library(), shift.bench.caseId())->items.front().checkedAt.isEmpty());
    CHECK(reverify(shift.bench.library(), {0, 0, 30}, shift.quiet)->contents == 0);

    const QString path = shift.bench.library().parts().vault->path(files[0].sha256);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    writeFile(path, "damaged");
    const auto bad = reverify(shift.bench.library(), {}, shift.quiet);
    REQUIRE(bad);
    REQUIRE(bad->findings.size() == 1);
    CHECK(bad->findings.front().error.id == QStringLiteral("vault.blob_changed"));
    CHECK_FALSE(evidencePage(shift.bench.library(), shift.bench.caseId())->items.front().checkedGood);

    REQUIRE(QFile::rename(shift.on("a.jpg"), shift.on("改过的名字.dat")));
    const auto back = recoverContents(shift.bench.library(), shift.card.path(), shift.quiet);
    REQUIRE(back);
    REQUIRE(back->found.size() == 1);
    CHECK(back->found.front().file.endsWith(QStringLiteral("改过的名字.dat")));
    CHECK(back->missing.isEmpty());
    CHECK(shift.bench.holds());
}

TEST_CASE("a lost content comes back out of a bundle, by its hash", "[casework]")
{
    Shift shift;
    REQUIRE(QFile::copy(example("straw_fire.jpg"), shift.on("a.jpg")));
    auto files = shift.staged();
    REQUIRE(shift.record(files));
    const QTemporaryDir stick;
    ExportRequest request;
    request.cases = {shift.bench.caseId()};
    request.profile = QStringLiteral("review");
    request.file = stick.filePath(QStringLiteral("案卷.zip"));
    const auto written = shift.bench.session(kOfficer).exportBundle(request, shift.quiet);
    INFO((written ? "" : written.error().id.toStdString()));
    REQUIRE(written);
    writeFile(stick.filePath(QStringLiteral("other.zip")), "no bundle at all");
    const QString path = shift.bench.library().parts().vault->path(files[0].sha256);
    REQUIRE(QFile::remove(path));
    const auto back = recoverContents(shift.bench.library(), stick.path(), shift.quiet);
    REQUIRE(back);
    REQUIRE(back->found.size() == 1);
    CHECK(back->found.front().sha256 == files[0].sha256);
    CHECK(back->found.front().file.contains(QStringLiteral("案卷.zip/")));
    CHECK(back->missing.isEmpty());
    CHECK(QFile::exists(path));
    CHECK(shift.bench.holds());
}

TEST_CASE("contents that no record names are orphans only after a day", "[casework]")
{
    Shift shift;
    const auto blob = shift.bench.library().parts().vault->takeIn(QByteArray("nobody's"));
    REQUIRE(blob);
    CHECK(orphans(shift.bench.library())->empty());
    const QString path = shift.bench.library().parts().vault->path(blob->sha256);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.setFileTime(QDateTime::currentDateTime().addDays(-2), QFileDevice::FileModificationTime));
    file.close();
    REQUIRE(orphans(shift.bench.library())->size() == 1);
    const auto swept = sweepOrphans(shift.bench.library());
    REQUIRE(swept);
    CHECK(swept->front().sha256 == blob->sha256);
    CHECK_FALSE(shift.bench.library().parts().vault->has(blob->sha256));
    CHECK(shift.bench.holds());
}

TEST_CASE("an intake whose records cannot be written leaves no content behind", "[casework]")
{
    Shift shift;
    writeFile(shift.on("f.bin"), QByteArray(1000, 'x'));
    auto files = shift.staged();
    Library::Parts &parts = shift.bench.library().parts();
    const QStringList before = parts.vault->list();
    // A card that was read days ago: by the age of the content alone nobody knows that it came just now.
    const QString staged = stagedPath(shift.bench.library(), files.front());
    QFile file(staged);
    REQUIRE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.setFileTime(QDateTime::currentDateTime().addDays(-3), QFileDevice::FileModificationTime));
    file.close();

    shift.tamper("CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'no room'); END");
    CHECK_FALSE(shift.record(files));
    CHECK(parts.vault->list() == before);
    CHECK(QFileInfo::exists(staged));
    shift.tamper("DROP TRIGGER full");
    REQUIRE(shift.record(files));
    CHECK(shift.items() == 1);
    CHECK(shift.bench.holds());
}

TEST_CASE("a program that ended between the contents and their records leaves none behind either", "[casework]")
{
    Shift shift;
    writeFile(shift.on("f.bin"), QByteArray(1000, 'x'));
    const auto files = shift.staged();
    Library::Parts &parts = shift.bench.library().parts();
    const QStringList before = parts.vault->list();
    const auto stage = vault::Vault::open(parts.dir + QStringLiteral("/intake"));
    REQUIRE(stage);
    REQUIRE(parts.vault->adopt(*stage, files.front().sha256));
    REQUIRE(parts.vault->list() != before);
    // By its age alone nothing would be looked at.
    parts.crashedSince = QDateTime::currentDateTime().addDays(1);
    REQUIRE(parts.sweepVault());
    CHECK(parts.vault->list() == before);
    CHECK(stage->has(files.front().sha256));
}

TEST_CASE("a list of what was staged that cannot be written is told, and nothing of it is lost", "[casework]")
{
    Shift shift;
    writeFile(shift.on("f.bin"), QByteArray(1000, 'x'));
    const QString list = shift.bench.dir() + QStringLiteral("/intake/files.json");
    REQUIRE(QDir().mkpath(list + QStringLiteral("/in the way")));
    auto files = shift.found();
    const auto staged = stageIntake(shift.bench.library(), files, shift.quiet);
    REQUIRE_FALSE(staged);
    CHECK(staged.error().id == QStringLiteral("file.not_written"));
    CHECK(files.front().state == State::Staged);
    REQUIRE(shift.record(files));
    CHECK(shift.items() == 1);
}

TEST_CASE("what a cut-off intake left half copied is gone when the library opens again", "[intake]")
{
    Bench bench;
    const QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(QStringLiteral("library"));
    std::filesystem::copy(bench.dir().toStdString(), copy.toStdString(), std::filesystem::copy_options::recursive);
    QFile::remove(copy + QStringLiteral("/lock")); // its holder is the other one's
    REQUIRE(vault::Vault::create(copy + QStringLiteral("/intake")));
    const QString half = copy + QStringLiteral("/intake/incoming/half.part");
    QFile file(half);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("half");
    file.close();
    {
        const auto reader = Library::open(copy, Access::ReadOnly, bench.clock());
        REQUIRE(reader);
        CHECK(QFile::exists(half)); // who only reads takes nothing away
    }
    const auto writer = Library::open(copy, Access::ReadWrite, bench.clock());
    INFO((writer ? "" : (writer.error().id + writer.error().args.join(QLatin1Char(' '))).toStdString()));
    REQUIRE(writer);
    CHECK_FALSE(QFile::exists(half));
}

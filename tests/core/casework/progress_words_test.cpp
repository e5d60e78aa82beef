#include <catch2/catch.hpp>

#include <QtCore/QDir>

#include "core/base/progress.h"
#include "core/casework/backup.h"
#include "core/casework/progress_words.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

/// What a work says of itself, each once, in order.
class Heard final : public Progress {
public:
    void report(qint64, qint64, const QString &what) override
    {
        const QString said = progressText(what, Language::Chinese);
        if (all.isEmpty() || all.last() != said)
            all += said;
    }
    bool cancelled() const override { return false; }
    QStringList all;
};

/// Somebody pulls the disk out while what was copied is read back.
class PullsOut final : public Progress {
public:
    explicit PullsOut(QString disk) : m_disk(std::move(disk)) {}
    void report(qint64, qint64, const QString &what) override
    {
        if (what.startsWith(QLatin1String("backup.proving")))
            QDir(m_disk).removeRecursively();
    }
    bool cancelled() const override { return false; }

private:
    QString m_disk;
};

} // namespace

TEST_CASE("what long work reports is a name or a phase in words, never a digest or a chain's number")
{
    CHECK(progressText(QStringLiteral("film.mp4"), Language::Chinese) == QStringLiteral("film.mp4"));
    CHECK(progressText(phase("backup.copying", {QStringLiteral("2"), QStringLiteral("9")}), Language::Chinese)
          == QStringLiteral("复制第 2 个文件,共 9 个"));
    CHECK(progressText(phase("backup.proving", {}), Language::English)
          == QStringLiteral("restoring on trial: what was copied is read back and checked"));
    CHECK(progressText(QString(64, QLatin1Char('a')), Language::Chinese).isEmpty());
    CHECK(progressText(QStringLiteral("office/b3841842-7fb2-4d40-b73b-05af50c567b4"), Language::Chinese).isEmpty());
}

TEST_CASE("a backup tells which file it copies, then that it restores on trial")
{
    Bench bench;
    bench.runUntil(test::caseScript(QStringLiteral("T01-completed")), QStringLiteral("filed"));
    const QTemporaryDir disk;
    Heard heard;
    const auto made = backUp(bench.session(QStringLiteral("admin")), disk.filePath(QStringLiteral("backup")), heard);
    INFO((made ? std::string() : describe(made.error()).toStdString()));
    REQUIRE(made);
    REQUIRE(heard.all.size() >= 2);
    CHECK(heard.all.front().startsWith(QStringLiteral("复制第 1 个文件,共 ")));
    CHECK(heard.all.last().startsWith(QStringLiteral("恢复演练")));
}

TEST_CASE("a backup whose disk is pulled out says so, and finds no fault with the library")
{
    Bench bench;
    bench.runUntil(test::caseScript(QStringLiteral("T01-completed")), QStringLiteral("filed"));
    const QTemporaryDir drive;
    PullsOut pulls(drive.filePath(QStringLiteral("backup")));
    const auto made = backUp(bench.session(QStringLiteral("admin")), drive.filePath(QStringLiteral("backup")), pulls);
    REQUIRE_FALSE(made);
    INFO(describe(made.error()).toStdString());
    CHECK(made.error().id == QStringLiteral("backup.disk_gone"));
    CHECK(bench.holds());
}

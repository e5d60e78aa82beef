#include <map>

#include <catch2/catch.hpp>
#include <sys/resource.h>

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>

#include "core/casework/evidence_page.h"
#include "core/casework/intake.h"
#include "core/casework/parts.h"

#include "tests/core/casework/bench.h"
#include "tests/support/sparse_files.h"

using namespace anjuan;
using namespace anjuan::casework;
using namespace anjuan::test;

namespace {

constexpr qint64 kGiB = 1LL << 30;

qint64 peakKib()
{
    struct ::rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/// Gives up when so many bytes are done; counts how often it heard of each file.
class StopAt final : public Progress {
public:
    explicit StopAt(qint64 bytes) : m_stop(bytes) {}
    void report(qint64 done, qint64, const QString &what) override
    {
        m_done = done;
        ++m_heard[what];
    }
    bool cancelled() const override { return m_stop >= 0 && m_done >= m_stop; }
    int heard(const QString &what) const
    {
        const auto it = m_heard.find(what);
        return it == m_heard.end() ? 0 : it->second;
    }

private:
    const qint64 m_stop;
    qint64 m_done = 0;
    std::map<QString, int> m_heard;
};

QJsonObject said(const IntakeFile &file, const Clock &clock)
{
    QJsonObject with = proposedFields(file, clock);
    with.insert(QStringLiteral("source"), QStringLiteral("执法记录仪"));
    with.insert(QStringLiteral("place"), QStringLiteral("村口"));
    with.insert(QStringLiteral("proves"), QStringLiteral("现场状况"));
    with.insert(QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")});
    return with;
}

} // namespace

TEST_CASE("long films with holes go in, stopped and gone on with, with no more memory or disk", "[casework]")
{
    // The full lengths by ANJUAN_FULL=1: minutes of hashing, and no disk to speak of.
    const bool full = qEnvironmentVariableIsSet("ANJUAN_FULL");
    const std::vector<qint64> lengths = full ? std::vector<qint64>{4 * kGiB + 1, 20 * kGiB, 100 * kGiB}
                                             : std::vector<qint64>{(40LL << 20) + 1, 60LL << 20, 100LL << 20};
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("evidence_1"));
    const QTemporaryDir card(bench.dir() + QStringLiteral("/../card-XXXXXX"));
    qint64 before = 0;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        writeSparse(card.filePath(QStringLiteral("film%1.mp4").arg(i)), lengths[i]);
        before += i + 1 < lengths.size() ? lengths[i] : 0;
    }
    NoProgress quiet;
    auto files = *findIntake(bench.library(), {card.path()}, quiet);
    REQUIRE(files.size() == lengths.size());
    const qint64 memory = peakKib();

    // Stopped within the last and longest: the others stay, of it nothing does.
    StopAt stop(before + lengths.back() / 2);
    const auto stopped = stageIntake(bench.library(), files, stop);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().fault == Fault::Cancelled);
    CHECK(files[0].state == IntakeFile::State::Staged);
    CHECK(files[1].state == IntakeFile::State::Staged);
    CHECK(files[2].state == IntakeFile::State::Found);
    CHECK(QDir(bench.dir() + QStringLiteral("/intake/incoming")).isEmpty());

    // Gone on with by a program that found the card anew: those that are here are not read again.
    files = *findIntake(bench.library(), {card.path()}, quiet);
    StopAt goOn(-1);
    QElapsedTimer timer;
    timer.start();
    REQUIRE(stageIntake(bench.library(), files, goOn));
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    CHECK(goOn.heard(QStringLiteral("film0.mp4")) == 1);
    CHECK(goOn.heard(QStringLiteral("film1.mp4")) == 1);
    CHECK(goOn.heard(QStringLiteral("film2.mp4")) > 50);
    const qint64 grown = peakKib() - memory;
    CHECK(grown < 64 * 1024);

    std::vector<IntakeItem> items;
    for (std::size_t i = 0; i < files.size(); ++i)
        items.push_back({i, bench.caseId(), said(files[i], bench.clock())});
    REQUIRE(recordIntake(bench.session(kOfficer), files, items, quiet));
    for (std::size_t i = 0; i < files.size(); ++i) {
        const QString kept = bench.library().parts().vault->path(files[i].sha256);
        CHECK(QFile(kept).size() == lengths[i]);
        CHECK(onDisk(kept) < (8 << 20));
        CHECK(files[i].sha256 == digestOf(card.filePath(QStringLiteral("film%1.mp4").arg(i))));
    }
    WARN("the longest, " << lengths.back() / (1 << 20) << " MiB: " << seconds << " s; memory +" << grown << " KiB");
    CHECK(evidencePage(bench.library(), bench.caseId())->items.size() >= lengths.size());
}

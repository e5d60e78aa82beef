#include <random>

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QProcess>

#include "core/casework/parts.h"
#include "core/casework/verify.h"
#include "core/exchange/queries.h"

#include "tests/core/casework/exchange_bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Pc;

namespace {

constexpr int kMostPcs = 5;
constexpr std::size_t kMostCases = 2;
constexpr int kSteps = 12;

QString folderOf(const QTemporaryDir &dir, int pc)
{
    return dir.filePath(QStringLiteral("pc%1").arg(pc));
}

void copyFolder(const QString &from, const QString &to)
{
    REQUIRE(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), from, to}) == 0);
}

/// A unit of five PCs that have all joined, made once and copied for each run: founding takes longer than a run. Its
/// keys are sealed again with the least work that opens them, since every run logs in many times.
class Unit {
public:
    static const Unit &made()
    {
        static const Unit unit;
        return unit;
    }
    Instant at() const { return m_clock.now(); }
    void copyTo(int pc, const QString &dir) const { copyFolder(folderOf(m_dir, pc), dir); }

private:
    Unit()
    {
        Pc first(m_clock, folderOf(m_dir, 0));
        first.found(QStringLiteral("示例镇综合行政执法队"), {QStringLiteral("zhangsan")});
        for (int n = 1; n < kMostPcs; ++n) {
            Pc pc(m_clock, folderOf(m_dir, n));
            pc.join(first, QStringLiteral("电脑%1").arg(n), {QStringLiteral("zhangsan")}, m_dir.path());
        }
        first.close();
        for (int n = 0; n < kMostPcs; ++n) {
            for (const QFileInfo &key : QDir(folderOf(m_dir, n) + QStringLiteral("/keys")).entryInfoList(QDir::Files))
                sealLightly(key.filePath());
        }
    }

    static void sealLightly(const QString &file)
    {
        const QString light = file + QStringLiteral(".light");
        QStringList words =
            QStringLiteral("pkcs8 -topk8 -passin pass:demo-2026 -passout pass:demo-2026 -v2 aes-256-cbc "
                           "-scrypt -scrypt_N 2 -scrypt_r 1 -scrypt_p 1 -in")
                .split(QLatin1Char(' '));
        words << file << QStringLiteral("-out") << light;
        REQUIRE(QProcess::execute(QStringLiteral("openssl"), words) == 0);
        REQUIRE(QFile::remove(file));
        REQUIRE(QFile::rename(light, file));
    }

    QTemporaryDir m_dir;
    ScriptClock m_clock;
};

/// A unit of several PCs that work, hand over and exchange at random; bundles are lost, doubled, late, cut short.
class Simulation {
public:
    Simulation(int pcs, unsigned seed) : m_random(seed)
    {
        QDir(m_dir.path()).mkdir(QStringLiteral("stick"));
        m_clock.moveTo(Unit::made().at());
        for (int n = 0; n < pcs; ++n) {
            Unit::made().copyTo(n, folderOf(m_dir, n));
            m_pcs.push_back(std::make_unique<Pc>(m_clock, folderOf(m_dir, n)));
            m_pcs.back()->reopen();
            m_pcs.back()->use(QStringLiteral("zhangsan"));
        }
    }

    void step()
    {
        const int what = pick(10);
        Pc &pc = anyPc();
        if (m_cases.empty() || (what == 0 && m_cases.size() < kMostCases))
            open(pc);
        else if (what < 5)
            note(anyCase());
        else if (what < 7)
            handOver(anyCase());
        else if (what < 9)
            copyTo(anyCase());
        else if (!m_old.empty())
            deliver(m_old[static_cast<std::size_t>(pick(static_cast<int>(m_old.size())))], anyPc()); // late, again
    }

    /// Everything that is on its way arrives, and everybody hears of everything.
    void settle()
    {
        for (const QString &file : m_late)
            for (const auto &pc : m_pcs)
                deliver(file, *pc);
        std::map<Pc *, std::vector<CaseId>> held;
        for (const CaseId &id : m_cases) {
            Pc *holder = holderOf(id);
            REQUIRE(holder);
            held[holder].push_back(id);
        }
        for (const auto &[holder, cases] : held) {
            const QString file = holder->exported(QStringLiteral("review"), cases, next());
            for (const auto &pc : m_pcs) {
                if (pc.get() != holder)
                    deliver(file, *pc);
            }
        }
    }

    void check()
    {
        for (const CaseId &id : m_cases) {
            const auto chain = *exchange::hashesOf(*m_pcs.front()->library().parts().store, chain::caseChain(id));
            for (const auto &pc : m_pcs)
                CHECK(*exchange::hashesOf(*pc->library().parts().store, chain::caseChain(id)) == chain);
            // Nothing that was typed is lost: every note of this case is in the one chain.
            const auto records = chain::recordsOf(*m_pcs.front()->library().parts().store, chain::caseChain(id));
            REQUIRE(records);
            CHECK(std::count_if(records->begin(), records->end(),
                                [](const auto &record) { return record.kind == QLatin1String("record.corrected"); })
                  == m_notes[id.toString()]);
        }
        for (const auto &pc : m_pcs) {
            CHECK(forksOf(pc->library())->empty());
            CHECK(pc->findings(&m_memo).isEmpty()); // the same bytes lie on all
        }
    }

    /// A PC's library is copied, and both go on with a case: how many PCs see the fork once all is exchanged.
    int planted()
    {
        open(anyPc());
        const CaseId id = m_cases.back();
        for (int n = pick(4); n > 0; --n)
            step();
        for (const QString &file : m_late) // the case itself may be on its way
            for (const auto &pc : m_pcs)
                deliver(file, *pc);
        Pc &original = *holderOf(id);
        original.close();
        const QString copied = m_dir.filePath(QStringLiteral("copy"));
        copyFolder(original.dir(), copied);
        original.reopen();
        Pc copy(m_clock, copied);
        copy.reopen();
        copy.use(QStringLiteral("zhangsan"));
        noteIn(original, id);
        noteIn(copy, id);
        Pc &third = other(original);
        deliver(original.exported(QStringLiteral("review"), {id}, next()), third);
        deliver(copy.exported(QStringLiteral("review"), {id}, next()), third);
        int seen = 0;
        const auto forks = forksOf(third.library());
        REQUIRE(forks);
        for (const ForkView &fork : *forks)
            seen += fork.caseId == id && !fork.decided ? 1 : 0;
        CHECK(third.findings().isEmpty());
        return seen;
    }

private:
    QString stick() const { return m_dir.filePath(QStringLiteral("stick")); }
    QString next() { return stick() + QStringLiteral("/%1.anjuan.zip").arg(m_files++); }
    int pick(int below) { return static_cast<int>(std::uniform_int_distribution<int>(0, below - 1)(m_random)); }
    Pc &anyPc() { return *m_pcs[static_cast<std::size_t>(pick(static_cast<int>(m_pcs.size())))]; }
    Pc &other(const Pc &pc)
    {
        for (;;) {
            Pc &any = anyPc();
            if (&any != &pc)
                return any;
        }
    }
    CaseId anyCase() { return m_cases[static_cast<std::size_t>(pick(static_cast<int>(m_cases.size())))]; }

    Pc *holderOf(const CaseId &id)
    {
        for (const auto &pc : m_pcs) {
            const auto holder = exchange::holderOf(*pc->library().parts().store, id);
            if (holder && *holder == pc->id())
                return pc.get();
        }
        return nullptr; // on its way
    }

    void open(Pc &pc)
    {
        const auto done = pc.perform(QStringLiteral("zhangsan"), QStringLiteral("case.open"),
                                     {{QStringLiteral("source"), QStringLiteral("inspection")},
                                      {QStringLiteral("received_on"), QStringLiteral("2023-09-01")},
                                      {QStringLiteral("place"), QStringLiteral("某村")},
                                      {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                                      {QStringLiteral("content"), QStringLiteral("巡查发现")}});
        INFO((done ? "" : qPrintable(done.error().id + done.error().args.join(QLatin1Char(' ')))));
        REQUIRE(done);
        m_cases.push_back(*done->caseId);
    }

    void noteIn(Pc &pc, const CaseId &id)
    {
        const auto done = pc.perform(QStringLiteral("zhangsan"), QStringLiteral("record.correct"),
                                     {{QStringLiteral("record"), pc.headOf(id)},
                                      {QStringLiteral("text"), QStringLiteral("更正 %1").arg(m_files++)},
                                      {QStringLiteral("reason"), QStringLiteral("笔误")}},
                                     id);
        INFO((done ? "" : qPrintable(done.error().id + done.error().args.join(QLatin1Char(' ')))));
        REQUIRE(done);
    }

    void note(const CaseId &id)
    {
        Pc *holder = holderOf(id);
        if (!holder)
            return;
        noteIn(*holder, id);
        ++m_notes[id.toString()];
    }

    void handOver(const CaseId &id)
    {
        Pc *holder = holderOf(id);
        if (!holder)
            return;
        casework::HandOver what;
        what.cases = {id};
        Pc &to = other(*holder);
        what.to = to.id();
        // A PC that joined after the last bundle of the office came is not known here yet.
        const auto known = pcsOf(holder->library());
        if (std::none_of(known.begin(), known.end(), [&](const PcRow &pc) { return pc.library == what.to; }))
            return;
        what.file = next();
        const auto written = casework::handOver(holder->as(QStringLiteral("zhangsan")), what, m_quiet);
        INFO((written ? "" : qPrintable(written.error().id + written.error().args.join(QLatin1Char(' ')))));
        REQUIRE(written);
        // Some come at once, some much later, some first cut short on a full stick.
        const int fate = pick(4);
        if (fate == 0)
            cutShort(written->file, to);
        if (fate < 3)
            deliver(written->file, to);
        else
            m_late.push_back(written->file);
        m_old.push_back(written->file);
    }

    void copyTo(const CaseId &id)
    {
        Pc *holder = holderOf(id);
        if (!holder)
            return;
        const QString file = holder->exported(QStringLiteral("review"), {id}, next());
        m_old.push_back(file);
        if (pick(3) > 0) // else lost
            deliver(file, other(*holder));
    }

    void cutShort(const QString &file, Pc &to)
    {
        QFile whole(file);
        REQUIRE(whole.open(QIODevice::ReadOnly));
        const QString half = next();
        QFile part(half);
        REQUIRE(part.open(QIODevice::WriteOnly));
        part.write(whole.read(1 + pick(static_cast<int>(whole.size() - 1))));
        part.close();
        to.as(QStringLiteral("zhangsan"));
        const qint64 before = to.library().info().records;
        CHECK_FALSE(to.import(half));
        CHECK(to.library().info().records == before);
    }

    void deliver(const QString &file, Pc &to)
    {
        const auto taken = to.import(file);
        INFO((taken ? "" : qPrintable(taken.error().id + taken.error().args.join(QLatin1Char(' ')))));
        REQUIRE(taken);
    }

    std::mt19937 m_random;
    QTemporaryDir m_dir;
    ScriptClock m_clock;
    NoProgress m_quiet;
    casework::VerifyMemo m_memo;
    std::vector<std::unique_ptr<Pc>> m_pcs;
    std::vector<CaseId> m_cases;
    std::map<QString, int> m_notes;
    std::vector<QString> m_late;
    std::vector<QString> m_old;
    int m_files = 0;
};

int asked(const char *variable, int otherwise)
{
    bool good = false;
    const int value = qEnvironmentVariableIntValue(variable, &good);
    return good ? value : otherwise;
}

} // namespace

// ANJUAN_SIMULATIONS=2000 runs as many (with TMPDIR in memory in a tenth of the time); each prints its seed when it
// fails.
TEST_CASE("five PCs that work and exchange at random end with the same chains, and no fork")
{
    const int runs = asked("ANJUAN_SIMULATIONS", 1);
    const int from = asked("ANJUAN_SEED", 1);
    for (int seed = from; seed < from + runs; ++seed) {
        INFO("seed " << seed);
        Simulation simulation(5, static_cast<unsigned>(seed));
        for (int n = 0; n < kSteps; ++n)
            simulation.step();
        simulation.settle();
        simulation.check();
    }
}

TEST_CASE("a library that was copied at any moment is found out at the first exchange")
{
    const int runs = asked("ANJUAN_SIMULATIONS", 1);
    const int from = asked("ANJUAN_SEED", 1);
    for (int seed = from; seed < from + runs; ++seed) {
        INFO("seed " << seed);
        Simulation simulation(3, static_cast<unsigned>(1000 + seed));
        CHECK(simulation.planted() == 1);
    }
}

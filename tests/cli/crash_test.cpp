#include <catch2/catch.hpp>

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QLockFile>
#include <QtCore/QRandomGenerator>

#include "tests/cli/runs.h"

using namespace anjuan::test;

namespace {

/// How long the script takes on this machine, now.
qint64 timeOf(const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    done(arguments);
    return timer.elapsed();
}

} // namespace

TEST_CASE("a library whose writer is killed at any moment holds, and is worked on further")
{
    const Desk desk;
    const QString script = caseScript(QStringLiteral("T03-completed"));
    const qint64 whole = timeOf({QStringLiteral("run"), desk.training(QStringLiteral("whole")), script});
    const qint64 full = records(desk.path(QStringLiteral("whole")), QStringLiteral("case/%"));
    constexpr int kMoments = 3; // tests/faults has the thousand
    int midway = 0;
    for (int n = 0; n < kMoments; ++n) {
        const QString library = desk.training(QStringLiteral("killed%1").arg(n));
        QProcess process;
        prepare(process);
        process.start(QStringLiteral(ANJUAN_CLI), {QStringLiteral("run"), library, script});
        REQUIRE(process.waitForStarted());
        const auto moment =
            whole * n / kMoments + QRandomGenerator::global()->bounded(static_cast<int>(whole / kMoments) + 1);
        process.waitForFinished(static_cast<int>(moment));
        process.kill();
        // Nobody waits for what has ended by itself before the blow.
        REQUIRE((process.state() == QProcess::NotRunning || process.waitForFinished(120000)));
        INFO(moment);
        CHECK(findings(library).isEmpty());
        const qint64 left = records(library, QStringLiteral("case/%"));
        CHECK(left <= full);
        midway += left > 0 && left < full ? 1 : 0;
        // Who works on finds no lock in the way, nothing half taken in, and tables that are the records'.
        const QString before = dump(library);
        done({QStringLiteral("rebuild"), library});
        CHECK(dump(library) == before);
        for (const QString &file : filesUnder(library + QStringLiteral("/vault")))
            CHECK_FALSE(file.contains(QStringLiteral("/incoming/")));
        if (n == kMoments / 2) {
            done({QStringLiteral("run"), library, script});
            CHECK(findings(library).isEmpty());
        }
    }
    CHECK(midway > 0);
}

TEST_CASE("a second writer is told who holds the library, and readers work beside the first")
{
    const Desk desk;
    const QString library = desk.training();
    QLockFile lock(library + QStringLiteral("/lock"));
    lock.setStaleLockTime(0);
    REQUIRE(lock.tryLock(0));
    const qint64 count = records(library);
    for (const QStringList &words :
         {QStringList{QStringLiteral("run"), library, caseScript(QStringLiteral("T03-completed"))},
          QStringList{QStringLiteral("rebuild"), library}}) {
        const Ran ran = cli(words);
        INFO(qPrintable(ran.all()));
        CHECK(ran.exit == 3);
        CHECK(ran.err.contains(QStringLiteral("pid %1").arg(QCoreApplication::applicationPid())));
        CHECK(ran.err.contains(QStringLiteral("library.locked")));
    }
    for (const char *command : {"show", "list", "verify"})
        CHECK(cli({QLatin1String(command), library}).exit == 0);
    CHECK(records(library) == count);
    lock.unlock();
    done({QStringLiteral("rebuild"), library});
}

TEST_CASE("lists and verdicts stay sound while a script is running")
{
    const Desk desk;
    const QString library = desk.training();
    QProcess writer;
    prepare(writer);
    writer.start(QStringLiteral(ANJUAN_CLI),
                 {QStringLiteral("run"), library, caseScript(QStringLiteral("T03-completed"))});
    REQUIRE(writer.waitForStarted());
    int reads = 0;
    while (writer.state() != QProcess::NotRunning && reads < 40) {
        const Ran ran = cli({QLatin1String(reads % 2 ? "list" : "verify"), library});
        INFO(qPrintable(ran.all()));
        CHECK(ran.exit == 0);
        ++reads;
        writer.waitForFinished(10);
    }
    CHECK(reads > 2);
    REQUIRE((writer.state() == QProcess::NotRunning || writer.waitForFinished(120000)));
    CHECK(writer.exitCode() == 0);
    CHECK(findings(library).isEmpty());
}

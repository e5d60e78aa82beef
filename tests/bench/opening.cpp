#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>

#include "tests/bench/bench.h"
#include "tests/bench/founded.h"

namespace anjuan::bench {
namespace {

constexpr int kRounds = 7;

struct Opened {
    double took = 0;
    double mebibytes = 0;
    qint64 records = 0;
    qint64 cases = 0;
};

Result<Opened> inItsOwnProcess(const QString &library)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("open-once"), library});
    process.waitForFinished(120000);
    const QList<QByteArray> said = process.readAllStandardOutput().simplified().split(' ');
    if (process.exitCode() != 0 || said.size() != 4)
        return fail(Fault::Io, "open-once", {library, QString::fromUtf8(process.readAllStandardError())});
    return Opened{said[0].toDouble(), said[1].toDouble() / 1024, said[2].toLongLong(), said[3].toLongLong()};
}

} // namespace

Result<QString> openOnce(const QString &library)
{
    SystemClock clock;
    const double start = seconds();
    ANJUAN_TRY(const auto open, casework::Library::open(library, casework::Access::ReadOnly, clock));
    const casework::LibraryInfo info = open->info();
    const double took = seconds() - start;
    const qint64 peak = peakKib();
    int total = 0;
    ANJUAN_CHECK(open->cases({}, 0, 1, &total));
    return QStringLiteral("%1 %2 %3 %4").arg(took, 0, 'f', 4).arg(peak).arg(info.records).arg(total);
}

Result<Figures> opening(const QString &library, const QString &folder)
{
    const QString empty = folder + QStringLiteral("/empty");
    SystemClock clock;
    ANJUAN_CHECK(founded(empty, clock));
    Figure time{QStringLiteral("opening a large library"), QStringLiteral("s"), {}, 0.3, true, {}};
    Figure memory{QStringLiteral("its memory, over an empty library's"), QStringLiteral("MB"), {}, 60, true, {}};
    Opened large;
    for (int round = 0; round < kRounds; ++round) {
        ANJUAN_TRY(const Opened small, inItsOwnProcess(empty));
        ANJUAN_TRY(large, inItsOwnProcess(library));
        time.values.push_back(large.took);
        memory.values.push_back(large.mebibytes - small.mebibytes);
    }
    time.beside = QStringLiteral("%1 cases, %2 records; a process of its own, %3 rounds")
                      .arg(large.cases)
                      .arg(large.records)
                      .arg(kRounds);
    memory.beside = QStringLiteral("peak of resident memory, %1 MB in all").arg(large.mebibytes, 0, 'f', 0);
    return Figures{time, memory};
}

} // namespace anjuan::bench

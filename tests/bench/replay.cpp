#include "core/chain/replay.h"

#include <thread>

#include "core/casework/parts.h"

#include "tests/bench/bench.h"

namespace anjuan::bench {
namespace {

constexpr int kRounds = 3;

} // namespace

Result<Figures> replay(const QString &library)
{
    ANJUAN_TRY(const auto from, store::Store::open(library + QStringLiteral("/anjuan.db"), store::Mode::ReadOnly));
    const chain::Registry registry = casework::makeRegistry();
    const int threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    ANJUAN_TRY(const auto count, from->first("SELECT count(*) FROM leaf"));
    const auto records = static_cast<double>(count ? count->integer(0) : 0);
    Figure rate{QStringLiteral("replay without the search index"), QStringLiteral("records/s"), {}, 50'000, false, {}};
    NoProgress quiet;
    const double before = coreSeconds();
    for (int round = 0; round < kRounds; ++round) {
        const double start = seconds();
        // Until the tables stand; that they are let go of again is no part of a replay.
        ANJUAN_TRY(const auto stores, chain::replayInMemory(*from, registry, threads, false, quiet));
        rate.values.push_back(records / (seconds() - start));
    }
    rate.beside = QStringLiteral("%1 records of all kinds into every room's tables in memory, as a verification does, "
                                 "%2 threads, %3 rounds; %4 µs of a core for each record")
                      .arg(records, 0, 'f', 0)
                      .arg(threads)
                      .arg(kRounds)
                      .arg((coreSeconds() - before) * 1e6 / kRounds / std::max(1.0, records), 0, 'f', 1);
    return Figures{rate};
}

} // namespace anjuan::bench

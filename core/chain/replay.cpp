#include "core/chain/replay.h"

#include <future>
#include <thread>

#include "core/chain/ledger.h"
#include "core/chain/truth.h"

namespace anjuan::chain {
namespace {

constexpr std::size_t kBatch = 1024;

struct Parsed {
    StoredRecord stored;
    Result<Record> record = fail(Fault::Corrupt, "verify.bytes");
};
using Batch = std::vector<Parsed>;

void parse(Batch &batch, int threads)
{
    const auto share = [&](int n) {
        for (std::size_t i = static_cast<std::size_t>(n); i < batch.size(); i += static_cast<std::size_t>(threads))
            batch[i].record = batch[i].stored.parse();
    };
    std::vector<std::thread> pool;
    for (int n = 1; n < threads; ++n)
        pool.emplace_back(share, n);
    share(0);
    for (std::thread &thread : pool)
        thread.join();
}

/// While one batch is applied, the next is parsed.
class Replay {
public:
    Replay(store::Write &to, const Registry &registry, int threads, bool skipDamaged)
        : m_to(to), m_registry(registry), m_threads(std::max(1, threads)), m_skipDamaged(skipDamaged)
    {
    }

    Result<void> take(const StoredRecord &stored)
    {
        m_reading.emplace_back();
        m_reading.back().stored = stored;
        return m_reading.size() < kBatch ? Result<void>{} : turn();
    }

    Result<void> finish()
    {
        ANJUAN_CHECK(turn());
        return turn();
    }

    ~Replay()
    {
        if (m_pending.valid())
            m_pending.wait();
    }
    Replay(const Replay &) = delete;
    Replay &operator=(const Replay &) = delete;

private:
    Result<void> turn()
    {
        if (m_pending.valid())
            m_pending.get();
        const Batch ready = std::exchange(m_parsing, std::exchange(m_reading, {}));
        if (!m_parsing.empty())
            m_pending = std::async(std::launch::async, [this] { parse(m_parsing, m_threads); });
        return apply(ready);
    }

    Result<void> apply(const Batch &batch)
    {
        for (const Parsed &one : batch) {
            if (one.record)
                ANJUAN_CHECK(m_registry.apply(m_to, *one.record));
            else if (!m_skipDamaged)
                return fail(one.record.error());
        }
        return {};
    }

    store::Write &m_to;
    const Registry &m_registry;
    int m_threads;
    bool m_skipDamaged;
    Batch m_reading;
    Batch m_parsing;
    std::future<void> m_pending;
};

/// The tree at the newest checkpoint; leaves of records that a fork set aside are part of it.
Result<void> keepTreeOf(const store::Read &from, store::Write &to)
{
    ANJUAN_TRY(const auto newest, from.first("SELECT max(size) FROM checkpoint"));
    if (!newest || newest->isNull(0))
        return {};
    MerkleFrontier tree;
    ANJUAN_CHECK(from.scan("SELECT hash FROM leaf WHERE position < ? ORDER BY position", {newest->integer(0)},
                           [&](const store::RowView &row) -> Result<void> {
                               tree.add(Digest::fromHex(row.bytes(0)).value_or(Digest{}));
                               return {};
                           }));
    return tree.size() == newest->integer(0) ? keepTree(to, tree) : Result<void>{};
}

} // namespace

Result<void> replay(const store::Read &from, store::Write &to, const Registry &registry, int threads, bool skipDamaged,
                    Progress &progress)
{
    ANJUAN_TRY(const auto last, from.first("SELECT coalesce(max(position) + 1, 0) FROM leaf"));
    const qint64 total = last ? last->integer(0) : 0;
    Replay work(to, registry, threads, skipDamaged);
    qint64 done = 0;
    ANJUAN_CHECK(eachRecordOfLedger(from, [&](const StoredRecord &stored) -> Result<void> {
        if (++done % 256 == 0) {
            progress.report(done, total, stored.chain);
            if (progress.cancelled())
                return fail(Fault::Cancelled, "work.cancelled");
        }
        return work.take(stored);
    }));
    ANJUAN_CHECK(work.finish());
    return keepTreeOf(from, to);
}

} // namespace anjuan::chain

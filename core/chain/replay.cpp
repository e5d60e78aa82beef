#include "core/chain/replay.h"

#include <future>
#include <thread>

#include "core/chain/ledger.h"
#include "core/chain/projection.h"
#include "core/chain/replay_batch.h"

namespace anjuan::chain {
namespace {

constexpr std::size_t kBatch = 1024;

void parseOn(Batch &batch, std::size_t threads)
{
    const std::size_t share = (batch.size() + threads - 1) / threads;
    std::vector<std::thread> pool;
    for (std::size_t from = share; from < batch.size(); from += share)
        pool.emplace_back([&batch, from, share] { parse(batch, from, std::min(batch.size(), from + share)); });
    parse(batch, 0, std::min(batch.size(), share));
    for (std::thread &thread : pool)
        thread.join();
}

/// While one batch is applied, the next is parsed, and the one before is let go of, which is work, too.
class Replay {
public:
    Replay(store::Write &to, const Registry &registry, int threads, bool skipDamaged)
        : m_to(to),
          // This thread applies; the others, or one beside it, parse.
          m_threads(static_cast<std::size_t>(std::max(1, threads - 1))),
          m_applying(registry, skipDamaged)
    {
        m_reading.reserve(kBatch);
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
        ANJUAN_CHECK(turn());
        return m_applying.finish(m_to);
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
        // Read → to be parsed; parsed → to be applied; applied → let go of; let go of → to be read into.
        std::swap(m_done, m_ready);
        std::swap(m_ready, m_parsing);
        std::swap(m_parsing, m_reading);
        std::swap(m_reading, m_empty);
        m_pending = std::async(std::launch::async, [this] {
            m_done.clear();
            std::swap(m_done, m_empty);
            parseOn(m_parsing, m_threads);
        });
        return m_applying.apply(m_to, m_ready);
    }

    store::Write &m_to;
    std::size_t m_threads;
    Applying m_applying;
    Batch m_reading;
    Batch m_parsing;
    Batch m_ready;
    Batch m_done;
    Batch m_empty;
    std::future<void> m_pending;
};

} // namespace

Result<std::optional<MerkleFrontier>> treeAtCheckpoint(const store::Read &from)
{
    ANJUAN_TRY(const auto newest, from.first("SELECT max(size) FROM checkpoint"));
    if (!newest || newest->isNull(0))
        return std::nullopt;
    MerkleFrontier tree;
    ANJUAN_CHECK(from.scan("SELECT hash FROM leaf WHERE position < ? ORDER BY position", {newest->integer(0)},
                           [&](const store::RowView &row) -> Result<void> {
                               tree.add(Digest::fromHex(row.bytes(0)).value_or(Digest{}));
                               return {};
                           }));
    return tree.size() == newest->integer(0) ? std::optional(std::move(tree)) : std::nullopt;
}

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
    ANJUAN_TRY(const auto tree, treeAtCheckpoint(from));
    return tree ? keepTree(to, *tree) : Result<void>{};
}

} // namespace anjuan::chain

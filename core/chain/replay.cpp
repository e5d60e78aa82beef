#include "core/chain/replay.h"

#include <future>
#include <thread>

#include "core/chain/checkpoint.h"
#include "core/chain/ledger.h"
#include "core/chain/replay_batch.h"
#include "core/chain/scan.h"

namespace anjuan::chain {
namespace {

constexpr std::size_t kBatch = 1024;

void parseOn(Batch &batch, std::size_t threads)
{
    const std::size_t share = (batch.size() + threads - 1) / threads;
    std::vector<std::thread> pool;
    for (std::size_t from = share; from < batch.size(); from += share)
        pool.emplace_back([&batch, from, share] { batch.parse(from, std::min(batch.size(), from + share)); });
    batch.parse(0, std::min(batch.size(), share));
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
    }

    Result<void> take(const RecordView &view)
    {
        m_reading.add(view);
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
    ANJUAN_TRY(const auto newest, from.first("SELECT size, envelope FROM checkpoint ORDER BY size DESC LIMIT 1"));
    if (!newest)
        return std::nullopt;
    Hashes leaves;
    ANJUAN_CHECK(from.scan("SELECT hash FROM leaf WHERE position < ? ORDER BY position", {newest->integer(0)},
                           [&](const store::RowView &row) -> Result<void> {
                               leaves.push_back(Digest::fromHex(row.bytes(0)).value_or(Digest{}));
                               return {};
                           }));
    if (static_cast<qint64>(leaves.size()) != newest->integer(0))
        return std::nullopt;
    const auto stated = parseCheckpoint(newest->blob(1), QString());
    return treeOver(leaves, stated ? stated->root : Digest{});
}

Result<void> replay(const store::Read &from, store::Write &to, const Registry &registry, int threads, bool skipDamaged,
                    Progress &progress)
{
    ANJUAN_TRY(const auto last, from.first("SELECT coalesce(max(position) + 1, 0) FROM leaf"));
    const qint64 total = last ? last->integer(0) : 0;
    Replay work(to, registry, threads, skipDamaged);
    qint64 done = 0;
    ANJUAN_CHECK(visitLedger(from, [&](const RecordView &view) -> Result<void> {
        if (++done % 256 == 0) {
            progress.report(done, total, QString::fromUtf8(view.chain));
            if (progress.cancelled())
                return fail(Fault::Cancelled, "work.cancelled");
        }
        return work.take(view);
    }));
    ANJUAN_CHECK(work.finish());
    ANJUAN_TRY(const auto tree, treeAtCheckpoint(from));
    return tree ? keepTree(to, *tree) : Result<void>{};
}

} // namespace anjuan::chain

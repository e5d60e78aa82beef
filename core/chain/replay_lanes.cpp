#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "core/chain/ledger.h"
#include "core/chain/replay.h"
#include "core/chain/replay_batch.h"

namespace anjuan::chain {
namespace {

// Small enough that a batch lies in the processor's cache when it is applied.
constexpr std::size_t kBatch = 128;
constexpr std::size_t kWaiting = 16;

/// One part of the cases, on a thread of its own: its records are parsed and applied to its store, in order.
class Lane {
public:
    Lane(const Registry &registry, bool isFirst, bool skipDamaged)
        : m_registry(registry),
          m_isFirst(isFirst),
          m_applying(registry, skipDamaged),
          m_thread([this] { m_outcome = run(); })
    {
    }
    ~Lane()
    {
        if (m_thread.joinable())
            end();
    }
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    void take(const RecordView &view)
    {
        m_next.add(view);
        if (m_next.size() == kBatch)
            hand();
    }

    Result<std::unique_ptr<store::Store>> finish()
    {
        hand();
        end();
        ANJUAN_CHECK(std::move(m_outcome));
        return std::move(m_store);
    }

private:
    void hand()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_waiting.size() < kWaiting || m_stopped; });
        if (!m_stopped)
            m_waiting.push_back(std::move(m_next));
        m_changed.notify_all();
        m_next = {};
        if (!m_used.empty()) {
            m_next = std::move(m_used.back());
            m_used.pop_back();
        }
    }

    void end()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }

    /// The next one for one that is through. Nothing once all is done.
    Batch next(Batch through)
    {
        through.clear();
        std::unique_lock lock(m_mutex);
        m_used.push_back(std::move(through));
        m_changed.wait(lock, [this] { return !m_waiting.empty() || m_ended; });
        if (m_waiting.empty())
            return {};
        Batch batch = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_changed.notify_all();
        return batch;
    }

    Result<void> run()
    {
        Result<void> done = work();
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_changed.notify_all();
        return done;
    }

    Result<void> work()
    {
        ANJUAN_TRY(m_store, store::Store::memory());
        return m_store->write([this](store::Write &write) -> Result<void> {
            ANJUAN_CHECK(m_registry.createTables(write));
            ANJUAN_CHECK(dropQuestions(write));
            if (!m_isFirst)
                ANJUAN_CHECK(write.run("DELETE FROM projection_state"));
            for (Batch batch = next({}); batch.size() > 0; batch = next(std::move(batch))) {
                batch.parse(0, batch.size());
                ANJUAN_CHECK(m_applying.apply(write, batch));
            }
            return m_applying.finish(write);
        });
    }

    /// Without the indexes that only questions read by.
    Result<void> dropQuestions(store::Write &write) const
    {
        QStringList needed;
        for (const Projection &projection : m_registry.projections())
            needed += projection.readBy;
        ANJUAN_TRY(const auto indexes,
                   write.rows("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL"));
        for (const store::Row &index : indexes) {
            if (!needed.contains(index.text(0)))
                ANJUAN_CHECK(write.script("DROP INDEX \"" + index.text(0).toUtf8() + "\";"));
        }
        return {};
    }

    const Registry &m_registry;
    const bool m_isFirst;
    std::unique_ptr<store::Store> m_store;
    Applying m_applying;
    Result<void> m_outcome;
    Batch m_next; // of the giving thread
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_waiting;
    std::vector<Batch> m_used; // empty ones, whose memory is filled again
    bool m_ended = false;
    bool m_stopped = false;
    std::thread m_thread; // last: it uses all of the above
};

std::size_t laneOf(QByteArrayView chain, std::size_t lanes)
{
    // By the letter, not by the form: a damaged name must go somewhere, too.
    const bool ofCase = chain.startsWith('c') || chain.startsWith('a');
    return ofCase ? qHash(chain.last(std::min<qsizetype>(36, chain.size()))) % lanes : 0;
}

} // namespace

Result<std::vector<std::unique_ptr<store::Store>>> replayInMemory(const store::Read &from, const Registry &registry,
                                                                  int threads, bool skipDamaged, Progress &progress)
{
    ANJUAN_TRY(const auto last, from.first("SELECT coalesce(max(position) + 1, 0) FROM leaf"));
    const qint64 total = last ? last->integer(0) : 0;
    std::vector<std::unique_ptr<Lane>> lanes;
    for (int i = 0; i < std::max(1, threads); ++i)
        lanes.push_back(std::make_unique<Lane>(registry, i == 0, skipDamaged));
    qint64 done = 0;
    ANJUAN_CHECK(visitLedger(from, [&](const RecordView &view) -> Result<void> {
        if (done++ % 256 == 0) {
            progress.report(done, total, QString::fromUtf8(view.chain));
            if (progress.cancelled())
                return fail(Fault::Cancelled, "work.cancelled");
        }
        lanes[laneOf(view.chain, lanes.size())]->take(view);
        return {};
    }));
    ANJUAN_TRY(const auto tree, treeAtCheckpoint(from));
    std::vector<std::unique_ptr<store::Store>> stores;
    for (const auto &lane : lanes) {
        ANJUAN_TRY(auto store, lane->finish());
        stores.push_back(std::move(store));
    }
    if (tree)
        ANJUAN_CHECK(stores.front()->write([&](store::Write &write) { return keepTree(write, *tree); }));
    return stores;
}

} // namespace anjuan::chain

#pragma once
#include <atomic>
#include <memory>

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFuture>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>

#include "core/base/progress.h"

namespace anjuan::ui {

/// One serial worker: a library and a session are used by one thread, so all work on them stands in one line.
class Lane {
public:
    Lane()
    {
        m_pool.setMaxThreadCount(1);
        m_pool.setExpiryTimeout(-1);
    }
    ~Lane() { m_pool.waitForDone(); }
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;
    QThreadPool *pool() { return &m_pool; }

private:
    QThreadPool m_pool;
};

/// A user's wish to stop. It is not QFuture::cancel, which would drop the result of work that was already committed.
struct JobControl {
    std::atomic_bool cancelled = false;
};

template <class R> struct Job {
    QFuture<R> future;
    std::shared_ptr<JobControl> control;
};

inline constexpr int kProgressSteps = 1000;
inline constexpr int kLeastStep = 1; // how far cannot be told, or nothing is done yet

/// Core's progress on one side, the future's on the other.
template <class R> class JobProgress final : public Progress {
public:
    JobProgress(QPromise<R> &promise, JobControl &control) : m_promise(promise), m_control(control)
    {
        m_promise.setProgressRange(0, kProgressSteps);
    }
    void report(qint64 done, qint64 total, const QString &what) override
    {
        const qint64 steps = total > 0 ? done * kProgressSteps / total : 0;
        const int step = static_cast<int>(qBound(qint64(kLeastStep), steps, qint64(kProgressSteps)));
        // A promise takes only what is further than before: where the work goes on to its next part, or to another name
        // at the same place, it begins anew, but not so often that the window hears of nothing else.
        constexpr int kOften = 100; // ms
        const bool waits = m_last.isValid() && m_last.elapsed() < kOften;
        if (step < m_step || (step == m_step && !waits)) {
            m_promise.setProgressRange(0, kProgressSteps);
            m_last.start();
        }
        m_step = step;
        m_promise.setProgressValueAndText(step, what);
    }
    bool cancelled() const override { return m_control.cancelled.load(); }

private:
    QPromise<R> &m_promise;
    JobControl &m_control;
    int m_step = 0;
    QElapsedTimer m_last; // since it began anew
};

/// Runs `work(Progress &) -> Result<T>` in the lane. Its result always arrives, cancelled or not.
template <class F> auto runJob(Lane &lane, F work) -> Job<std::invoke_result_t<const F &, Progress &>>
{
    using R = std::invoke_result_t<const F &, Progress &>;
    auto control = std::make_shared<JobControl>();
    auto body = [work = std::move(work), control](QPromise<R> &promise) {
        JobProgress<R> progress(promise, *control);
        promise.addResult(work(static_cast<Progress &>(progress)));
    };
    return {QtConcurrent::run(lane.pool(), std::move(body)), control};
}

} // namespace anjuan::ui

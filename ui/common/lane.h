#pragma once
#include <atomic>
#include <memory>

#include <QtConcurrent/QtConcurrentRun>
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

/// Core's progress on one side, the future's on the other.
template <class R> class JobProgress final : public Progress {
public:
    JobProgress(QPromise<R> &promise, JobControl &control) : m_promise(promise), m_control(control)
    {
        m_promise.setProgressRange(0, kProgressSteps);
    }
    void report(qint64 done, qint64 total, const QString &what) override
    {
        const qint64 steps = total > 0 ? qBound(qint64(0), done * kProgressSteps / total, qint64(kProgressSteps)) : 0;
        m_promise.setProgressValueAndText(static_cast<int>(steps), what);
    }
    bool cancelled() const override { return m_control.cancelled.load(); }

private:
    QPromise<R> &m_promise;
    JobControl &m_control;
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

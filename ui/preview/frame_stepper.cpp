#include "ui/preview/frame_stepper.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFutureWatcher>

namespace anjuan::ui {
namespace {

struct Answer {
    evidence::Picture picture;
    int count = 0;
};

class Stoppable final : public Progress {
public:
    explicit Stoppable(const std::atomic_bool &stop) : m_stop(stop) {}
    void report(qint64, qint64, const QString &) override {}
    bool cancelled() const override { return m_stop; }

private:
    const std::atomic_bool &m_stop;
};

} // namespace

FrameStepper::FrameStepper(QObject *parent) : QObject(parent), m_shared(std::make_shared<Shared>())
{
    m_pool.setMaxThreadCount(1);
}

FrameStepper::~FrameStepper()
{
    m_shared->stop = true;
    m_pool.waitForDone();
}

void FrameStepper::load(const QString &path)
{
    m_shared->stop = true;
    m_shared = std::make_shared<Shared>();
    m_path = path;
}

void FrameStepper::step(int delta, qint64 milliseconds)
{
    if (m_path.isEmpty())
        return;
    auto *watcher = new QFutureWatcher<Result<Answer>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, shared = m_shared] {
        watcher->deleteLater();
        if (shared != m_shared)
            return;
        const Result<Answer> answer = watcher->result();
        if (!answer) {
            Q_EMIT failed(answer.error());
            return;
        }
        const evidence::Picture &picture = answer->picture;
        const QImage image(reinterpret_cast<const uchar *>(picture.rgb.constData()), picture.width, picture.height,
                           picture.width * 3, QImage::Format_RGB888);
        Q_EMIT shown(image.copy(), picture.microseconds, picture.index, answer->count);
    });
    watcher->setFuture(
        QtConcurrent::run(&m_pool, [path = m_path, shared = m_shared, delta, milliseconds]() -> Result<Answer> {
            Stoppable progress(shared->stop);
            if (!shared->frames) {
                ANJUAN_TRY(shared->frames, evidence::Frames::open(path, progress));
            }
            evidence::Frames &frames = *shared->frames;
            const int now = shared->forgotten.exchange(false) ? frames.indexAt(milliseconds * 1000) : shared->index;
            Answer answer;
            answer.count = frames.count();
            // Counted even where it cannot be decoded, so that one damaged frame is stepped over.
            shared->index = qBound(0, now + delta, frames.count() - 1);
            ANJUAN_TRY(answer.picture, frames.at(shared->index));
            return answer;
        }));
}

} // namespace anjuan::ui

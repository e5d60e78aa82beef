#pragma once
#include <atomic>
#include <memory>

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtGui/QImage>

#include "core/evidence/frames.h"

namespace anjuan::ui {

/// Single frames of a film, decoded beside the window, one wish after another.
class FrameStepper final : public QObject {
    Q_OBJECT
public:
    explicit FrameStepper(QObject *parent);
    ~FrameStepper() override;
    void load(const QString &path);
    /// The frame `delta` after the one shown last; where the film has been played since, after the one at that time.
    void step(int delta, qint64 milliseconds);
    /// It was played or sought: the frame shown last counts no more.
    void forget() { m_shared->forgotten = true; }

Q_SIGNALS:
    void shown(const QImage &image, qint64 microseconds, int index, int count);
    void failed(const anjuan::Error &error);

private:
    struct Shared {
        std::atomic_bool stop = false;
        std::atomic_bool forgotten = true;
        // Of the worker alone, which does one step after another: none is lost, however quickly they are asked for.
        std::unique_ptr<evidence::Frames> frames;
        int index = -1;
    };
    QThreadPool m_pool;
    QString m_path;
    std::shared_ptr<Shared> m_shared;
};

} // namespace anjuan::ui

#pragma once
#include <atomic>
#include <memory>

#include <QtCore/QElapsedTimer>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

#include "core/casework/reverify.h"

#include "ui/common/desk.h"

class QLabel;

namespace anjuan::ui {

/// Reads the contents of the vault again while nobody works 后台定期复核: on one thread of its own, which waits, even
/// in the middle of a film, from a key or the mouse until the window was left alone for a while, and as long as a job
/// is shown. What was read within `reread/days` (settings; 30) is let be.
class VaultReader final : public QObject {
    Q_OBJECT
public:
    VaultReader(Desk &desk, QLabel *says, QObject *parent);
    ~VaultReader() override;
    /// Lists what is due, and begins; also by itself a minute after a log-in, and once a day.
    void begin();
    bool isReading() const { return m_reading; }
    /// How long nobody must have worked, in milliseconds (`reread/quiet`; 20 s).
    void setQuiet(int milliseconds) { m_shared->quiet = milliseconds; }

Q_SIGNALS:
    /// A content is lost or damaged: where it is named, and what is wrong.
    void found(const QString &where, const anjuan::Error &error);
    void ended(qint64 read, qint64 left);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Shared {
        std::atomic_bool stop = false;
        std::atomic_int quiet = 20000;
        std::atomic<qint64> lastWork = 0; // of `clock`, ms
        std::atomic_bool busy = false;    // a job is shown
        QElapsedTimer clock;
        bool isWorking() const { return busy || clock.elapsed() - lastWork < quiet; }
    };
    class Patient;
    void stop();
    void read(const casework::DueContents &due);
    void say(qint64 done, qint64 total);

    Desk &m_desk;
    QLabel *m_says;
    QTimer m_again;
    QTimer m_look;
    QThreadPool m_pool;
    std::shared_ptr<Shared> m_shared;
    bool m_reading = false;
};

} // namespace anjuan::ui

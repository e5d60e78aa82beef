#include "ui/evidence/vault_reader.h"

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtCore/QThread>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

namespace anjuan::ui {
namespace {

using casework::DueContent;
using casework::DueContents;
using casework::ReverifyReport;

constexpr int kFirst = 60'000;              // ms after the log-in
constexpr int kEvery = 24 * 60 * 60 * 1000; // ms
constexpr int kLook = 500;                  // ms between two looks whether a job is shown
constexpr int kNap = 50;                    // ms

/// Whatever else wants the processor or the disk comes first.
void stepBack()
{
#ifdef Q_OS_LINUX
    constexpr int kIdle = 3 << 13; // IOPRIO_CLASS_IDLE
    constexpr int kThread = 1;     // IOPRIO_WHO_PROCESS: of this thread, where the id is 0
    static_cast<void>(::syscall(SYS_ioprio_set, kThread, 0, kIdle));
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), 19));
#endif
}

} // namespace

/// Waits, wherever the reading is, for as long as somebody works.
class VaultReader::Patient final : public Progress {
public:
    Patient(std::shared_ptr<Shared> shared, std::function<void(qint64, qint64)> tell)
        : m_shared(std::move(shared)), m_tell(std::move(tell))
    {
    }
    void report(qint64 done, qint64 total, const QString &) override { m_tell(done, total); }
    bool cancelled() const override
    {
        while (!m_shared->stop && m_shared->isWorking())
            QThread::msleep(kNap);
        return m_shared->stop;
    }

private:
    std::shared_ptr<Shared> m_shared;
    std::function<void(qint64, qint64)> m_tell;
};

VaultReader::VaultReader(Desk &desk, QLabel *says, QObject *parent)
    : QObject(parent), m_desk(desk), m_says(says), m_shared(std::make_shared<Shared>())
{
    m_says->setObjectName(QStringLiteral("vaultReader"));
    m_says->setToolTip(tr("Contents are read again and held against their hash while nobody works."));
    m_pool.setMaxThreadCount(1);
    m_shared->clock.start();
    m_shared->quiet = QSettings().value(QStringLiteral("reread/quiet"), m_shared->quiet.load()).toInt();
    m_again.setSingleShot(true);
    m_look.setInterval(kLook);
    connect(&m_again, &QTimer::timeout, this, &VaultReader::begin);
    connect(&m_look, &QTimer::timeout, this, [this] {
        const auto jobs = m_says->window()->findChildren<JobDialog *>();
        m_shared->busy = std::any_of(jobs.begin(), jobs.end(), [](const JobDialog *job) { return job->isVisible(); });
    });
    connect(&m_desk, &Desk::sessionChanged, this, [this] {
        if (!m_desk.isLoggedIn() || !m_desk.whyReadOnly().isEmpty()) {
            m_again.stop();
            stop();
        } else if (!m_reading && !m_again.isActive()) {
            m_again.start(kFirst);
        }
    });
    qApp->installEventFilter(this);
}

VaultReader::~VaultReader()
{
    m_shared->stop = true;
    m_pool.waitForDone();
}

/// What still runs reads on until its next block, and what it says afterwards reaches nobody.
void VaultReader::stop()
{
    if (!m_reading)
        return;
    m_shared->stop = true;
    m_pool.waitForDone();
    auto next = std::make_shared<Shared>();
    next->quiet = m_shared->quiet.load();
    next->clock.start();
    m_shared = next;
    m_reading = false;
    m_look.stop();
    m_says->clear();
}

bool VaultReader::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::InputMethod:
        m_shared->lastWork = m_shared->clock.elapsed();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void VaultReader::begin()
{
    m_again.start(kEvery);
    if (m_reading || !m_desk.isLoggedIn())
        return;
    m_reading = true;
    const int days = qMax(1, QSettings().value(QStringLiteral("reread/days"), 30).toInt());
    m_desk.run(
        m_says, QString(),
        [days](Core core, Progress &) -> Result<DueContents> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::dueContents(*core.library, days);
        },
        [this, shared = m_shared](const Result<DueContents> &due) {
            if (shared != m_shared)
                return;
            if (due && !due->contents.empty())
                read(*due);
            else
                m_reading = false;
        });
}

void VaultReader::read(const DueContents &due)
{
    m_look.start();
    auto *watcher = new QFutureWatcher<Result<ReverifyReport>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, shared = m_shared] {
        watcher->deleteLater();
        if (shared != m_shared)
            return;
        m_reading = false;
        m_look.stop();
        m_says->clear();
        if (const Result<ReverifyReport> report = watcher->result())
            Q_EMIT ended(report->contents, report->left);
    });
    watcher->setFuture(
        QtConcurrent::run(&m_pool, [this, due, shared = m_shared, &clock = m_desk.clock()]() -> Result<ReverifyReport> {
            stepBack();
            // The pool is waited for before this object goes.
            Patient patient(shared, [this, shared](qint64 done, qint64 total) {
                QMetaObject::invokeMethod(this, [this, shared, done, total] {
                    if (shared == m_shared)
                        say(done, total);
                });
            });
            const auto known = [this, shared](const DueContent &content, const Result<void> &result) {
                if (result)
                    return;
                QMetaObject::invokeMethod(this, [this, shared, where = content.where, error = result.error()] {
                    if (shared == m_shared)
                        Q_EMIT found(where, error);
                });
            };
            return casework::readAgain(due, clock, known, patient);
        }));
}

void VaultReader::say(qint64 done, qint64 total)
{
    m_says->setText(m_reading ? tr("Read again: %1 of %2").arg(done).arg(total) : QString());
}

} // namespace anjuan::ui

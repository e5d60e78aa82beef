#include <chrono>
#include <functional>

#include <QtCore/QSettings>
#include <QtGui/QActionGroup>
#include <QtGui/QCloseEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>

#include "ui/backup/backup_at_end.h"
#include "ui/casepage/case_page.h"
#include "ui/common/look.h"
#include "ui/help/help_window.h"
#include "ui/start/password_dialog.h"
#include "ui/window/main_window.h"

namespace anjuan::ui {
namespace {

/// `lock/minutes` of the settings; 0 is never, in a training library alone.
std::chrono::milliseconds idleTime(bool demo)
{
    constexpr double kMinutes = 10;
    constexpr double kLongest = 60;
    const double minutes = QSettings().value(QStringLiteral("lock/minutes"), kMinutes).toDouble();
    if (minutes <= 0)
        return std::chrono::milliseconds(demo ? 0 : static_cast<int>(kMinutes * 60000));
    return std::chrono::milliseconds(static_cast<int>(qMin(minutes, kLongest) * 60000));
}

/// The three shades; pages that stand already keep theirs, so the choice holds from the next start on.
void addShades(QMenu *menu, const std::function<void()> &told)
{
    QMenu *shades = menu->addMenu(MainWindow::tr("Light or dark"));
    auto *group = new QActionGroup(shades);
    const std::pair<look::Shade, QString> all[] = {{look::Shade::System, MainWindow::tr("As the system")},
                                                   {look::Shade::Light, MainWindow::tr("Light")},
                                                   {look::Shade::Dark, MainWindow::tr("Dark")}};
    for (const auto &[shade, title] : all) {
        QAction *action = shades->addAction(title);
        action->setObjectName(QStringLiteral("shade%1").arg(static_cast<int>(shade)));
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(look::chosen() == shade);
        QObject::connect(action, &QAction::triggered, menu, [shade = shade, told] {
            look::choose(shade);
            told();
        });
    }
}

} // namespace

QToolButton *MainWindow::makeUserMenu(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("person"));
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    QAction *password = menu->addAction(tr("Change the password…"));
    password->setObjectName(QStringLiteral("changePassword"));
    connect(password, &QAction::triggered, this, [this] { (new PasswordDialog(*m_desk, this))->open(); });
    QMenu *times = menu->addMenu(tr("Lock when nobody works"));
    auto *group = new QActionGroup(times);
    for (const int minutes : {5, 10, 20, 30, 0}) {
        QAction *action = times->addAction(minutes > 0 ? tr("after %n minute(s)", nullptr, minutes)
                                                       : tr("never (training library only)"));
        action->setCheckable(true);
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this, [this, minutes] {
            QSettings().setValue(QStringLiteral("lock/minutes"), minutes);
            startIdle();
        });
        connect(times, &QMenu::aboutToShow, action, [this, action, minutes] {
            action->setEnabled(minutes > 0 || m_desk->info().demo);
            action->setChecked(idleTime(m_desk->info().demo) == std::chrono::minutes(minutes));
        });
    }
    addShades(menu, [this] {
        m_desk->prompt().tell(this, tr("From the next start on the window is shown like this."), false);
    });
    button->setMenu(menu);
    return button;
}

void MainWindow::help(const QWidget *asked)
{
    // Where nothing of a page has the focus, the page in front is meant.
    if (!asked || asked->window() == this)
        asked = m_stack->currentWidget() == m_work ? m_pages->currentWidget() : m_stack->currentWidget();
    if (const auto *tabs = asked->findChild<QTabWidget *>(QStringLiteral("caseTabs")); tabs && tabs->currentWidget())
        asked = tabs->currentWidget();
    HelpWindow::openFor(asked);
}

void MainWindow::startIdle()
{
    m_idle.stop();
    const std::chrono::milliseconds time = idleTime(m_desk->info().demo);
    if (m_desk->isLoggedIn() && time.count() > 0)
        m_idle.start(time);
}

void MainWindow::lockWhenIdle()
{
    // To lock is to close every dialog, and would stop a backup that takes longer than its user stays.
    for (const JobDialog *job : findChildren<JobDialog *>()) {
        if (job->isVisible()) {
            startIdle();
            return;
        }
    }
    lock();
}

void MainWindow::lock()
{
    if (!m_desk->isLoggedIn())
        return;
    for (QDialog *dialog : findChildren<QDialog *>())
        dialog->reject();
    m_desk->lock();
    showLogin();
}

void MainWindow::logOut()
{
    if (m_leaving)
        return;
    m_leaving = true;
    m_case->close();
    m_lastPerson.clear();
    BackupAtEnd::run(*m_desk, this, [this] {
        m_desk->logOut(this, [this](const Result<void> &done) {
            m_leaving = false;
            if (m_closing) {
                close();
                return;
            }
            showLogin();
            if (!done)
                m_desk->prompt().tell(this, Words::of(done.error()), true);
        });
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_desk->isLoggedIn()) {
        HelpWindow::closeAny();
        event->accept();
        return;
    }
    event->ignore();
    if (m_closing) // who asks twice does not wait for the backup
        stopJobs();
    m_closing = true;
    logOut();
}

void MainWindow::stopJobs()
{
    for (QDialog *job : findChildren<QDialog *>(QStringLiteral("jobDialog")))
        job->reject();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F1) {
        // A shortcut would not reach through a dialog; of several windows it is the asker's own that answers.
        const auto *widget = qobject_cast<QWidget *>(watched);
        const QWidget *top = widget;
        while (top && top->parentWidget())
            top = top->parentWidget();
        if (top == this) {
            help(widget);
            return true;
        }
    }
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::InputMethod:
        if (m_idle.isActive())
            m_idle.start();
        break;
    default:
        break;
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace anjuan::ui

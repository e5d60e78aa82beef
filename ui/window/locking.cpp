#include <chrono>

#include <QtCore/QSettings>
#include <QtGui/QActionGroup>
#include <QtWidgets/QDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

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
    button->setMenu(menu);
    return button;
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

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
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

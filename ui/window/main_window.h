#pragma once
#include <QtCore/QTimer>
#include <QtWidgets/QMainWindow>

#include "ui/common/desk.h"

class QLabel;
class QListWidget;
class QStackedWidget;
class QToolButton;

namespace anjuan::ui {

class BackupPage;
class CaseListPage;
class CasePage;
class LoginPage;
class NoticeStrip;
class OfficePage;
class StartPage;
class VerifyPage;

/// The window: start page, log-in, then navigation on the left and a page on the right.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Clock &clock, Prompt &prompt);
    ~MainWindow() override;
    void openLibrary(const QString &dir);
    Desk &desk() { return *m_desk; }

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeWork();
    void makeNavigation(QWidget *parent);
    void makeStatus();
    QToolButton *makeUserMenu(QWidget *parent);
    void connectPages();
    void showStart();
    void showLogin();
    void showWork();
    void navigate(int row);
    void showCase(const CaseId &id);
    void showStatus();
    void startIdle();
    void lockWhenIdle();
    void lock();
    void openRestored(const QString &dir);
    void restore();
    void logOut();

    Desk *m_desk;
    QStackedWidget *m_stack;
    StartPage *m_start;
    LoginPage *m_login;
    QWidget *m_work = nullptr;
    QListWidget *m_navigation = nullptr;
    QStackedWidget *m_pages = nullptr;
    CaseListPage *m_cases = nullptr;
    CasePage *m_case = nullptr;
    OfficePage *m_office = nullptr;
    VerifyPage *m_verify = nullptr;
    BackupPage *m_backup = nullptr;
    NoticeStrip *m_notices = nullptr;
    QLabel *m_unit = nullptr;
    QToolButton *m_person = nullptr;
    QWidget *m_session = nullptr;
    QTimer m_idle;
    QString m_lastPerson;
    bool m_closing = false;
};

} // namespace anjuan::ui

#pragma once
#include <map>

#include <QtCore/QTimer>
#include <QtWidgets/QMainWindow>

#include "ui/common/desk.h"
#include "ui/window/places.h"

class QLabel;
class QListWidget;
class QListWidgetItem;
class QStackedWidget;
class QToolButton;

namespace anjuan::ui {

class BackupPage;
class BureauPage;
class CaseListPage;
class CasePage;
class ExchangePage;
class LoginPage;
class NoticeStrip;
class OfficePage;
class PostWatcher;
class StartPage;
class VaultReader;
class VerifyPage;
class WaitingPage;
class Watermark;

/// The window: start page, log-in, then navigation on the left and a page on the right.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Clock &clock, Prompt &prompt);
    ~MainWindow() override;
    void openLibrary(const QString &dir);
    Desk &desk() { return *m_desk; }
    /// Shows the cases of a folder that nobody logs in to, such as a unit's as of its last upload, and nothing else.
    void readFolder(const QString &dir);

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// The navigation and its pages, once: soon after the first page was painted, or when they are needed before.
    void makeWork();
    void makeAhead();
    void makePart();
    void connectWork();
    void makeNavigation(QWidget *parent);
    void makeStatus();
    QToolButton *makeUserMenu(QWidget *parent);
    void connectPages();
    void showStart();
    void showLogin();
    void showWaiting(const QString &dir);
    MainWindow *openUnit(const QString &folder);
    void showWork();
    void navigate(const QString &name);
    void addLine(const QString &name, const QString &title, const char *drawing);
    QListWidgetItem *line(const QString &name) const;
    /// The page of a line of places.cpp, made when it is first asked for; nullptr for another.
    WorkPage *workPage(const QString &name);
    void showCase(const CaseId &id);
    void showStatus();
    void help(const QWidget *asked);
    void startIdle();
    void lockWhenIdle();
    void lock();
    void openRestored(const QString &dir);
    void restore();
    void logOut();
    void stopJobs();

    Desk *m_desk;
    QStackedWidget *m_stack;
    StartPage *m_start;
    LoginPage *m_login;
    WaitingPage *m_waiting;
    std::vector<WorkPlace> m_places;
    std::map<QString, WorkPage *> m_made;
    QWidget *m_work = nullptr;  // once all of it stands
    QWidget *m_frame = nullptr; // what it is made in
    int m_parts = 0;            // of it that were made
    QListWidget *m_navigation = nullptr;
    QStackedWidget *m_pages = nullptr;
    CaseListPage *m_cases = nullptr;
    CasePage *m_case = nullptr;
    OfficePage *m_office = nullptr;
    VerifyPage *m_verify = nullptr;
    BackupPage *m_backup = nullptr;
    ExchangePage *m_exchange = nullptr;
    BureauPage *m_bureau = nullptr;
    PostWatcher *m_post = nullptr;
    VaultReader *m_reader = nullptr;
    NoticeStrip *m_notices = nullptr;
    Watermark *m_watermark = nullptr; // of a training library
    QLabel *m_unit = nullptr;
    QToolButton *m_person = nullptr;
    QWidget *m_session = nullptr;
    QTimer m_idle;
    QString m_lastPerson;
    bool m_leaving = false; // logging out, or ending
    bool m_closing = false;
    bool m_reads = false; // a window for reading one folder, without anybody logged in
};

} // namespace anjuan::ui

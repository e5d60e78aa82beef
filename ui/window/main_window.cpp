#include "ui/window/main_window.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/backup/backup_at_end.h"
#include "ui/backup/backup_page.h"
#include "ui/backup/restore_dialog.h"
#include "ui/bureau/bureau_page.h"
#include "ui/casepage/case_page.h"
#include "ui/cases/case_list_page.h"
#include "ui/common/act_bar.h"
#include "ui/common/calm_wheel.h"
#include "ui/common/fit_dialogs.h"
#include "ui/common/icons.h"
#include "ui/common/in_sight.h"
#include "ui/common/keyboard.h"
#include "ui/common/look.h"
#include "ui/common/notice_strip.h"
#include "ui/common/page_stack.h"
#include "ui/common/search_keeper.h"
#include "ui/common/watermark.h"
#include "ui/evidence/vault_reader.h"
#include "ui/exchange/exchange_page.h"
#include "ui/exchange/post_watcher.h"
#include "ui/exchange/waiting_page.h"
#include "ui/office/office_page.h"
#include "ui/start/login_page.h"
#include "ui/start/start_page.h"
#include "ui/verify/verify_page.h"
#include "ui/window/own_lines.h"

namespace anjuan::ui {
namespace {

using namespace std::chrono_literals;

// The first page stands sooner without the others, which are made while its user looks at it.
constexpr auto kFirstLook = 300ms;

} // namespace

MainWindow::MainWindow(Clock &clock, Prompt &prompt)
    : m_desk(new Desk(clock, prompt, this)),
      m_stack(new PageStack(this)),
      m_start(new StartPage(*m_desk, this)),
      m_login(new LoginPage(*m_desk, this)),
      m_waiting(new WaitingPage(*m_desk, this)),
      m_places(workPlaces())
{
    setObjectName(QStringLiteral("mainWindow"));
    new CalmWheel(this);
    new FitDialogs(this);
    new InSight(this);
    setWindowTitle(tr("Anjuan"));
    resize(1280, 700);
    for (QWidget *page : std::initializer_list<QWidget *>{m_start, m_login, m_waiting})
        m_stack->addWidget(page);
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_notices = new NoticeStrip(*m_desk, middle);
    column->addWidget(m_notices);
    column->addWidget(m_stack, 1);
    setCentralWidget(middle);
    makeStatus();
    connectPages();
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &MainWindow::lockWhenIdle);
    qApp->installEventFilter(this);
    showStart();
    QTimer::singleShot(kFirstLook, this, &MainWindow::makeAhead);
}

MainWindow::~MainWindow()
{
    // The desk goes after this part of the window: what it still says must reach nobody.
    m_desk->disconnect();
}

void MainWindow::makeStatus()
{
    m_unit = new QLabel(this);
    m_session = new QWidget(this);
    m_person = makeUserMenu(m_session);
    auto *row = new QHBoxLayout(m_session);
    row->setContentsMargins(0, 0, 0, 0);
    auto *lockButton = new QPushButton(icon("lock"), tr("Lock (Ctrl+L)"), m_session);
    lockButton->setObjectName(QStringLiteral("lock"));
    lockButton->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    auto *outButton = new QPushButton(icon("log-out"), tr("Log out"), m_session);
    outButton->setObjectName(QStringLiteral("logOut"));
    outButton->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    outButton->setToolTip(tr("Ctrl+Shift+L"));
    row->addWidget(m_person);
    row->addWidget(lockButton);
    row->addWidget(outButton);
    statusBar()->addWidget(m_unit, 1);
    auto *index = new QLabel(this);
    new SearchKeeper(*m_desk, index, this);
    statusBar()->addPermanentWidget(index);
    auto *again = new QLabel(this);
    m_reader = new VaultReader(*m_desk, again, this);
    statusBar()->addPermanentWidget(again);
    auto *help = new QPushButton(icon("help-circle"), tr("Help (F1)"), this);
    help->setObjectName(QStringLiteral("help"));
    connect(help, &QPushButton::clicked, this, [this] { this->help(nullptr); });
    statusBar()->addPermanentWidget(help);
    statusBar()->addPermanentWidget(m_session);
    connect(lockButton, &QPushButton::clicked, this, &MainWindow::lock);
    connect(outButton, &QPushButton::clicked, this, &MainWindow::logOut);
    connect(m_desk, &Desk::sessionChanged, this, &MainWindow::showStatus);
    connect(m_desk, &Desk::peopleChanged, this, &MainWindow::showStatus);
}

void MainWindow::connectPages()
{
    connect(m_start, &StartPage::opened, this, [this] {
        m_notices->forget();
        m_lastPerson.clear();
        if (!m_desk->isLoggedIn()) {
            showLogin();
            return;
        }
        showWork(); // who has just founded it sees first what it lacks
        navigate(kWorkbenchLine);
    });
    connect(m_start, &StartPage::waits, this, &MainWindow::showWaiting);
    connect(m_start, &StartPage::laidOut, this, [this](const std::shared_ptr<QTemporaryDir> &folder) {
        MainWindow *reader = openUnit(folder->path());
        // The folder goes when the reader is gone, and with it the library that it has open.
        connect(reader, &QObject::destroyed, this, [folder] {});
    });
    connect(m_waiting, &WaitingPage::back, this, &MainWindow::showStart);
    connect(m_waiting, &WaitingPage::joined, this, [this](const QString &dir) {
        showStart();
        m_start->openLibrary(dir);
    });
    connect(m_reader, &VaultReader::found, this, [this](const QString &where, const Error &error) {
        m_notices->showDamage(
            tr("Reading the vault again: %1. %2 Look for it in a backup.").arg(where, Words::of(error)));
        Q_EMIT m_desk->changed(QString());
    });
    connect(m_notices, &NoticeStrip::damageAsked, this, [this] { navigate(kVerifyLine); });
    connect(m_notices, &NoticeStrip::backupAsked, this, [this] { navigate(kBackupLine); });
    connect(m_notices, &NoticeStrip::postAsked, this, [this] {
        navigate(kExchangeLine);
        m_exchange->showPost();
    });
    connect(m_login, &LoginPage::loggedIn, this, &MainWindow::showWork);
    connect(m_login, &LoginPage::otherLibrary, this, [this] {
        m_desk->closeLibrary();
        showStart();
    });
}

void MainWindow::openLibrary(const QString &dir)
{
    m_start->openLibrary(dir);
}

void MainWindow::showStart()
{
    m_stack->setCurrentWidget(m_start);
    showStatus();
}

void MainWindow::showLogin()
{
    m_stack->setCurrentWidget(m_login);
    m_login->refresh();
    showStatus();
}

void MainWindow::showWaiting(const QString &dir)
{
    m_stack->setCurrentWidget(m_waiting);
    m_waiting->show(dir);
    showStatus();
}

MainWindow *MainWindow::openUnit(const QString &folder)
{
    auto *reader = new MainWindow(m_desk->clock(), m_desk->prompt());
    reader->setAttribute(Qt::WA_DeleteOnClose);
    connect(this, &QObject::destroyed, reader, &QWidget::close);
    connect(m_desk, &Desk::sessionChanged, reader, [this, reader] {
        if (!m_desk->isLoggedIn()) // what was opened by somebody is not left to the next
            reader->close();
    });
    reader->readFolder(folder);
    reader->show();
    return reader;
}

void MainWindow::readFolder(const QString &dir)
{
    makeWork();
    for (int i = 0; i < m_navigation->count(); ++i)
        m_navigation->item(i)->setHidden(m_navigation->item(i) != line(kCasesLine));
    m_reads = true;
    m_navigation->setCurrentItem(line(kCasesLine));
    m_desk->openLibrary(this, dir, casework::Access::ReadOnly, [this](const Result<void> &done) {
        if (done)
            showWork();
        else
            m_desk->prompt().tell(this, Words::of(done.error()), true);
    });
}

void MainWindow::showWork()
{
    makeWork();
    // Back after a lock, the same person finds the page as it was; another begins at the list.
    const QString person = m_desk->person().toString();
    const bool samePerson = person == m_lastPerson;
    m_lastPerson = person;
    m_stack->setCurrentWidget(m_work);
    m_cases->reload();
    m_office->refresh();
    m_exchange->count();
    if (!samePerson || m_pages->currentWidget() != m_verify)
        m_verify->refresh();
    // Who handles cases begins at their list; a leader, a reviewer, an archivist at what waits for them.
    if (!samePerson) {
        navigate(m_desk->roles().contains(QLatin1String("officer")) || m_desk->isAdmin() || m_desk->roles().isEmpty()
                     ? kCasesLine
                     : kWorkbenchLine);
        typeInto(m_pages->currentWidget());
    } else if (m_pages->currentWidget() == m_case) {
        m_case->resume();
    }
    m_notices->showBackup(BackupAtEnd::failure(m_desk->info()));
    showStatus();
    startIdle();
}

void MainWindow::restore()
{
    auto *dialog = new RestoreDialog(*m_desk, this);
    connect(dialog, &RestoreDialog::restored, this, &MainWindow::openRestored);
    dialog->open();
}

void MainWindow::openRestored(const QString &dir)
{
    m_case->close();
    m_lastPerson.clear();
    m_desk->logOut(this, [this, dir](const Result<void> &) {
        showStart();
        m_start->openLibrary(dir);
    });
}

void MainWindow::showStatus()
{
    const casework::LibraryInfo &info = m_desk->info();
    m_unit->setText(info.demo ? tr("%1  ·  TRAINING LIBRARY").arg(info.unitName) : info.unitName);
    if (m_work && info.demo && !m_watermark)
        m_watermark = new Watermark(tr("TRAINING LIBRARY"), m_work);
    if (m_watermark)
        m_watermark->setVisible(info.demo);
    const QString readOnly = m_desk->whyReadOnly();
    if (!readOnly.isEmpty())
        m_unit->setText(m_unit->text() + QStringLiteral("  ·  ") + readOnly);
    const bool marked = info.demo || !readOnly.isEmpty();
    m_unit->setStyleSheet(marked ? look::toned(QStringLiteral("color:#8a5300;font-weight:bold")) : QString());
    QStringList roles;
    for (const QString &role : m_desk->roles())
        roles.append(Words::roleName(role));
    m_person->setText(roles.isEmpty()
                          ? m_desk->personName()
                          : tr("%1 (%2)").arg(m_desk->personName(), roles.join(Words::tr(", ", "between names"))));
    m_session->setVisible(m_desk->isLoggedIn());
    if (m_work)
        line(kBureauLine)->setHidden(m_reads || !m_desk->isBureau());
    QString title = tr("Anjuan");
    if (m_desk->hasLibrary()) {
        title = info.unitName + QStringLiteral(" — ") + title;
        if (info.retired)
            title = tr("%1 (moved to another computer, for reading only)").arg(title);
        else if (info.readOnly)
            title = tr("%1 (for reading only)").arg(title);
    }
    setWindowTitle(title);
    for (ActBar *bar : findChildren<ActBar *>())
        bar->block(m_desk->whyReadOnly());
    if (BackupAtEnd::failure(info).isEmpty()) // one was made since
        m_notices->showBackup({});
    m_notices->refresh();
}

} // namespace anjuan::ui

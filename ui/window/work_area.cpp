#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>

#include "ui/backup/backup_page.h"
#include "ui/bureau/bureau_page.h"
#include "ui/casepage/case_page.h"
#include "ui/cases/case_list_page.h"
#include "ui/common/icons.h"
#include "ui/common/keyboard.h"
#include "ui/common/notice_strip.h"
#include "ui/common/page_stack.h"
#include "ui/exchange/exchange_page.h"
#include "ui/exchange/post_watcher.h"
#include "ui/office/office_page.h"
#include "ui/verify/verify_page.h"
#include "ui/window/main_window.h"
#include "ui/window/own_lines.h"

// What stands behind the log-in: the navigation and its pages.

namespace anjuan::ui {

void MainWindow::makeWork()
{
    while (!m_work)
        makePart();
}

void MainWindow::makeAhead()
{
    if (m_work)
        return;
    makePart();
    QTimer::singleShot(0, this, &MainWindow::makeAhead);
}

/// A part of what stands behind the log-in, none of which takes longer than somebody who types would notice.
void MainWindow::makePart()
{
    switch (m_parts++) {
    case 0:
        m_post = new PostWatcher(*m_desk, this);
        m_frame = new QWidget(this);
        m_frame->hide();
        makeNavigation(m_frame);
        m_pages = new PageStack(m_frame);
        m_pages->setObjectName(QStringLiteral("pages"));
        m_cases = new CaseListPage(*m_desk, m_pages);
        return;
    case 1:
        m_case = new CasePage(*m_desk, m_pages);
        return;
    case 2:
        m_office = new OfficePage(*m_desk, m_pages);
        m_verify = new VerifyPage(*m_desk, m_pages);
        m_backup = new BackupPage(*m_desk, m_pages);
        return;
    default:
        m_exchange = new ExchangePage(*m_desk, *m_post, m_pages);
        m_bureau = new BureauPage(*m_desk, m_pages);
    }
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_cases, m_case, m_office, m_exchange, m_verify, m_backup, m_bureau})
        m_pages->addWidget(page);
    auto *row = new QHBoxLayout(m_frame);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_pages, 1);
    m_work = m_frame;
    m_stack->addWidget(m_work);
    connectWork();
}

void MainWindow::connectWork()
{
    connect(m_exchange, &ExchangePage::waiting, this, [this](int number) {
        line(kExchangeLine)->setText(number > 0 ? tr("Exchange (%1)").arg(number) : tr("Exchange"));
    });
    connect(m_post, &PostWatcher::told, m_notices, &NoticeStrip::showPost);
    connect(m_bureau, &BureauPage::openUnit, this, &MainWindow::openUnit);
    connect(m_verify, &VerifyPage::restoreWanted, this, &MainWindow::restore);
    connect(m_backup, &BackupPage::restoreWanted, this, &MainWindow::restore);
    connect(m_cases, &CaseListPage::openCase, this, &MainWindow::showCase);
    connect(m_case, &CasePage::back, this, [this] { navigate(kCasesLine); });
}

void MainWindow::makeNavigation(QWidget *parent)
{
    m_navigation = new QListWidget(parent);
    m_navigation->setObjectName(QStringLiteral("navigation"));
    m_navigation->setFixedWidth(128);
    m_navigation->setFrameShape(QFrame::NoFrame);
    m_navigation->setIconSize(QSize(16, 16));
    m_navigation->setStyleSheet(QStringLiteral("QListWidget{background:palette(window)}"));
    addLine(kCasesLine, tr("Cases"), "folder");
    for (const WorkPlace &place : m_places)
        addLine(place.name, place.title, place.icon);
    addLine(kOfficeLine, tr("Unit and people"), "users");
    addLine(kExchangeLine, tr("Exchange"), "share-2");
    addLine(kVerifyLine, tr("Check"), "shield");
    addLine(kBackupLine, tr("Backup"), "hard-drive");
    addLine(kBureauLine, tr("Bureau"), "layers");
    connect(m_navigation, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *line) { navigate(line->data(Qt::UserRole).toString()); });
    connect(m_navigation, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *line) {
        if (line)
            navigate(line->data(Qt::UserRole).toString());
    });
}

void MainWindow::addLine(const QString &name, const QString &title, const char *drawing)
{
    const int row = m_navigation->count();
    auto *line = new QListWidgetItem(icon(drawing), title, m_navigation);
    line->setData(Qt::UserRole, name);
    line->setSizeHint(QSize(120, 40));
    line->setTextAlignment(Qt::AlignVCenter | Qt::AlignLeft);
    if (row >= 9)
        return;
    line->setToolTip(tr("Ctrl+%1").arg(row + 1));
    auto *key = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + row)), this);
    connect(key, &QShortcut::activated, this, [this, line, name] {
        if (line->isHidden())
            return;
        navigate(name);
        typeInto(m_pages->currentWidget());
    });
}

QListWidgetItem *MainWindow::line(const QString &name) const
{
    for (int i = 0; i < m_navigation->count(); ++i) {
        if (m_navigation->item(i)->data(Qt::UserRole).toString() == name)
            return m_navigation->item(i);
    }
    return nullptr;
}

WorkPage *MainWindow::workPage(const QString &name)
{
    if (const auto made = m_made.find(name); made != m_made.end())
        return made->second;
    for (const WorkPlace &place : m_places) {
        if (place.name != name)
            continue;
        WorkPage *page = place.make(*m_desk, m_pages);
        page->setObjectName(name);
        connect(page, &WorkPage::openCase, this, &MainWindow::showCase);
        connect(page, &WorkPage::openPage, this, &MainWindow::navigate);
        m_pages->addWidget(page);
        m_made[name] = page;
        return page;
    }
    return nullptr;
}

void MainWindow::navigate(const QString &name)
{
    if (!m_work) // a key of the navigation, pressed while its pages are made
        return;
    if (m_pages->currentWidget() == m_case)
        m_case->close();
    QWidget *page = m_cases;
    if (WorkPage *work = workPage(name)) {
        work->refresh();
        page = work;
    } else if (name == kOfficeLine) {
        m_office->refresh();
        page = m_office;
    } else if (name == kExchangeLine) {
        m_exchange->refresh();
        page = m_exchange;
    } else if (name == kBureauLine) {
        m_bureau->refresh();
        page = m_bureau;
    } else if (name == kVerifyLine) {
        page = m_verify;
    } else if (name == kBackupLine) {
        m_backup->refresh();
        page = m_backup;
    }
    m_pages->setCurrentWidget(page);
    if (page == m_cases)
        m_cases->setFocus();
    const QSignalBlocker quiet(m_navigation);
    m_navigation->setCurrentItem(line(page == m_cases ? kCasesLine : name));
}

void MainWindow::showCase(const CaseId &id)
{
    const QSignalBlocker quiet(m_navigation);
    m_navigation->setCurrentItem(line(kCasesLine)); // wherever the case was opened from
    m_pages->setCurrentWidget(m_case);
    m_case->open(id);
}

} // namespace anjuan::ui

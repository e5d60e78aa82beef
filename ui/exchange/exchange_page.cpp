#include "ui/exchange/exchange_page.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/page_stack.h"
#include "ui/exchange/fork_tab.h"
#include "ui/exchange/import_dialog.h"
#include "ui/exchange/parts.h"
#include "ui/exchange/post_tab.h"
#include "ui/exchange/report_tab.h"
#include "ui/exchange/sent_tab.h"
#include "ui/exchange/statement_dialog.h"

namespace anjuan::ui {

ExchangePage::ExchangePage(Desk &desk, PostWatcher &watcher, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_import(new QPushButton(tr("Import a package…"), this)),
      m_opinion(new QPushButton(tr("Take in an opinion…"), this)),
      m_tabs(new PageTabs(this)),
      m_sent(new SentTab(desk, m_tabs)),
      m_forks(new ForkTab(desk, m_tabs)),
      m_reports(new ReportTab(desk, m_tabs)),
      m_post(new PostTab(desk, watcher, m_tabs))
{
    setObjectName(QStringLiteral("exchangePage"));
    m_import->setObjectName(QStringLiteral("import"));
    m_opinion->setObjectName(QStringLiteral("takeOpinion"));
    m_import->setMinimumHeight(34);
    m_opinion->setMinimumHeight(34);
    m_tabs->setObjectName(QStringLiteral("exchangeTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_sent, tr("Not yet acknowledged"));
    m_tabs->addTab(m_reports, tr("Reporting to the bureau"));
    m_tabs->addTab(m_forks, tr("Two histories"));
    m_tabs->addTab(m_post, tr("Sticks and folders"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_import);
    row->addWidget(m_opinion);
    row->addSpacing(12);
    row->addWidget(Exchange::makeText(tr("Packages of cases handed over, for review or of the unit; the reviewer's "
                                         "opinion. What comes in is shown before anything is written."),
                                      this),
                   1);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(m_tabs, 1);
    connect(m_sent, &SentTab::counted, this, [this](int number) {
        m_unacknowledged = number;
        showCount(m_sent, tr("Not yet acknowledged"), number);
    });
    connect(m_forks, &ForkTab::counted, this, [this](int number) {
        m_undecided = number;
        showCount(m_forks, tr("Two histories"), number);
    });
    connect(m_reports, &ReportTab::counted, this,
            [this](int number) { showCount(m_reports, tr("Reporting to the bureau"), number); });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_tabs->currentWidget() == m_reports)
            m_reports->refresh();
        if (m_tabs->currentWidget() == m_post)
            m_post->refresh();
    });
    connect(m_post, &PostTab::openPackage, this, &ExchangePage::look);
    connect(m_import, &QPushButton::clicked, this, &ExchangePage::import);
    connect(m_opinion, &QPushButton::clicked, this, &ExchangePage::takeOpinion);
}

void ExchangePage::refresh()
{
    const QString why = m_desk.whyReadOnly();
    m_opinion->setEnabled(why.isEmpty());
    m_opinion->setToolTip(why);
    count();
    if (m_tabs->currentWidget() == m_reports) // asks every case
        m_reports->refresh();
    if (m_tabs->currentWidget() == m_post)
        m_post->refresh();
}

void ExchangePage::showPost()
{
    m_tabs->setCurrentWidget(m_post);
    m_post->refresh();
}

void ExchangePage::count()
{
    m_sent->refresh();
    m_forks->refresh();
}

void ExchangePage::showCount(QWidget *tab, const QString &name, int number)
{
    m_tabs->setTabText(m_tabs->indexOf(tab), number > 0 ? QStringLiteral("%1 (%2)").arg(name).arg(number) : name);
    Q_EMIT waiting(m_unacknowledged + m_undecided);
}

void ExchangePage::import()
{
    m_desk.prompt().openFiles(this, tr("Import a package"), Exchange::bundleFilter(), false,
                              [this](const QStringList &files) { look(files.value(0)); });
}

void ExchangePage::look(const QString &file)
{
    auto *dialog = new ImportDialog(m_desk, file, this);
    connect(dialog, &ImportDialog::imported, this, &ExchangePage::refresh);
    connect(dialog, &ImportDialog::forkFound, this, [this] { m_tabs->setCurrentWidget(m_forks); });
    dialog->open();
}

void ExchangePage::takeOpinion()
{
    takeStatementIn(m_desk, this);
}

} // namespace anjuan::ui

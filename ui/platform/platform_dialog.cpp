#include "ui/platform/platform_dialog.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"

namespace anjuan::ui {

PlatformDialog::PlatformDialog(Desk &desk, const CaseId &id, const QString &label, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_case(id),
      m_page(new QComboBox(this)),
      m_state(new QLabel(this)),
      m_fields(new QTableWidget(0, 2, this)),
      m_copied(new QLabel(this)),
      m_on(new QDateEdit(desk.clock().today(), this)),
      m_number(new QLineEdit(this)),
      m_code(new QLineEdit(this)),
      m_enter(new QPushButton(tr("This page is entered"), this))
{
    setObjectName(QStringLiteral("platformDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlag(Qt::WindowStaysOnTopHint); // the browser lies beneath it
    setWindowTitle(tr("Platform sheet: %1").arg(label));
    resize(560, 560);
    m_page->setObjectName(QStringLiteral("page"));
    m_state->setObjectName(QStringLiteral("state"));
    m_state->setWordWrap(true);
    m_fields->setObjectName(QStringLiteral("fields"));
    m_fields->setHorizontalHeaderLabels({tr("Field"), tr("Value")});
    m_fields->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_fields->setSelectionMode(QAbstractItemView::SingleSelection);
    m_fields->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_fields->setTabKeyNavigation(false);
    m_fields->verticalHeader()->hide();
    m_fields->horizontalHeader()->setStretchLastSection(true);
    m_fields->setColumnWidth(0, 180);
    m_fields->installEventFilter(this);
    m_copied->setObjectName(QStringLiteral("copied"));
    m_copied->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_page);
    column->addWidget(m_state);
    column->addWidget(m_fields, 1);
    column->addWidget(m_copied);
    column->addWidget(makeFoot());
    connect(m_page, &QComboBox::currentIndexChanged, this, &PlatformDialog::showPage);
    connect(m_fields, &QTableWidget::cellDoubleClicked, this, &PlatformDialog::copy);
    connect(m_enter, &QPushButton::clicked, this, &PlatformDialog::enter);
    connect(&m_desk, &Desk::changed, this, [this](const QString &changed) {
        if (changed == m_case.toString())
            load();
    });
    load();
}

QWidget *PlatformDialog::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *form = new QFormLayout(foot);
    form->setContentsMargins(0, 0, 0, 0);
    m_on->setObjectName(QStringLiteral("on"));
    m_on->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_number->setObjectName(QStringLiteral("number"));
    m_code->setObjectName(QStringLiteral("code"));
    m_enter->setObjectName(QStringLiteral("enter"));
    m_enter->setAutoDefault(false);
    form->addRow(tr("Entered on"), m_on);
    form->addRow(tr("Number on the platform"), m_number);
    form->addRow(tr("Code of the act (行政行为码)"), m_code);
    auto *row = new QHBoxLayout;
    auto *next = new QPushButton(tr("Copy and go on (Enter)"), foot);
    next->setObjectName(QStringLiteral("copy"));
    next->setAutoDefault(false);
    connect(next, &QPushButton::clicked, this, &PlatformDialog::copy);
    auto *close = new QPushButton(tr("Close"), foot);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(next);
    row->addStretch();
    row->addWidget(m_enter);
    row->addWidget(close);
    form->addRow(row);
    return foot;
}

bool PlatformDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_fields && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space
            || static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
            copy();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void PlatformDialog::load()
{
    m_desk.run(
        this, QString(),
        [id = m_case](const Core &core, Progress &) -> Result<std::vector<casework::PlatformPageView>> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::platformPages(*core.library, id);
        },
        [this](const Result<std::vector<casework::PlatformPageView>> &pages) {
            if (!pages)
                m_state->setText(Words::of(pages.error()));
            else
                fill(*pages);
        });
}

void PlatformDialog::fill(const std::vector<casework::PlatformPageView> &pages)
{
    const bool first = m_pages.empty();
    m_pages = pages;
    int at = m_page->currentIndex();
    const QSignalBlocker quiet(m_page);
    m_page->clear();
    for (const casework::PlatformPageView &page : m_pages) {
        const QString mark = page.isOwed() ? tr("to be entered")
            : page.enteredOn.isEmpty()     ? tr("not yet due")
                                           : tr("entered");
        m_page->addItem(QStringLiteral("%1 · %2 (%3)").arg(page.platformZh, page.pageZh, mark));
    }
    const auto owed = std::find_if(m_pages.begin(), m_pages.end(), [](const auto &page) { return page.isOwed(); });
    if ((first || (at >= 0 && !m_pages[static_cast<std::size_t>(at)].isOwed())) && owed != m_pages.end())
        at = static_cast<int>(owed - m_pages.begin());
    m_page->setCurrentIndex(std::max(0, at));
    showPage();
}

void PlatformDialog::showPage()
{
    m_fields->setRowCount(0);
    const int at = m_page->currentIndex();
    const bool any = at >= 0 && at < static_cast<int>(m_pages.size());
    m_enter->setEnabled(any && m_desk.isLoggedIn() && m_desk.whyReadOnly().isEmpty());
    m_copied->clear();
    if (!any) {
        m_state->setText(tr(
            "The rules in force describe no platform. Its pages and fields are written into the sheet “平台录入单” of "
            "the pack's workbook (page “Rules and lists”), and the pack is adopted again."));
        return;
    }
    const casework::PlatformPageView &page = m_pages[static_cast<std::size_t>(at)];
    QString state = tr("Nothing of this page is to be entered yet.");
    if (page.changed)
        state = tr("Entered on %1, and changed since: enter it again.").arg(page.enteredOn);
    else if (!page.enteredOn.isEmpty())
        state = tr("Entered on %1.").arg(page.enteredOn);
    else if (page.due)
        state = tr("Not entered yet.");
    m_state->setText(state);
    m_number->setText(page.number);
    m_code->setText(page.code);
    for (const casework::PlatformLine &line : page.lines) {
        const int row = m_fields->rowCount();
        m_fields->insertRow(row);
        m_fields->setItem(row, 0, new QTableWidgetItem(line.title));
        auto *value = new QTableWidgetItem(line.missing ? tr("(not known yet)") : line.value);
        value->setData(Qt::UserRole, line.value);
        value->setToolTip(line.value);
        if (line.missing)
            value->setForeground(look::toned(QColor(0xb3261e)));
        m_fields->setItem(row, 1, value);
    }
    m_fields->selectRow(0);
    m_fields->setFocus();
}

void PlatformDialog::copy()
{
    const int row = m_fields->currentRow();
    if (row < 0)
        return;
    const QString value = m_fields->item(row, 1)->data(Qt::UserRole).toString();
    QGuiApplication::clipboard()->setText(value);
    m_copied->setText(value.isEmpty() ? tr("%1 is empty: nothing to paste.").arg(m_fields->item(row, 0)->text())
                                      : tr("Copied: %1").arg(m_fields->item(row, 0)->text()));
    // What is empty is passed over: there is nothing to paste.
    for (int next = row + 1; next < m_fields->rowCount(); ++next) {
        if (m_fields->item(next, 1)->data(Qt::UserRole).toString().isEmpty())
            continue;
        m_fields->selectRow(next);
        return;
    }
    m_copied->setText(m_copied->text() + QLatin1Char(' ') + tr("That was the last field of this page."));
}

void PlatformDialog::enter()
{
    const int at = m_page->currentIndex();
    if (at < 0 || at >= static_cast<int>(m_pages.size()))
        return;
    m_enter->setEnabled(false);
    auto request = std::make_shared<casework::Request>();
    request->act = QStringLiteral("platform.enter");
    request->caseId = m_case;
    request->with = {{QStringLiteral("entered_on"), dateText(m_on->date())},
                     {QStringLiteral("platform"), m_pages[static_cast<std::size_t>(at)].platform},
                     {QStringLiteral("page"), m_pages[static_cast<std::size_t>(at)].page}};
    if (const QString number = m_number->text().trimmed(); !number.isEmpty())
        request->with.insert(QStringLiteral("number"), number);
    if (const QString code = m_code->text().trimmed(); !code.isEmpty())
        request->with.insert(QStringLiteral("act_code"), code);
    m_desk.run(
        this, QString(),
        [request](const Core &core, Progress &progress) -> Result<casework::Outcome> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return core.session->perform(*request, progress);
        },
        [this](const Result<casework::Outcome> &done) {
            m_enter->setEnabled(true);
            if (done)
                m_desk.announce(m_case);
            else
                m_desk.prompt().tell(this, Words::of(done.error()), true);
        });
}

} // namespace anjuan::ui

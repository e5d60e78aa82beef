#include "ui/cases/case_list_page.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/cases/stages.h"

#include "ui/act_pages.h"
#include "ui/common/act_bar.h"
#include "ui/common/table.h"
#include "ui/exchange/hand_over_dialog.h"
#include "ui/exchange/review_package_dialog.h"
#include "ui/exchange/statement_dialog.h"
#include "ui/forms/act_dialog.h"
#include "ui/tables/table_dialog.h"

namespace anjuan::ui {

CaseListPage::CaseListPage(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_model(new CaseModel(this)),
      m_table(makeTable(m_model, QStringLiteral("cases"), {250, 200, 110, 90, 110, 90, 90, 70, 80, 45}, this)),
      m_search(new QLineEdit(this)),
      m_stage(new QComboBox(this)),
      m_openOnly(new QCheckBox(tr("Open cases only"), this)),
      m_count(new QLabel(this)),
      m_acts(new ActBar(actsOn(Page::CaseList), this)),
      m_handOver(new QPushButton(tr("Hand over…"), this)),
      m_review(new QPushButton(tr("Package for review…"), this)),
      m_opinion(new QPushButton(tr("Take in an opinion…"), this))
{
    setObjectName(QStringLiteral("caseListPage"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeFilter());
    setUpTable();
    column->addWidget(m_table, 1);
    column->addWidget(makeFoot());
    m_soon.setSingleShot(true);
    m_soon.setInterval(250);
    connect(&m_soon, &QTimer::timeout, this, &CaseListPage::reload);
    connect(m_search, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_stage, &QComboBox::activated, this, &CaseListPage::reload);
    connect(m_openOnly, &QCheckBox::toggled, this, &CaseListPage::reload);
    connect(m_model, &CaseModel::wanted, this, &CaseListPage::load);
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) { openAct(this, m_desk, act, std::nullopt); });
    connect(&m_desk, &Desk::changed, this, &CaseListPage::reload);
}

QWidget *CaseListPage::makeFoot()
{
    m_handOver->setObjectName(QStringLiteral("handOver"));
    m_review->setObjectName(QStringLiteral("reviewPackage"));
    m_opinion->setObjectName(QStringLiteral("takeOpinion"));
    m_handOver->setToolTip(tr("The selected cases go to another PC; several with Ctrl or Shift."));
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_count, 1);
    for (const auto &[name, text, use] :
         {std::tuple{"ledger", tr("Cases of the past…"), casework::TableUse::Ledger},
          std::tuple{"roadside", tr("At the roadside…"), casework::TableUse::Roadside}}) {
        auto *button = new QPushButton(text, foot);
        button->setObjectName(QLatin1String(name));
        connect(button, &QPushButton::clicked, this,
                [this, use = use] { (new TableDialog(m_desk, use, this))->open(); });
        row->addWidget(button);
        m_tables.push_back(button);
    }
    for (QPushButton *button : {m_handOver, m_review, m_opinion})
        row->addWidget(button);
    connect(m_handOver, &QPushButton::clicked, this, &CaseListPage::handOver);
    connect(m_review, &QPushButton::clicked, this, &CaseListPage::sendToReview);
    connect(m_opinion, &QPushButton::clicked, this, [this] { takeStatementIn(m_desk, this); });
    return foot;
}

QWidget *CaseListPage::makeFilter()
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search number, cause, party, place (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_stage->setObjectName(QStringLiteral("stage"));
    m_stage->addItem(tr("All stages"), QString());
    for (const QString &stage : cases::stages())
        m_stage->addItem(cases::stageName(stage), stage);
    m_openOnly->setObjectName(QStringLiteral("openOnly"));
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_acts);
    row->addWidget(m_search, 1);
    row->addWidget(m_stage);
    row->addWidget(m_openOnly);
    return box;
}

void CaseListPage::setUpTable()
{
    QHeaderView *head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(CaseModel::Cause, QHeaderView::Stretch);
    m_table->installEventFilter(this);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CaseListPage::follow);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CaseListPage::follow);
    connect(m_table, &QTableView::doubleClicked, this, &CaseListPage::openCurrent);
}

bool CaseListPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_table && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            openCurrent();
            return true;
        }
        if (watched == m_search && (key == Qt::Key_Down || key == Qt::Key_Return)) {
            m_table->setFocus();
            if (!m_table->currentIndex().isValid())
                m_table->selectRow(0);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

casework::CaseFilter CaseListPage::filter() const
{
    return {.text = m_search->text().trimmed(),
            .stage = m_stage->currentData().toString(),
            .openOnly = m_openOnly->isChecked()};
}

void CaseListPage::reload()
{
    if (m_desk.isLoggedIn() || m_desk.info().readOnly)
        load(0);
}

void CaseListPage::load(int offset)
{
    struct Loaded {
        std::vector<casework::CaseRow> rows;
        int total = 0;
    };
    const int asked = ++m_asked;
    m_desk.run(
        this, QString(),
        [filter = filter(), offset](Core core, Progress &) -> Result<Loaded> {
            Loaded loaded;
            if (!core.library)
                return loaded;
            ANJUAN_TRY(loaded.rows, core.library->cases(filter, offset, CaseModel::kPage, &loaded.total));
            return loaded;
        },
        [this, offset, asked](const Result<Loaded> &loaded) {
            if (asked != m_asked)
                return;
            if (!loaded) {
                m_count->setText(Words::of(loaded.error()));
                return;
            }
            if (offset == 0)
                m_model->replace(loaded->rows, loaded->total);
            else
                m_model->append(loaded->rows, loaded->total);
            m_count->setText(loaded->total == 0 ? tr("No case matches.") : tr("%n case(s)", nullptr, loaded->total));
            if (offset == 0 && m_model->rowCount() > 0)
                m_table->selectRow(0);
        });
}

std::vector<casework::CaseRow> CaseListPage::selected() const
{
    std::vector<casework::CaseRow> rows;
    for (const QModelIndex &at : m_table->selectionModel()->selectedRows())
        rows.push_back(m_model->row(at.row()));
    return rows;
}

void CaseListPage::follow()
{
    const std::vector<casework::CaseRow> rows = selected();
    const bool may = m_desk.whyReadOnly().isEmpty() && m_desk.isLoggedIn();
    const bool held = std::all_of(rows.begin(), rows.end(), [](const auto &row) { return row.holderName.isEmpty(); });
    m_handOver->setEnabled(may && !rows.empty() && held);
    m_review->setEnabled(may && rows.size() == 1);
    m_opinion->setEnabled(may);
    for (QPushButton *button : m_tables)
        button->setEnabled(may);
}

void CaseListPage::handOver()
{
    Handing handing;
    for (const casework::CaseRow &row : selected()) {
        handing.cases.push_back(row.id);
        handing.labels.append(labelOf(row));
    }
    (new HandOverDialog(m_desk, handing, this))->open();
}

void CaseListPage::sendToReview()
{
    const casework::CaseRow row = selected().front();
    (new ReviewPackageDialog(m_desk, row.id, labelOf(row), this))->open();
}

void CaseListPage::openCurrent()
{
    const QModelIndex at = m_table->currentIndex();
    if (at.isValid())
        Q_EMIT openCase(m_model->row(at.row()).id);
}

} // namespace anjuan::ui

#include "ui/cases/case_list_page.h"

#include <algorithm>

#include <QtCore/QSettings>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/copying.h"

#include "ui/act_pages.h"
#include "ui/cases/case_filter_bar.h"
#include "ui/cases/mark_delegate.h"
#include "ui/common/act_bar.h"
#include "ui/common/flow_layout.h"
#include "ui/common/table.h"
#include "ui/exchange/hand_over_dialog.h"
#include "ui/exchange/review_package_dialog.h"
#include "ui/exchange/statement_dialog.h"
#include "ui/forms/act_dialog.h"
#include "ui/paper/field_pack_dialog.h"
#include "ui/paper/from_paper_dialog.h"
#include "ui/paper/scan_dialog.h"
#include "ui/paper/sign_off_dialog.h"
#include "ui/tables/table_dialog.h"

namespace anjuan::ui {
namespace {

constexpr int kQuietMs = 250; // after which cases and flaws are counted

} // namespace

CaseListPage::CaseListPage(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_model(new CaseModel(this)),
      m_table(makeTable(m_model, QStringLiteral("cases"), {250, 200, 110, 90, 110, 90, 90, 70, 80, 45, 160}, this)),
      m_filter(new CaseFilterBar(desk, this)),
      m_marks(new MarkDelegate(this)),
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
    setFocusProxy(m_table);
    column->addWidget(m_table, 1);
    column->addWidget(makeFoot());
    connect(m_filter, &CaseFilterBar::changed, this, [this] {
        m_opensWhenRead = false;
        reload();
    });
    connect(&m_desk, &Desk::sessionChanged, m_filter, &CaseFilterBar::refresh);
    connect(&m_desk, &Desk::peopleChanged, m_filter, &CaseFilterBar::refresh);
    connect(m_model, &CaseModel::wanted, this, &CaseListPage::load);
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) { begin(act, {}); });
    connect(&m_desk, &Desk::changed, this, &CaseListPage::reload);
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(kQuietMs);
    connect(&m_countSoon, &QTimer::timeout, this, [this] {
        countAll(m_asked);
        countFlaws(m_asked);
    });
}

QWidget *CaseListPage::makeFoot()
{
    m_handOver->setObjectName(QStringLiteral("handOver"));
    m_review->setObjectName(QStringLiteral("reviewPackage"));
    m_opinion->setObjectName(QStringLiteral("takeOpinion"));
    m_handOver->setToolTip(tr("The selected cases go to another PC; several with Ctrl or Shift."));
    auto *foot = new QWidget(this);
    auto *row = new FlowLayout(foot);
    row->addWidget(m_count);
    row->addGap();
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
    addWaysIn(row, foot);
    row->addWidget(makeTogether(foot));
    for (QPushButton *button : {m_handOver, m_review, m_opinion})
        row->addWidget(button);
    connect(m_handOver, &QPushButton::clicked, this, &CaseListPage::handOver);
    connect(m_review, &QPushButton::clicked, this, &CaseListPage::sendToReview);
    connect(m_opinion, &QPushButton::clicked, this, [this] { takeStatementIn(m_desk, this); });
    return foot;
}

/// Cases that do not begin with a clue of today.
void CaseListPage::addWaysIn(QLayout *row, QWidget *foot)
{
    auto *paper = new QPushButton(tr("From paper…"), foot);
    paper->setObjectName(QStringLiteral("fromPaper"));
    paper->setToolTip(tr("A case that was begun on paper goes on here, at any stage"));
    connect(paper, &QPushButton::clicked, this,
            [this] { FromPaperDialog::openOver(this, m_desk, [this](const CaseId &id) { Q_EMIT openCase(id); }); });
    auto *like = new QPushButton(tr("Like this one…"), foot);
    like->setObjectName(QStringLiteral("likeThis"));
    like->setToolTip(
        tr("A new case that takes over the words of the selected one, without its names, dates and numbers"));
    connect(like, &QPushButton::clicked, this, &CaseListPage::openLike);
    auto *scans = new QPushButton(tr("Signed pages…"), foot);
    scans->setObjectName(QStringLiteral("signedPages"));
    scans->setToolTip(tr("Scans and photographs of signed pages are filed by the codes at their feet"));
    connect(scans, &QPushButton::clicked, this, [this] { (new ScanDialog(m_desk, this))->open(); });
    auto *signs = new QPushButton(tr("To be signed…"), foot);
    signs->setObjectName(QStringLiteral("signOffBook"));
    signs->setToolTip(tr("Sheets for the leader's ink signature, one for each case, printed together"));
    connect(signs, &QPushButton::clicked, this, [this] { (new SignOffDialog(m_desk, this))->open(); });
    auto *outside = new QPushButton(tr("Forms to take outside…"), foot);
    outside->setObjectName(QStringLiteral("fieldPack"));
    outside->setToolTip(tr("Blank forms for each place, with numbers of their own, to be filled in by hand"));
    connect(outside, &QPushButton::clicked, this, [this] { (new FieldPackDialog(m_desk, this))->open(); });
    m_like = like;
    m_tables.push_back(paper);
    m_tables.push_back(scans);
    m_tables.push_back(signs);
    m_tables.push_back(outside);
    row->addWidget(outside);
    row->addWidget(signs);
    row->addWidget(scans);
    row->addWidget(paper);
    row->addWidget(like);
}

/// Whoever opened a case goes on with it.
void CaseListPage::begin(const QString &act, const QJsonObject &preset)
{
    openAct(this, m_desk, act, std::nullopt, preset, [this](const casework::Outcome &made) {
        if (made.caseId && isVisible())
            Q_EMIT openCase(*made.caseId);
    });
}

void CaseListPage::openLike()
{
    const std::vector<casework::CaseRow> rows = selected();
    if (rows.size() != 1)
        return;
    m_desk.run(
        this, QString(),
        [id = rows.front().id](Core core, Progress &) -> Result<casework::Copied> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::copiedFrom(*core.library, id, QStringLiteral("case.open"));
        },
        [this, id = rows.front().id](const Result<casework::Copied> &copied) {
            if (!copied) {
                m_desk.prompt().tell(this, Words::of(copied.error()), true);
                return;
            }
            QJsonObject preset = copied->values;
            preset.insert(QStringLiteral("like"), id.toString());
            begin(QStringLiteral("case.open"), preset);
        });
}

QWidget *CaseListPage::makeFilter()
{
    m_filter->search()->installEventFilter(this);
    m_filter->search()->setToolTip(m_filter->search()->placeholderText()); // the window may be narrow
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto *clue = m_acts->findChild<QPushButton *>(QStringLiteral("act:case.open"));
    clue->setText(tr("%1 (Ctrl+N)").arg(clue->text()));
    clue->setShortcut(QKeySequence::New);
    row->addWidget(m_acts, 0, Qt::AlignTop);
    row->addWidget(m_filter, 1);
    return box;
}

void CaseListPage::setUpTable()
{
    m_table->setItemDelegate(m_marks);
    QHeaderView *head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(CaseModel::Cause, QHeaderView::Stretch);
    m_table->installEventFilter(this);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CaseListPage::follow);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CaseListPage::follow);
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex &at) { Q_EMIT openCase(m_model->row(at.row()).id); });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, &CaseListPage::showMenu);
    addSelectionActs();
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(head, &QHeaderView::customContextMenuRequested, this, &CaseListPage::chooseColumns);
    for (const QString &column : QSettings().value(kHiddenColumns).toStringList())
        m_hidden.insert(column.toInt());
    fitColumns();
}

bool CaseListPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_table)
        fitColumns();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_table && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            openCurrent();
            return true;
        }
        if (watched == m_filter->search() && (key == Qt::Key_Down || key == Qt::Key_Return)) {
            m_table->setFocus();
            if (!m_table->currentIndex().isValid())
                m_table->selectRow(0);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

std::vector<casework::CaseRow> CaseListPage::selected() const
{
    std::vector<casework::CaseRow> rows;
    for (const QModelIndex &at : m_table->selectionModel()->selectedRows())
        rows.push_back(m_model->row(at.row()));
    return rows;
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

} // namespace anjuan::ui

#include "ui/casepage/case_page.h"

#include <algorithm>

#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/workbench.h"

#include "ui/casepage/documents_tab.h"
#include "ui/casepage/dossier_tab.h"
#include "ui/casepage/evidence_tab.h"
#include "ui/casepage/overview_tab.h"
#include "ui/casepage/party_tab.h"
#include "ui/casepage/review_tab.h"
#include "ui/casepage/score_tab.h"
#include "ui/casepage/step_bar.h"
#include "ui/casepage/timeline_tab.h"
#include "ui/cases/case_model.h"
#include "ui/common/flow_layout.h"
#include "ui/common/look.h"
#include "ui/common/page_stack.h"
#include "ui/exchange/hand_over_dialog.h"
#include "ui/exchange/review_package_dialog.h"
#include "ui/exchange/statement_dialog.h"
#include "ui/forms/act_dialog.h"
#include "ui/preview/exhibit_dialog.h"

namespace anjuan::ui {
namespace {

constexpr int kDossierTab = 6; // in the order of the tabs

/// Acts that are signed for the PC that handles the case, wherever their author sits.
QStringList statementActs()
{
    QStringList acts{QStringLiteral("approval.give")};
    for (const casework::Act &act : casework::acts()) {
        if (act.chain == QLatin1String("statement"))
            acts.append(act.act);
    }
    return acts;
}

} // namespace

CasePage::CasePage(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_title(new QLabel(this)),
      m_subtitle(new QLabel(this)),
      m_problem(new QLabel(this)),
      m_copy(new QLabel(this)),
      m_steps(new StepBar(this)),
      m_tabs(new PageTabs(this))
{
    setObjectName(QStringLiteral("casePage"));
    m_tabs->setObjectName(QStringLiteral("caseTabs"));
    m_tabs->setDocumentMode(true);
    m_overview = new OverviewTab(desk, m_tabs);
    addTab(m_overview, tr("&1 Overview"));
    addTab(new TimelineTab(desk, m_tabs), tr("&2 Timeline"));
    addTab(new PartyTab(desk, m_tabs), tr("&3 Party"));
    addTab(new EvidenceTab(desk, m_tabs), tr("&4 Evidence"));
    addTab(new DocumentsTab(desk, m_tabs), tr("&5 Documents"));
    addTab(new ReviewTab(desk, m_tabs), tr("&6 Review"));
    addTab(new DossierTab(desk, m_tabs), tr("&7 Dossier"));
    addTab(new ScoreTab(desk, m_tabs), tr("&8 Score"));
    m_exchange = makeExchange();
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(m_copy);
    column->addWidget(m_steps);
    column->addWidget(m_problem);
    column->addWidget(m_exchange);
    column->addWidget(m_tabs, 1);
    seatExchange();
    connect(&m_desk, &Desk::changed, this, [this](const QString &id) {
        if (!m_case.isNull() && id == m_case.toString())
            reload();
    });
}

QWidget *CasePage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *back = new QPushButton(tr("◀ Cases (Alt+Left)"), head);
    back->setObjectName(QStringLiteral("back"));
    back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    connect(back, &QPushButton::clicked, this, &CasePage::back);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_title->setFont(large);
    m_title->setObjectName(QStringLiteral("caseTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_subtitle->setObjectName(QStringLiteral("caseSubtitle"));
    m_subtitle->setTextFormat(Qt::PlainText);
    m_problem->setObjectName(QStringLiteral("caseProblem"));
    m_problem->setWordWrap(true);
    m_problem->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
    m_problem->hide();
    constexpr int kLeast = 60; // of title and subtitle: the window may be narrower than their words
    m_title->setMinimumWidth(kLeast);
    m_subtitle->setMinimumWidth(kLeast);
    row->addWidget(back);
    row->addSpacing(8);
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_subtitle);
    return head;
}

QWidget *CasePage::makeExchange()
{
    m_copy->setObjectName(QStringLiteral("copyStrip"));
    m_copy->setWordWrap(true);
    m_copy->setTextFormat(Qt::PlainText);
    m_copy->setStyleSheet(look::toned(QStringLiteral("background:#fff4d6;color:#5c3d00;padding:5px")));
    m_copy->hide();
    auto *box = new QWidget(this);
    auto *row = new FlowLayout(box);
    row->setContentsMargins(0, 0, 0, 2);
    auto add = [this, row, box](const QString &text, const char *name) {
        auto *button = new QPushButton(text, box);
        button->setObjectName(QLatin1String(name));
        row->addWidget(button);
        return button;
    };
    m_next = add(QString(), "nextWaiting");
    m_next->hide();
    connect(m_next, &QPushButton::clicked, this, [this] { open(CaseId(m_nextCase)); });
    m_handOver = add(tr("Hand over…"), "handOver");
    m_review = add(tr("Package for review…"), "reviewPackage");
    m_opinion = add(tr("Take in an opinion…"), "takeOpinion");
    connect(m_handOver, &QPushButton::clicked, this, &CasePage::handOver);
    connect(m_review, &QPushButton::clicked, this, &CasePage::sendToReview);
    connect(m_opinion, &QPushButton::clicked, this, [this] { takeStatementIn(m_desk, this); });
    return box;
}

/// Beside the tabs where there is room, which saves a line, else over them.
void CasePage::seatExchange()
{
    const bool beside = m_tabs->tabBar()->sizeHint().width() + m_exchange->sizeHint().width() <= width();
    if (beside == (m_tabs->cornerWidget() == m_exchange))
        return;
    auto *column = static_cast<QVBoxLayout *>(layout());
    if (beside) {
        column->removeWidget(m_exchange);
        m_tabs->setCornerWidget(m_exchange);
    } else {
        m_tabs->setCornerWidget(nullptr);
        column->insertWidget(column->indexOf(m_tabs), m_exchange);
    }
    m_exchange->show();
}

void CasePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    seatExchange();
    showTitle();
}

/// As much of it as there is room for; the whole is in its tip.
void CasePage::showTitle()
{
    constexpr int kBesideTitle = 60; // the margins and gaps of the row
    const int room = width() - m_subtitle->sizeHint().width() - kBesideTitle
        - findChild<QPushButton *>(QStringLiteral("back"))->sizeHint().width();
    m_title->setText(m_title->fontMetrics().elidedText(m_title->toolTip(), Qt::ElideRight, qMax(160, room)));
}

void CasePage::showHolder(const casework::CaseRow &row)
{
    const bool isCopy = !row.holderName.isEmpty();
    std::optional<QStringList> offered;
    if (!m_desk.isLoggedIn()) // a window for reading alone
        offered = QStringList();
    else if (isCopy)
        offered = statementActs();
    m_copy->setText(tr("This case is handled on “%1”; here is a copy, for reading only.").arg(row.holderName));
    m_copy->setVisible(isCopy);
    for (CaseTab *tab : m_all)
        tab->offerOnly(offered);
    const bool may = m_desk.whyReadOnly().isEmpty() && m_desk.isLoggedIn();
    m_handOver->setVisible(may && !isCopy);
    m_review->setVisible(may);
    m_opinion->setVisible(may && !isCopy);
}

void CasePage::handOver()
{
    if (!m_view)
        return;
    Handing handing;
    handing.cases = {m_case};
    handing.labels = {labelOf(m_view->row)};
    (new HandOverDialog(m_desk, handing, this))->open();
}

void CasePage::sendToReview()
{
    if (m_view)
        (new ReviewPackageDialog(m_desk, m_case, labelOf(m_view->row), this))->open();
}

void CasePage::offerNext()
{
    m_desk.run(
        this, QString(),
        [language = Words::language()](Core core, Progress &) -> Result<casework::Workbench> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::workbenchOf(*core.session, language);
        },
        [this](const Result<casework::Workbench> &bench) {
            m_next->hide();
            const auto other = [this](const casework::WaitingLine &line) { return line.id != m_case; };
            if (!bench || m_case.isNull())
                return;
            const auto next = std::find_if(bench->waiting.begin(), bench->waiting.end(), other);
            if (next == bench->waiting.end())
                return;
            constexpr int kWidest = 150;
            m_nextCase = next->id;
            m_next->setToolTip(next->what + QStringLiteral(": ") + next->label);
            m_next->setText(
                tr("Next for you (Ctrl+J): %1").arg(fontMetrics().elidedText(next->label, Qt::ElideRight, kWidest)));
            m_next->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
            m_next->show();
            seatExchange();
        });
}

void CasePage::addTab(CaseTab *tab, const QString &title)
{
    m_all.push_back(tab);
    // What is larger than a small screen scrolls; the window must fit it.
    auto *scroll = new QScrollArea(m_tabs);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(tab);
    m_tabs->addTab(scroll, title);
    connect(tab, &CaseTab::actChosen, this, [this](const QString &act, const QJsonObject &preset) {
        if (act == QLatin1String("dossier.build")) { // has its own tab: it asks for a file, not for fields
            m_tabs->setCurrentIndex(kDossierTab);
            auto *later = m_tabs->widget(kDossierTab)->findChild<QPushButton *>(QStringLiteral("bindLater"));
            if (later && later->isVisible()) // the case is archived
                later->setFocus(Qt::ShortcutFocusReason);
        } else {
            openAct(
                this, m_desk, act, m_case, preset, [this](const casework::Outcome &) { offerNext(); },
                m_view ? m_view->row.holderName : QString());
        }
    });
    connect(tab, &CaseTab::blobChosen, this, &CasePage::showBlob);
}

void CasePage::open(const CaseId &id)
{
    close();
    m_case = id;
    m_title->clear();
    m_title->setToolTip({});
    m_subtitle->clear();
    m_tabs->setCurrentIndex(0);
    m_next->hide();
    m_overview->begin();
    reload();
}

void CasePage::close()
{
    for (CaseTab *tab : m_all)
        tab->leave();
    m_case = {};
    m_view.reset();
}

void CasePage::reload()
{
    const int asked = ++m_asked;
    m_desk.run(
        this, QString(),
        [id = m_case](Core core, Progress &) -> Result<casework::CaseView> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return core.library->caseView(id, core.session);
        },
        [this, asked](const Result<casework::CaseView> &view) {
            if (asked != m_asked || m_case.isNull())
                return;
            m_problem->setVisible(!view);
            if (view)
                show(*view);
            else
                m_problem->setText(Words::of(view.error()));
        });
}

void CasePage::show(const casework::CaseView &view)
{
    m_view = view;
    const casework::CaseRow &row = view.row;
    QString title = !row.number.isEmpty() ? row.number : row.filedOn ? tr("(no number)") : tr("(not filed)");
    if (!row.cause.isEmpty())
        title += QStringLiteral("  ") + row.cause;
    m_title->setToolTip(title);
    QStringList parts{row.party, row.procedureZh, row.stageZh.isEmpty() ? row.stage : row.stageZh};
    if (view.days)
        parts.append(tr("%1 of %2 days used").arg(view.days->used).arg(view.days->limit));
    parts.removeAll(QString());
    m_subtitle->setText(parts.join(QStringLiteral("  ·  ")));
    m_subtitle->setToolTip(m_subtitle->text());
    showTitle();
    m_steps->setSteps(view.stages, cases::barStageOf(view.facts));
    showHolder(row);
    for (CaseTab *tab : m_all)
        tab->show(view);
    Q_EMIT loaded();
}

void CasePage::showBlob(const QString &sha256, const QString &name)
{
    if (!m_view)
        return;
    openExhibit(m_desk, exhibitOf(*m_view, sha256, name), this);
}

} // namespace anjuan::ui

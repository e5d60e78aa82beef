#include "ui/casepage/score_tab.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include "core/base/messages.h"

#include "ui/cases/case_model.h"
#include "ui/common/flow_layout.h"
#include "ui/common/look.h"

namespace anjuan::ui {
namespace {

enum Role { CriterionRole = Qt::UserRole, ActRole, PresetRole };

QColor colourOf(dossier::Standing standing)
{
    switch (standing) {
    case dossier::Standing::Lost:
        return look::toned(QColor(0xb3, 0x26, 0x1e));
    case dossier::Standing::Unjudged:
        return look::toned(QColor(0x8a, 0x5a, 0x00));
    case dossier::Standing::NotYet:
    case dossier::Standing::NotApplicable:
        return look::toned(QColor(0x5f, 0x63, 0x68));
    case dossier::Standing::Kept:
        break;
    }
    return {};
}

} // namespace

ScoreTab::ScoreTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent),
      m_sheets(new QComboBox(this)),
      m_sentence(new QLabel(this)),
      m_onlyLost(new QCheckBox(tr("Only what is lost or open"), this)),
      m_tree(new QTreeWidget(this)),
      m_mend(new QPushButton(tr("Mend…"), this)),
      m_mark(new QPushButton(tr("Mark by hand…"), this)),
      m_keep(new QPushButton(tr("Mark as met"), this)),
      m_save(new QPushButton(tr("Save as a workbook…"), this))
{
    setObjectName(QStringLiteral("scoreTab"));
    m_sheets->setObjectName(QStringLiteral("scoreSheet"));
    m_sentence->setObjectName(QStringLiteral("scoreSentence"));
    m_tree->setObjectName(QStringLiteral("scoreTree"));
    m_onlyLost->setObjectName(QStringLiteral("onlyLost"));
    m_mend->setObjectName(QStringLiteral("mend"));
    m_mark->setObjectName(QStringLiteral("act:score.mark"));
    m_keep->setObjectName(QStringLiteral("markKept"));
    m_keep->setToolTip(tr("All that is selected: Ctrl and Shift select several"));
    m_save->setObjectName(QStringLiteral("saveScore"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (const auto sheets = casework::scoreSheets()) {
        for (const auto &[id, one] : *sheets)
            m_sheets->addItem(one.zh, id);
    }
    m_sheets->setCurrentIndex(m_sheets->findData(casework::kDefaultSheet));
    m_tree->setHeaderLabels({tr("Criterion"), tr("Points"), tr("Got"), tr("State"), tr("Why, and who says so")});
    m_tree->setColumnWidth(0, 470);
    m_tree->setColumnWidth(4, 200);
    for (const int column : {1, 2, 3})
        m_tree->setColumnWidth(column, 76);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    auto *head = new QWidget(this);
    auto *row = new FlowLayout(head);
    for (QWidget *one : std::initializer_list<QWidget *>{m_sheets, m_onlyLost})
        row->addWidget(one);
    row->addGap();
    for (QWidget *one : std::initializer_list<QWidget *>{m_mend, m_mark, m_keep, m_save})
        row->addWidget(one);
    auto *column = new QVBoxLayout(this);
    column->addWidget(head);
    column->addWidget(m_sentence);
    column->addWidget(m_tree, 1);
    connect(m_sheets, &QComboBox::activated, this, &ScoreTab::ask);
    connect(m_onlyLost, &QCheckBox::toggled, this, [this] {
        if (m_score)
            fill(*m_score);
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ScoreTab::follow);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &ScoreTab::follow);
    connect(m_tree, &QTreeWidget::itemActivated, this, &ScoreTab::mend);
    connect(m_mend, &QPushButton::clicked, this, &ScoreTab::mend);
    connect(m_mark, &QPushButton::clicked, this, &ScoreTab::mark);
    connect(m_keep, &QPushButton::clicked, this, &ScoreTab::keep);
    connect(m_save, &QPushButton::clicked, this, &ScoreTab::save);
    follow();
}

QString ScoreTab::sheet() const
{
    return m_sheets->currentData().toString();
}

void ScoreTab::show(const casework::CaseView &view)
{
    m_view = view;
    m_stale = true;
    if (isVisible())
        ask();
}

void ScoreTab::leave()
{
    m_view.reset();
    m_score.reset();
    m_tree->clear();
    m_sentence->clear();
    m_stale = true;
}

void ScoreTab::showEvent(QShowEvent *event)
{
    CaseTab::showEvent(event);
    if (m_stale)
        ask();
}

void ScoreTab::ask()
{
    if (!m_view)
        return;
    m_stale = false;
    const int asked = ++m_asked;
    desk().run(
        this, QString(),
        [view = *m_view, sheet = sheet()](Core core, Progress &) -> Result<dossier::Score> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::scoreOf(*core.library, view, sheet);
        },
        [this, asked](const Result<dossier::Score> &score) {
            if (asked != m_asked || !m_view)
                return;
            if (score)
                fill(*score);
            else
                m_sentence->setText(Words::of(score.error()));
            Q_EMIT scored();
        });
}

void ScoreTab::fill(const dossier::Score &score)
{
    const QString chosen = m_tree->currentItem() ? m_tree->currentItem()->data(0, CriterionRole).toString() : QString();
    m_score = score;
    m_sentence->setText(casework::scoreSentence(score));
    m_tree->clear();
    for (const dossier::PartScore &part : m_score->parts) {
        const QString title = part.part.group.isEmpty() || part.part.group == part.part.zh
            ? part.part.zh
            : part.part.group + QStringLiteral(" · ") + part.part.zh;
        auto *item =
            new QTreeWidgetItem(m_tree, {title, dossier::pointsText(part.part.tenths), dossier::pointsText(part.got)});
        QFont bold = item->font(0);
        bold.setBold(true);
        item->setFont(0, bold);
        for (const dossier::ScoreLine &line : part.lines)
            addLine(item, line);
        item->setExpanded(true);
        item->setHidden(m_onlyLost->isChecked() && item->childCount() == 0);
        for (int at = 0; at < item->childCount(); ++at) {
            if (!chosen.isEmpty() && item->child(at)->data(0, CriterionRole).toString() == chosen)
                m_tree->setCurrentItem(item->child(at));
        }
    }
    follow();
}

void ScoreTab::addLine(QTreeWidgetItem *part, const dossier::ScoreLine &line)
{
    const dossier::Standing standing = line.answer.standing;
    const bool open = standing == dossier::Standing::Lost || standing == dossier::Standing::Unjudged;
    if (m_onlyLost->isChecked() && !open)
        return;
    QString why = line.answer.remark;
    if (!line.answer.by.isEmpty())
        why = tr("%1 on %2: %3").arg(line.answer.by, line.answer.on, why);
    const QString points = line.criterion.veto ? tr("veto") : dossier::pointsText(line.criterion.tenths);
    const QString got =
        line.criterion.veto || standing == dossier::Standing::NotYet || standing == dossier::Standing::Unjudged
        ? QString()
        : dossier::pointsText(line.got());
    auto *item = new QTreeWidgetItem(
        part, {casework::criterionText(line.criterion), points, got, casework::standingText(standing), why});
    item->setToolTip(0, line.criterion.zh + QLatin1Char('\n') + line.criterion.source);
    item->setData(0, CriterionRole, line.criterion.id);
    if (const QColor colour = colourOf(standing); colour.isValid())
        item->setForeground(3, colour);
    for (const dossier::ScoreLead &lead : line.answer.leads) {
        auto *reason = new QTreeWidgetItem(item, {lead.words});
        reason->setToolTip(0, lead.words);
        reason->setFirstColumnSpanned(true);
        reason->setData(0, CriterionRole, line.criterion.id);
        reason->setData(0, ActRole, lead.act);
        reason->setData(0, PresetRole, lead.preset);
        if (item->data(0, ActRole).toString().isEmpty()) {
            item->setData(0, ActRole, lead.act);
            item->setData(0, PresetRole, lead.preset);
        }
    }
    item->setExpanded(true);
}

void ScoreTab::follow()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const QString act = item ? item->data(0, ActRole).toString() : QString();
    const casework::Act *mends = casework::findAct(act);
    const bool may = desk().whyReadOnly().isEmpty();
    m_mend->setEnabled(may && mends && isOffered(act));
    m_mend->setText(mends ? tr("Mend: %1…").arg(mends->zh) : tr("Mend…"));
    m_mark->setEnabled(may && item && !item->data(0, CriterionRole).toString().isEmpty()
                       && isOffered(QStringLiteral("score.mark")));
    m_keep->setEnabled(may && !chosen().isEmpty() && isOffered(QStringLiteral("score.mark")));
    m_save->setEnabled(m_score.has_value());
}

void ScoreTab::mend()
{
    if (m_mend->isEnabled())
        Q_EMIT actChosen(m_tree->currentItem()->data(0, ActRole).toString(),
                         m_tree->currentItem()->data(0, PresetRole).toJsonObject());
}

void ScoreTab::mark()
{
    Q_EMIT actChosen(QStringLiteral("score.mark"),
                     {{QStringLiteral("sheet"), sheet()},
                      {QStringLiteral("criterion"), m_tree->currentItem()->data(0, CriterionRole).toString()}});
}

/// The criteria that are selected, each once, whether by its line or by a reason under it.
QStringList ScoreTab::chosen() const
{
    QStringList criteria;
    for (const QTreeWidgetItem *item : m_tree->selectedItems()) {
        const QString criterion = item->data(0, CriterionRole).toString();
        if (!criterion.isEmpty() && !criteria.contains(criterion))
            criteria += criterion;
    }
    return criteria;
}

void ScoreTab::keep()
{
    if (!m_view)
        return;
    m_keep->setEnabled(false);
    const auto marked = [this](const Result<int> &marks) {
        if (m_view)
            desk().announce(m_view->id);
        if (!marks)
            desk().prompt().tell(this, Words::of(marks.error()), true);
        ask();
    };
    desk().run(
        this, QString(),
        [criteria = chosen(), sheet = sheet(), id = m_view->id](const Core &core, Progress &progress) -> Result<int> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            int marks = 0;
            for (const QString &criterion : criteria) {
                casework::Request request;
                request.act = QStringLiteral("score.mark");
                request.caseId = id;
                request.with = {{QStringLiteral("sheet"), sheet},
                                {QStringLiteral("criterion"), criterion},
                                {QStringLiteral("outcome"), QStringLiteral("kept")}};
                ANJUAN_CHECK(core.session->perform(request, progress));
                ++marks;
            }
            return marks;
        },
        marked);
}

void ScoreTab::save()
{
    desk().prompt().saveFile(this, tr("Save the score"), tr("score.xlsx"), [this](const QString &file) {
        NoProgress quiet;
        const auto written = sheets::writeWorkbook(
            file, casework::scoreTables({{m_view->id, labelOf(m_view->row), *m_score}}, desk().info().unitName),
            m_score->zh, desk().clock().today(), quiet);
        desk().prompt().tell(this, written ? tr("Written to %1").arg(file) : Words::of(written.error()), !written);
    });
}

} // namespace anjuan::ui

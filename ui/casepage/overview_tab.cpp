#include "ui/casepage/overview_tab.h"

#include <map>

#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include "core/cases/ending.h"

#include "ui/act_pages.h"
#include "ui/casepage/party_tab.h"
#include "ui/common/look.h"
#include "ui/forms/gate_panel.h"
#include "ui/platform/platform_dialog.h"

namespace anjuan::ui {

OverviewTab::OverviewTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent),
      m_acts(new QVBoxLayout),
      m_find(new QLineEdit(this)),
      m_noAct(new QLabel(this)),
      m_deadlines(new QTableWidget(0, 3, this)),
      m_days(new QLabel(this)),
      m_facts(new QLabel(this)),
      m_platform(new QPushButton(tr("Platform sheet…"), this))
{
    setObjectName(QStringLiteral("overviewTab"));
    auto *list = new QWidget(this);
    auto *listColumn = new QVBoxLayout(list);
    listColumn->addLayout(m_acts);
    listColumn->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("nextActs"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(list);
    m_find->setObjectName(QStringLiteral("findAct"));
    m_find->setPlaceholderText(tr("Find an act by part of its name (Ctrl+F)"));
    m_find->setToolTip(tr("Part of its name or of its group; Enter opens the first that can be done"));
    m_find->setClearButtonEnabled(true);
    connect(m_find, &QLineEdit::textChanged, this, &OverviewTab::filter);
    connect(m_find, &QLineEdit::returnPressed, this, &OverviewTab::openFound);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, &OverviewTab::begin);
    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(m_find);
    m_noAct->setObjectName(QStringLiteral("noAct"));
    m_noAct->setWordWrap(true);
    m_noAct->hide();
    leftColumn->addWidget(m_noAct);
    leftColumn->addWidget(scroll, 1);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(left);
    splitter->addWidget(makeDeadlines());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({680, 440});
    auto *row = new QHBoxLayout(this);
    row->addWidget(splitter);
}

QWidget *OverviewTab::makeDeadlines()
{
    auto *box = new QWidget(this);
    box->setMinimumWidth(380);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setAlignment(Qt::AlignTop);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_facts);
    m_platform->setObjectName(QStringLiteral("platformSheet"));
    m_platform->setToolTip(
        tr("The fields of this case in the order of the province's platform, to be copied one by one"));
    connect(m_platform, &QPushButton::clicked, this,
            [this] { (new PlatformDialog(desk(), m_case, m_label, this))->show(); });
    column->addWidget(m_platform, 0, Qt::AlignLeft);
    m_days->setObjectName(QStringLiteral("days"));
    m_days->setWordWrap(true);
    column->addWidget(m_days);
    m_deadlines->setObjectName(QStringLiteral("deadlines"));
    m_deadlines->setHorizontalHeaderLabels({tr("Deadline"), tr("Due"), tr("State")});
    m_deadlines->verticalHeader()->hide();
    m_deadlines->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_deadlines->setColumnWidth(1, 110);
    m_deadlines->setColumnWidth(2, 80);
    m_deadlines->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_deadlines->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_deadlines->setShowGrid(false);
    m_deadlines->setTabKeyNavigation(false);
    column->addWidget(m_deadlines, 1);
    return box;
}

/// What became of the decision, while no other stands in its place.
QString OverviewTab::fallenHow(const cases::RemedyFacts &remedy)
{
    if (!remedy.revokedOn || (remedy.reopenedOn && *remedy.reopenedOn >= *remedy.revokedOn))
        return {};
    const std::map<QString, QString> words = {{QStringLiteral("changed"), tr("Decision changed on")},
                                              {QStringLiteral("revoked"), tr("Decision revoked on")},
                                              {QStringLiteral("unlawful"), tr("Decision found unlawful on")},
                                              {QStringLiteral("void"), tr("Decision found void on")}};
    const auto how = words.find(remedy.revokedHow);
    return how == words.end() ? QString() : how->second;
}

void OverviewTab::show(const casework::CaseView &view)
{
    const casework::CaseRow &row = view.row;
    m_case = view.id;
    m_label = row.number.isEmpty() ? row.cause : row.number;
    QString facts;
    auto add = [&facts](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts +=
                look::toned(QStringLiteral("<tr><td style='color:#5f6368;padding-right:10px'>%1</td><td>%2</td></tr>"))
                    .arg(label.toHtmlEscaped(), value.toHtmlEscaped());
    };
    add(tr("Item"), desk().packName(row.item));
    add(tr("Power"), view.fields.value(QLatin1String("case")).toObject().value(QLatin1String("power_lost")).toString());
    // 委托: whose name, seal and number the papers bear.
    if (const QJsonObject unit = view.fields.value(QLatin1String("unit")).toObject();
        unit.contains(QLatin1String("entrusted_to")))
        add(tr("In the name of"), unit.value(QLatin1String("name")).toString());
    add(tr("Officers"), row.officers);
    add(tr("Clue on"), dateText(row.openedOn));
    add(tr("Filed on"), row.filedOn ? dateText(*row.filedOn) : QString());
    add(tr("Decided on"), row.decidedOn ? dateText(*row.decidedOn) : QString());
    if (const QString how = fallenHow(view.facts.remedy); !how.isEmpty())
        add(how, dateText(*view.facts.remedy.revokedOn));
    add(tr("Fine"), row.fineFen > 0 ? Words::money(row.fineFen) : QString());
    add(tr("Surcharge run up"), view.fields.value(QLatin1String("surcharge_formula")).toString());
    QStringList measures;
    for (const cases::MeasureFact &measure : view.facts.measures.measures) {
        if (!measure.handledOn)
            measures += dateText(measure.dueOn());
    }
    add(tr("Sealed or detained until"), measures.join(Words::tr(", ", "between names")));
    add(tr("Not served yet"), unservedLines(view).join(QStringLiteral(";")));
    add(tr("Flaws"), row.flaws > 0 ? QString::number(row.flaws) : QString());
    m_facts->setText(QStringLiteral("<table>%1</table>").arg(facts));
    showDeadlines(view);
    showNext(view.next);
    // After an act the list begins with what is next, not where it was scrolled to.
    const QString shown = view.timeline.empty() ? QString() : view.timeline.back().hash;
    if (shown != m_shown)
        m_find->clear();
    filter();
    if (shown != m_shown)
        findChild<QScrollArea *>(QStringLiteral("nextActs"))->verticalScrollBar()->setValue(0);
    m_shown = shown;
}

void OverviewTab::showDeadlines(const casework::CaseView &view)
{
    m_days->setVisible(view.days.has_value());
    if (view.days)
        m_days->setText(tr("Time for the decision: %1 of %2 days used").arg(view.days->used).arg(view.days->limit));
    m_deadlines->setRowCount(0);
    for (const cases::Deadline &deadline : view.deadlines) {
        const int at = m_deadlines->rowCount();
        m_deadlines->insertRow(at);
        const Words::Rule words = Words::rule(deadline.code, {});
        QString state = deadline.done ? tr("Done") : tr("Running");
        if (deadline.late)
            state = deadline.done ? tr("Done late") : tr("Overdue");
        else if (const cases::Ending how = cases::endingOf(view.facts.periods, deadline); how == cases::Ending::Dropped)
            state = tr("No longer counted");
        else if (how == cases::Ending::RanOut)
            state = tr("Expired");
        QString due = dateText(deadline.due);
        if (deadline.provisional)
            due = tr("%1 (provisional)").arg(due);
        const QString cells[] = {words.text, due, state};
        for (int i = 0; i < 3; ++i) {
            auto *item = new QTableWidgetItem(cells[i]);
            QStringList told{words.text, deadline.why, words.source};
            told.removeAll(QString());
            item->setToolTip(told.join(QLatin1Char('\n')));
            if (deadline.late)
                item->setForeground(look::toned(QColor(0xb3261e)));
            else if (deadline.done)
                item->setForeground(palette().color(QPalette::PlaceholderText));
            m_deadlines->setItem(at, i, item);
        }
    }
    m_deadlines->resizeRowsToContents();
}

OverviewTab::Section OverviewTab::makeSection(const QString &title, const QString &name, bool folded)
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 8);
    auto *head = new QToolButton(box);
    head->setObjectName(name);
    head->setText(title);
    head->setCheckable(true);
    head->setChecked(!folded);
    head->setAutoRaise(true);
    head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    head->setArrowType(folded ? Qt::RightArrow : Qt::DownArrow);
    QFont bold = head->font();
    bold.setBold(true);
    head->setFont(bold);
    auto *body = new QWidget(box);
    body->setObjectName(QStringLiteral("acts"));
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(12, 0, 0, 0);
    connect(head, &QToolButton::toggled, this, [this, head](bool open) {
        head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        filter();
    });
    column->addWidget(head);
    column->addWidget(body);
    return {box, body, head, {}};
}

void OverviewTab::showNext(const std::vector<casework::NextAct> &next)
{
    while (QLayoutItem *item = m_acts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_sections.clear();
    if (isCopy()) {
        showSignable(next);
        return;
    }
    std::vector<casework::NextAct> now, reasoned, others;
    for (const casework::NextAct &act : next) {
        if (!act.roleAllows)
            others.push_back(act);
        else
            (act.possible() ? now : reasoned).push_back(act);
    }
    addSection(tr("Can be done now (%1)"), "sectionNow", false, now);
    addSection(tr("Something stands in the way (%1)"), "sectionBlocked", !now.empty() && reasoned.size() > 6, reasoned);
    addSection(tr("For other roles (%1)"), "sectionOthers", true, others);
    addSection(tr("Any other act (%1): what happened can always be recorded"), "sectionRest", true, restOf(next));
}

void OverviewTab::addSection(const QString &title, const char *name, bool folded,
                             const std::vector<casework::NextAct> &acts)
{
    if (acts.empty())
        return;
    Section section = makeSection(title.arg(acts.size()), QLatin1String(name), folded);
    section.acts = acts;
    m_acts->addWidget(section.box);
    m_sections.push_back(std::move(section));
}

void OverviewTab::showSignable(const std::vector<casework::NextAct> &next)
{
    std::vector<casework::NextAct> signable;
    for (const auto &acts : {next, restOf(next)}) {
        for (const casework::NextAct &act : acts) {
            if (isOffered(act.act) && act.roleAllows)
                signable.push_back(act);
        }
    }
    addSection(tr("Can be signed here, and taken to that PC as a file (%1)"), "sectionSignable", false, signable);
}

std::vector<casework::NextAct> OverviewTab::restOf(const std::vector<casework::NextAct> &next) const
{
    // Those of other tabs, too: who types finds them here. A tab that asks for more than fields keeps its own.
    QStringList all;
    for (const Page page : {Page::Overview, Page::Timeline, Page::Party, Page::Evidence, Page::Documents, Page::Review})
        all += actsOn(page);
    std::vector<casework::NextAct> rest;
    for (const QString &name : all) {
        const bool listed = std::any_of(next.begin(), next.end(), [&name](const auto &act) { return act.act == name; });
        const casework::Act *act = casework::findAct(name);
        if (listed || !act || !isOffered(name))
            continue;
        casework::NextAct row;
        row.act = name;
        row.zh = Words::actName(*act);
        row.groupZh = act->groupZh;
        QStringList roles;
        row.roleAllows = false;
        for (const QString &role : act->roles) {
            roles.append(Words::roleName(role));
            row.roleAllows = row.roleAllows || desk().roles().contains(role);
        }
        row.rolesZh = roles.join(Words::tr(", ", "between names"));
        rest.push_back(row);
    }
    return rest;
}

/// What one person looked for is not in the way of the next.
void OverviewTab::leave()
{
    m_find->clear();
    m_shown.clear();
}

void OverviewTab::filter()
{
    const QString wanted = m_find->text().trimmed();
    bool found = false;
    for (Section &section : m_sections) {
        if (section.head->isChecked() || !wanted.isEmpty())
            makeRows(section);
        bool any = wanted.isEmpty();
        for (QWidget *row : section.body->findChildren<QWidget *>(QStringLiteral("act"), Qt::FindDirectChildrenOnly)) {
            const bool fits = row->property("named").toString().contains(wanted, Qt::CaseInsensitive);
            if (fits == row->isHidden())
                row->setVisible(fits);
            any = any || fits;
        }
        section.box->setVisible(any);
        section.body->setVisible(wanted.isEmpty() ? section.head->isChecked() : any);
        found = found || any;
    }
    m_noAct->setText(tr("No act is called “%1”. Part of a name is enough, as in “service”.").arg(wanted));
    m_noAct->setVisible(!found && !wanted.isEmpty());
}

void OverviewTab::begin()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void OverviewTab::openFound()
{
    const QString wanted = m_find->text().trimmed();
    // Its own name is meant before that of its group: 结案, not 归档 of 结案归档.
    const auto rank = [&wanted](const QPushButton *button) {
        const QString name = button->text();
        return name == wanted                              ? 3
            : name.startsWith(wanted, Qt::CaseInsensitive) ? 2
            : name.contains(wanted, Qt::CaseInsensitive)   ? 1
                                                           : 0;
    };
    QPushButton *found = nullptr;
    for (const Section &section : m_sections) {
        for (auto *button : section.body->findChildren<QPushButton *>()) {
            const bool can = button->isVisible() && button->isEnabled();
            if (can && (!found || rank(button) > rank(found)))
                found = button;
        }
    }
    if (found)
        found->click();
}

void OverviewTab::makeRows(Section &section)
{
    if (section.made)
        return;
    section.made = true;
    section.body->hide(); // rows in a hidden place are laid out once, not at each of them
    for (const casework::NextAct &act : section.acts)
        addAct(act, section.body);
}

void OverviewTab::addAct(const casework::NextAct &next, QWidget *into)
{
    auto *row = new QWidget(into);
    row->setObjectName(QStringLiteral("act"));
    row->setProperty("named", next.zh + QLatin1Char(' ') + next.groupZh);
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 1, 0, 1);
    auto *button = new QPushButton(Words::actName(next.act), row);
    button->setObjectName(QStringLiteral("act:") + next.act);
    button->setMinimumWidth(150);
    button->setEnabled(next.roleAllows && desk().whyReadOnly().isEmpty());
    QString why = desk().whyReadOnly().toHtmlEscaped();
    if (why.isEmpty() && !next.roleAllows)
        why = tr("Who can do it: %1").arg(next.rolesZh).toHtmlEscaped();
    for (const cases::GateFinding &finding : next.findings)
        why += (why.isEmpty() ? QString() : QStringLiteral("<br>")) + findingHtml(finding);
    auto *label = new QLabel(row);
    label->setObjectName(QStringLiteral("why:") + next.act);
    label->setWordWrap(true);
    label->setTextFormat(why.isEmpty() ? Qt::PlainText : Qt::RichText);
    label->setText(why.isEmpty() ? next.groupZh : why);
    if (why.isEmpty()) {
        QPalette quiet = label->palette();
        quiet.setColor(QPalette::WindowText, look::toned(QColor(0x5f6368)));
        label->setPalette(quiet);
    }
    columns->addWidget(button, 0, Qt::AlignTop);
    columns->addWidget(label, 1);
    into->layout()->addWidget(row);
    connect(button, &QPushButton::clicked, this, [this, act = next.act] { Q_EMIT actChosen(act, {}); });
}

} // namespace anjuan::ui

#include "ui/cases/discussion_dialog.h"

#include <algorithm>

#include <QtCore/QPointer>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include "ui/cases/several_cases.h"
#include "ui/common/drafts.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {
namespace {

const QString kAct = QStringLiteral("discussion.hold");
const QString kVotes = QStringLiteral("opinions");
constexpr int kDraftPause = 1500; // ms

/// The act with the fields of the meeting alone, or with those of each case alone.
casework::Act partOf(bool shared)
{
    casework::Act act = *casework::findAct(kAct);
    std::erase_if(act.fields, [shared](const casework::Field &field) {
        return casework::sharedDiscussionFields().contains(field.name) != shared;
    });
    return act;
}

} // namespace

DiscussionDialog::DiscussionDialog(Desk &desk, std::vector<casework::DiscussableCase> cases, FormContext context,
                                   QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_cases(std::move(cases)),
      m_context(std::move(context)),
      m_shared(partOf(true)),
      m_own(partOf(false))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("discussionDialog"));
    setWindowTitle(tr("Discussed together"));
    auto *column = new QVBoxLayout(this);
    auto *words = new QLabel(tr("The meeting is entered once. Each case gets a record of its own: its excerpt, its "
                                "result, its votes. The minutes stay here: a package of one case takes its excerpt "
                                "along, not what was said of the others."),
                             this);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addWidget(SeveralCases::makeLeftOut(leftOut(), this));
    auto *halves = new QSplitter(this);
    halves->addWidget(makeMeeting());
    halves->addWidget(makeCases());
    halves->setSizes({460, 620});
    halves->setChildrenCollapsible(false);
    column->addWidget(halves, 1);
    column->addWidget(makeFoot());
    resize(1100, 620);
    m_meeting->setValues({{QStringLiteral("cases_discussed"), static_cast<qint64>(m_cases.size())}});
    m_dirty = false; // nobody typed that
    m_draftSoon.stop();
    m_draftSoon.setSingleShot(true);
    m_draftSoon.setInterval(kDraftPause);
    connect(&m_draftSoon, &QTimer::timeout, this, &DiscussionDialog::keepDraft);
    follow();
    m_meeting->focusFirstEmpty();
}

void DiscussionDialog::edited()
{
    m_dirty = true;
    m_draftSoon.start();
    if (m_wantsFields && m_meeting->isComplete()
        && std::all_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.form->isComplete(); }))
        say(QString(), false);
}

QStringList DiscussionDialog::leftOut() const
{
    QStringList lines;
    for (const casework::DiscussableCase &one : m_cases) {
        if (one.whyNot)
            lines += tr("Left out: %1 (%2)").arg(one.label, Words::of(*one.whyNot));
    }
    return lines;
}

QWidget *DiscussionDialog::makeMeeting()
{
    m_meeting = new ActForm(m_shared, m_context, m_desk.prompt(), this);
    m_meeting->setObjectName(QStringLiteral("meetingForm"));
    connect(m_meeting, &ActForm::edited, this, &DiscussionDialog::edited);
    return SeveralCases::scrolling(m_meeting, this);
}

QWidget *DiscussionDialog::makeCases()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    m_list = new QTreeWidget(side);
    m_list->setObjectName(QStringLiteral("discussedCases"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Case"), tr("What was said of it"), tr("Result"), tr("Votes")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->setColumnWidth(0, 290); // a case number whole
    m_list->setColumnWidth(2, 90);
    m_list->setColumnWidth(3, 60);
    m_list->setMaximumHeight(190);
    m_forms = new QStackedWidget(side);
    for (const casework::DiscussableCase &one : m_cases) {
        if (one.whyNot)
            continue;
        auto *form = new ActForm(m_own, m_context, m_desk.prompt(), this);
        m_rows.push_back({one, form});
        m_forms->addWidget(SeveralCases::scrolling(form, m_forms));
        auto *item = new QTreeWidgetItem(m_list, {one.label});
        item->setToolTip(0, one.label);
        connect(form, &ActForm::edited, this, [this] {
            edited();
            follow();
        });
    }
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *now) {
        if (now)
            m_forms->setCurrentIndex(m_list->indexOfTopLevelItem(now));
    });
    m_list->setCurrentItem(m_list->topLevelItem(0));
    auto *votes = new QPushButton(tr("These votes for all cases that have none"), side);
    votes->setObjectName(QStringLiteral("votesToAll"));
    votes->setAutoDefault(false);
    connect(votes, &QPushButton::clicked, this, &DiscussionDialog::votesToAll);
    column->addWidget(m_list);
    column->addWidget(m_forms, 1);
    column->addWidget(votes, 0, Qt::AlignRight);
    return side;
}

QWidget *DiscussionDialog::makeFoot()
{
    const SeveralCases::Foot foot = SeveralCases::makeFoot(this);
    m_message = foot.message;
    m_submit = foot.submit;
    connect(m_submit, &QPushButton::clicked, this, &DiscussionDialog::submit);
    say(tr("All of them or none: it is signed into the chain of each case when you submit."), false);
    return foot.row;
}

void DiscussionDialog::follow()
{
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        const QJsonObject said = m_rows[at].form->values();
        QTreeWidgetItem *item = m_list->topLevelItem(static_cast<int>(at));
        item->setText(1, said.value(QLatin1String("excerpt")).toString().simplified());
        item->setText(2, said.value(QLatin1String("conclusion")).toString().simplified());
        const auto votes = said.value(kVotes).toArray().size();
        item->setText(3, votes > 0 ? QString::number(votes) : QString());
    }
}

/// Whoever sat there voted on each case, mostly alike; what differs is changed in its case.
void DiscussionDialog::votesToAll()
{
    const QJsonValue votes = m_rows[static_cast<std::size_t>(m_forms->currentIndex())].form->values().value(kVotes);
    if (votes.toArray().isEmpty())
        return;
    for (const Row &row : m_rows) {
        if (row.form->values().value(kVotes).toArray().isEmpty())
            row.form->setValues({{kVotes, votes}});
    }
    follow();
}

bool DiscussionDialog::check()
{
    m_meeting->clearErrors();
    bool good = m_meeting->check();
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        if (m_rows[at].form->check())
            continue;
        if (good)
            m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(at)));
        good = false;
    }
    return good;
}

void DiscussionDialog::submit()
{
    if (!check()) {
        say(tr("Some fields still need you."), true);
        m_wantsFields = true;
        return;
    }
    m_submit->setEnabled(false);
    say(tr("Signing…"), false);
    std::vector<casework::DiscussedCase> cases;
    for (const Row &row : m_rows)
        cases.push_back({row.of.id, row.form->values()});
    m_desk.run(
        this, windowTitle(),
        [meeting = m_meeting->values(), cases](Core core, Progress &progress) -> Result<casework::DiscussionHeld> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::holdDiscussion(*core.session, meeting, cases, {}, progress);
        },
        [this](const Result<casework::DiscussionHeld> &held) { submitted(held); });
}

void DiscussionDialog::submitted(const Result<casework::DiscussionHeld> &held)
{
    m_submit->setEnabled(true);
    if (!held) {
        const QString label = held.error().args.value(0);
        for (std::size_t at = 0; at < m_rows.size(); ++at) {
            if (m_rows[at].of.label == label)
                m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(at)));
        }
        m_meeting->showError(held.error());
        say(Words::of(held.error()), true);
        return;
    }
    m_recorded = true;
    QStringList flaws;
    for (const casework::DiscussionHeld::InCase &one : held->cases) {
        m_desk.announce(one.id);
        for (const cases::GateFinding &finding : one.findings)
            flaws += one.label + QStringLiteral("  ") + Words::of(Error{Fault::Refused, finding.rule, finding.args});
    }
    QString told = tr("Entered in %n case(s).", nullptr, static_cast<int>(held->cases.size()));
    if (!flaws.isEmpty())
        told += QLatin1Char('\n') + tr("With flaws that stand on record:") + QLatin1Char('\n')
            + flaws.join(QLatin1Char('\n'));
    m_desk.prompt().tell(parentWidget(), told, false);
    accept();
}

void DiscussionDialog::say(const QString &text, bool isProblem)
{
    m_wantsFields = false;
    Exchange::say(m_message, text, isProblem);
}

QString DiscussionDialog::draftKey(const PersonId &me)
{
    return Drafts::key(kAct, QStringLiteral("several"), me.toString());
}

void DiscussionDialog::setDraft(const QJsonObject &draft)
{
    const QJsonObject said = draft.value(QLatin1String("cases")).toObject();
    const bool same =
        std::any_of(m_rows.begin(), m_rows.end(), [&](const Row &row) { return said.contains(row.of.id.toString()); });
    if (!same)
        return; // that meeting was about others
    QJsonObject meeting = draft.value(QLatin1String("meeting")).toObject();
    meeting.remove(QStringLiteral("cases_discussed"));
    m_meeting->setValues(meeting);
    for (const Row &row : m_rows)
        row.form->setValues(said.value(row.of.id.toString()).toObject());
    follow();
    say(tr("Continued from a draft. A draft is no record; it is signed into the chain when you submit."), false);
}

void DiscussionDialog::keepDraft()
{
    QJsonObject draft;
    if (!m_recorded) {
        QJsonObject said;
        for (const Row &row : m_rows)
            said.insert(row.of.id.toString(), row.form->values());
        draft = {{QStringLiteral("meeting"), m_meeting->values()}, {QStringLiteral("cases"), said}};
    }
    m_desk.run(
        parentWidget() ? parentWidget() : this, QString(),
        [dir = m_context.info.dir, key = draftKey(m_context.me), draft](Core, Progress &) {
            return Drafts(dir).write(key, draft);
        },
        [&desk = m_desk, parent = QPointer(parentWidget())](const Result<void> &kept) {
            if (!kept && parent)
                desk.prompt().tell(parent, Words::of(kept.error()), true);
        });
}

void DiscussionDialog::done(int result)
{
    m_draftSoon.stop();
    if (m_recorded || m_dirty)
        keepDraft();
    QDialog::done(result);
}

void discussTogether(Desk &desk, QWidget *parent, const std::vector<casework::CaseRow> &rows)
{
    struct Loaded {
        FormContext context;
        std::vector<casework::DiscussableCase> cases;
        QJsonObject draft;
    };
    std::vector<CaseId> ids;
    for (const casework::CaseRow &row : rows)
        ids.push_back(row.id);
    desk.run(
        parent, QString(),
        [&clock = desk.clock(), ids](Core core, Progress &) -> Result<Loaded> {
            Loaded loaded;
            ANJUAN_TRY(loaded.context, loadFormContext(core, clock, std::nullopt));
            ANJUAN_TRY(loaded.cases, casework::discussable(*core.library, ids));
            loaded.draft = Drafts(loaded.context.info.dir).read(DiscussionDialog::draftKey(loaded.context.me));
            return loaded;
        },
        [&desk, parent](const Result<Loaded> &loaded) {
            if (!loaded) {
                desk.prompt().tell(parent, Words::of(loaded.error()), true);
                return;
            }
            QStringList why;
            for (const casework::DiscussableCase &one : loaded->cases) {
                if (one.whyNot)
                    why += Words::of(*one.whyNot);
            }
            if (static_cast<std::size_t>(why.size()) == loaded->cases.size()) {
                desk.prompt().tell(parent, why.join(QLatin1Char('\n')), true);
                return;
            }
            auto *dialog = new DiscussionDialog(desk, loaded->cases, loaded->context, parent);
            dialog->setDraft(loaded->draft);
            dialog->open();
        });
}

} // namespace anjuan::ui

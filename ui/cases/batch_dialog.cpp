#include "ui/cases/batch_dialog.h"

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
#include "ui/forms/gate_panel.h"

namespace anjuan::ui {
namespace {

constexpr int kPause = 400; // ms between the last key and what the rules say
constexpr int kDraftPause = 1500;
constexpr int kState = 2; // its column

/// What is another in each case, and never put into all of them.
bool isOfOneCase(const casework::Act &act, const QString &field)
{
    const casework::Field *known = act.field(field);
    return !known || known->type == QLatin1String("record") || known->type == QLatin1String("records")
        || known->type == QLatin1String("file");
}

} // namespace

BatchDialog::BatchDialog(Desk &desk, const casework::Act &act, std::vector<BatchCase> cases, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_act(act), m_cases(std::move(cases))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("batchDialog"));
    setWindowTitle(tr("%1 in several cases").arg(Words::actName(act)));
    auto *column = new QVBoxLayout(this);
    column->addWidget(
        Exchange::makeText(tr("Each case has its form, filled with what it knows, and gets a record of its "
                              "own. A case that fails is named and stays here; the others are recorded."),
                           this));
    column->addWidget(SeveralCases::makeLeftOut(leftOut(), this));
    column->addWidget(makeForms(), 1);
    column->addWidget(makeFoot());
    resize(1100, 620);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPause);
    connect(&m_soon, &QTimer::timeout, this, &BatchDialog::consider);
    m_draftSoon.setSingleShot(true);
    m_draftSoon.setInterval(kDraftPause);
    connect(&m_draftSoon, &QTimer::timeout, this, &BatchDialog::keepDrafts);
    if (m_continued)
        say(tr("Continued from a draft. A draft is no record; it is signed into the chain when you submit."), false);
    m_rows.front().form->focusFirstEmpty();
    considerAll();
}

QStringList BatchDialog::leftOut() const
{
    QStringList lines;
    for (const BatchCase &one : m_cases) {
        if (!one.whyNot.isEmpty())
            lines += tr("Left out: %1 (%2)").arg(labelOf(one.row), one.whyNot);
    }
    return lines;
}

QWidget *BatchDialog::makeForms()
{
    auto *halves = new QSplitter(this);
    m_list = new QTreeWidget(halves);
    m_list->setObjectName(QStringLiteral("batchCases"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Case"), tr("Party"), tr("State")});
    m_list->setColumnWidth(0, 190);
    m_list->setColumnWidth(1, 80);
    m_list->header()->setStretchLastSection(true);
    auto *side = new QWidget(halves);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    m_forms = new QStackedWidget(side);
    auto *others = new QPushButton(tr("What I typed here, in the other cases, too"), side);
    others->setObjectName(QStringLiteral("alsoInOthers"));
    others->setAutoDefault(false);
    others->setToolTip(tr("Where nothing else was typed in them; documents and records stay those of each case."));
    column->addWidget(m_forms, 1);
    column->addWidget(others, 0, Qt::AlignRight);
    for (const BatchCase &one : m_cases) {
        if (one.whyNot.isEmpty())
            addCase(one);
    }
    others->setEnabled(m_rows.size() > 1);
    connect(others, &QPushButton::clicked, this, &BatchDialog::alsoInOthers);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *now) {
        if (now)
            m_forms->setCurrentIndex(m_list->indexOfTopLevelItem(now));
    });
    m_list->setCurrentItem(m_list->topLevelItem(0));
    halves->setSizes({430, 640});
    halves->setChildrenCollapsible(false);
    return halves;
}

void BatchDialog::addCase(const BatchCase &one)
{
    Row row;
    row.of = one.row;
    auto *page = new QWidget(m_forms);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    row.form = new ActForm(m_act, one.context, m_desk.prompt(), page);
    row.gates = new GatePanel(page);
    column->addWidget(SeveralCases::scrolling(row.form, page), 1);
    QScrollArea *gates = SeveralCases::scrolling(row.gates, page);
    constexpr int kGatesHigh = 150;
    gates->setMaximumHeight(kGatesHigh);
    gates->hide();
    connect(row.gates, &GatePanel::shown, gates, &QWidget::setVisible);
    column->addWidget(gates);
    m_forms->addWidget(page);
    row.line = new QTreeWidgetItem(m_list, {labelOf(one.row), one.row.party, QString()});
    row.line->setToolTip(0, labelOf(one.row));
    row.before = row.form->values();
    const auto changed = [this, at = m_rows.size()] {
        m_changed.insert(at);
        m_toKeep.insert(at);
        m_soon.start();
        m_draftSoon.start();
        if (m_wantsFields && isComplete())
            say(QString(), false);
    };
    connect(row.form, &ActForm::edited, this, changed);
    connect(row.gates, &GatePanel::reasonEdited, this, changed);
    m_rows.push_back(row);
    takeDraft(one, row);
}

void BatchDialog::takeDraft(const BatchCase &one, const Row &row)
{
    if (one.draft.isEmpty())
        return;
    row.gates->setReasons(one.draft.value(QStringLiteral("reasons")).toArray());
    row.form->setValues(one.draft);
    m_continued = m_continued || row.form->values() != row.before;
}

QWidget *BatchDialog::makeFoot()
{
    const SeveralCases::Foot foot = SeveralCases::makeFoot(this);
    m_message = foot.message;
    m_submit = foot.submit;
    connect(m_submit, &QPushButton::clicked, this, &BatchDialog::submit);
    return foot.row;
}

casework::Request BatchDialog::requestOf(const Row &row) const
{
    casework::Request request;
    request.act = m_act.act;
    request.caseId = row.of.id;
    request.with = row.form->values();
    if (const QJsonArray reasons = row.gates->reasons(); !reasons.isEmpty())
        request.with.insert(QStringLiteral("reasons"), reasons);
    return request;
}

void BatchDialog::alsoInOthers()
{
    const Row &from = m_rows[static_cast<std::size_t>(m_forms->currentIndex())];
    const QJsonObject typed = from.form->values();
    for (const Row &row : m_rows) {
        if (row.form == from.form || row.recorded)
            continue;
        const QJsonObject theirs = row.form->values();
        QJsonObject taken;
        for (auto it = typed.begin(); it != typed.end(); ++it) {
            const bool mine = it.value() != from.before.value(it.key());
            if (mine && !isOfOneCase(m_act, it.key()) && theirs.value(it.key()) == row.before.value(it.key()))
                taken.insert(it.key(), it.value());
        }
        row.form->setValues(taken);
    }
    considerAll();
}

void BatchDialog::considerAll()
{
    for (std::size_t at = 0; at < m_rows.size(); ++at)
        m_changed.insert(at);
    consider();
}

void BatchDialog::consider()
{
    auto asked = std::make_shared<std::vector<std::pair<std::size_t, casework::Request>>>();
    for (const std::size_t at : m_changed)
        asked->emplace_back(at, requestOf(m_rows[at]));
    m_changed.clear();
    m_desk.run(this, QString(), signedIn([asked](casework::Session &session, Progress &progress) -> Result<Findings> {
                   Findings all;
                   for (const auto &[at, request] : *asked)
                       all.emplace_back(at, session.consider(request, progress));
                   return all;
               }),
               [this](const Result<Findings> &findings) {
                   if (findings)
                       considered(*findings);
               });
}

void BatchDialog::considered(const Findings &all)
{
    for (const auto &[at, findings] : all) {
        const Row &row = m_rows[at];
        if (row.recorded || m_changed.contains(at)) // asked again
            continue;
        if (!findings) {
            row.line->setText(kState, tr("still to be filled in"));
            continue;
        }
        row.gates->show(*findings);
        const auto stands = static_cast<int>(std::count_if(findings->begin(), findings->end(),
                                                           [](const cases::GateFinding &one) { return !one.cleared; }));
        row.line->setText(kState,
                          row.gates->blocks() ? tr("stopped by a rule")
                              : stands > 0    ? tr("%n rule(s) to be read", nullptr, stands)
                                              : tr("ready"));
    }
}

bool BatchDialog::check()
{
    bool good = true;
    for (const Row &row : m_rows) {
        if (row.recorded || row.form->check())
            continue;
        if (good)
            m_list->setCurrentItem(row.line);
        good = false;
    }
    return good;
}

bool BatchDialog::isComplete() const
{
    return std::all_of(m_rows.begin(), m_rows.end(),
                       [](const Row &row) { return row.recorded || row.form->isComplete(); });
}

void BatchDialog::submit()
{
    if (!check()) {
        say(tr("Some fields still need you."), true);
        m_wantsFields = true;
        return;
    }
    m_submit->setEnabled(false);
    say(tr("Signing…"), false);
    auto requests = std::make_shared<std::vector<casework::Request>>();
    for (const Row &row : m_rows) {
        if (!row.recorded)
            requests->push_back(requestOf(row));
    }
    m_desk.run(this, windowTitle(), signedIn([requests](casework::Session &session, Progress &progress) {
                   return casework::performBatch(session, *requests, progress);
               }),
               [this](const Result<std::vector<casework::BatchRow>> &rows) { submitted(rows); });
}

void BatchDialog::submitted(const Result<std::vector<casework::BatchRow>> &done)
{
    m_submit->setEnabled(true);
    if (!done) {
        say(Words::of(done.error()), true);
        return;
    }
    int recorded = 0;
    QTreeWidgetItem *failed = nullptr;
    for (const casework::BatchRow &one : *done) {
        const auto row =
            std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &known) { return known.of.id == one.id; });
        if (row == m_rows.end())
            continue;
        if (one.fault) {
            row->line->setText(kState, tr("failed: %1").arg(Words::of(*one.fault)));
            row->line->setToolTip(kState, row->line->text(kState));
            row->form->showError(*one.fault);
            failed = failed ? failed : row->line;
            continue;
        }
        ++recorded;
        row->recorded = true;
        m_toKeep.insert(static_cast<std::size_t>(row - m_rows.begin()));
        row->form->setEnabled(false);
        row->line->setText(kState, tr("recorded"));
        m_desk.announce(one.id);
    }
    if (!failed) {
        m_desk.prompt().tell(parentWidget(), tr("Recorded in %n case(s).", nullptr, recorded), false);
        accept();
        return;
    }
    m_list->setCurrentItem(failed);
    say(tr("%1 recorded, %2 not: each says why.").arg(recorded).arg(done->size() - static_cast<std::size_t>(recorded)),
        true);
}

/// The dialog may be gone before the drafts are written: nobody waits for it.
void BatchDialog::keepDrafts()
{
    m_draftSoon.stop();
    std::map<QString, QJsonObject> drafts;
    for (const std::size_t at : m_toKeep) {
        const Row &row = m_rows[at];
        const QString key = Drafts::key(m_act.act, row.of.id.toString(), m_cases.front().context.me.toString());
        drafts[key] = row.recorded ? QJsonObject() : requestOf(row).with;
    }
    m_toKeep.clear();
    if (drafts.empty())
        return;
    m_desk.run(
        parentWidget() ? parentWidget() : this, QString(),
        [dir = m_cases.front().context.info.dir, drafts](Core, Progress &) { return Drafts(dir).write(drafts); },
        [self = QPointer(this)](const Result<void> &kept) {
            if (!kept && self)
                self->say(tr("What you type is not kept as a draft: %1").arg(Words::of(kept.error())), true);
        });
}

void BatchDialog::done(int result)
{
    keepDrafts();
    QDialog::done(result);
}

void BatchDialog::say(const QString &text, bool isProblem)
{
    m_wantsFields = false;
    Exchange::say(m_message, text, isProblem);
}

} // namespace anjuan::ui

#include "ui/forms/act_dialog.h"

#include <QtCore/QPointer>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/statements.h"

#include "ui/common/drafts.h"
#include "ui/common/look.h"
#include "ui/exchange/parts.h"
#include "ui/forms/asked_panel.h"
#include "ui/forms/draft_preview.h"
#include "ui/forms/gate_box.h"
#include "ui/forms/material_panel.h"
#include "ui/forms/party_lookup.h"
#include "ui/forms/reason_edit.h"

namespace anjuan::ui {

ActDialog::ActDialog(Desk &desk, const casework::Act &act, const std::optional<CaseId> &caseId, FormContext context,
                     QWidget *parent)
    : QDialog(parent), m_desk(desk), m_act(act), m_caseId(caseId), m_context(std::move(context))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("actDialog"));
    setWindowTitle(Words::actName(act));
    build();
    m_considerSoon.setSingleShot(true);
    m_considerSoon.setInterval(400);
    m_draftSoon.setSingleShot(true);
    m_draftSoon.setInterval(1500);
    connect(m_form, &ActForm::edited, this, &ActDialog::edited);
    connect(m_gates, &GatePanel::reasonEdited, this, &ActDialog::edited);
    connect(m_submit, &QPushButton::clicked, this, &ActDialog::submit);
    connect(&m_considerSoon, &QTimer::timeout, this, &ActDialog::consider);
    connect(&m_draftSoon, &QTimer::timeout, this, &ActDialog::keepDraft);
    showStandingGates();
    m_considerSoon.start();
}

/// Until the form is full enough to be judged, what stands in the way whatever is typed.
void ActDialog::showStandingGates()
{
    if (!m_context.view)
        return;
    for (const casework::NextAct &next : m_context.view->next) {
        if (next.act == m_act.act)
            m_gates->show(next.findings);
    }
}

void ActDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    m_form = new ActForm(m_act, m_context, m_desk.prompt(), this);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the fields
    scroll->setWidget(m_form);
    // Also where the Tab key comes from outside: a field that has the keys is in sight. What is being clicked is, and
    // stays beneath the mouse.
    connect(qApp, &QApplication::focusChanged, this, [this, scroll](const QWidget *, QWidget *now) {
        if (now && m_form->isAncestorOf(now) && QGuiApplication::mouseButtons() == Qt::NoButton)
            scroll->ensureWidgetVisible(now);
    });
    int beneath = 0;
    QWidget *beside = makeMaterialPanel(m_desk, m_act, m_context, this);
    if (m_act.act == QLatin1String("document.make") && m_caseId)
        beside = m_preview = new DraftPreview(m_desk, *m_caseId, this);
    if (beside) {
        auto *halves = new QSplitter(this);
        halves->addWidget(scroll);
        halves->addWidget(beside);
        halves->setSizes({520, 560});
        halves->setChildrenCollapsible(false);
        column->addWidget(halves, 1);
    } else {
        column->addWidget(scroll, 1);
        if (QWidget *asked = makeAskedPanel(m_desk, m_act, *m_form, m_context, this)) {
            // Who approves reads it: what the few fields of the form leave is its.
            column->setStretchFactor(scroll, 0);
            column->addWidget(asked, 1);
            beneath = 2 * asked->minimumHeight();
        }
    }
    if (PartyLookup::isFor(m_act))
        column->addWidget(new PartyLookup(m_desk, *m_form, m_caseId, this));
    m_gates = new GatePanel(this);
    column->addWidget(new GateBox(m_gates, this));
    column->addWidget(makeFoot());
    const QSize screen = QGuiApplication::primaryScreen()->availableSize();
    const int wanted = m_form->sizeHint().height() + 240 + beneath;
    if (beside)
        resize(qMin(1240, screen.width() - 40), qMin(800, screen.height() - 60));
    else
        resize(qMin(860, screen.width() - 80), qBound(360, wanted, qMin(680, screen.height() - 60)));
}

QWidget *ActDialog::makeHead()
{
    QString text =
        m_act.groupZh.isEmpty() ? Words::actName(m_act) : m_act.groupZh + QStringLiteral(" › ") + Words::actName(m_act);
    if (m_context.view) {
        const casework::CaseRow &row = m_context.view->row;
        const QString name = row.number.isEmpty() ? row.cause : row.number;
        if (!name.isEmpty())
            text += QStringLiteral("  —  ") + name;
    }
    auto *head = new QLabel(text, this);
    QFont bold = head->font();
    bold.setBold(true);
    head->setFont(bold);
    head->setTextFormat(Qt::PlainText);
    return head;
}

QWidget *ActDialog::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    m_message = new QLabel(foot);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    say(tr("A draft is no record; it is signed into the chain when you submit."), false);
    m_submit = new QPushButton(tr("Submit and sign (Ctrl+Enter)"), foot);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_submit->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close (Esc)"), foot);
    close->setObjectName(QStringLiteral("close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &ActDialog::reject);
    // Reasons come and go above these two, and the Tab key comes to them before these.
    connect(m_gates, &GatePanel::shown, this, [this, close] {
        if (const auto reasons = m_gates->findChildren<ReasonEdit *>(); !reasons.isEmpty()) {
            setTabOrder(reasons.last(), close);
            setTabOrder(close, m_submit);
        }
    });
    row->addWidget(m_message, 1);
    row->addWidget(close);
    row->addWidget(m_submit);
    return foot;
}

void ActDialog::setDraft(const QJsonObject &draft)
{
    m_gates->setReasons(draft.value(QStringLiteral("reasons")).toArray());
    m_form->setValues(draft);
    if (m_dirty)
        say(tr("Continued from a draft. A draft is no record; it is signed into the chain when you submit."), false);
}

void ActDialog::takeOver(const casework::Copied &copied)
{
    if (copied.values.isEmpty())
        return;
    m_form->setValues(copied.values);
    say(copied.blanked.isEmpty()
            ? tr("The words were taken over from the case in whose likeness this one was opened.")
            : tr("The words were taken over from the case in whose likeness this one was opened; still to be filled in: %1")
                  .arg(copied.blanked.join(QStringLiteral("、"))),
        false);
}

void ActDialog::signToFile(const QString &holderName)
{
    m_holderName = holderName;
    m_submit->setText(tr("Sign and save as a file… (Ctrl+Enter)"));
    m_submit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    say(tr("The case is handled on “%1”: what you sign is saved as a file, and taken in there.").arg(holderName),
        false);
}

void ActDialog::edited()
{
    m_dirty = true;
    if (m_wantsFields && m_form->isComplete())
        say(tr("A draft is no record; it is signed into the chain when you submit."), false);
    m_considerSoon.start();
    m_draftSoon.start();
}

std::shared_ptr<casework::Request> ActDialog::request() const
{
    auto request = std::make_shared<casework::Request>();
    request->act = m_act.act;
    request->caseId = m_caseId;
    request->with = m_form->values();
    const QJsonArray reasons = m_gates->reasons();
    if (!reasons.isEmpty())
        request->with.insert(QStringLiteral("reasons"), reasons);
    for (const auto &[field, text] : m_form->secrets()) {
        if (!text.isEmpty())
            request->secrets.emplace(field, Secret::fromText(text));
    }
    return request;
}

void ActDialog::consider()
{
    if (m_preview)
        m_preview->show(m_form->values());
    const int asked = ++m_asked;
    m_desk.run(
        this, QString(),
        [request = request()](Core core, Progress &progress) -> Result<std::vector<cases::GateFinding>> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return core.session->consider(*request, progress);
        },
        [this, asked](const Result<std::vector<cases::GateFinding>> &findings) {
            // A field still empty is no news while the form is being filled in.
            if (findings)
                showFindings(*findings, asked);
        });
}

/// Flaws take room from the form: not while a button is held, else the click ends beside what it began on.
void ActDialog::showFindings(const std::vector<cases::GateFinding> &findings, int asked)
{
    constexpr int kClick = 80; // ms
    if (asked != m_asked)
        return;
    if (QGuiApplication::mouseButtons() == Qt::NoButton)
        m_gates->show(findings);
    else
        QTimer::singleShot(kClick, this, [this, findings, asked] { showFindings(findings, asked); });
}

void ActDialog::submit()
{
    m_form->clearErrors();
    if (!m_form->check()) {
        say(tr("Some fields still need you."), true);
        m_wantsFields = true;
        return;
    }
    if (!m_holderName.isEmpty()) {
        const casework::CaseRow row = m_context.view ? m_context.view->row : casework::CaseRow();
        const QString name = row.number.isEmpty() ? row.cause : row.number;
        m_desk.prompt().saveFile(this, tr("Save what you sign"),
                                 Exchange::fileName(Words::actName(m_act) + QLatin1Char('-') + name)
                                     + QStringLiteral(".json"),
                                 [this](const QString &file) { sign(file); });
        return;
    }
    m_submit->setEnabled(false);
    say(tr("Signing…"), false);
    m_desk.run(
        this, Words::actName(m_act),
        [request = request()](Core core, Progress &progress) -> Result<casework::Outcome> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return core.session->perform(*request, progress);
        },
        [this](const Result<casework::Outcome> &outcome) { submitted(outcome); });
}

void ActDialog::sign(const QString &file)
{
    m_submit->setEnabled(false);
    say(tr("Signing…"), false);
    m_desk.run(this, Words::actName(m_act),
               signedIn([request = request(), file](casework::Session &session, Progress &progress) {
                   return casework::signStatement(session, *request, file, progress);
               }),
               [this, file](const Result<QString> &hash) { signedTo(file, hash); });
}

void ActDialog::signedTo(const QString &file, const Result<QString> &hash)
{
    m_submit->setEnabled(true);
    if (!hash) {
        m_form->showError(hash.error());
        say(Words::of(hash.error()), true);
        return;
    }
    m_recorded = true;
    m_draftSoon.stop();
    m_desk.prompt().tell(parentWidget(),
                         tr("Signed and saved: %1\nTake it to “%2”; there it is taken in with “Take in an opinion”.")
                             .arg(file, m_holderName),
                         false);
    accept();
}

void ActDialog::submitted(const Result<casework::Outcome> &outcome)
{
    m_submit->setEnabled(true);
    if (!outcome) {
        m_form->showError(outcome.error());
        say(Words::of(outcome.error()), true);
        consider();
        return;
    }
    m_recorded = true;
    m_draftSoon.stop();
    m_desk.announce(outcome->caseId ? outcome->caseId : m_caseId);
    Q_EMIT recorded(*outcome);
    accept();
}

void ActDialog::say(const QString &text, bool isProblem)
{
    m_wantsFields = false;
    m_message->setText(text);
    m_message->setStyleSheet(isProblem ? look::toned(QStringLiteral("color:#b3261e"))
                                       : look::toned(QStringLiteral("color:#5f6368")));
}

QString ActDialog::draftKey() const
{
    return Drafts::key(m_act.act, m_caseId ? m_caseId->toString() : QString(), m_context.me.toString());
}

void ActDialog::keepDraft()
{
    QJsonObject draft;
    if (!m_recorded) {
        draft = m_form->values();
        const QJsonArray reasons = m_gates->reasons();
        if (!reasons.isEmpty())
            draft.insert(QStringLiteral("reasons"), reasons);
    }
    // The window may close before the draft is written: nobody waits for it.
    m_desk.run(
        parentWidget() ? parentWidget() : this, QString(),
        [dir = m_context.info.dir, key = draftKey(), draft](Core, Progress &) { return Drafts(dir).write(key, draft); },
        [self = QPointer(this)](const Result<void> &kept) {
            if (!kept && self)
                self->say(tr("What you type is not kept as a draft: %1").arg(Words::of(kept.error())), true);
        });
}

/// Enter in a field is not yet the wish to press the button that Qt takes for the default.
void ActDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enters || qobject_cast<QPushButton *>(focusWidget()))
        QDialog::keyPressEvent(event);
}

/// The field that has the keys is seen at once, not from the first key on: showing a window takes the mark away.
void ActDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    setAttribute(Qt::WA_KeyboardFocusChange);
}

void ActDialog::done(int result)
{
    if (m_recorded || m_dirty) {
        m_draftSoon.stop();
        keepDraft();
    }
    QDialog::done(result);
}

} // namespace anjuan::ui

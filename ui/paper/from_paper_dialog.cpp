#include "ui/paper/from_paper_dialog.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include "core/base/messages.h"

#include "ui/common/look.h"
#include "ui/forms/phrases.h"
#include "ui/paper/odd_paper.h"

namespace anjuan::ui {

FromPaperDialog::FromPaperDialog(Desk &desk, FormContext context, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_context(std::move(context)),
      m_leaves(new QStackedWidget(this)),
      m_where(new QLabel(this)),
      m_message(new QLabel(this)),
      m_back(new QPushButton(tr("Back"), this)),
      m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("fromPaperDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Go on with a case begun on paper"));
    QFont bold = m_where->font();
    bold.setBold(true);
    m_where->setFont(bold);
    addLeaf(0, "case.open", tr("How the case came in, as the paper says."));
    addLeaf(1, "party.enter", tr("The party, as the paper says."));
    addLeaf(
        2, "case.continue",
        tr("How far it went on paper, with the scan of the volume. The record will say: “%1”. What the paper has is "
           "taken as done; what comes after it is checked as usual.")
            .arg(message(QStringLiteral("paper.baseline"), {}, Words::language())));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_where);
    column->addWidget(m_leaves, 1);
    column->addWidget(makeFoot());
    const QSize screen = QGuiApplication::primaryScreen()->availableSize();
    resize(qMin(860, screen.width() - 80), qMin(680, screen.height() - 60));
    turnTo(0);
}

void FromPaperDialog::addLeaf(std::size_t at, const char *name, const QString &help)
{
    const casework::Act *act = casework::findAct(QLatin1String(name));
    auto *leaf = new QWidget(m_leaves);
    auto *column = new QVBoxLayout(leaf);
    auto *said = new QLabel(help, leaf);
    said->setWordWrap(true);
    column->addWidget(said);
    m_forms[at] = new ActForm(*act, m_context, m_desk.prompt(), leaf);
    connect(m_forms[at], &ActForm::edited, this, [this, at] {
        if (m_wantsFields && m_forms[at]->isComplete())
            say({}, false);
    });
    m_forms[at]->setObjectName(QStringLiteral("leaf:") + act->act);
    auto *scroll = new QScrollArea(leaf);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_forms[at]);
    connect(qApp, &QApplication::focusChanged, scroll, [form = m_forms[at], scroll](const QWidget *, QWidget *now) {
        if (now && form->isAncestorOf(now) && QGuiApplication::mouseButtons() == Qt::NoButton)
            scroll->ensureWidgetVisible(now); // the field that still needs something, too
    });
    column->addWidget(scroll, 1);
    m_leaves->addWidget(leaf);
}

QWidget *FromPaperDialog::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setWordWrap(true);
    m_back->setObjectName(QStringLiteral("back"));
    m_next->setObjectName(QStringLiteral("next"));
    m_next->setDefault(true);
    auto *close = new QPushButton(tr("Close (Esc)"), foot);
    close->setAutoDefault(false);
    m_back->setAutoDefault(false);
    row->addWidget(m_message, 1);
    for (QPushButton *button : {close, m_back, m_next})
        row->addWidget(button, 0, Qt::AlignBottom); // where it was, however much is told beside it
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { turnTo(m_leaves->currentIndex() - 1); });
    connect(m_next, &QPushButton::clicked, this, &FromPaperDialog::next);
    return foot;
}

void FromPaperDialog::turnTo(int leaf)
{
    m_leaves->setCurrentIndex(leaf);
    const bool last = leaf + 1 == m_leaves->count();
    const QString names[] = {tr("The clue"), tr("The party"), tr("The paper")};
    m_where->setText(tr("%1 of %2: %3").arg(leaf + 1).arg(m_leaves->count()).arg(names[leaf]));
    m_back->setEnabled(leaf > 0);
    m_next->setText(last ? tr("Submit and sign") : tr("Next"));
    say({}, false);
    FieldEditor *cause = last ? m_forms[2]->editor(QStringLiteral("cause")) : nullptr;
    const QString suspected = m_forms[0]->values().value(QLatin1String("suspected")).toString();
    if (cause && cause->value().isUndefined() && !suspected.isEmpty())
        cause->setValue(causeOf(suspected));
}

bool FromPaperDialog::confirmed()
{
    const QStringList odd = oddOnPaper(m_forms[0]->values(), m_forms[2]->values(), m_context.today());
    if (odd.isEmpty() || odd == m_told)
        return true;
    m_told = odd;
    say(odd.join(QLatin1Char('\n')) + QLatin1Char('\n') + tr("If it is so, submit again: it is recorded as it stands."),
        true);
    return false;
}

void FromPaperDialog::next()
{
    const int leaf = m_leaves->currentIndex();
    m_forms[static_cast<std::size_t>(leaf)]->clearErrors();
    if (!m_forms[static_cast<std::size_t>(leaf)]->check()) {
        say(tr("Some fields still need you."), true);
        m_wantsFields = true;
        return;
    }
    if (leaf + 1 < m_leaves->count())
        turnTo(leaf + 1);
    else if (confirmed())
        submit();
}

void FromPaperDialog::submit()
{
    struct Taken {
        std::optional<CaseId> id;
        std::optional<Error> error;
        casework::PaperStep at = casework::PaperStep::Opening;
    };
    m_next->setEnabled(false);
    say(tr("Signing…"), false);
    const casework::PaperCase paper{m_forms[0]->values(), m_forms[1]->values(), m_forms[2]->values()};
    m_desk.run(
        this, windowTitle(),
        [paper](Core core, Progress &progress) -> Result<Taken> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            Taken taken;
            const auto id = casework::continueFromPaper(*core.session, paper, progress, &taken.at);
            if (id)
                taken.id = *id;
            else
                taken.error = id.error();
            return taken;
        },
        [this](const Result<Taken> &taken) {
            if (!taken)
                submitted(fail(taken.error()), casework::PaperStep::Opening);
            else if (taken->id)
                submitted(*taken->id, taken->at);
            else
                submitted(fail(*taken->error), taken->at);
        });
}

void FromPaperDialog::submitted(const Result<CaseId> &result, casework::PaperStep at)
{
    m_next->setEnabled(true);
    if (!result) {
        turnTo(static_cast<int>(at));
        m_forms[static_cast<std::size_t>(at)]->showError(result.error());
        say(Words::of(result.error()), true);
        return;
    }
    m_desk.announce(*result);
    Q_EMIT taken(*result);
    accept();
}

void FromPaperDialog::say(const QString &text, bool isProblem)
{
    m_wantsFields = false;
    m_message->setText(text);
    m_message->setStyleSheet(isProblem ? look::toned(QStringLiteral("color:#b3261e"))
                                       : look::toned(QStringLiteral("color:#5f6368")));
}

void FromPaperDialog::openOver(QWidget *parent, Desk &desk, const std::function<void(const CaseId &)> &taken)
{
    if (!desk.whyReadOnly().isEmpty()) {
        desk.prompt().tell(parent, desk.whyReadOnly(), true);
        return;
    }
    desk.run(
        parent, QString(),
        [&clock = desk.clock()](Core core, Progress &) { return loadFormContext(core, clock, std::nullopt); },
        [parent, &desk, taken](const Result<FormContext> &context) {
            if (!context) {
                desk.prompt().tell(parent, Words::of(context.error()), true);
                return;
            }
            auto *dialog = new FromPaperDialog(desk, *context, parent);
            connect(dialog, &FromPaperDialog::taken, parent, taken);
            dialog->open();
        });
}

} // namespace anjuan::ui

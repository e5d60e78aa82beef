#include "ui/start/password_dialog.h"

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/credentials.h"

#include "ui/common/look.h"
#include "ui/common/password_meter.h"

namespace anjuan::ui {

PasswordDialog::PasswordDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_old(makePasswordLine("old", this)),
      m_new(makePasswordLine("new", this)),
      m_again(makePasswordLine("again", this)),
      m_meter(new PasswordMeter(m_new, this)),
      m_submit(new QPushButton(tr("Change the password"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("passwordDialog"));
    setWindowTitle(tr("Change the password of %1").arg(desk.personName()));
    setMinimumWidth(640);
    QStringList known{desk.info().unitName, desk.info().unitCode, desk.personName()};
    for (const casework::PersonView &person : desk.people()) {
        if (person.id == desk.person())
            known.append(person.login);
    }
    m_meter->setKnown(known);
    auto *form = new QFormLayout;
    m_oldProblem = addRow(form, tr("Password until now"), m_old, "oldProblem");
    m_newProblem = addRow(form, tr("New password"), m_new, "newProblem");
    form->addRow(QString(), m_meter);
    m_againProblem = addRow(form, tr("New password once more"), m_again, "againProblem");
    auto *note = new QLabel(tr("Copies of the key file that were made before (in backups) still open with the old "
                               "password. If somebody may know it, have an administrator issue a new key."),
                            this);
    note->setWordWrap(true);
    note->setStyleSheet(look::toned(QStringLiteral("color:#5f6368")));
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_submit);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(note);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &PasswordDialog::submit);
}

QLabel *PasswordDialog::addRow(QFormLayout *form, const QString &label, QLineEdit *line, const char *name)
{
    auto *problem = new QLabel(this);
    problem->setObjectName(QLatin1String(name));
    problem->setWordWrap(true);
    problem->setTextFormat(Qt::PlainText);
    problem->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
    // Room is kept for what may have to be said, so that nothing moves or is squeezed when it is.
    QSizePolicy room = problem->sizePolicy();
    room.setRetainSizeWhenHidden(true);
    problem->setSizePolicy(room);
    problem->setMinimumHeight(problem->fontMetrics().lineSpacing() * (line == m_old ? 2 : 1));
    problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    problem->hide();
    auto *box = new QVBoxLayout;
    box->setSpacing(1);
    box->addWidget(line);
    box->addWidget(problem);
    form->addRow(label, box);
    connect(line, &QLineEdit::textChanged, problem, &QWidget::hide);
    return problem;
}

bool PasswordDialog::check()
{
    auto judge = [](QLabel *label, const QString &problem) {
        label->setText(problem);
        label->setVisible(!problem.isEmpty());
        return problem.isEmpty();
    };
    const bool old = judge(m_oldProblem, m_old->text().isEmpty() ? tr("Type the password you have now.") : QString());
    QString weak = m_new->text() == m_old->text() ? tr("This is the password you have now.") : QString();
    if (weak.isEmpty() && !m_desk.info().demo)
        weak = m_meter->problem();
    const bool fresh = judge(m_newProblem, weak);
    const bool again =
        judge(m_againProblem, m_new->text() == m_again->text() ? QString() : tr("The two new passwords differ."));
    return old && fresh && again;
}

void PasswordDialog::submit()
{
    if (!check())
        return;
    m_submit->setEnabled(false);
    auto old = std::make_shared<Secret>(Secret::fromText(m_old->text()));
    auto fresh = std::make_shared<Secret>(Secret::fromText(m_new->text()));
    m_desk.run(
        this, QString(),
        [old, fresh](Core core, Progress &) -> Result<void> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            const auto changed = casework::changePassword(*core.session, *old, *fresh);
            old->wipe();
            fresh->wipe();
            return changed;
        },
        [this](const Result<void> &changed) {
            m_submit->setEnabled(true);
            if (!changed) {
                refused(changed.error());
                return;
            }
            m_desk.prompt().tell(parentWidget(), tr("The password was changed."), false);
            accept();
        });
}

void PasswordDialog::refused(const Error &error)
{
    const bool ofNew = error.id == QLatin1String("library.weak_password");
    QLabel *label = ofNew ? m_newProblem : m_oldProblem;
    if (error.id == QLatin1String("keys.wrong_password")) {
        m_old->clear();
        m_old->setFocus();
        label->setText(tr("This is not the password you have now."));
    } else {
        label->setText(Words::of(error));
    }
    label->show();
}

void PasswordDialog::done(int result)
{
    for (QLineEdit *line : {m_old, m_new, m_again})
        line->clear();
    QDialog::done(result);
}

} // namespace anjuan::ui

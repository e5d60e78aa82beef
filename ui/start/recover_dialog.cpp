#include "ui/start/recover_dialog.h"

#include <QtCore/QFile>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/common/password_meter.h"

namespace anjuan::ui {

RecoverDialog::RecoverDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_card(new QPlainTextEdit(this)),
      m_code(new QLineEdit(this)),
      m_person(new QComboBox(this)),
      m_name(new QLineEdit(this)),
      m_login(new QLineEdit(this)),
      m_password(makePasswordLine("password", this)),
      m_again(makePasswordLine("passwordAgain", this)),
      m_meter(new PasswordMeter(m_password, this)),
      m_problem(new QLabel(this)),
      m_submit(new QPushButton(tr("Name the administrator"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("recoverDialog"));
    setWindowTitle(tr("Forgotten password"));
    resize(720, 640);
    build();
    connect(m_person, &QComboBox::currentIndexChanged, this, &RecoverDialog::personChosen);
    connect(m_submit, &QPushButton::clicked, this, &RecoverDialog::submit);
    connect(m_name, &QLineEdit::textChanged, this, &RecoverDialog::personChosen);
    connect(m_login, &QLineEdit::textChanged, this, &RecoverDialog::personChosen);
    personChosen();
}

void RecoverDialog::build()
{
    auto *about = new QLabel(
        tr("<p><b>While an administrator can still log in:</b> they choose “Unit and people”, then “%1”, and give you "
           "a new password. What you signed before stays valid.</p><p><b>When no administrator can log in any "
           "more:</b> take the recovery card that was printed when this library was founded, and fill in the form "
           "below.</p>")
            .arg(Words::actName(QStringLiteral("office.issue_key")).toHtmlEscaped()),
        this);
    about->setWordWrap(true);
    m_code->setObjectName(QStringLiteral("code"));
    m_code->setPlaceholderText(tr("20 letters and figures, as printed"));
    m_code->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
    m_problem->setMinimumHeight(m_problem->fontMetrics().lineSpacing() * 2);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    auto *form = new QFormLayout;
    form->addRow(tr("Sealed key on the card"), makeCard());
    form->addRow(tr("Recovery code"), m_code);
    addPerson(form);
    form->addRow(tr("New password"), m_password);
    form->addRow(QString(), m_meter);
    form->addRow(tr("Password once more"), m_again);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_submit);
    auto *column = new QVBoxLayout(this);
    column->addWidget(about);
    column->addLayout(form, 1);
    column->addWidget(m_problem);
    column->addLayout(row);
}

QWidget *RecoverDialog::makeCard()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    m_card->setObjectName(QStringLiteral("card"));
    m_card->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_card->setTabChangesFocus(true);
    m_card->setPlaceholderText(tr("The whole text of the card, or the lines from BEGIN to END"));
    auto *load = new QPushButton(tr("Load a file…"), box);
    load->setObjectName(QStringLiteral("loadCard"));
    load->setAutoDefault(false);
    connect(load, &QPushButton::clicked, this, &RecoverDialog::loadCard);
    row->addWidget(m_card, 1);
    row->addWidget(load, 0, Qt::AlignTop);
    return box;
}

void RecoverDialog::addPerson(QFormLayout *form)
{
    m_person->setObjectName(QStringLiteral("person"));
    for (const casework::PersonView &person : m_desk.people())
        m_person->addItem(person.name + QStringLiteral(" · ") + person.login, person.id.toString());
    m_person->addItem(tr("A new person"));
    m_name->setObjectName(QStringLiteral("name"));
    m_login->setObjectName(QStringLiteral("login"));
    m_name->setPlaceholderText(tr("Name"));
    m_login->setPlaceholderText(tr("Log-in"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_person, 1);
    row->addWidget(m_name, 1);
    row->addWidget(m_login, 1);
    form->addRow(tr("Becomes administrator"), row);
}

void RecoverDialog::loadCard()
{
    m_desk.prompt().openFiles(this, tr("Text of the recovery card"), tr("Text (*.txt *.pem);;All files (*)"), false,
                              [this](const QStringList &files) {
                                  constexpr qint64 kMost = 64 * 1024;
                                  QFile file(files.value(0));
                                  if (file.open(QIODevice::ReadOnly))
                                      m_card->setPlainText(QString::fromUtf8(file.read(kMost)));
                                  else
                                      m_problem->setText(
                                          tr("%1 cannot be read: %2").arg(file.fileName(), file.errorString()));
                              });
}

QString RecoverDialog::login() const
{
    for (const casework::PersonView &person : m_desk.people()) {
        if (person.id.toString() == m_person->currentData().toString())
            return person.login;
    }
    return m_login->text().trimmed();
}

void RecoverDialog::personChosen()
{
    const bool fresh = m_person->currentData().isNull();
    m_name->setVisible(fresh);
    m_login->setVisible(fresh);
    const QString name = fresh ? m_name->text().trimmed() : m_desk.nameOf(m_person->currentData().toString());
    QStringList known{m_desk.info().unitName, m_desk.info().unitCode, name, login()};
    known.removeAll(QString());
    m_meter->setKnown(known);
}

QString RecoverDialog::problem() const
{
    if (m_card->toPlainText().trimmed().isEmpty())
        return tr("Paste the text of the card, or load it from a file.");
    if (m_code->text().trimmed().isEmpty())
        return tr("Type the recovery code that stands on the card.");
    if (m_person->currentData().isNull() && (m_name->text().trimmed().isEmpty() || login().isEmpty()))
        return tr("Give the new person a name and a log-in.");
    if (m_password->text() != m_again->text())
        return tr("The two passwords differ.");
    return m_desk.info().demo ? QString() : m_meter->problem();
}

void RecoverDialog::submit()
{
    m_problem->setText(problem());
    if (!m_problem->text().isEmpty())
        return;
    auto recovery = std::make_shared<casework::Recovery>();
    recovery->sealedKey = m_card->toPlainText().toUtf8();
    recovery->code = m_code->text();
    if (m_person->currentData().isNull()) {
        recovery->name = m_name->text().trimmed();
        recovery->login = m_login->text().trimmed();
    } else {
        recovery->person = PersonId::parse(m_person->currentData().toString());
    }
    recovery->password = Secret::fromText(m_password->text());
    m_submit->setEnabled(false);
    m_desk.run(
        this, QString(),
        [recovery](Core core, Progress &) -> Result<PersonId> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            const auto person = casework::recoverOffice(*core.library, *recovery);
            recovery->password.wipe();
            recovery->code.fill(QLatin1Char(' '));
            return person;
        },
        [this, login = login()](const Result<PersonId> &person) { finished(person, login); });
}

void RecoverDialog::finished(const Result<PersonId> &person, const QString &login)
{
    m_submit->setEnabled(true);
    if (!person) {
        m_problem->setText(Words::of(person.error()));
        return;
    }
    m_desk.reload();
    m_desk.prompt().tell(parentWidget(),
                         tr("“%1” is an administrator now and can log in with the new password. The keys of the "
                            "administrators before stay in force: if somebody else may know a password, log in and "
                            "choose “Unit and people”, then “%2” or “%3”. Lock the card away again.")
                             .arg(login, Words::actName(QStringLiteral("office.revoke_key")),
                                  Words::actName(QStringLiteral("office.issue_key"))),
                         false);
    accept();
    Q_EMIT recovered(login);
}

void RecoverDialog::done(int result)
{
    for (QLineEdit *line : {m_code, m_password, m_again})
        line->clear();
    m_card->clear();
    QDialog::done(result);
}

} // namespace anjuan::ui

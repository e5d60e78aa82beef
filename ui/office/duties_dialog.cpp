#include "ui/office/duties_dialog.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

using casework::Duty;

DutiesDialog::DutiesDialog(Desk &desk, const PersonId &from, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_from(from),
      m_model(makeModel()),
      m_table(makeTable(m_model, QStringLiteral("duties"), {300, 110}, this)),
      m_to(new QComboBox(this)),
      m_reason(new QLineEdit(tr("The officer left the unit"), this)),
      m_on(new QDateEdit(m_desk.clock().now().date(), this)),
      m_password(new QLineEdit(this)),
      m_paper(new QLineEdit(this)),
      m_who(Exchange::makeText(QString(), this)),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Hand over"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("dutiesDialog"));
    setWindowTitle(tr("%1 leaves").arg(m_desk.nameOf(from.toString())));
    setMinimumSize(760, 520);
    build();
    follow();
    m_desk.run(this, QString(),
               reading([from](casework::Library &library, Progress &) { return casework::dutiesOf(library, from); }),
               [this](const Result<std::vector<Duty>> &duties) {
                   if (!duties)
                       Exchange::say(m_message, Words::of(duties.error()), true);
                   else
                       m_model->replace(*duties);
                   if (duties && duties->empty())
                       Exchange::say(m_message,
                                     tr("This person has no open case: nothing is to be handed over. Roles and key are "
                                        "ended in the menus above the list of people."),
                                     false);
                   follow();
               });
}

RowModel<Duty> *DutiesDialog::makeModel()
{
    auto open = [](const Duty &duty) {
        QStringList words;
        for (const cases::Deadline &deadline : duty.open)
            words += QStringLiteral("%1 %2").arg(Words::rule(deadline.code, {}).text, dateText(deadline.due));
        return words.join(QStringLiteral("; "));
    };
    return new RowModel<Duty>({{tr("Case"), [](const Duty &duty) { return duty.label; }},
                               {tr("Stage"), [](const Duty &duty) { return duty.stage; }},
                               {tr("Still to be done by"), open}},
                              this);
}

void DutiesDialog::build()
{
    for (const casework::PersonView &person : m_desk.people()) {
        if (person.id != m_from && person.roles.contains(QStringLiteral("officer")))
            m_to->addItem(person.name, person.id.toString());
    }
    m_to->setObjectName(QStringLiteral("to"));
    m_reason->setObjectName(QStringLiteral("reason"));
    m_on->setObjectName(QStringLiteral("on"));
    m_on->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_password->setObjectName(QStringLiteral("otherPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_paper->setObjectName(QStringLiteral("paper"));
    m_paper->setPlaceholderText(tr("Or the list that both signed, scanned"));
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, [this] {
        m_desk.prompt().openFiles(this, tr("The list that both signed"), tr("Scans (*.pdf *.jpg *.png);;All files (*)"),
                                  false, [this](const QStringList &files) { m_paper->setText(files.value(0)); });
    });
    auto *paper = new QHBoxLayout;
    paper->addWidget(m_paper, 1);
    paper->addWidget(choose);
    auto *form = new QFormLayout;
    form->addRow(tr("Takes over"), m_to);
    form->addRow(tr("Reason"), m_reason);
    form->addRow(tr("On"), m_on);
    form->addRow(m_who, m_password);
    form->addRow(tr("On paper"), paper);
    auto *close = new QPushButton(tr("Cancel"), this);
    close->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_submit);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &DutiesDialog::submit);
    connect(m_to, &QComboBox::currentIndexChanged, this, &DutiesDialog::follow);
}

PersonId DutiesDialog::to() const
{
    return PersonId::parse(m_to->currentData().toString()).value_or(PersonId());
}

void DutiesDialog::follow()
{
    const bool leaves = m_desk.person() == m_from;
    const bool takes = m_desk.person() == to();
    const QString other = m_desk.nameOf((leaves ? to() : m_from).toString());
    m_who->setText(leaves || takes ? tr("%1 signs here with their password").arg(other)
                                   : tr("Neither of the two is logged in: the signed list is needed"));
    m_password->setEnabled(leaves || takes);
    m_submit->setEnabled(m_model->rowCount() > 0 && m_to->count() > 0 && m_desk.whyReadOnly().isEmpty());
}

void DutiesDialog::submit()
{
    if (m_reason->text().trimmed().isEmpty()) {
        Exchange::say(m_message, tr("Say why the cases are handed over."), true);
        return;
    }
    auto what = std::make_shared<casework::DutiesHandOver>();
    what->from = m_from;
    what->to = to();
    what->reason = m_reason->text();
    what->on = m_on->date();
    what->otherPassword = Secret(m_password->text().toUtf8());
    what->paper = m_paper->text().trimmed();
    m_password->clear();
    m_submit->setEnabled(false);
    m_desk.run(this, tr("Handing over"), signedIn([what](casework::Session &session, Progress &progress) {
                   return casework::handOverDuties(session, *what, progress);
               }),
               [this](const Result<int> &done) {
                   if (!done) {
                       Exchange::say(m_message, Words::of(done.error()), true);
                       follow();
                       return;
                   }
                   Q_EMIT m_desk.changed(QString());
                   accept();
                   // Not over this dialog, which takes with it what stands over it.
                   m_desk.prompt().tell(
                       parentWidget(), tr("%n case(s) handed over, in one act signed by both.", nullptr, *done), false);
               });
}

} // namespace anjuan::ui

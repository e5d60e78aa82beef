#include "ui/exchange/enrol_dialog.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include "ui/exchange/parts.h"

namespace anjuan::ui {
namespace {

constexpr int kRolesPerLine = 4;

const std::vector<casework::Field::Option> &roleOptions()
{
    static const std::vector<casework::Field::Option> none;
    const casework::Act *grant = casework::findAct(QStringLiteral("office.grant_role"));
    const casework::Field *field = grant ? grant->field(QStringLiteral("role")) : nullptr;
    return field ? field->options : none;
}

} // namespace

EnrolDialog::EnrolDialog(Desk &desk, const casework::Enrolment &enrolment, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_enrolment(enrolment),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Accept, and save the package of the unit…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("enrolDialog"));
    setWindowTitle(tr("Application of a PC to join"));
    resize(820, 480);
    build();
    connect(m_submit, &QPushButton::clicked, this, &EnrolDialog::submit);
}

void EnrolDialog::build()
{
    auto *code = Exchange::makeCode("checkCode", this);
    code->setText(m_enrolment.checkCode());
    auto *pc = Exchange::makeText(m_enrolment.pcName, this);
    pc->setObjectName(QStringLiteral("pcName"));
    QFont bold = pc->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    pc->setFont(bold);
    auto *left = new QVBoxLayout;
    left->addWidget(pc);
    left->addWidget(Exchange::makeText(
        tr("Ask for the check code by telephone, or look at the other PC. If it differs, do not accept."), this));
    auto *head = new QHBoxLayout;
    head->addLayout(left, 1);
    head->addWidget(code);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(makePeople(), 1);
    column->addWidget(m_message);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_submit);
    column->addLayout(row);
}

QWidget *EnrolDialog::makePeople()
{
    auto *list = new QWidget(this);
    auto *grid = new QGridLayout(list);
    int row = 0;
    for (const casework::Enrolment::Person &person : m_enrolment.people) {
        addPerson(person, grid, row);
        row = grid->rowCount();
    }
    grid->setColumnStretch(kRolesPerLine + 1, 1);
    grid->setRowStretch(grid->rowCount(), 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(list);
    return scroll;
}

void EnrolDialog::addPerson(const casework::Enrolment::Person &person, QGridLayout *grid, int row)
{
    grid->addWidget(Exchange::makeText(tr("%1 (%2)").arg(person.name, person.login), this), row, 0, Qt::AlignTop);
    const auto &people = m_desk.people();
    const auto known =
        std::find_if(people.begin(), people.end(), [&](const auto &one) { return one.id == person.person; });
    if (known != people.end()) {
        QStringList names;
        for (const QString &role : known->roles)
            names.append(Words::roleName(role));
        const QString roles = names.isEmpty() ? tr("no role yet") : names.join(Words::tr(", ", "between names"));
        grid->addWidget(Exchange::makeText(tr("Already in the unit: %1. Stays as it is.").arg(roles), this), row, 1, 1,
                        kRolesPerLine + 1);
        return;
    }
    int at = 0;
    for (const casework::Field::Option &role : roleOptions()) {
        auto *tick = new QCheckBox(role.zh, this);
        tick->setObjectName(QStringLiteral("role:%1:%2").arg(person.login, role.value));
        tick->setChecked(role.value == QLatin1String("officer"));
        grid->addWidget(tick, row + at / kRolesPerLine, 1 + at % kRolesPerLine);
        m_ticks[person.login].emplace_back(role.value, tick);
        ++at;
    }
}

std::map<QString, QStringList> EnrolDialog::roles() const
{
    std::map<QString, QStringList> roles;
    for (const auto &[login, ticks] : m_ticks) {
        QStringList &own = roles[login];
        for (const auto &[role, tick] : ticks) {
            if (tick->isChecked())
                own.append(role);
        }
    }
    return roles;
}

void EnrolDialog::submit()
{
    m_submit->setEnabled(false);
    m_desk.run(this, tr("Accepting the application"),
               signedIn([enrolment = m_enrolment, roles = roles()](casework::Session &session, Progress &progress) {
                   return casework::acceptEnrolment(session, enrolment, roles, progress);
               }),
               [this](const Result<void> &done) {
                   m_submit->setEnabled(true);
                   // One who was accepted before wants its package once more.
                   const bool before = !done && done.error().id == QLatin1String("join.done");
                   if (!done && !before) {
                       Exchange::say(m_message, Words::of(done.error()), true);
                       return;
                   }
                   m_desk.announce(std::nullopt);
                   Q_EMIT accepted(m_enrolment.pcName);
                   accept();
               });
}

} // namespace anjuan::ui

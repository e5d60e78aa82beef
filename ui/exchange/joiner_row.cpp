#include "ui/exchange/joiner_row.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>

#include "ui/common/password_meter.h"

namespace anjuan::ui {

JoinerRow::JoinerRow(const casework::JoinCard::Person *known, const QStringList &unitWords, bool demo, QWidget *parent)
    : QWidget(parent),
      m_unitWords(unitWords),
      m_demo(demo),
      m_tick(new QCheckBox(this)),
      m_name(new QLineEdit(this)),
      m_login(new QLineEdit(this)),
      m_password(makePasswordLine("password", this)),
      m_again(makePasswordLine("passwordAgain", this)),
      m_meter(new PasswordMeter(m_password, this))
{
    setObjectName(known ? QStringLiteral("joiner:") + known->login : QStringLiteral("joiner:new"));
    m_tick->setObjectName(QStringLiteral("tick"));
    m_name->setObjectName(QStringLiteral("name"));
    m_login->setObjectName(QStringLiteral("login"));
    m_name->setPlaceholderText(tr("Name"));
    m_login->setPlaceholderText(tr("Log-in, such as zhangsan"));
    m_password->setPlaceholderText(tr("Password"));
    m_again->setPlaceholderText(tr("Password once more"));
    if (known) {
        m_known = known->person;
        m_name->setText(known->name);
        m_login->setText(known->login);
        m_tick->setText(QStringLiteral("%1 (%2)").arg(known->name, known->login));
    } else {
        m_tick->setText(tr("Somebody new"));
    }
    m_name->setVisible(!known);
    m_login->setVisible(!known);
    auto *body = new QWidget(this);
    auto *grid = new QGridLayout(body);
    grid->setContentsMargins(22, 0, 0, 6);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_login, 0, 1);
    grid->addWidget(m_password, 1, 0);
    grid->addWidget(m_again, 1, 1);
    grid->addWidget(m_meter, 2, 0, 1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tick);
    column->addWidget(body);
    body->hide();
    connect(m_tick, &QCheckBox::toggled, this, [this, body](bool wanted) {
        body->setVisible(wanted);
        if (wanted)
            (m_known.isNull() ? m_name : m_password)->setFocus();
    });
    for (const QLineEdit *line : {m_name, m_login})
        connect(line, &QLineEdit::textChanged, this, &JoinerRow::tellKnown);
    tellKnown();
}

void JoinerRow::tellKnown()
{
    QStringList words = m_unitWords + QStringList{m_name->text(), m_login->text()};
    words.removeAll(QString());
    m_meter->setKnown(words);
}

void JoinerRow::setWanted(bool wanted)
{
    m_tick->setChecked(wanted);
}

bool JoinerRow::isWanted() const
{
    return m_tick->isChecked();
}

QString JoinerRow::name() const
{
    return m_name->text().trimmed();
}

QString JoinerRow::problem() const
{
    if (name().isEmpty() || m_login->text().trimmed().isEmpty())
        return tr("Somebody new needs a name and a log-in.");
    if (m_password->text().isEmpty())
        return tr("%1: type a password, twice.").arg(name());
    if (m_password->text() != m_again->text())
        return tr("%1: the two passwords differ.").arg(name());
    const QString weak = m_demo ? QString() : m_meter->problem();
    return weak.isEmpty() ? QString() : tr("%1: %2").arg(name(), weak);
}

casework::Joiner JoinerRow::joiner() const
{
    return {.known = m_known,
            .name = name(),
            .login = m_login->text().trimmed(),
            .password = Secret::fromText(m_password->text())};
}

void JoinerRow::wipe()
{
    m_password->clear();
    m_again->clear();
}

} // namespace anjuan::ui

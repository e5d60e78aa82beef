#include "ui/start/login_page.h"

#include <QtCore/QSettings>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace anjuan::ui {

LoginPage::LoginPage(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_unit(new QLabel(this)),
      m_people(new QComboBox(this)),
      m_password(new QLineEdit(this)),
      m_hint(new QLabel(tr("In the training library every password is demo-2026."), this)),
      m_problem(new QLabel(this)),
      m_submit(new QPushButton(tr("&Log in"), this))
{
    setObjectName(QStringLiteral("loginPage"));
    build();
    connect(m_submit, &QPushButton::clicked, this, &LoginPage::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &LoginPage::submit);
    connect(m_people, &QComboBox::activated, m_password, qOverload<>(&QWidget::setFocus));
}

void LoginPage::build()
{
    QFont large = m_unit->font();
    large.setPointSize(16);
    large.setBold(true);
    m_unit->setFont(large);
    m_unit->setWordWrap(true);
    m_unit->setTextFormat(Qt::PlainText);
    m_people->setObjectName(QStringLiteral("people"));
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_hint->setStyleSheet(QStringLiteral("color:#8a5300"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setStyleSheet(QStringLiteral("color:#b3261e"));
    m_problem->setMinimumHeight(m_problem->fontMetrics().lineSpacing() * 2);
    m_submit->setObjectName(QStringLiteral("logIn"));
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(460);
    auto *column = new QVBoxLayout(middle);
    column->addStretch(1);
    column->addWidget(m_unit);
    column->addSpacing(12);
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_people);
    form->addRow(tr("&Password"), m_password);
    column->addLayout(form);
    column->addWidget(m_hint);
    column->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    auto *other = new QPushButton(tr("Another li&brary"), middle);
    other->setObjectName(QStringLiteral("otherLibrary"));
    connect(other, &QPushButton::clicked, this, &LoginPage::otherLibrary);
    row->addWidget(other);
    row->addStretch();
    row->addWidget(m_submit);
    column->addLayout(row);
    column->addStretch(2);
    auto *outer = new QHBoxLayout(this);
    outer->addStretch(1);
    outer->addWidget(middle, 2);
    outer->addStretch(1);
}

void LoginPage::refresh()
{
    const casework::LibraryInfo &info = m_desk.info();
    m_unit->setText(info.demo ? tr("%1 (training library)").arg(info.unitName) : info.unitName);
    m_hint->setVisible(info.demo);
    m_problem->clear();
    m_password->clear();
    m_people->clear();
    for (const casework::PersonView &person : m_desk.people()) {
        if (!person.hasKey)
            continue;
        const QString text =
            person.position.isEmpty() ? person.name : person.name + QStringLiteral(" · ") + person.position;
        m_people->addItem(text, person.login);
    }
    const QString last = QSettings().value(QStringLiteral("login/last")).toString();
    m_people->setCurrentIndex(qMax(0, m_people->findData(last)));
    m_password->setFocus();
}

void LoginPage::submit()
{
    const QString login = m_people->currentData().toString();
    if (login.isEmpty() || m_password->text().isEmpty()) {
        m_problem->setText(tr("Choose your name and type your password."));
        return;
    }
    m_submit->setEnabled(false);
    m_desk.logIn(this, login, m_password->text(), [this, login](const Result<void> &done) {
        m_submit->setEnabled(true);
        m_password->clear();
        if (!done) {
            m_problem->setText(Words::of(done.error()));
            m_password->setFocus();
            return;
        }
        QSettings().setValue(QStringLiteral("login/last"), login);
        Q_EMIT loggedIn();
    });
}

} // namespace anjuan::ui

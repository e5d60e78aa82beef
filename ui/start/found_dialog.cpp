#include "ui/start/found_dialog.h"

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace anjuan::ui {
namespace {

QLineEdit *makeLine(const char *name, bool secret, QWidget *parent)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(QLatin1String(name));
    if (secret)
        line->setEchoMode(QLineEdit::Password);
    return line;
}

} // namespace

int passwordStrength(const QString &password)
{
    bool lower = false, upper = false, digit = false, other = false;
    QString distinct;
    for (const QChar c : password) {
        lower |= c.isLower();
        upper |= c.isUpper();
        digit |= c.isDigit();
        other |= !c.isLower() && !c.isUpper() && !c.isDigit();
        if (!distinct.contains(c))
            distinct.append(c);
    }
    const int sorts = int(lower) + int(upper) + int(digit) + int(other);
    return qMin<int>(100, static_cast<int>(distinct.size()) * (3 + sorts));
}

FoundDialog::FoundDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_unit(makeLine("unitName", false, this)),
      m_code(makeLine("unitCode", false, this)),
      m_admin(makeLine("adminName", false, this)),
      m_login(makeLine("adminLogin", false, this)),
      m_password(makeLine("password", true, this)),
      m_again(makeLine("passwordAgain", true, this)),
      m_folder(makeLine("folder", false, this)),
      m_strength(new QProgressBar(this)),
      m_problem(new QLabel(this)),
      m_submit(new QPushButton(tr("Found the library"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("foundDialog"));
    setWindowTitle(tr("New library of a unit"));
    setMinimumWidth(600);
    build();
    connect(m_password, &QLineEdit::textChanged, this, &FoundDialog::rate);
    connect(m_submit, &QPushButton::clicked, this, &FoundDialog::submit);
}

void FoundDialog::build()
{
    m_login->setText(QStringLiteral("admin"));
    m_code->setMaxLength(18);
    m_code->setPlaceholderText(tr("18 characters"));
    m_strength->setRange(0, 100);
    m_strength->setTextVisible(false);
    m_strength->setFixedHeight(8);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setStyleSheet(QStringLiteral("color:#b3261e"));
    m_submit->setObjectName(QStringLiteral("submit"));
    auto *choose = new QPushButton(tr("Choose…"), this);
    connect(choose, &QPushButton::clicked, this, &FoundDialog::chooseFolder);
    auto *folderRow = new QHBoxLayout;
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(choose);
    auto *form = new QFormLayout;
    form->addRow(tr("Unit"), m_unit);
    form->addRow(tr("Unified social credit code"), m_code);
    form->addRow(tr("Administrator's name"), m_admin);
    form->addRow(tr("Administrator's log-in"), m_login);
    form->addRow(tr("Password"), m_password);
    form->addRow(QString(), m_strength);
    form->addRow(tr("Password once more"), m_again);
    form->addRow(tr("Empty folder on this PC"), folderRow);
    auto *note = new QLabel(tr("A forgotten password cannot be reset. The recovery card shown next can name a new "
                               "administrator: print it and lock it away."),
                            this);
    note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(note);
    column->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"), this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_submit);
    m_submit->setDefault(true);
    column->addLayout(row);
}

void FoundDialog::chooseFolder()
{
    m_desk.prompt().openFolder(this, tr("Empty folder for the library"),
                               [this](const QString &folder) { m_folder->setText(folder); });
}

void FoundDialog::rate()
{
    const int strength = passwordStrength(m_password->text());
    m_strength->setValue(strength);
    const QString colour = strength < 40 ? QStringLiteral("#b3261e")
        : strength < 70                  ? QStringLiteral("#c77700")
                                         : QStringLiteral("#2e7d32");
    m_strength->setStyleSheet(QStringLiteral("QProgressBar::chunk{background:%1}").arg(colour));
}

QString FoundDialog::problem() const
{
    for (const QLineEdit *line : {m_unit, m_code, m_admin, m_login, m_password, m_folder}) {
        if (line->text().trimmed().isEmpty())
            return tr("Every line must be filled in.");
    }
    if (m_code->text().size() != 18)
        return tr("The unified social credit code has 18 characters; %1 were typed.").arg(m_code->text().size());
    if (m_password->text() != m_again->text())
        return tr("The two passwords differ.");
    return {};
}

void FoundDialog::submit()
{
    m_problem->setText(problem());
    if (!m_problem->text().isEmpty())
        return;
    auto founding = std::make_shared<casework::Founding>();
    founding->unitName = m_unit->text().trimmed();
    founding->unitCode = m_code->text().trimmed();
    founding->adminName = m_admin->text().trimmed();
    founding->adminLogin = m_login->text().trimmed();
    founding->adminPassword = Secret::fromText(m_password->text());
    m_submit->setEnabled(false);
    m_desk.createLibrary(this, m_folder->text(), founding, [this](const Result<casework::RecoveryCard> &card) {
        m_submit->setEnabled(true);
        if (!card) {
            m_problem->setText(Words::of(card.error()));
            return;
        }
        m_password->clear();
        m_again->clear();
        Q_EMIT founded(*card);
        accept();
    });
}

} // namespace anjuan::ui

#include "ui/start/found_dialog.h"

#include <QtCore/QSettings>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/pack_offers.h"

#include "ui/common/look.h"
#include "ui/common/password_meter.h"
#include "ui/common/places.h"
#include "ui/exchange/parts.h"
#include "ui/packs/pack_folders.h"

namespace anjuan::ui {
namespace {

QLineEdit *makeLine(const char *name, QWidget *parent)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(QLatin1String(name));
    return line;
}

} // namespace

FoundDialog::FoundDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_unit(makeLine("unitName", this)),
      m_code(makeLine("unitCode", this)),
      m_admin(makeLine("adminName", this)),
      m_login(makeLine("adminLogin", this)),
      m_password(makePasswordLine("password", this)),
      m_again(makePasswordLine("passwordAgain", this)),
      m_folder(makeLine("folder", this)),
      m_group(makeLine("osGroup", this)),
      m_meter(new PasswordMeter(m_password, this)),
      m_pack(Exchange::makeText(QString(), this)),
      m_problem(new QLabel(this)),
      m_submit(new QPushButton(tr("Found the library"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("foundDialog"));
    setWindowTitle(tr("New library of a unit"));
    setMinimumWidth(680);
    build();
    for (const QLineEdit *line : {m_unit, m_code, m_admin, m_login})
        connect(line, &QLineEdit::textChanged, this, &FoundDialog::tellKnown);
    connect(m_folder, &QLineEdit::editingFinished, this, &FoundDialog::checkFolder);
    connect(m_code, &QLineEdit::textChanged, this, &FoundDialog::lookForPack);
    tellKnown();
    proposeFolder();
    connect(m_submit, &QPushButton::clicked, this, &FoundDialog::submit);
}

void FoundDialog::build()
{
    m_login->setText(QStringLiteral("admin"));
    m_code->setMaxLength(18);
    m_code->setPlaceholderText(tr("18 characters"));
    m_group->setPlaceholderText(tr("Optional: members of this group of the operating system may open it, too"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_problem->setMinimumHeight(m_problem->fontMetrics().lineSpacing() * 4);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
    m_submit->setObjectName(QStringLiteral("submit"));
    auto *choose = new QPushButton(tr("Choose…"), this);
    connect(choose, &QPushButton::clicked, this, &FoundDialog::chooseFolder);
    auto *folderRow = new QHBoxLayout;
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(choose);
    auto *form = new QFormLayout;
    form->addRow(tr("Unit"), m_unit);
    form->addRow(tr("Unified social credit code"), m_code);
    form->addRow(QString(), m_pack);
    m_pack->setObjectName(QStringLiteral("packOffer"));
    m_pack->hide();
    form->addRow(tr("Administrator's name"), m_admin);
    form->addRow(tr("Administrator's log-in"), m_login);
    form->addRow(tr("Password"), m_password);
    form->addRow(QString(), m_meter);
    form->addRow(tr("Password once more"), m_again);
    form->addRow(tr("Empty folder on this PC"), folderRow);
    form->addRow(tr("Group"), m_group);
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
    m_desk.prompt().openFolder(this, tr("Empty folder for the library"), [this](const QString &folder) {
        m_folder->setText(folder);
        checkFolder();
    });
}

void FoundDialog::proposeFolder()
{
    m_desk.run(
        this, QString(),
        [name = tr("anjuan-library")](Core, Progress &) -> Result<QString> { return proposedFolder(name); },
        [this](const Result<QString> &folder) {
            if (m_folder->text().isEmpty() && folder)
                m_folder->setText(*folder);
        });
}

void FoundDialog::checkFolder()
{
    m_desk.run(
        this, QString(),
        [dir = m_folder->text()](Core, Progress &) -> Result<QString> {
            return dir.isEmpty() ? QString() : whyNotThere(dir);
        },
        [this](const Result<QString> &why) { m_problem->setText(*why); });
}

/// The county comes from what a pack says of itself; of a place that no pack at hand is for nothing is said.
void FoundDialog::lookForPack()
{
    constexpr int kWhole = 18;
    const QString code = m_code->text();
    m_pack->hide();
    if (code.size() != kWhole)
        return;
    m_desk.run(
        this, QString(),
        [code, last = Exchange::lastFolder()](Core, Progress &) -> Result<std::vector<casework::PackOffer>> {
            return casework::packsFor(code, packFolders(last));
        },
        [this, code](const Result<std::vector<casework::PackOffer>> &offers) {
            if (code != m_code->text() || !offers || offers->empty())
                return;
            const casework::PackOffer &first = offers->front();
            m_pack->setText(
                tr("%1: the pack “%2” %3 in %4 is for this place. It is adopted on the workbench, under what is "
                   "still missing.")
                    .arg(first.county, first.title, first.version, first.file));
            m_pack->setMinimumHeight(m_pack->heightForWidth(m_unit->width())); // both lines of it
            m_pack->show();
        });
}

void FoundDialog::tellKnown()
{
    QStringList known{m_unit->text(), m_code->text(), m_admin->text(), m_login->text()};
    known.removeAll(QString());
    m_meter->setKnown(known);
}

void FoundDialog::done(int result)
{
    m_password->clear();
    m_again->clear();
    QDialog::done(result);
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
    return m_meter->problem();
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
    founding->osGroup = m_group->text().trimmed();
    founding->adminPassword = Secret::fromText(m_password->text());
    m_submit->setEnabled(false);
    m_desk.createLibrary(this, m_folder->text(), founding, [this](const Result<casework::RecoveryCard> &card) {
        if (!card) {
            m_submit->setEnabled(true);
            m_problem->setText(Words::of(card.error()));
            return;
        }
        logIn(*card);
    });
}

/// The password was typed twice just now: nobody types it a third time. Whatever fails here is asked again by the
/// log-in page.
void FoundDialog::logIn(const casework::RecoveryCard &card)
{
    const QString login = m_login->text().trimmed();
    m_desk.logIn(this, login, m_password->text(), {}, [this, card, login](const Result<void> &) {
        QSettings().setValue(QStringLiteral("login/last"), login);
        m_submit->setEnabled(true);
        Q_EMIT founded(card);
        accept();
    });
}

} // namespace anjuan::ui

#include "ui/exchange/pcs_panel.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/bureau/pin_unit.h"
#include "ui/common/flow_layout.h"
#include "ui/common/table.h"
#include "ui/exchange/card_of.h"
#include "ui/exchange/enrol_dialog.h"
#include "ui/exchange/hand_over_dialog.h"
#include "ui/exchange/join_card_dialog.h"

namespace anjuan::ui {

using casework::PcRow;

PcsPanel::PcsPanel(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_model(makeModel()),
      m_table(makeTable(m_model, QStringLiteral("pcs"), {260, 120}, this))
{
    setObjectName(QStringLiteral("pcsPanel"));
    constexpr int kRowsShown = 4;
    m_table->setMaximumHeight(m_table->verticalHeader()->defaultSectionSize() * (kRowsShown + 1) + 12);
    auto *title = new QLabel(tr("PCs of the unit"), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto *below = new QWidget(this);
    auto *joining = new FlowLayout(below);
    QPushButton *card = addButton(tr("Card for joining…"), "joinCard", &PcsPanel::showCard);
    QPushButton *take = addButton(tr("Take in an application…"), "takeApplication", &PcsPanel::takeApplication);
    QPushButton *unit = addButton(tr("Package of the unit…"), "unitPackage", &PcsPanel::exportUnit);
    QPushButton *office = addButton(tr("Hand over the unit's chain…"), "handOverOffice", &PcsPanel::handOverOffice);
    m_ofHolder = {take, office};
    for (QPushButton *button : {card, take, unit, office})
        joining->addWidget(button);
    joining->addGap();
    joining->addWidget(addButton(tr("Register the bureau…"), "registerBureau", &PcsPanel::registerBureau));
    joining->addWidget(addButton(tr("Use this library for the bureau…"), "becomeBureau", &PcsPanel::becomeBureau));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(title);
    column->addWidget(m_table);
    column->addWidget(below);
    connect(&m_desk, &Desk::peopleChanged, this, &PcsPanel::refresh);
    connect(&m_desk, &Desk::sessionChanged, this, &PcsPanel::refresh);
}

QPushButton *PcsPanel::addButton(const QString &text, const char *name, void (PcsPanel::*work)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    connect(button, &QPushButton::clicked, this, work);
    m_buttons.push_back(button);
    return button;
}

RowModel<PcRow> *PcsPanel::makeModel()
{
    return new RowModel<PcRow>(
        {{tr("Name"), [](const PcRow &row) { return row.name; }},
         {tr("This PC"), [](const PcRow &row) { return row.here ? tr("This PC") : QString(); }},
         {tr("Keeps the unit's chain"),
          [](const PcRow &row) { return row.holdsOffice ? tr("Yes: people and PCs are taken in here") : QString(); }}},
        this);
}

void PcsPanel::refresh()
{
    m_model->replace(m_desk.pcs());
    QString why = m_desk.whyReadOnly();
    if (why.isEmpty() && !m_desk.isAdmin())
        why = tr("Only an administrator does this.");
    for (QPushButton *button : m_buttons) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
    if (!why.isEmpty() || m_desk.holdsOffice())
        return;
    for (QPushButton *button : m_ofHolder) {
        button->setEnabled(false);
        button->setToolTip(tr("The unit's chain is kept on another PC: this is done there."));
    }
}

void PcsPanel::showCard()
{
    (new JoinCardDialog(m_desk, this))->open();
}

void PcsPanel::takeApplication()
{
    m_desk.prompt().openFiles(this, tr("Application of a PC to join"), Exchange::jsonFilter(), false,
                              [this](const QStringList &files) { readApplication(files.value(0)); });
}

void PcsPanel::readApplication(const QString &file)
{
    m_desk.run(
        this, QString(), [file](Core, Progress &) { return casework::readEnrolment(file); },
        [this](const Result<casework::Enrolment> &enrolment) {
            if (!enrolment) {
                m_desk.prompt().tell(this, Words::of(enrolment.error()), true);
                return;
            }
            auto *dialog = new EnrolDialog(m_desk, *enrolment, this);
            connect(dialog, &EnrolDialog::accepted, this, &PcsPanel::exportUnitFor);
            dialog->open();
        });
}

void PcsPanel::exportUnit()
{
    exportUnitFor(m_desk.info().unitName);
}

void PcsPanel::exportUnitFor(const QString &pcName)
{
    const QString name = Exchange::fileName(tr("unit-package-%1").arg(pcName)) + QStringLiteral(".anjuan.zip");
    m_desk.prompt().saveFile(this, tr("Save the package of the unit"), name,
                             [this](const QString &file) { writeUnit(file); });
}

void PcsPanel::writeUnit(const QString &file)
{
    auto request = std::make_shared<casework::ExportRequest>();
    request->profile = QStringLiteral("office");
    request->file = file;
    m_desk.run(this, tr("Writing the package of the unit"),
               signedIn([request](casework::Session &session, Progress &progress) {
                   return session.exportBundle(*request, progress);
               }),
               [this](const Result<casework::ExportedBundle> &bundle) {
                   m_desk.prompt().tell(
                       this,
                       bundle ? tr("%1\nTake it to the other PC. One that is waiting takes it in on its first "
                                   "page, one that has joined under Exchange.")
                                    .arg(Exchange::written(*bundle))
                              : Words::of(bundle.error()),
                       !bundle);
               });
}

void PcsPanel::handOverOffice()
{
    Handing handing;
    handing.what = Handing::What::Office;
    (new HandOverDialog(m_desk, handing, this))->open();
}

void PcsPanel::registerBureau()
{
    using casework::BureauCard;
    const auto asks = [](const BureauCard &card) {
        return tr("Receipts of %1 are taken in from now on.\n\nCheck code: %2\n\nIt must be the same as the one "
                  "that the bureau sees where it saved its card. Ask by telephone; if it differs, do not "
                  "register it.")
            .arg(card.unitName, card.checkCode());
    };
    takeCard<BureauCard>(m_desk, this,
                         {tr("Card of the bureau"), &casework::readBureauCard, asks,
                          [this](const BureauCard &card) { pinBureau(card); }});
}

void PcsPanel::pinBureau(const casework::BureauCard &card)
{
    m_desk.run(this, QString(),
               signedIn([card](casework::Session &session, Progress &) { return casework::pinBureau(session, card); }),
               [this](const Result<void> &done) {
                   m_desk.prompt().tell(this,
                                        done ? tr("The bureau is registered. From now on its receipts are taken in.")
                                             : Words::of(done.error()),
                                        !done);
                   m_desk.announce(std::nullopt);
               });
}

void PcsPanel::becomeBureau()
{
    pinUnitFromCard(m_desk, this);
}

} // namespace anjuan::ui

#include "ui/office/office_page.h"

#include <QtCore/QSet>
#include <QtGui/QAction>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/credentials.h"
#include "core/casework/unit_papers.h"

#include "ui/common/flow_layout.h"
#include "ui/common/table.h"
#include "ui/exchange/hand_over_dialog.h"
#include "ui/exchange/parts.h"
#include "ui/exchange/pcs_panel.h"
#include "ui/forms/act_dialog.h"
#include "ui/office/act_menus.h"
#include "ui/office/duties_dialog.h"
#include "ui/office/forms_dialog.h"
#include "ui/office/late_dialog.h"
#include "ui/office/number_starts_dialog.h"
#include "ui/tables/table_dialog.h"

namespace anjuan::ui {

OfficePage::OfficePage(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_unit(new QLabel(this)),
      m_model(makeModel()),
      m_people(makeTable(m_model, QStringLiteral("peopleTable"), {110, 120, 190, 400, 190}, this)),
      m_hint(new QLabel(this)),
      m_acts(new ActMenus(this)),
      m_forms(new QPushButton(tr("Forms of documents…"), this)),
      m_leaves(new QPushButton(tr("Hand over all open cases of this person…"), this)),
      m_duties(new QPushButton(tr("This person leaves: hand over to a colleague…"), this)),
      m_late(new QPushButton(tr("Late records…"), this)),
      m_pcs(new PcsPanel(desk, this))
{
    setObjectName(QStringLiteral("officePage"));
    m_unit->setWordWrap(true);
    m_unit->setTextFormat(Qt::RichText);
    m_unit->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_unit);
    column->addWidget(m_acts);
    column->addWidget(m_hint);
    column->addWidget(m_people, 1);
    auto *below = new QWidget(this);
    auto *row = new FlowLayout(below);
    for (QPushButton *button : {m_duties, m_leaves, m_forms})
        row->addWidget(button);
    row->addGap();
    row->addWidget(m_late);
    column->addWidget(below);
    m_forms->setObjectName(QStringLiteral("forms"));
    connect(m_forms, &QPushButton::clicked, this, [this] { (new FormsDialog(m_desk, this))->open(); });
    column->addWidget(m_pcs);
    m_leaves->setObjectName(QStringLiteral("handOverAll"));
    m_duties->setObjectName(QStringLiteral("duties"));
    m_late->setObjectName(QStringLiteral("lateRecords"));
    connect(m_leaves, &QPushButton::clicked, this, &OfficePage::handOverAll);
    connect(m_duties, &QPushButton::clicked, this, &OfficePage::handOverDuties);
    connect(m_late, &QPushButton::clicked, this, [this] { (new LateDialog(m_desk, this))->open(); });
    connect(m_acts, &ActMenus::chosen, this, &OfficePage::act);
    connect(m_acts->addFirst("people", tr("People from a table (Excel)…"), "peopleTable:paste"), &QAction::triggered,
            this, [this] { (new TableDialog(m_desk, casework::TableUse::People, this))->open(); });
    connect(m_acts->addFirst("numbers", tr("Numbers used so far…"), "numberStarts"), &QAction::triggered, this,
            [this] { (new NumberStartsDialog(m_desk, this))->open(); });
    connect(&m_desk, &Desk::peopleChanged, this, &OfficePage::refresh);
}

RowModel<casework::PersonView> *OfficePage::makeModel()
{
    using casework::PersonView;
    auto roles = [](const PersonView &row) {
        QStringList names;
        for (const QString &role : row.roles)
            names.append(Words::roleName(role));
        return names.join(Words::tr(", ", "between names"));
    };
    return new RowModel<PersonView>(
        {{tr("Name"), [](const PersonView &row) { return row.name; }},
         {tr("Log-in"), [](const PersonView &row) { return row.login; }},
         {tr("Position"), [](const PersonView &row) { return row.position; }},
         {tr("Roles"), roles},
         {tr("Enforcement card"), [](const PersonView &row) { return row.cardNumber; }},
         {tr("Can log in"), [](const PersonView &row) { return Words::yesNo(row.hasKey); }}},
        this);
}

void OfficePage::refresh()
{
    const casework::LibraryInfo &info = m_desk.info();
    m_unit->setText(
        QStringLiteral("<h3>%1</h3>%2")
            .arg(info.unitName.toHtmlEscaped(),
                 tr("Unified social credit code %1 · folder %2").arg(info.unitCode, info.dir).toHtmlEscaped()));
    showPeople();
    m_acts->setEnabled(m_desk.isAdmin());
    m_hint->setText(m_desk.isAdmin() ? QString() : tr("Only an administrator changes people, roles and credentials."));
    m_hint->setVisible(!m_desk.isAdmin());
    m_leaves->setEnabled(m_desk.isAdmin() && m_desk.whyReadOnly().isEmpty());
    m_duties->setEnabled(m_desk.isLoggedIn() && m_desk.whyReadOnly().isEmpty());
    m_pcs->refresh();
}

void OfficePage::showPeople()
{
    // Whoever was just registered is chosen: role and card come next, and should not ask again for whom.
    QSet<QString> before;
    for (int row = 0; row < m_model->rowCount(); ++row)
        before.insert(m_model->row(row).id.toString());
    const QModelIndex at = m_people->currentIndex();
    QString chosen = at.isValid() ? m_model->row(at.row()).id.toString() : QString();
    for (const casework::PersonView &person : m_desk.people()) {
        if (!before.isEmpty() && !before.contains(person.id.toString()))
            chosen = person.id.toString();
    }
    m_model->replace(m_desk.people());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->row(row).id.toString() == chosen)
            m_people->selectRow(row);
    }
}

void OfficePage::handOverAll()
{
    // The current row alone may be what the focus made of it.
    const QModelIndexList chosen = m_people->selectionModel()->selectedRows();
    if (chosen.isEmpty()) {
        m_desk.prompt().tell(this, tr("Choose the person in the list first."), true);
        return;
    }
    const casework::PersonView &person = m_model->row(chosen.constFirst().row());
    Handing handing;
    handing.what = Handing::What::Officer;
    handing.officer = person.id;
    handing.labels = {person.name};
    (new HandOverDialog(m_desk, handing, this))->open();
}

void OfficePage::handOverDuties()
{
    const QModelIndexList chosen = m_people->selectionModel()->selectedRows();
    if (chosen.isEmpty()) {
        m_desk.prompt().tell(this, tr("Choose the person in the list first."), true);
        return;
    }
    (new DutiesDialog(m_desk, m_model->row(chosen.constFirst().row()).id, this))->open();
}

void OfficePage::act(const QString &name)
{
    QJsonObject preset;
    const QModelIndex at = m_people->currentIndex();
    if (at.isValid())
        preset.insert(QStringLiteral("person"), m_model->row(at.row()).id.toString());
    const casework::Act *found = casework::findAct(name);
    if (at.isValid() && found && found->field(QStringLiteral("key")) && !found->field(QStringLiteral("person"))) {
        openWithKey(name, m_model->row(at.row()).id);
        return;
    }
    if (name == QLatin1String("office.describe_unit")) {
        openWithUnit(name);
        return;
    }
    openAct(this, m_desk, name, std::nullopt, found && found->field(QStringLiteral("person")) ? preset : QJsonObject());
}

/// What is known of the unit stands in the form.
void OfficePage::openWithUnit(const QString &act)
{
    m_desk.run(this, QString(), reading([](const casework::Library &library, Progress &) -> Result<QJsonObject> {
                   return casework::unitDescription(library);
               }),
               [this, act](const Result<QJsonObject> &unit) {
                   openAct(this, m_desk, act, std::nullopt, unit ? *unit : QJsonObject());
               });
}

/// The newest key of whoever is chosen stands in the form.
void OfficePage::openWithKey(const QString &act, const PersonId &person)
{
    m_desk.run(this, QString(), reading([person](const casework::Library &library, Progress &) -> Result<QString> {
                   for (const casework::KeyInForce &key : casework::allKeysInForce(library)) {
                       if (key.person == person)
                           return key.id;
                   }
                   return QString();
               }),
               [this, act](const Result<QString> &key) {
                   QJsonObject preset;
                   if (key && !key->isEmpty())
                       preset.insert(QStringLiteral("key"), *key);
                   openAct(this, m_desk, act, std::nullopt, preset);
               });
}

} // namespace anjuan::ui

#include "ui/bureau/order_dialog.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/exchange/parts.h"
#include "ui/forms/act_form.h"
#include "ui/forms/form_context.h"

namespace anjuan::ui {
namespace {

constexpr int kShown = 2000;
const QString kAct = QStringLiteral("supervision.order");

struct Loaded {
    std::vector<casework::CaseRow> rows;
    FormContext context;
};

} // namespace

OrderDialog::OrderDialog(Desk &desk, const casework::UnitRow &unit, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_unit(unit),
      m_case(new QComboBox(this)),
      m_middle(new QVBoxLayout),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Sign, and save for the unit…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("orderDialog"));
    setWindowTitle(tr("Order on a case of %1").arg(unit.name));
    setMinimumWidth(720);
    m_case->setObjectName(QStringLiteral("case"));
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setEnabled(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *form = new QFormLayout;
    form->addRow(tr("Case"), m_case);
    m_middle->addLayout(form);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_submit);
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_middle, 1);
    column->addWidget(m_message);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &OrderDialog::submit);
    load();
}

void OrderDialog::load()
{
    m_desk.run(
        this, tr("Reading the unit's cases"),
        [folder = m_unit.folder, &clock = m_desk.clock()](const Core &core, Progress &) -> Result<Loaded> {
            Loaded loaded;
            ANJUAN_TRY(loaded.context, loadFormContext(core, clock, std::nullopt));
            ANJUAN_TRY(const auto library, casework::Library::open(folder, casework::Access::ReadOnly, clock));
            int total = 0;
            ANJUAN_TRY(loaded.rows, library->cases({}, 0, kShown, &total));
            return loaded;
        },
        [this](const Result<Loaded> &loaded) {
            if (loaded)
                show(loaded->rows, loaded->context);
            else
                Exchange::say(m_message, Words::of(loaded.error()), true);
        });
}

void OrderDialog::show(const std::vector<casework::CaseRow> &rows, const FormContext &context)
{
    for (const casework::CaseRow &row : rows)
        m_case->addItem(row.number.isEmpty() ? row.cause : QStringLiteral("%1  %2").arg(row.number, row.cause),
                        row.id.toString());
    m_form = new ActForm(*casework::findAct(kAct), context, m_desk.prompt(), this);
    m_middle->addWidget(m_form, 1);
    m_submit->setEnabled(!rows.empty());
}

void OrderDialog::submit()
{
    if (!m_form->check())
        return;
    const QString name = Exchange::fileName(tr("order-%1").arg(m_case->currentText())) + QStringLiteral(".json");
    m_desk.prompt().saveFile(this, tr("Save the order for the unit"), name,
                             [this](const QString &file) { sign(file); });
}

void OrderDialog::sign(const QString &file)
{
    const auto id = CaseId::parse(m_case->currentData().toString());
    if (file.isEmpty() || !id)
        return;
    m_submit->setEnabled(false);
    m_desk.run(this, QString(),
               signedIn([genesis = m_unit.genesis, id = *id, with = m_form->values(), file](casework::Session &session,
                                                                                            Progress &) {
                   return casework::orderSupervision(session, genesis, id, with, file);
               }),
               [this, file](const Result<QString> &hash) {
                   if (!hash) {
                       m_submit->setEnabled(true);
                       Exchange::say(m_message, Words::of(hash.error()), true);
                       return;
                   }
                   accept();
                   m_desk.prompt().tell(parentWidget(), tr("Signed: give %1 to the unit, which takes it in.").arg(file),
                                        false);
               });
}

} // namespace anjuan::ui

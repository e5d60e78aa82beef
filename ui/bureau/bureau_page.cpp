#include "ui/bureau/bureau_page.h"

#include <QtCore/QSettings>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/bureau/order_dialog.h"
#include "ui/bureau/pin_unit.h"
#include "ui/bureau/return_dialog.h"
#include "ui/bureau/uploads_dialog.h"
#include "ui/common/table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

using casework::UnitRow;
using casework::UploadRow;

BureauPage::BureauPage(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_model(makeModel()),
      m_units(makeTable(m_model, QStringLiteral("units"), {300, 190, 220, 160, 80}, this)),
      m_drop(new QLineEdit(this)),
      m_receipts(new QLineEdit(this)),
      m_take(new QPushButton(tr("Take in the uploads"), this)),
      m_open(new QPushButton(tr("Open the unit's cases"), this)),
      m_return(new QPushButton(tr("Return cases…"), this)),
      m_order(new QPushButton(tr("Order on a case…"), this)),
      m_card(new QPushButton(tr("Card of this bureau…"), this)),
      m_pin(new QPushButton(tr("Add a unit…"), this)),
      m_message(Exchange::makeMessage(this))
{
    setObjectName(QStringLiteral("bureauPage"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeFolders());
    column->addWidget(m_units, 1);
    column->addWidget(makeButtons());
    column->addWidget(m_message);
    connect(m_take, &QPushButton::clicked, this, &BureauPage::takeUploads);
    connect(m_return, &QPushButton::clicked, this, &BureauPage::returnRows);
    connect(m_order, &QPushButton::clicked, this,
            [this] { (new OrderDialog(m_desk, m_model->row(m_units->currentIndex().row()), this))->open(); });
    connect(m_card, &QPushButton::clicked, this, &BureauPage::saveCard);
    connect(m_pin, &QPushButton::clicked, this, [this] { pinUnitFromCard(m_desk, this); });
    connect(m_open, &QPushButton::clicked, this,
            [this] { Q_EMIT openUnit(m_model->row(m_units->currentIndex().row()).folder); });
    connect(m_units->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BureauPage::follow);
    connect(m_model, &QAbstractItemModel::modelReset, this, &BureauPage::follow);
    connect(&m_desk, &Desk::peopleChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    follow();
}

RowModel<UnitRow> *BureauPage::makeModel()
{
    return new RowModel<UnitRow>(
        {{tr("Unit"), [](const UnitRow &row) { return row.name; }},
         {tr("Unified social credit code"), [](const UnitRow &row) { return row.code; }},
         {tr("Last upload"), [this](const UnitRow &row) { return sinceText(row.lastUploadAt); }},
         {tr("Last receipt"),
          [](const UnitRow &row) {
              return row.lastReceiptAt.isEmpty() ? tr("Never") : Words::moment(row.lastReceiptAt);
          }},
         {tr("Cases"), [](const UnitRow &row) { return QString::number(row.cases); }},
         {tr("Records"), [](const UnitRow &row) { return QString::number(row.records); }}},
        this);
}

QString BureauPage::sinceText(const QString &instant) const
{
    const std::optional<Instant> at = Instant::parse(instant);
    if (!at)
        return tr("Never");
    const auto days = static_cast<int>(at->date().daysTo(m_desk.clock().now().date()));
    return days <= 0 ? tr("%1 (today)").arg(Words::moment(instant))
                     : tr("%1 (%n day(s) ago)", nullptr, days).arg(Words::moment(instant));
}

QWidget *BureauPage::makeFolders()
{
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    auto add = [this, form](QLineEdit *line, const char *name, const QString &label, const QString &hint) {
        const QString key = QStringLiteral("bureau/") + QLatin1String(name);
        line->setObjectName(QLatin1String(name));
        line->setPlaceholderText(hint);
        line->setText(QSettings().value(key).toString());
        connect(line, &QLineEdit::textChanged, this,
                [key](const QString &text) { QSettings().setValue(key, text.trimmed()); });
        auto *choose = new QPushButton(tr("Choose…"), this);
        connect(choose, &QPushButton::clicked, this, [this, line, label] {
            m_desk.prompt().openFolder(this, label, [line](const QString &folder) { line->setText(folder); });
        });
        auto *row = new QHBoxLayout;
        row->addWidget(line, 1);
        row->addWidget(choose);
        form->addRow(label, row);
    };
    add(m_drop, "dropFolder", tr("Uploads lie in"), tr("The folder or stick that the units' uploads come in"));
    add(m_receipts, "receiptsFolder", tr("Receipts go to"), tr("The folder or stick that goes back to the units"));
    return box;
}

QWidget *BureauPage::makeButtons()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    const std::pair<QPushButton *, const char *> buttons[] = {{m_take, "takeUploads"},  {m_open, "openUnit"},
                                                              {m_return, "returnRows"}, {m_order, "orderCase"},
                                                              {m_pin, "pinUnit"},       {m_card, "bureauCard"}};
    for (const auto &[button, name] : buttons) {
        button->setObjectName(QLatin1String(name));
        row->addWidget(button);
    }
    row->addStretch();
    return box;
}

void BureauPage::refresh()
{
    m_desk.run(this, QString(),
               reading([](casework::Library &library, Progress &) { return casework::unitsOf(library); }),
               [this](const Result<std::vector<UnitRow>> &units) {
                   const int before = qMax(0, m_units->currentIndex().row());
                   std::vector<UnitRow> rows = units ? *units : std::vector<UnitRow>{};
                   // Who has not sent, or not for long, comes first: instants of one zone sort as text.
                   std::stable_sort(rows.begin(), rows.end(), [](const UnitRow &one, const UnitRow &other) {
                       return one.lastUploadAt < other.lastUploadAt;
                   });
                   m_model->replace(std::move(rows));
                   if (!units)
                       Exchange::say(m_message, Words::of(units.error()), true);
                   m_units->selectRow(qMin(before, m_model->rowCount() - 1));
                   follow();
               });
}

void BureauPage::follow()
{
    const QString why = m_desk.whyReadOnly();
    const QModelIndex at = m_units->currentIndex();
    const bool hasCases = at.isValid() && !m_model->row(at.row()).folder.isEmpty();
    m_open->setEnabled(hasCases);
    m_return->setEnabled(hasCases && why.isEmpty());
    m_order->setEnabled(hasCases && why.isEmpty());
    m_take->setEnabled(why.isEmpty());
    m_card->setEnabled(why.isEmpty());
    m_pin->setEnabled(why.isEmpty() && m_desk.isAdmin());
}

void BureauPage::takeUploads()
{
    const QString folder = m_drop->text().trimmed();
    const QString receipts = m_receipts->text().trimmed();
    if (folder.isEmpty() || receipts.isEmpty()) {
        Exchange::say(m_message, tr("Choose the folder of the uploads and the one for the receipts."), true);
        return;
    }
    m_take->setEnabled(false);
    Exchange::say(m_message, QString(), false);
    m_desk.run(this, tr("Taking in the uploads"),
               signedIn([folder, receipts](casework::Session &session, Progress &progress) {
                   return casework::takeUploads(session, folder, receipts, progress);
               }),
               [this](const Result<std::vector<UploadRow>> &rows) {
                   refresh();
                   if (!rows) {
                       Exchange::say(m_message, Words::of(rows.error()), true);
                       return;
                   }
                   if (rows->empty()) {
                       Exchange::say(m_message, tr("There is no upload in this folder."), true);
                       return;
                   }
                   (new UploadsDialog(*rows, this))->open();
                   m_desk.announce(std::nullopt);
               });
}

void BureauPage::returnRows()
{
    const QString receipts = m_receipts->text().trimmed();
    if (receipts.isEmpty()) {
        Exchange::say(m_message, tr("Choose the folder for the receipts first."), true);
        return;
    }
    auto *dialog = new ReturnDialog(m_desk, m_model->row(m_units->currentIndex().row()), receipts, this);
    connect(dialog, &ReturnDialog::returned, this, [this](const QString &file) {
        Exchange::say(m_message, tr("Returned: give %1 to the unit.").arg(file), false);
        refresh();
    });
    dialog->open();
}

void BureauPage::saveCard()
{
    const QString name = Exchange::fileName(tr("bureau-card-%1").arg(m_desk.info().unitName)) + QStringLiteral(".json");
    m_desk.prompt().saveFile(this, tr("Save the card of this bureau"), name,
                             [this](const QString &file) { writeCard(file); });
}

void BureauPage::writeCard(const QString &file)
{
    m_desk.run(
        this, QString(), signedIn([file](casework::Session &session, Progress &) -> Result<casework::BureauCard> {
            ANJUAN_TRY(const QByteArray card, casework::bureauCard(session));
            ANJUAN_CHECK(Exchange::writeForAll(file, card));
            return casework::parseBureauCard(card, file);
        }),
        [this, file](const Result<casework::BureauCard> &done) {
            Exchange::say(m_message,
                          done ? tr("Saved: %1. Each unit registers it once, under Unit and people. Check code: %2")
                                     .arg(file, done->checkCode())
                               : Words::of(done.error()),
                          !done);
        });
}

} // namespace anjuan::ui

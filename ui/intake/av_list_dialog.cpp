#include "ui/intake/av_list_dialog.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/row_model.h"
#include "ui/common/table.h"

namespace anjuan::ui {
namespace {

using evidence::AvRow;

QString stateOf(const AvRow &row)
{
    switch (row.state) {
    case AvRow::State::NotDone:
        return AvListDialog::tr("Not done yet");
    case AvRow::State::Recorded:
        return AvListDialog::tr("Recorded (%1)").arg(row.recordings.size());
    case AvRow::State::Waived:
        return AvListDialog::tr("Text suffices");
    case AvRow::State::Owed:
        return AvListDialog::tr("Owed");
    case AvRow::State::Open:
        return AvListDialog::tr("May be recorded, is not");
    }
    return {};
}

QString keptText(const QString &keep)
{
    if (keep == QLatin1String("permanent"))
        return AvListDialog::tr("For ever");
    const int number = QStringView(keep).mid(1).toInt();
    if (keep.startsWith(QLatin1Char('y')) && number > 0)
        return AvListDialog::tr("%n year(s)", nullptr, number);
    return keep.startsWith(QLatin1Char('m')) && number > 0 ? AvListDialog::tr("%n month(s)", nullptr, number) : keep;
}

} // namespace

AvListDialog::AvListDialog(std::vector<AvRow> rows, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("avListDialog"));
    setWindowTitle(tr("List of audio-video records"));
    resize(980, 420);
    auto *model = new RowModel<AvRow>(
        {{tr("Step"), [](const AvRow &row) { return row.zh; }},
         {tr("Asked"), [](const AvRow &row) { return row.mandatory ? tr("Must be recorded") : tr("May be recorded"); }},
         {tr("State"), stateOf},
         {tr("How"), [](const AvRow &row) { return row.method; }},
         {tr("What"), [](const AvRow &row) { return row.content; }},
         {tr("Kept"), [](const AvRow &row) { return keptText(row.keep); }},
         {tr("Source"), [](const AvRow &row) { return row.source; }}},
        this);
    model->replace(std::move(rows));
    auto *table = makeTable(model, QStringLiteral("avTable"), {220, 110, 110, 110, 190, 70}, this);
    auto *waive = new QPushButton(tr("Text suffices…"), this);
    waive->setObjectName(QStringLiteral("avWaive"));
    waive->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close (Esc)"), this);
    auto *row = new QHBoxLayout;
    row->addWidget(waive);
    row->addStretch();
    row->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->addWidget(table, 1);
    column->addLayout(row);
    table->selectRow(0);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(waive, &QPushButton::clicked, this, [this, model, table] {
        const QModelIndex at = table->currentIndex();
        if (!at.isValid())
            return;
        const QString step = model->row(at.row()).step;
        accept();
        Q_EMIT waived(step);
    });
}

} // namespace anjuan::ui

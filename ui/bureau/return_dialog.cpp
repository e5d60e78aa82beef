#include "ui/bureau/return_dialog.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/cell_table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {
namespace {

enum Column { Number, Cause, Reason, ColumnCount };
constexpr int kShown = 2000;

} // namespace

ReturnDialog::ReturnDialog(Desk &desk, const casework::UnitRow &unit, const QString &receipts, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_unit(unit),
      m_receipts(receipts),
      m_table(new CellTable(0, ColumnCount, this)),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Return them"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("returnDialog"));
    setWindowTitle(tr("Return cases of %1").arg(unit.name));
    resize(1060, 560);
    build();
    connect(m_submit, &QPushButton::clicked, this, &ReturnDialog::submit);
    load();
}

void ReturnDialog::build()
{
    m_table->setObjectName(QStringLiteral("returns"));
    m_table->setHorizontalHeaderLabels({tr("Number"), tr("Cause"), tr("Reason")});
    m_table->verticalHeader()->hide();
    m_table->setColumnWidth(Number, 250);
    m_table->setColumnWidth(Cause, 300);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setAutoDefault(false); // Enter in a cell is not yet the wish to return
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(Exchange::makeText(
        tr("Type a reason beside each case that goes back; name the field, such as “legal basis: the paragraph is "
           "missing”. Cases without a reason are not returned."),
        this));
    column->addWidget(m_table, 1);
    column->addWidget(m_message);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_submit);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void ReturnDialog::load()
{
    m_desk.run(
        this, tr("Reading the unit's cases"),
        [folder = m_unit.folder, &clock = m_desk.clock()](Core, Progress &) -> Result<std::vector<casework::CaseRow>> {
            ANJUAN_TRY(const auto library, casework::Library::open(folder, casework::Access::ReadOnly, clock));
            int total = 0;
            return library->cases({}, 0, kShown, &total);
        },
        [this](const Result<std::vector<casework::CaseRow>> &rows) {
            if (rows)
                show(*rows);
            else
                Exchange::say(m_message, Words::of(rows.error()), true);
        });
}

void ReturnDialog::show(const std::vector<casework::CaseRow> &rows)
{
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (const casework::CaseRow &row : rows) {
        const auto at = static_cast<int>(m_ids.size());
        auto *number = new QTableWidgetItem(row.number.isEmpty() ? tr("(not filed)") : row.number);
        auto *cause = new QTableWidgetItem(row.cause);
        for (QTableWidgetItem *item : {number, cause})
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_table->setItem(at, Number, number);
        m_table->setItem(at, Cause, cause);
        m_table->setItem(at, Reason, new QTableWidgetItem);
        m_ids.push_back(row.id);
    }
}

std::vector<casework::Returned> ReturnDialog::chosen() const
{
    std::vector<casework::Returned> chosen;
    for (size_t i = 0; i < m_ids.size(); ++i) {
        const QString reason = m_table->item(static_cast<int>(i), Reason)->text().trimmed();
        if (!reason.isEmpty())
            chosen.push_back({m_ids[i], reason});
    }
    return chosen;
}

void ReturnDialog::submit()
{
    const std::vector<casework::Returned> rows = chosen();
    if (rows.empty()) {
        Exchange::say(m_message, tr("No case has a reason yet."), true);
        return;
    }
    m_submit->setEnabled(false);
    m_desk.run(
        this, tr("Returning"),
        signedIn([genesis = m_unit.genesis, rows, receipts = m_receipts](casework::Session &session, Progress &) {
            return casework::returnRows(session, genesis, rows, receipts);
        }),
        [this](const Result<QString> &file) {
            m_submit->setEnabled(true);
            if (!file) {
                Exchange::say(m_message, Words::of(file.error()), true);
                return;
            }
            Q_EMIT returned(*file);
            accept();
        });
}

} // namespace anjuan::ui

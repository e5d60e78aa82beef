#include "ui/tables/table_dialog.h"

#include <QtCore/QSet>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/table_titles.h"
#include "core/sheets/reading.h"
#include "core/sheets/values.h"

#include "ui/common/cell_table.h"
#include "ui/common/look.h"
#include "ui/tables/password_slips.h"

namespace anjuan::ui {
TableDialog::TableDialog(Desk &desk, casework::TableUse use, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_use(use),
      m_table(new CellTable(this)),
      m_said(new QLabel(this)),
      m_submit(new QPushButton(use == casework::TableUse::People ? tr("Register the people") : tr("Take the cases in"),
                               this))
{
    setObjectName(QStringLiteral("tableDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(use == casework::TableUse::People       ? tr("People of the unit, a row each")
                       : use == casework::TableUse::Ledger ? tr("Cases of the past from a ledger")
                                                           : tr("Cases at the roadside, a row each"));
    resize(1150, 640);
    QStringList titles;
    for (const casework::TableField &field : casework::tableFields(use))
        titles += QString::fromUtf8(field.zh) + (field.required ? QStringLiteral(" *") : QString());
    m_table->setObjectName(QStringLiteral("rows"));
    m_table->setColumnCount(static_cast<int>(titles.size()));
    m_table->setHorizontalHeaderLabels(titles);
    m_table->setRowCount(kEmptyRows);
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->setColumnWidth(
            column, std::max(m_table->columnWidth(column), m_table->horizontalHeader()->sectionSizeHint(column)));
    m_said->setObjectName(QStringLiteral("message"));
    m_said->setWordWrap(true);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setEnabled(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(m_table, 1);
    column->addWidget(makeFoot());
    connect(m_table, &QTableWidget::cellChanged, this, &TableDialog::check);
    connect(m_submit, &QPushButton::clicked, this, &TableDialog::submit);
}

QWidget *TableDialog::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *choose = new QPushButton(tr("Read a spreadsheet…"), head);
    choose->setObjectName(QStringLiteral("choose"));
    connect(choose, &QPushButton::clicked, this, [this] {
        m_desk.prompt().openFiles(this, tr("Read a spreadsheet"), tr("Spreadsheets (*.xlsx *.csv *.txt)"), false,
                                  [this](const QStringList &files) {
                                      if (!files.isEmpty())
                                          load(files.front());
                                  });
    });
    QString words =
        tr("Type, paste from a spreadsheet (Ctrl+V), or read a file. Ctrl+D takes over the cell above. Columns with * "
           "must be filled.");
    if (m_use == casework::TableUse::People)
        words +=
            QLatin1Char('\n')
            + tr(
                "Leaders sign on paper unless the column says otherwise; everybody else gets a first password, which is "
                "shown once, after they are registered.");
    auto *help = new QLabel(words, head);
    help->setWordWrap(true);
    row->addWidget(choose);
    row->addWidget(help, 1);
    auto *mapping = new QWidget(head);
    m_mapping = new QFormLayout(mapping);
    auto *scroll = new QScrollArea(head);
    scroll->setObjectName(QStringLiteral("mapping"));
    scroll->setWidget(mapping);
    scroll->setWidgetResizable(true);
    scroll->setFixedHeight(190);
    scroll->setVisible(false);
    row->addWidget(scroll, 1);
    if (m_use == casework::TableUse::Roadside) {
        m_officers = new QListWidget(head);
        m_officers->setObjectName(QStringLiteral("officers"));
        m_officers->setFixedHeight(90);
        m_officers->setToolTip(tr("The officers who were there"));
        for (const casework::PersonView &person : m_desk.people()) {
            if (person.cardNumber.isEmpty())
                continue;
            auto *item = new QListWidgetItem(person.name + QStringLiteral(" · ") + person.cardNumber, m_officers);
            item->setData(Qt::UserRole, person.id.toString());
            // Who records them was there, as a rule.
            item->setCheckState(person.id == m_desk.person() ? Qt::Checked : Qt::Unchecked);
        }
        connect(m_officers, &QListWidget::itemChanged, this, &TableDialog::check);
        row->addWidget(m_officers);
    }
    return head;
}

QWidget *TableDialog::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    auto *close = new QPushButton(tr("Close"), foot);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(m_said, 1);
    row->addWidget(m_submit);
    row->addWidget(close);
    return foot;
}

void TableDialog::load(const QString &path)
{
    m_desk.run(
        this, tr("Reading"), [path](Core, Progress &progress) { return sheets::readTable(path, progress); },
        [this](const Result<sheets::Workbook> &book) {
            if (!book) {
                m_said->setText(Words::of(book.error()));
                return;
            }
            m_book = *book;
            showSheet(static_cast<int>(casework::likelySheet(m_book, m_use) - m_book.sheets.data()));
        });
}

void TableDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        paste(QGuiApplication::clipboard()->text());
    else if (event->key() == Qt::Key_D && event->modifiers() == Qt::ControlModifier)
        fillDown();
    else
        QDialog::keyPressEvent(event);
}

/// The topmost chosen cell of each column goes into those chosen below it, as in a spreadsheet; one cell alone takes
/// what stands above it.
void TableDialog::fillDown()
{
    m_filling = true;
    for (const QTableWidgetSelectionRange &range : m_table->selectedRanges()) {
        const int from = range.rowCount() > 1 ? range.topRow() : range.topRow() - 1;
        for (int column = range.leftColumn(); column <= range.rightColumn() && from >= 0; ++column) {
            const QTableWidgetItem *above = m_table->item(from, column);
            for (int row = from + 1; above && row <= range.bottomRow(); ++row)
                m_table->setItem(row, column, new QTableWidgetItem(above->text()));
        }
    }
    m_filling = false;
    check();
}

void TableDialog::paste(const QString &text)
{
    m_filling = true;
    QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    std::vector<int> columns = lines.isEmpty() ? std::vector<int>() : columnsIn(lines.front());
    if (!columns.empty())
        lines.removeFirst();
    int row = std::max(0, m_table->currentRow());
    for (const QString &line : lines) {
        if (row >= m_table->rowCount())
            m_table->setRowCount(row + 1);
        const int first = std::max(0, m_table->currentColumn());
        int at = 0;
        for (const QString &cell : line.split(QLatin1Char('\t'))) {
            const int column = columns.empty()          ? first + at
                : at < static_cast<int>(columns.size()) ? columns[static_cast<std::size_t>(at)]
                                                        : -1;
            ++at;
            if (column >= 0 && column < m_table->columnCount())
                m_table->setItem(row, column, new QTableWidgetItem(cell.trimmed()));
        }
        ++row;
    }
    m_filling = false;
    check();
}

sheets::Sheet TableDialog::typed() const
{
    sheets::Sheet sheet;
    sheet.name = windowTitle();
    std::vector<sheets::Cell> titles;
    for (const casework::TableField &field : casework::tableFields(m_use))
        titles.push_back(sheets::Cell::ofText(QString::fromUtf8(field.zh)));
    sheet.rows.push_back(titles);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        std::vector<sheets::Cell> cells;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const QTableWidgetItem *item = m_table->item(row, column);
            cells.push_back(item && !item->text().trimmed().isEmpty() ? sheets::Cell::ofText(item->text())
                                                                      : sheets::Cell());
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

QStringList TableDialog::officers() const
{
    QStringList chosen;
    for (int i = 0; m_officers && i < m_officers->count(); ++i) {
        if (m_officers->item(i)->checkState() == Qt::Checked)
            chosen += m_officers->item(i)->data(Qt::UserRole).toString();
    }
    return chosen;
}

void TableDialog::check()
{
    if (m_filling)
        return;
    const int asked = ++m_asked;
    m_submit->setEnabled(false);
    m_desk.run(
        this, QString(),
        [sheet = typed(), use = m_use](Core core, Progress &) -> Result<Checked> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            auto preview = casework::readTableRows(*core.library, sheet, use, {});
            if (!preview)
                return Checked{{}, Words::of(preview.error())};
            return Checked{std::move(*preview), {}};
        },
        [this, asked](const Result<Checked> &checked) {
            if (asked == m_asked)
                mark(checked ? *checked : Checked{{}, Words::of(checked.error())});
        });
}

void TableDialog::mark(const Checked &checked)
{
    m_filling = true;
    m_preview = checked.preview;
    QStringList lines;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount(); ++column) {
            QTableWidgetItem *item = m_table->item(row, column);
            const QString cell = sheets::cellName(row + 1, column);
            const auto fault = std::find_if(m_preview.faults.begin(), m_preview.faults.end(),
                                            [&](const casework::TableFault &one) { return one.cell == cell; });
            const bool bad = fault != m_preview.faults.end();
            if (!item && bad)
                m_table->setItem(row, column, item = new QTableWidgetItem);
            if (!item)
                continue;
            item->setBackground(bad ? QBrush(look::toned(QColor(255, 214, 214))) : QBrush());
            item->setToolTip(bad ? Words::of(fault->why) : QString());
            if (bad && lines.size() < 3)
                lines += tr("Row %1, %2: %3").arg(row + 1).arg(fault->column, Words::of(fault->why));
        }
    }
    m_filling = false;
    const int rows = static_cast<int>(m_preview.rows.size());
    const bool staffed = m_use != casework::TableUse::Roadside || officers().size() >= 2;
    if (!checked.fault.isEmpty())
        lines = {checked.fault};
    else if (rows == 0 && !unmatched().isEmpty())
        lines = {unmatched()};
    else if (lines.isEmpty())
        lines = m_refused + QStringList(!staffed ? tr("Choose the two officers.") : countText(rows, false));
    m_said->setText(lines.join(QLatin1Char('\n')));
    m_submit->setEnabled(checked.fault.isEmpty() && m_preview.faults.empty() && rows > 0 && staffed
                         && m_desk.whyReadOnly().isEmpty());
}

void TableDialog::submit()
{
    m_submit->setEnabled(false);
    const casework::RoadsideCommon common{officers(), m_desk.clock().now()};
    m_desk.run(
        this, tr("Recording"),
        [preview = m_preview, use = m_use, common](Core core, Progress &progress) -> Result<casework::TableTaken> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::takeTableRows(*core.session, preview, use, common, progress);
        },
        [this](const Result<casework::TableTaken> &result) { taken(result); });
}

void TableDialog::taken(const Result<casework::TableTaken> &result)
{
    m_desk.announce(std::nullopt);
    if (!result) {
        m_said->setText(Words::of(result.error()));
        return;
    }
    m_refused = {countText(result->cases, true)};
    for (const casework::TableFault &fault : result->refused)
        m_refused += tr("Refused, %1: %2").arg(fault.column, Words::of(fault.why));
    m_said->setText(m_refused.join(QLatin1Char('\n')));
    keepOnly(result->refused);
    if (!result->passwords.empty())
        (new PasswordSlips(m_desk, result->passwords, this))->open();
}

/// What was recorded leaves the table, so that it is not recorded twice; what was refused stays, to be mended.
void TableDialog::keepOnly(const std::vector<casework::TableFault> &refused)
{
    if (refused.empty()) {
        m_table->setEnabled(false);
        return;
    }
    QSet<int> rows;
    for (const casework::TableFault &fault : refused)
        rows.insert(fault.cell.toInt() - 2); // counted from one, below the line of titles
    m_filling = true;
    for (int row = m_table->rowCount() - 1; row >= 0; --row) {
        if (!rows.contains(row))
            m_table->removeRow(row);
    }
    m_table->setRowCount(std::max(kEmptyRows, m_table->rowCount()));
    m_filling = false;
    check();
}

QString TableDialog::countText(int rows, bool done) const
{
    if (m_use == casework::TableUse::People)
        return done ? tr("%n people were registered.", nullptr, rows)
                    : tr("%n people can be registered.", nullptr, rows);
    return done ? tr("%n case(s) were taken in.", nullptr, rows) : tr("%n case(s) can be taken in.", nullptr, rows);
}

} // namespace anjuan::ui

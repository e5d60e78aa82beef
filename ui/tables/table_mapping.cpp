#include <algorithm>

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QTableWidget>

#include "core/casework/table_titles.h"
#include "core/sheets/values.h"

#include "ui/tables/table_dialog.h"

// Which column of a file is which 列对应.

namespace anjuan::ui {

void TableDialog::showSheet(int index)
{
    m_sheet = m_book.sheets[static_cast<std::size_t>(index)];
    makeMapping();
    fill();
}

void TableDialog::makeMapping()
{
    while (m_mapping->rowCount() > 0)
        m_mapping->removeRow(0);
    m_columns.clear();
    if (m_book.sheets.size() > 1) {
        auto *box = new QComboBox(this);
        box->setObjectName(QStringLiteral("sheet"));
        for (const sheets::Sheet &sheet : m_book.sheets)
            box->addItem(sheet.isEmpty() ? tr("%1 (empty)").arg(sheet.name) : sheet.name);
        box->setCurrentIndex(box->findText(m_sheet.isEmpty() ? tr("%1 (empty)").arg(m_sheet.name) : m_sheet.name));
        m_mapping->addRow(tr("Sheet of the file"), box);
        // The box goes with the rows that it renews.
        connect(box, &QComboBox::activated, this, &TableDialog::showSheet, Qt::QueuedConnection);
    }
    QStringList titles;
    for (int column = 0; column < m_sheet.columnCount(); ++column)
        titles += sheets::textIn(m_sheet.at(0, column));
    for (const casework::TableField &field : casework::tableFields(m_use)) {
        auto *box = new QComboBox(this);
        box->setObjectName(QStringLiteral("map:") + QLatin1String(field.name));
        box->addItem(tr("(none)"), -1);
        for (int column = 0; column < titles.size(); ++column) {
            if (!titles[column].isEmpty())
                box->addItem(titles[column], column);
        }
        if (const auto likely = casework::likelyColumn(field, titles))
            box->setCurrentIndex(std::max(0, box->findData(*likely)));
        m_mapping->addRow(QString::fromUtf8(field.zh) + (field.required ? QStringLiteral(" *") : QString()), box);
        m_columns.push_back(box);
        connect(box, &QComboBox::activated, this, &TableDialog::fill);
    }
    findChild<QScrollArea *>(QStringLiteral("mapping"))->setVisible(true);
}

void TableDialog::fill()
{
    m_filling = true;
    m_table->clearContents();
    m_table->setRowCount(std::max(kEmptyRows, m_sheet.rowCount() - 1));
    for (std::size_t field = 0; field < m_columns.size(); ++field) {
        const int column = m_columns[field]->currentData().toInt();
        for (int row = 1; column >= 0 && row < m_sheet.rowCount(); ++row) {
            const QString text = sheets::textIn(m_sheet.shownAt(row, column));
            if (!text.isEmpty())
                m_table->setItem(row - 1, static_cast<int>(field), new QTableWidgetItem(text));
        }
    }
    m_filling = false;
    check();
}

/// What was read shows nothing while nobody has said which of its columns is the party's: it is said what to do.
QString TableDialog::unmatched() const
{
    QStringList missing;
    const auto &fields = casework::tableFields(m_use);
    for (std::size_t field = 0; field < m_columns.size(); ++field) {
        if (fields[field].required && m_columns[field]->currentData().toInt() < 0)
            missing += QString::fromUtf8(fields[field].zh);
    }
    return missing.isEmpty()
        ? QString()
        : tr("Choose at the upper right which column of the file this is: %1").arg(missing.join(QStringLiteral("、")));
}

/// Where each cell of a line of titles belongs, -1 for one that is no column here; empty where it is no such line.
std::vector<int> TableDialog::columnsIn(const QString &line) const
{
    std::vector<int> columns;
    int known = 0;
    const auto &fields = casework::tableFields(m_use);
    for (const QString &cell : line.split(QLatin1Char('\t'))) {
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const casework::TableField &field) {
            return cell.trimmed() == QString::fromUtf8(field.zh).section(QLatin1Char('('), 0, 0)
                || casework::likelyColumn(field, {cell}).has_value();
        });
        known += found == fields.end() ? 0 : 1;
        columns.push_back(found == fields.end() ? -1 : static_cast<int>(found - fields.begin()));
    }
    return known >= 2 ? columns : std::vector<int>();
}

} // namespace anjuan::ui

#pragma once
#include <functional>
#include <vector>

#include <QtCore/QAbstractTableModel>
#include <QtCore/QString>

namespace anjuan::ui {

/// A read-only table over a vector of rows, for lists that are loaded whole and shown as text.
template <class Row> class RowModel final : public QAbstractTableModel {
public:
    struct Column {
        QString head;
        std::function<QString(const Row &)> text;
    };
    RowModel(std::vector<Column> columns, QObject *parent) : QAbstractTableModel(parent), m_columns(std::move(columns))
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
            return {};
        return m_columns[static_cast<size_t>(index.column())].text(row(index.row()));
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (role != Qt::DisplayRole || orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        return m_columns[static_cast<size_t>(section)].head;
    }
    void replace(std::vector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const Row &row(int at) const { return m_rows[static_cast<size_t>(at)]; }

private:
    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

} // namespace anjuan::ui

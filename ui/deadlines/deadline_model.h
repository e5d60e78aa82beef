#pragma once
#include <QtCore/QAbstractTableModel>

#include "core/casework/deadline_list.h"

namespace anjuan::ui {

/// The open deadlines as rows: how near in a word and a colour, last day, what, case.
class DeadlineModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { State, Due, Left, What, Number, Cause, Columns };
    explicit DeadlineModel(QObject *parent) : QAbstractTableModel(parent) {}

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void replace(std::vector<casework::DeadlineLine> lines, QDate on);
    const casework::DeadlineLine &line(int row) const { return m_lines[static_cast<size_t>(row)]; }
    const std::vector<casework::DeadlineLine> &lines() const { return m_lines; }

private:
    QString text(const casework::DeadlineLine &line, int column) const;
    std::vector<casework::DeadlineLine> m_lines;
    QDate m_on;
};

} // namespace anjuan::ui

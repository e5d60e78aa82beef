#pragma once
#include <vector>

#include <QtCore/QAbstractTableModel>

#include "core/casework/views.h"

namespace anjuan::ui {

/// The records of one case, oldest first.
class TimelineModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { At, Lane, Title, By, Verdict, Flaws, Summary, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void replace(std::vector<casework::RecordView> records);
    const casework::RecordView &record(int row) const { return m_records[static_cast<size_t>(row)]; }

private:
    std::vector<casework::RecordView> m_records;
};

} // namespace anjuan::ui

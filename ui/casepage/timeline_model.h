#pragma once
#include <vector>

#include <QtCore/QAbstractTableModel>

#include "core/casework/views.h"

namespace anjuan::ui {

/// Where a record stands among the lanes of its case's parts, in the order in which they began.
struct TimelineLanes {
    struct Rail {
        int lane = 0;
        bool begins = false, ends = false; // with this record
    };
    int lane = -1;           // its own; -1: of no part
    int count = 0;           // of all
    std::vector<Rail> rails; // those that pass it
};

/// The records of one case, oldest first.
class TimelineModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { At, Lane, Title, By, Verdict, Flaws, Summary, ColumnCount };
    static constexpr int LanesRole = Qt::UserRole + 1; // TimelineLanes
    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void replace(std::vector<casework::RecordView> records);
    int lanes() const { return static_cast<int>(m_spans.size()); }
    const casework::RecordView &record(int row) const { return m_records[static_cast<size_t>(row)]; }

private:
    struct Span {
        QString part;
        int first = 0, last = 0; // rows
    };
    static QString partOf(const casework::RecordView &record);
    TimelineLanes lanesAt(int row) const;
    std::vector<casework::RecordView> m_records;
    std::vector<Span> m_spans;
};

} // namespace anjuan::ui

Q_DECLARE_METATYPE(anjuan::ui::TimelineLanes)

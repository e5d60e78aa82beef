#pragma once
#include <vector>

#include <QtCore/QAbstractTableModel>

#include "core/casework/views.h"

namespace anjuan::ui {

/// What a case is called in a sentence: its number and its cause, as far as they are there.
QString labelOf(const casework::CaseRow &row);

/// Rows of the case list as far as they were loaded. Asks for the next page when the view comes to its end.
class CaseModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kPage = 60; // a screen and a half: more is asked for when somebody comes to its end
    enum Column { Number, Cause, Party, Stage, Officers, Opened, Filed, Days, Fine, Flaws, Found, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// Fewer than `asked` are all there are. True where the same cases stand in the same places as before: no view
    /// loses its place then.
    bool replace(std::vector<casework::CaseRow> rows, int asked = kPage);
    /// A page that is not full is the last one.
    void append(const std::vector<casework::CaseRow> &rows);
    /// Whether all that match are here.
    bool isWhole() const { return !m_more; }
    /// Of a row that is still shown.
    void setFlaws(const CaseId &id, int flaws);
    /// Rows whose flaws were not counted yet, from the top.
    std::vector<CaseId> uncounted(int most) const;
    /// What stands in the last column: where a text was found, or since when something is overdue.
    void tellOverdue(bool overdue);
    const casework::CaseRow &row(int row) const { return m_rows[static_cast<size_t>(row)]; }

Q_SIGNALS:
    void wanted(int offset);

private:
    QString text(const casework::CaseRow &row, int column) const;
    std::vector<casework::CaseRow> m_rows;
    bool m_more = false;
    bool m_asked = false;
    bool m_overdue = false;
};

} // namespace anjuan::ui

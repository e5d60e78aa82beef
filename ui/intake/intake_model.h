#pragma once
#include <vector>

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>
#include <QtGui/QPixmap>

#include "core/casework/intake.h"

namespace anjuan::ui {

/// What was found on a card, with the case and step that each file is given.
class IntakeModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, State, Title, Taken, Case, Step, Size, Facts, ColumnCount };

    struct Row {
        casework::IntakeFile file;
        QJsonObject with; // fields of evidence.add
        CaseId caseId;
        QString caseName;
        QString stepName;
        bool wanted = true; // a duplicate of the same case is not
    };
    explicit IntakeModel(QObject *parent) : QAbstractTableModel(parent) {}

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    const std::vector<Row> &rows() const { return m_rows; }
    /// New files come after those that are there; one that is listed is not listed twice.
    void add(std::vector<casework::IntakeFile> files, const CaseId &caseId, const QString &caseName);
    /// After staging: the same files, in the same order.
    void staged(std::vector<casework::IntakeFile> files, const Clock &clock);
    std::vector<casework::IntakeFile> files() const;
    void change(const std::vector<int> &rows, const std::function<void(Row &)> &how);
    void setThumbnail(const QString &sha256, const QPixmap &pixmap);
    void clear();

private:
    QString stateText(const Row &row) const;
    std::vector<Row> m_rows;
    QHash<QString, QPixmap> m_thumbnails;
};

} // namespace anjuan::ui

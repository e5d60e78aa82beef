#pragma once
#include <QtCore/QAbstractTableModel>
#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QPixmap>

#include "core/casework/views.h"

namespace anjuan::ui {

/// The index of a case's evidence with small pictures, which are asked for as they come into view.
class EvidenceModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { No, Title, Sort, State, Taken, Step, Checked, File, ColumnCount };

    explicit EvidenceModel(QObject *parent) : QAbstractTableModel(parent) {}
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// `today`: for how long ago each was read again.
    void replace(std::vector<casework::EvidenceView> rows, QDate today);
    const casework::EvidenceView &row(int at) const { return m_rows[static_cast<std::size_t>(at)]; }
    /// -1 where it is not there.
    int rowOf(const QString &record) const;
    void setThumbnail(const QString &sha256, const QByteArray &jpeg);
    static QString stateOf(const casework::EvidenceView &row);
    /// How long ago its content was read again on this PC.
    static QString ageOf(const casework::EvidenceView &row, QDate today);

Q_SIGNALS:
    void thumbnailWanted(const QString &sha256) const;

private:
    std::vector<casework::EvidenceView> m_rows;
    QDate m_today;
    QHash<QString, QPixmap> m_thumbnails;
    mutable QSet<QString> m_asked;
};

/// By words in any column, and by sort.
class EvidenceFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum Which { All, Photos, Films, Sounds, Papers, Unverified, Lacking, Derived };

    EvidenceFilter(EvidenceModel *model, QObject *parent);
    void setWords(const QString &words);
    void setWhich(Which which);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    EvidenceModel *m_model;
    QStringList m_words;
    Which m_which = All;
};

} // namespace anjuan::ui

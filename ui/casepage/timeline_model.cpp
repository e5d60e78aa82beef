#include "ui/casepage/timeline_model.h"

#include <QtGui/QColor>

#include "ui/common/look.h"
#include "ui/common/words.h"

namespace anjuan::ui {

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const casework::RecordView &record = m_records[static_cast<size_t>(index.row())];
    if (role == Qt::ForegroundRole && index.column() == Flaws && !record.findings.empty())
        return look::toned(QColor(0x8a5300));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case At:
        return record.actOn.isEmpty() ? Words::moment(record.at) : Words::moment(record.actOn);
    case Lane: {
        const casework::Act *act = casework::actOfKind(record.kind);
        return act ? act->groupZh : QString();
    }
    case Title:
        return record.title;
    case By:
        return record.by;
    case Verdict:
        return Words::verdict(record.verdict);
    case Flaws:
        return record.findings.empty() ? QString() : QString::number(record.findings.size());
    case Summary:
        return record.summary;
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    const QString heads[] = {tr("When"),      tr("Part"),  tr("What"),   tr("Who"),
                             tr("Signature"), tr("Flaws"), tr("Summary")};
    return section >= 0 && section < ColumnCount ? heads[section] : QVariant();
}

void TimelineModel::replace(std::vector<casework::RecordView> records)
{
    beginResetModel();
    m_records = std::move(records);
    endResetModel();
}

} // namespace anjuan::ui

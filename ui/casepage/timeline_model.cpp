#include "ui/casepage/timeline_model.h"

#include <algorithm>

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
    if (role == LanesRole)
        return QVariant::fromValue(lanesAt(index.row()));
    if (role == Qt::ForegroundRole && index.column() == Flaws && !record.findings.empty())
        return look::toned(QColor(0x8a5300));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case At:
        return record.actOn.isEmpty() ? Words::moment(record.at) : Words::moment(record.actOn);
    case Lane:
        return partOf(record);
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
    m_spans.clear();
    for (int row = 0; row < rowCount(); ++row) {
        const QString part = partOf(m_records[static_cast<size_t>(row)]);
        const auto known =
            std::find_if(m_spans.begin(), m_spans.end(), [&part](const Span &one) { return one.part == part; });
        if (known != m_spans.end())
            known->last = row;
        else if (!part.isEmpty())
            m_spans.push_back({part, row, row});
    }
    endResetModel();
}

QString TimelineModel::partOf(const casework::RecordView &record)
{
    const casework::Act *act = casework::actOfKind(record.kind);
    return act ? act->groupZh : QString();
}

TimelineLanes TimelineModel::lanesAt(int row) const
{
    TimelineLanes lanes;
    lanes.count = static_cast<int>(m_spans.size());
    const QString part = partOf(m_records[static_cast<size_t>(row)]);
    for (int lane = 0; lane < lanes.count; ++lane) {
        const Span &span = m_spans[static_cast<size_t>(lane)];
        if (span.part == part)
            lanes.lane = lane;
        if (row >= span.first && row <= span.last)
            lanes.rails.push_back({lane, row == span.first, row == span.last});
    }
    return lanes;
}

} // namespace anjuan::ui

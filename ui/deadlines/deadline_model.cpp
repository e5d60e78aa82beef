#include "ui/deadlines/deadline_model.h"

#include <QtGui/QColor>

#include "ui/common/look.h"
#include "ui/common/words.h"

namespace anjuan::ui {

int DeadlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QString DeadlineModel::text(const casework::DeadlineLine &line, int column) const
{
    const cases::Deadline &deadline = line.deadline;
    switch (column) {
    case State:
        return casework::nearnessText(deadline, Words::language());
    case Due:
        if (!deadline.due.isValid())
            return Words::withoutValue();
        return deadline.provisional ? tr("%1 (provisional)").arg(dateText(deadline.due)) : dateText(deadline.due);
    case Left:
        return deadline.due.isValid() ? QString::number(m_on.daysTo(deadline.due)) : QString();
    case What:
        return Words::rule(deadline.code, {}).text;
    case Number:
        return line.caseId.isNull() ? tr("The unit") : line.number;
    default:
        return line.cause;
    }
}

QVariant DeadlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const casework::DeadlineLine &one = line(index.row());
    if (role == Qt::DisplayRole)
        return text(one, index.column());
    if (role == Qt::ToolTipRole)
        return one.deadline.why;
    if (role == Qt::TextAlignmentRole && index.column() == Left)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && index.column() <= Left) {
        if (one.deadline.nearness == cases::Nearness::Overdue || one.deadline.nearness == cases::Nearness::Red)
            return look::toned(QColor(0xb3261e));
        if (one.deadline.nearness == cases::Nearness::Amber)
            return look::toned(QColor(0x8a5300));
    }
    return {};
}

QVariant DeadlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    const QString heads[] = {tr("State"),    tr("Last day"),    tr("Days left"),
                             tr("Deadline"), tr("Case number"), tr("Cause")};
    return section >= 0 && section < Columns ? heads[section] : QVariant();
}

void DeadlineModel::replace(std::vector<casework::DeadlineLine> lines, QDate on)
{
    beginResetModel();
    m_lines = std::move(lines);
    m_on = on;
    endResetModel();
}

} // namespace anjuan::ui

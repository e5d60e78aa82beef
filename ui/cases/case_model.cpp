#include "ui/cases/case_model.h"

#include <algorithm>

#include <QtGui/QColor>

#include "core/base/money.h"

#include "ui/common/look.h"
#include "ui/common/words.h"

namespace anjuan::ui {

QString labelOf(const casework::CaseRow &row)
{
    QStringList parts{row.number, row.cause};
    parts.removeAll(QString());
    return parts.isEmpty() ? row.id.toString().left(8) : parts.join(QLatin1Char(' '));
}

int CaseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CaseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CaseModel::text(const casework::CaseRow &row, int column) const
{
    switch (column) {
    case Number:
        return !row.number.isEmpty() ? row.number : row.filedOn ? tr("(no number)") : tr("(not filed)");
    case Cause:
        return row.holderName.isEmpty() ? row.cause : tr("[copy] %1").arg(row.cause);
    case Party:
        return row.party;
    case Stage:
        return row.stageZh.isEmpty() ? row.stage : row.stageZh;
    case Officers:
        return row.officers;
    case Opened:
        return dateText(row.openedOn);
    case Filed:
        return row.filedOn ? dateText(*row.filedOn) : QString();
    case Days:
        return row.daysUsed < 0 ? QString() : QString::number(row.daysUsed);
    case Fine:
        return row.fineFen > 0 ? Fen{row.fineFen}.yuan() : QString();
    case Flaws:
        return row.flaws > 0 ? QString::number(row.flaws) : row.flaws < 0 ? QStringLiteral("…") : QString();
    case Found:
        return row.found;
    default:
        return {};
    }
}

QVariant CaseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const casework::CaseRow &row = m_rows[static_cast<size_t>(index.row())];
    if (role == Qt::ToolTipRole && !row.holderName.isEmpty())
        return tr("Handled on “%1”; here for reading only.").arg(row.holderName);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(row, index.column());
    if (role == Qt::ForegroundRole && !row.holderName.isEmpty())
        return look::toned(QColor(0x5f6368));
    const bool figures = index.column() == Days || index.column() == Fine || index.column() == Flaws;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (figures ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ForegroundRole && index.column() == Days && row.daysUsed > 75)
        return look::toned(QColor(row.daysUsed > 90 ? 0xb3261e : 0x8a5300));
    return {};
}

QVariant CaseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Number:
        return tr("Number");
    case Cause:
        return tr("Cause");
    case Party:
        return tr("Party");
    case Stage:
        return tr("Stage");
    case Officers:
        return tr("Officers");
    case Opened:
        return tr("Clue on");
    case Filed:
        return tr("Filed on");
    case Days:
        return tr("Days used");
    case Fine:
        return tr("Fine (yuan)");
    case Flaws:
        return tr("Flaws");
    case Found:
        return m_overdue ? tr("Overdue since") : tr("Found in");
    default:
        return {};
    }
}

void CaseModel::tellOverdue(bool overdue)
{
    m_overdue = overdue;
    Q_EMIT headerDataChanged(Qt::Horizontal, Found, Found);
}

void CaseModel::setFlaws(const CaseId &id, int flaws)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].id != id)
            continue;
        m_rows[i].flaws = flaws;
        const QModelIndex at = index(static_cast<int>(i), Flaws);
        Q_EMIT dataChanged(at, at);
    }
}

std::vector<CaseId> CaseModel::uncounted(int most) const
{
    std::vector<CaseId> ids;
    for (const casework::CaseRow &row : m_rows) {
        if (row.flaws < 0 && static_cast<int>(ids.size()) < most)
            ids.push_back(row.id);
    }
    return ids;
}

bool CaseModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_asked && m_more;
}

void CaseModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_asked = true;
    Q_EMIT wanted(static_cast<int>(m_rows.size()));
}

bool CaseModel::replace(std::vector<casework::CaseRow> rows, int asked)
{
    const bool same = !rows.empty()
        && std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                      [](const auto &one, const auto &other) { return one.id == other.id; });
    if (!same)
        beginResetModel();
    m_rows = std::move(rows);
    m_more = static_cast<int>(m_rows.size()) >= asked;
    m_asked = false;
    if (same)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    else
        endResetModel();
    return same;
}

void CaseModel::append(const std::vector<casework::CaseRow> &rows)
{
    m_more = rows.size() >= kPage;
    m_asked = false;
    if (rows.empty())
        return;
    const auto first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    endInsertRows();
}

} // namespace anjuan::ui

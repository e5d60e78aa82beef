#include "ui/casepage/evidence_model.h"

#include <algorithm>

#include "core/base/clock.h"

#include "ui/common/list_picture.h"
#include "ui/common/words.h"

namespace anjuan::ui {

using casework::EvidenceView;

int EvidenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EvidenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EvidenceModel::stateOf(const EvidenceView &row)
{
    QStringList marks;
    if (!row.destroyedOn.isEmpty())
        marks.append(tr("Destroyed"));
    else if (!row.movedTo.isEmpty())
        marks.append(tr("Moved to another case"));
    else if (row.excluded)
        marks.append(tr("Excluded"));
    else if (!row.parent.isEmpty())
        marks.append(row.how);
    else
        marks.append(row.verified ? tr("Verified") : tr("Not verified"));
    if (row.afterDecision)
        marks.append(tr("After the decision"));
    marks.append(row.lacks);
    if (!row.checkedGood)
        marks.append(tr("Content damaged"));
    if (row.privacy == QLatin1String("sensitive"))
        marks.append(tr("Sensitive"));
    return marks.join(QStringLiteral(" · "));
}

QString EvidenceModel::ageOf(const EvidenceView &row, QDate today)
{
    const auto at = Instant::parse(row.checkedAt);
    if (!at || !row.destroyedOn.isEmpty())
        return row.destroyedOn.isEmpty() ? tr("not yet") : QString();
    const int days = static_cast<int>(at->date().daysTo(today));
    return days <= 0 ? tr("today") : tr("%n day(s) ago", nullptr, days);
}

QVariant EvidenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EvidenceView &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DecorationRole && index.column() == Title) {
        if (const auto it = m_thumbnails.constFind(row.sha256); it != m_thumbnails.constEnd())
            return *it;
        const bool pictured = row.media == EvidenceView::Media::Photo || row.media == EvidenceView::Media::Video;
        if (pictured && row.destroyedOn.isEmpty() && !m_asked.contains(row.sha256)) {
            m_asked.insert(row.sha256);
            Q_EMIT thumbnailWanted(row.sha256);
        }
        return {};
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case No:
        return QString::number(row.no);
    case Title:
        return row.parent.isEmpty() ? row.title : QStringLiteral("↳ ") + row.title;
    case Sort:
        return row.typeZh;
    case State:
        return stateOf(row);
    case Taken:
        return Words::moment(row.madeAt);
    case Step:
        return row.avStepZh;
    case Checked:
        return ageOf(row, m_today);
    case File:
        return row.fileName;
    default:
        return {};
    }
}

QVariant EvidenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return QStringList{tr("No."),   tr("Title"), tr("Sort"),       tr("State"),
                       tr("Taken"), tr("Step"),  tr("Read again"), tr("File")}
        .value(section);
}

void EvidenceModel::replace(std::vector<EvidenceView> rows, QDate today)
{
    m_today = today;
    beginResetModel();
    m_rows = std::move(rows);
    m_asked.clear();
    endResetModel();
}

int EvidenceModel::rowOf(const QString &record) const
{
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const EvidenceView &row) { return row.record == record; });
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

void EvidenceModel::setThumbnail(const QString &sha256, const QByteArray &jpeg)
{
    QPixmap pixmap;
    if (!pixmap.loadFromData(jpeg))
        return;
    m_thumbnails.insert(sha256, listPicture(pixmap));
    for (int at = 0; at < rowCount(); ++at) {
        if (row(at).sha256 == sha256)
            Q_EMIT dataChanged(index(at, Title), index(at, Title), {Qt::DecorationRole});
    }
}

EvidenceFilter::EvidenceFilter(EvidenceModel *model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(model);
}

void EvidenceFilter::setWords(const QString &words)
{
    m_words = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void EvidenceFilter::setWhich(Which which)
{
    m_which = which;
    invalidateFilter();
}

bool EvidenceFilter::filterAcceptsRow(int at, const QModelIndex &) const
{
    using Media = EvidenceView::Media;
    const EvidenceView &row = m_model->row(at);
    const bool fits = m_which == All || (m_which == Photos && row.media == Media::Photo)
        || (m_which == Films && row.media == Media::Video) || (m_which == Sounds && row.media == Media::Audio)
        || (m_which == Papers && (row.media == Media::Pdf || row.media == Media::Other))
        || (m_which == Unverified && row.isLive() && row.parent.isEmpty() && !row.verified)
        || (m_which == Lacking && !row.lacks.isEmpty()) || (m_which == Derived && !row.parent.isEmpty());
    if (!fits)
        return false;
    const QString all = QStringList{row.title,    row.typeZh, EvidenceModel::stateOf(row),
                                    row.place,    row.makers, row.proves,
                                    row.fileName, row.source, row.avStepZh,
                                    row.sha256}
                            .join(QLatin1Char('\n'));
    return std::all_of(m_words.begin(), m_words.end(),
                       [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool EvidenceFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const EvidenceView &a = m_model->row(left.row());
    const EvidenceView &b = m_model->row(right.row());
    if (left.column() == EvidenceModel::No)
        return a.no < b.no;
    if (left.column() == EvidenceModel::Taken)
        return a.madeAt < b.madeAt;
    if (left.column() == EvidenceModel::Checked)
        return a.checkedAt < b.checkedAt;
    return QString::localeAwareCompare(left.data().toString(), right.data().toString()) < 0;
}

} // namespace anjuan::ui

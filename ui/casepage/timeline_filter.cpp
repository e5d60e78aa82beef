#include "ui/casepage/timeline_filter.h"

#include <algorithm>

namespace anjuan::ui {

TimelineFilter::TimelineFilter(TimelineModel *model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(model);
}

void TimelineFilter::setWords(const QString &words)
{
    m_words = words.trimmed();
    invalidateFilter();
}

void TimelineFilter::setWhich(Which which)
{
    m_which = which;
    invalidateFilter();
}

bool TimelineFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const casework::RecordView &record = m_model->record(row);
    if (m_which == Flawed && record.findings.empty())
        return false;
    if (m_which == Doubtful && record.verdict == QLatin1String("signature_holds"))
        return false;
    if (m_which == Files && record.blobs.empty())
        return false;
    if (m_words.isEmpty())
        return true;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (m_model->index(row, column).data().toString().contains(m_words, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

ChainGaps gapsOf(const casework::CaseView &view)
{
    ChainGaps gaps;
    const QString reached = cases::barStageOf(view.facts);
    const auto last = std::find_if(view.stages.begin(), view.stages.end(),
                                   [&reached](const cases::StageInfo &stage) { return stage.id == reached; });
    // The stage where it stands may still be at its papers.
    for (auto stage = view.stages.begin(); last != view.stages.end() && stage != last; ++stage) {
        if (stage->skipped || stage->papers.isEmpty())
            continue;
        ++gaps.stages;
        const bool any = std::any_of(view.documents.begin(), view.documents.end(), [&stage](const auto &document) {
            return !document.voided && stage->papers.contains(document.form);
        });
        if (!any)
            gaps.without += stage->zh;
    }
    return gaps;
}

} // namespace anjuan::ui

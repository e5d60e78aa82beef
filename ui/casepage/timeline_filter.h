#pragma once
#include <QtCore/QSortFilterProxyModel>

#include "ui/casepage/timeline_model.h"

namespace anjuan::ui {

/// The records of the timeline that a word or a sort leaves.
class TimelineFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum Which { All, Flawed, Doubtful, Files };

    TimelineFilter(TimelineModel *model, QObject *parent);
    void setWords(const QString &words);
    void setWhich(Which which);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    TimelineModel *m_model;
    QString m_words;
    Which m_which = All;
};

/// How whole the chain is 链条完整度: of the stages that the case went through and that make papers, how many have one,
/// and which have none. Nothing where no such stage was reached.
struct ChainGaps {
    int stages = 0;
    QStringList without; // their names
};
ChainGaps gapsOf(const casework::CaseView &view);

} // namespace anjuan::ui

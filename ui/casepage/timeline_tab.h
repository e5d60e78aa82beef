#pragma once
#include "ui/casepage/case_tab.h"
#include "ui/casepage/timeline_model.h"

class QLabel;
class QTableView;
class QTextBrowser;

namespace anjuan::ui {

class ActBar;
class TimelineFilter;
struct ChainGaps;

/// Every record of the case with its lane 办案环节, the one selected in full, and what the chain lacks.
class TimelineTab final : public CaseTab {
    Q_OBJECT
public:
    TimelineTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;

private:
    QWidget *makeFilter();
    const casework::RecordView *current() const;
    void showCurrent();
    void showGaps(const ChainGaps &gaps);
    TimelineModel *m_model;
    TimelineFilter *m_filter;
    QTableView *m_table;
    QTextBrowser *m_detail;
    QLabel *m_gaps;
    ActBar *m_acts;
    QString m_current;
};

} // namespace anjuan::ui

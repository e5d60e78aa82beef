#pragma once
#include "ui/casepage/case_tab.h"
#include "ui/casepage/timeline_model.h"

class QTableView;
class QTextBrowser;

namespace anjuan::ui {

class ActBar;

/// Every record of the case, and the one selected in full.
class TimelineTab final : public CaseTab {
    Q_OBJECT
public:
    TimelineTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;

private:
    void showCurrent();
    TimelineModel *m_model;
    QTableView *m_table;
    QTextBrowser *m_detail;
    ActBar *m_acts;
    QString m_current;
};

} // namespace anjuan::ui

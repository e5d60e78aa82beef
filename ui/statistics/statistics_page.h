#pragma once
#include "core/casework/statistics.h"

#include "ui/common/row_model.h"
#include "ui/window/work_page.h"

class QComboBox;
class QDateEdit;
class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace anjuan::ui {

class BreakdownChart;
class Desk;

/// The figures of a period 统计: each with the rule by which it is counted and, on a click, the cases behind it;
/// breakdowns beneath. They go out as a workbook and as a report in words.
class StatisticsPage final : public WorkPage {
    Q_OBJECT
public:
    StatisticsPage(Desk &desk, QWidget *parent);
    void refresh() override;

private:
    struct CaseLine {
        CaseId id;
        QString label;
    };
    QWidget *makeHead();
    QWidget *makeTables();
    void choosePeriod();
    void load();
    void show();
    void showBreakdown();
    void showCases(const std::vector<CaseId> &cases, const QString &of);
    void exportWorkbook();
    void exportArchiveList();
    void exportProperties();

    Desk &m_desk;
    casework::Statistics m_statistics;
    QComboBox *m_period;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QComboBox *m_by;
    QPushButton *m_export;
    QPushButton *m_copy;
    RowModel<casework::StatFigure> *m_figureModel;
    QTableView *m_figures;
    RowModel<casework::StatGroup> *m_groupModel;
    QTableView *m_groups;
    BreakdownChart *m_bars;
    QLabel *m_of;
    RowModel<CaseLine> *m_caseModel;
    QTableView *m_cases;
};

} // namespace anjuan::ui

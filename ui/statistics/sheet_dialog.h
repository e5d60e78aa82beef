#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/statistics_sheet.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QComboBox;
class QLabel;
class QTabWidget;
class QTableView;
class QTableWidget;

namespace anjuan::ui {

/// Half-year and year sheets 半年报、年报: a table for each subject, a line for each unit, behind every number its
/// cases. They go out as a workbook, as a PDF, and in words.
class SheetDialog final : public QDialog {
    Q_OBJECT
public:
    SheetDialog(Desk &desk, QWidget *parent);

Q_SIGNALS:
    void openCase(const CaseId &id);

private:
    struct CaseLine {
        CaseId id;
        QString label;
    };
    QWidget *makeHead();
    QWidget *makeTables();
    void load();
    void show();
    QTableWidget *makeTable(const casework::SheetTable &table);
    void showCases(const casework::SheetTable &table, int row, int column);
    void exportWorkbook();
    void exportPdf();
    void type();

    Desk &m_desk;
    casework::StatSheet m_sheet;
    QComboBox *m_period;
    QLabel *m_words;
    QTabWidget *m_tabs;
    QLabel *m_of;
    RowModel<CaseLine> *m_caseModel;
    QTableView *m_cases;
};

} // namespace anjuan::ui

#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/own_table.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QComboBox;
class QDateEdit;
class QLabel;
class QPushButton;
class QTableView;
class QTableWidget;

namespace anjuan::ui {

/// Tables of one's own 自定义统计表: what stands in the rows and columns, what is counted, of which cases. A click on a
/// figure shows its cases. Tables are kept under a name on this PC, and go out as a workbook.
class OwnTableDialog final : public QDialog {
    Q_OBJECT
public:
    OwnTableDialog(Desk &desk, QDate from, QDate to, QWidget *parent);

Q_SIGNALS:
    void openCase(const CaseId &id);

private:
    struct CaseLine {
        CaseId id;
        QString label;
    };
    QWidget *makeChoices();
    QWidget *makeTables();
    QWidget *makeFoot();
    QComboBox *addChoice(const char *name, const std::vector<casework::Named> &of, const QString &none);
    casework::OwnTable asked() const;
    void apply(const casework::OwnTable &table);
    void load();
    void show();
    void showCases(int row, int column);
    void readKept();
    void keep();
    void forget();
    void exportWorkbook();

    Desk &m_desk;
    QComboBox *m_kept;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QComboBox *m_rows = nullptr;
    QComboBox *m_columns = nullptr;
    QComboBox *m_measure = nullptr;
    QComboBox *m_day = nullptr;
    QComboBox *m_outcome = nullptr;
    QComboBox *m_item = nullptr;
    QComboBox *m_officer = nullptr;
    QTableWidget *m_table;
    QLabel *m_of;
    RowModel<CaseLine> *m_caseModel;
    QTableView *m_cases;
    QLabel *m_message;
    casework::OwnTable m_shown;
    casework::OwnResult m_result;
    int m_asked = 0;
};

} // namespace anjuan::ui

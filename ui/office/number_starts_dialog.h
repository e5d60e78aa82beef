#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/number_starts.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableView;

namespace anjuan::ui {

/// Where the numbers of a year stand when a unit begins with the program 今年已用到: typed in one line, each piece
/// shown as it was understood, with the number that comes next, before anything is recorded.
class NumberStartsDialog final : public QDialog {
    Q_OBJECT
public:
    NumberStartsDialog(Desk &desk, QWidget *parent);

private:
    void build();
    void read();
    void show(const std::vector<casework::NumberStart> &starts);
    void submit();

    Desk &m_desk;
    QLineEdit *m_line;
    QSpinBox *m_year;
    RowModel<casework::NumberStart> *m_model;
    QTableView *m_table;
    QLabel *m_message;
    QPushButton *m_submit;
    int m_asked = 0; // what comes for an older text is not shown
};

} // namespace anjuan::ui

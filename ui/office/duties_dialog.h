#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/duties.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// An officer leaves 离岗交接: what they still have to do, who takes it over, and both signatures: one of the two is
/// logged in, the other signs in place with their password, or both signed a list that is scanned.
class DutiesDialog final : public QDialog {
    Q_OBJECT
public:
    DutiesDialog(Desk &desk, const PersonId &from, QWidget *parent);

private:
    RowModel<casework::Duty> *makeModel();
    void build();
    void follow();
    void submit();
    PersonId to() const;

    Desk &m_desk;
    PersonId m_from;
    RowModel<casework::Duty> *m_model;
    QTableView *m_table;
    QComboBox *m_to;
    QLineEdit *m_reason;
    QDateEdit *m_on;
    QLineEdit *m_password;
    QLineEdit *m_paper;
    QLabel *m_who;
    QLabel *m_message;
    QPushButton *m_submit;
};

} // namespace anjuan::ui

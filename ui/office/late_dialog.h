#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/late.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// Records that do not count because their key had been revoked when they came in 迟到记录; an administrator accepts
/// them, each with all before it in its chain.
class LateDialog final : public QDialog {
    Q_OBJECT
public:
    LateDialog(Desk &desk, QWidget *parent);

private:
    void refresh();
    void acceptChosen();

    Desk &m_desk;
    RowModel<casework::LateRecord> *m_model;
    QTableView *m_table;
    QLabel *m_message;
    QPushButton *m_accept;
};

} // namespace anjuan::ui

#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/handing.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// What was handed over and has not been acknowledged 交出未签收: written again after a lost stick, or taken back.
class SentTab final : public QWidget {
    Q_OBJECT
public:
    SentTab(Desk &desk, QWidget *parent);
    void refresh();

Q_SIGNALS:
    void counted(int waiting);

private:
    RowModel<casework::SentCase> *makeModel();
    void show();
    void follow();
    void sendAgain();
    void takeBack();
    void take(const CaseId &id);

    Desk &m_desk;
    RowModel<casework::SentCase> *m_model;
    QTableView *m_table;
    QCheckBox *m_all;
    QPushButton *m_again;
    QPushButton *m_back;
    QLabel *m_message;
    std::vector<casework::SentCase> m_rows;
};

} // namespace anjuan::ui

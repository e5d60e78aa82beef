#pragma once
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// Checks the library against its own chains, and says what that does not prove.
class VerifyPage final : public QWidget {
    Q_OBJECT
public:
    VerifyPage(Desk &desk, QWidget *parent);
    void refresh();

private:
    QWidget *makeButtons();
    void verify(bool contents);
    void show(const casework::VerifyReport &report);
    void rebuild();
    void busy(bool isBusy);

    Desk &m_desk;
    QLabel *m_about;
    QPushButton *m_contents;
    QPushButton *m_structure;
    QPushButton *m_rebuild;
    QLabel *m_result;
    RowModel<casework::Finding> *m_model;
    QTableView *m_findings;
};

} // namespace anjuan::ui

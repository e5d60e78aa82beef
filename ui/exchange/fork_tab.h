#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/importing.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// Two histories of one case 分叉, side by side from the last record that both have; an administrator decides.
class ForkTab final : public QWidget {
    Q_OBJECT
public:
    ForkTab(Desk &desk, QWidget *parent);
    void refresh();

Q_SIGNALS:
    void counted(int undecided);

private:
    using Lines = RowModel<casework::RecordLine>;
    RowModel<casework::ForkView> *makeModel();
    Lines *makeLines();
    QWidget *makeSides();
    void showCurrent();
    void ask(bool keepLeft);
    void decide(const QString &chain, const QString &head, const std::optional<CaseId> &caseId);

    Desk &m_desk;
    RowModel<casework::ForkView> *m_model;
    QTableView *m_forks;
    Lines *m_here;
    Lines *m_there;
    QLabel *m_leftHead;
    QLabel *m_rightHead;
    QPushButton *m_left;
    QPushButton *m_right;
    QLabel *m_message;
};

} // namespace anjuan::ui

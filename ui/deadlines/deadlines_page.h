#pragma once
#include "ui/common/desk.h"
#include "ui/window/work_page.h"

class QDateEdit;
class QLabel;
class QPushButton;
class QTableView;

namespace anjuan::ui {

class DeadlineModel;

/// All open deadlines of the unit on a day 期限, the nearest first, each with how it was counted; a click on a line
/// shows the count, the button or a double click opens its case. They go out as a calendar file.
class DeadlinesPage final : public WorkPage {
    Q_OBJECT
public:
    DeadlinesPage(Desk &desk, QWidget *parent);
    /// As of today.
    void refresh() override;

private:
    QWidget *makeHead();
    void load();
    void showCurrent();
    void openCurrent();
    void exportCalendar();

    Desk &m_desk;
    QDateEdit *m_on;
    QLabel *m_count;
    DeadlineModel *m_model;
    QTableView *m_table;
    QLabel *m_why;
    QPushButton *m_open;
    QPushButton *m_export;
};

} // namespace anjuan::ui

#pragma once
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include "ui/cases/case_model.h"
#include "ui/common/desk.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace anjuan::ui {

class ActBar;

/// All cases of the library: search while typing, filter, open.
class CaseListPage final : public QWidget {
    Q_OBJECT
public:
    CaseListPage(Desk &desk, QWidget *parent);
    void reload();

Q_SIGNALS:
    void openCase(const CaseId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFilter();
    void setUpTable();
    void load(int offset);
    void openCurrent();
    QWidget *makeFoot();
    std::vector<casework::CaseRow> selected() const;
    void follow();
    void handOver();
    void sendToReview();
    casework::CaseFilter filter() const;

    Desk &m_desk;
    CaseModel *m_model;
    QTableView *m_table;
    QLineEdit *m_search;
    QComboBox *m_stage;
    QCheckBox *m_openOnly;
    QLabel *m_count;
    ActBar *m_acts;
    QPushButton *m_handOver;
    QPushButton *m_review;
    QPushButton *m_opinion;
    QTimer m_soon;
    int m_asked = 0;
    std::vector<QPushButton *> m_tables; // a row each becomes a case
};

} // namespace anjuan::ui

#pragma once
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QPushButton;
class QTableView;

namespace anjuan::ui {

class ActMenus;
class PcsPanel;

/// The unit and its people: who may do what. Administrators act here.
class OfficePage final : public QWidget {
    Q_OBJECT
public:
    OfficePage(Desk &desk, QWidget *parent);
    void refresh();

private:
    RowModel<casework::PersonView> *makeModel();
    void act(const QString &name);
    void openWithUnit(const QString &act);
    void openWithKey(const QString &act, const PersonId &person);
    void showPeople();
    void handOverAll();
    void handOverDuties();

    Desk &m_desk;
    QLabel *m_unit;
    RowModel<casework::PersonView> *m_model;
    QTableView *m_people;
    QLabel *m_hint;
    ActMenus *m_acts;
    QPushButton *m_forms;
    QPushButton *m_leaves;
    QPushButton *m_duties;
    QPushButton *m_late;
    PcsPanel *m_pcs;
};

} // namespace anjuan::ui

#pragma once
#include <map>

#include <QtWidgets/QDialog>

#include "core/casework/joining.h"

#include "ui/common/desk.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace anjuan::ui {

/// What another PC asks 入网申请: its name, its check code, its people; the administrator ticks roles and accepts.
class EnrolDialog final : public QDialog {
    Q_OBJECT
public:
    EnrolDialog(Desk &desk, const casework::Enrolment &enrolment, QWidget *parent);

Q_SIGNALS:
    /// The people and the PC are in the unit's chain; its package goes back to that PC.
    void accepted(const QString &pcName);

private:
    void build();
    QWidget *makePeople();
    void addPerson(const casework::Enrolment::Person &person, QGridLayout *grid, int row);
    std::map<QString, QStringList> roles() const;
    void submit();

    Desk &m_desk;
    casework::Enrolment m_enrolment;
    std::map<QString, std::vector<std::pair<QString, QCheckBox *>>> m_ticks; // of new people, by log-in
    QLabel *m_message;
    QPushButton *m_submit;
};

} // namespace anjuan::ui

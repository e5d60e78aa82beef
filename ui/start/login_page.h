#pragma once
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace anjuan::ui {

/// Who is working: choosing a name and unlocking that person's own key.
class LoginPage final : public QWidget {
    Q_OBJECT
public:
    LoginPage(Desk &desk, QWidget *parent);
    /// Shows the people of the open library; the one chosen last comes first.
    void refresh();

Q_SIGNALS:
    void loggedIn();
    void otherLibrary();

private:
    void build();
    void submit();

    Desk &m_desk;
    QLabel *m_unit;
    QComboBox *m_people;
    QLineEdit *m_password;
    QLabel *m_hint;
    QLabel *m_problem;
    QPushButton *m_submit;
};

} // namespace anjuan::ui

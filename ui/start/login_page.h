#pragma once
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace anjuan::ui {

/// Who is working: choosing a name and unlocking that person's own key. Asks for the date where the machine's clock
/// cannot be right, and counts down where wrong passwords make one wait.
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
    QWidget *makeClock();
    void askClock();
    void fillPeople(const QString &chosen);
    std::optional<QDate> statedDate() const;
    void submit();
    void refused(const Error &error);
    void countDown();
    void forgotten();

    Desk &m_desk;
    QLabel *m_unit;
    QComboBox *m_people;
    QLineEdit *m_password;
    QWidget *m_clock = nullptr;
    QLabel *m_clockWhy;
    QLineEdit *m_date;
    QLabel *m_hint;
    QLabel *m_problem;
    QPushButton *m_submit;
    QTimer m_second;
    int m_wait = 0; // seconds
    QString m_waiting;
};

} // namespace anjuan::ui

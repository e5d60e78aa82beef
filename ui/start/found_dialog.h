#pragma once
#include <QtWidgets/QDialog>

#include "ui/common/desk.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace anjuan::ui {

/// Founds a unit's first library 建库.
class FoundDialog final : public QDialog {
    Q_OBJECT
public:
    FoundDialog(Desk &desk, QWidget *parent);

Q_SIGNALS:
    void founded(const casework::RecoveryCard &card);

private:
    void build();
    void chooseFolder();
    void rate();
    QString problem() const;
    void submit();

    Desk &m_desk;
    QLineEdit *m_unit;
    QLineEdit *m_code;
    QLineEdit *m_admin;
    QLineEdit *m_login;
    QLineEdit *m_password;
    QLineEdit *m_again;
    QLineEdit *m_folder;
    QProgressBar *m_strength;
    QLabel *m_problem;
    QPushButton *m_submit;
};

/// How hard a password is to guess, 0 to 100: its length and how many sorts of character it mixes. The core decides
/// whether it may be used.
int passwordStrength(const QString &password);

} // namespace anjuan::ui

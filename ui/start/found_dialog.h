#pragma once
#include <QtWidgets/QDialog>

#include "ui/common/desk.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace anjuan::ui {

class PasswordMeter;

/// Founds a unit's first library 建库.
class FoundDialog final : public QDialog {
    Q_OBJECT
public:
    FoundDialog(Desk &desk, QWidget *parent);

Q_SIGNALS:
    void founded(const casework::RecoveryCard &card);

protected:
    void done(int result) override;

private:
    void build();
    void chooseFolder();
    void proposeFolder();
    void checkFolder();
    void tellKnown();
    void lookForPack();
    QString problem() const;
    void submit();
    void logIn(const casework::RecoveryCard &card);

    Desk &m_desk;
    QLineEdit *m_unit;
    QLineEdit *m_code;
    QLineEdit *m_admin;
    QLineEdit *m_login;
    QLineEdit *m_password;
    QLineEdit *m_again;
    QLineEdit *m_folder;
    QLineEdit *m_group;
    PasswordMeter *m_meter;
    QLabel *m_pack; // which of the packs at hand is for that place
    QLabel *m_problem;
    QPushButton *m_submit;
};

} // namespace anjuan::ui

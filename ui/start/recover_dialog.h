#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/credentials.h"

#include "ui/common/desk.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace anjuan::ui {

class PasswordMeter;

/// Says what to do about a forgotten password, and names an administrator by the recovery card 恢复卡.
class RecoverDialog final : public QDialog {
    Q_OBJECT
public:
    RecoverDialog(Desk &desk, QWidget *parent);

Q_SIGNALS:
    /// `login` of the new administrator.
    void recovered(const QString &login);

protected:
    void done(int result) override;

private:
    void build();
    QWidget *makeCard();
    void addPerson(QFormLayout *form);
    void loadCard();
    void personChosen();
    QString login() const;
    QString problem() const;
    void submit();
    void finished(const Result<PersonId> &person, const QString &login);

    Desk &m_desk;
    QPlainTextEdit *m_card;
    QLineEdit *m_code;
    QComboBox *m_person;
    QLineEdit *m_name;
    QLineEdit *m_login;
    QLineEdit *m_password;
    QLineEdit *m_again;
    PasswordMeter *m_meter;
    QLabel *m_problem;
    QPushButton *m_submit;
};

} // namespace anjuan::ui

#pragma once
#include <QtWidgets/QDialog>

#include "ui/common/desk.h"

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace anjuan::ui {

class PasswordMeter;

/// Whoever is logged in gives their key another password 修改口令.
class PasswordDialog final : public QDialog {
    Q_OBJECT
public:
    PasswordDialog(Desk &desk, QWidget *parent);

protected:
    void done(int result) override;

private:
    QLabel *addRow(QFormLayout *form, const QString &label, QLineEdit *line, const char *name);
    bool check();
    void submit();
    void refused(const Error &error);

    Desk &m_desk;
    QLineEdit *m_old;
    QLineEdit *m_new;
    QLineEdit *m_again;
    PasswordMeter *m_meter;
    QLabel *m_oldProblem = nullptr;
    QLabel *m_newProblem = nullptr;
    QLabel *m_againProblem = nullptr;
    QPushButton *m_submit;
};

} // namespace anjuan::ui

#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/statements.h"

#include "ui/common/desk.h"

class QLabel;
class QPushButton;

namespace anjuan::ui {

/// What somebody on another PC signed about a case 收到的意见: who, what, about which record, and what was added since;
/// then it is taken in.
class StatementDialog final : public QDialog {
    Q_OBJECT
public:
    StatementDialog(Desk &desk, const QString &file, const casework::StatementView &statement, QWidget *parent);

private:
    QString html() const;
    void submit();

    Desk &m_desk;
    QString m_file;
    casework::StatementView m_statement;
    QLabel *m_message;
    QPushButton *m_submit;
};

/// Asks for the file, reads it, and shows it over `parent`.
void takeStatementIn(Desk &desk, QWidget *parent);

} // namespace anjuan::ui

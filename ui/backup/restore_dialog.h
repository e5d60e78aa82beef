#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/backup.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// The columns of a list of copies: date, records, size, proven or not, what it was made for.
RowModel<casework::BackupCopy> *makeCopyModel(QObject *parent);

/// Where this PC's backups went last: kept in the settings.
QString lastBackupFolder();
void keepBackupFolder(const QString &folder);

/// Puts a copy from a backup folder into a new folder, and checks it there: after a loss, or on the new computer.
class RestoreDialog final : public QDialog {
    Q_OBJECT
public:
    RestoreDialog(Desk &desk, QWidget *parent);

Q_SIGNALS:
    /// The user wants to open what was restored.
    void restored(const QString &dir);

private:
    void build();
    void look(const QString &folder);
    void propose();
    void checkPlace();
    void submit();
    void finished(const Result<casework::VerifyReport> &report);
    void say(const QString &text, bool isProblem);

    Desk &m_desk;
    QLineEdit *m_from;
    RowModel<casework::BackupCopy> *m_model;
    QTableView *m_copies;
    QLineEdit *m_to;
    QLabel *m_message;
    QPushButton *m_submit;
    QPushButton *m_open;
};

} // namespace anjuan::ui

#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/backup.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// Proven copies of the library on another disk 备份, and the move to a new computer 搬到新电脑.
class BackupPage final : public QWidget {
    Q_OBJECT
public:
    BackupPage(Desk &desk, QWidget *parent);
    void refresh();

Q_SIGNALS:
    void restoreWanted();

private:
    QWidget *makeFolder();
    QWidget *makeButtons();
    void proposeDisk();
    void showState();
    void chooseFolder(const std::function<void()> &then);
    void look();
    void backUp();
    void askMove();
    using Keep = Result<casework::BackupCopy> (*)(casework::Session &, const QString &, Progress &);
    void keep(const QString &label, Keep work, const QString &done);
    void say(const QString &text, bool isProblem);

    Desk &m_desk;
    QLabel *m_state;
    QLineEdit *m_folder;
    QString m_proposed; // and not chosen by anybody
    QCheckBox *m_atEnd;
    QPushButton *m_now;
    QPushButton *m_restore;
    QPushButton *m_move;
    QLabel *m_message;
    RowModel<casework::BackupCopy> *m_model;
    QTableView *m_copies;
};

} // namespace anjuan::ui

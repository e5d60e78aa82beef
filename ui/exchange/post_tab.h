#pragma once
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"
#include "ui/common/row_model.h"
#include "ui/exchange/post_watcher.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// Sticks and shared folders that are known here, what waits to go, and what came and went 收发.
class PostTab final : public QWidget {
    Q_OBJECT
public:
    PostTab(Desk &desk, PostWatcher &watcher, QWidget *parent);
    void refresh();

Q_SIGNALS:
    /// A package that wants its passphrase, or to be looked at before it is taken in.
    void openPackage(const QString &file);

private:
    RowModel<casework::PostFolder> *makeFolders();
    RowModel<PostLine> *makeLines();
    void follow();
    void use();
    void useFolder(const QString &folder);
    void forget();
    void letSend(bool sends);
    std::optional<casework::PostFolder> chosen() const;

    Desk &m_desk;
    PostWatcher &m_watcher;
    RowModel<casework::PostFolder> *m_folderModel;
    RowModel<PostLine> *m_lineModel;
    QTableView *m_folders;
    QTableView *m_lines;
    QPushButton *m_use;
    QPushButton *m_forget;
    QPushButton *m_open;
    QCheckBox *m_sends;
    QLabel *m_waiting;
    QLabel *m_message;
};

} // namespace anjuan::ui

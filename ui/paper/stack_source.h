#pragma once
#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

#include "core/documents/scanner.h"

#include "ui/common/desk.h"

class QBoxLayout;
class QTreeWidget;

namespace anjuan::ui {

/// Where a stack of pages 扫描件 comes from: files or a folder chosen with its buttons, what is dropped on the dialog,
/// or a scanner. A thick stack goes through the feeder in several parts: what was scanned before comes along each time,
/// until it is forgotten.
class StackSource final : public QObject {
    Q_OBJECT
public:
    /// Makes three buttons of the dialog, and takes what is dropped on it.
    StackSource(Desk &desk, QWidget *dialog);

    void placeButtons(QBoxLayout &row);
    /// Why the feeder stopped before it was empty, as a sentence told once; empty when it did not.
    QString takeStopped();
    /// What was scanned here is done with, when `paths` is that.
    void forget(const QStringList &paths);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Files and folders to be read, never none.
    void given(const QStringList &paths);
    /// A sentence for the person: nothing was scanned.
    void failed(const QString &why);

private:
    void chooseFiles();
    void chooseFolder();
    void askScanner();
    void scan(const documents::ScanWish &wish);

    Desk &m_desk;
    QWidget *m_dialog;
    QList<QWidget *> m_buttons;
    QTemporaryDir m_folder;
    int m_stacks = 0;
    QStringList m_scanned;
    QString m_stopped;
};

/// A list of plain rows with these titles; the last column takes what the widths leave.
QTreeWidget *makeStackList(const QString &name, const QStringList &titles, std::initializer_list<int> widths,
                           QWidget *parent);

} // namespace anjuan::ui

#pragma once
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QDialog>

#include "core/casework/ink.h"

#include "ui/common/desk.h"
#include "ui/paper/stack_source.h"

class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace anjuan::ui {

/// Signed pages come home 收回签字页: files and folders are chosen or dropped here, or scanned, sorted by the codes at
/// their feet, and filed once somebody looked. A sheet that a leader signed offers to register the approval it bears. A
/// page that was filled in outside is taken into its case by its own act first. What belongs to none lies in the tray
/// below, with the reason.
class ScanDialog final : public QDialog {
    Q_OBJECT
public:
    ScanDialog(Desk &desk, QWidget *parent);

    /// Sorts them; what was sorted before and not filed is forgotten.
    void sort(const QStringList &paths);

Q_SIGNALS:
    void sorted();
    void settled();

private:
    void show(const casework::ScanSorting &sorting);
    void file();
    void showTray();
    void follow();
    void look();
    void drop();
    void claim();
    void takeIn();
    void approve();
    void showSlips(const QString &remark);
    void settleSlip(const QString &record);
    const casework::FieldPaper *outside() const;
    QString inTray() const;

    Desk &m_desk;
    StackSource *m_source;
    QLabel *m_said;
    QTreeWidget *m_papers;
    QTreeWidget *m_tray;
    QDateEdit *m_signedOn;
    QPushButton *m_file;
    QPushButton *m_look;
    QLineEdit *m_number;
    QPushButton *m_claim;
    QPushButton *m_drop;
    QPushButton *m_takeIn;
    QPushButton *m_approve;
    QStringList m_paths; // what was sorted last
    std::optional<casework::ScanSorting> m_sorting;
    std::vector<casework::ScannedPaper> m_slips; // what bears an approval or opinion, registered by its own act
    std::shared_ptr<QTemporaryDir> m_work;       // where their pictures lie
};

} // namespace anjuan::ui

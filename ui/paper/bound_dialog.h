#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/bound_paper.h"

#include "ui/common/desk.h"
#include "ui/paper/stack_source.h"

class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace anjuan::ui {

/// The bound volume of paper is scanned once 整卷回扫, side by side, and held against the volume that was built: each
/// side's number, what it is, and where the two differ. The index with the numbers of the paper can be saved; what was
/// found is recorded with the scan.
class BoundDialog final : public QDialog {
    Q_OBJECT
public:
    BoundDialog(Desk &desk, const CaseId &id, const QString &volume, const QString &volumeWords, const QString &stem,
                QWidget *parent);

    /// Reads these files and folders; what was read before is forgotten.
    void read(const QStringList &paths);

Q_SIGNALS:
    void checked();
    void recorded();

private:
    void build(const QString &volumeWords);
    void tell(const QString &words);
    void check();
    void show(const casework::BoundCheck &check);
    void saveIndex();
    void record();
    void follow();

    Desk &m_desk;
    CaseId m_case;
    QString m_volume;
    QString m_stem;
    StackSource *m_source;
    QLabel *m_said;
    QSpinBox *m_front;
    QSpinBox *m_back;
    QTreeWidget *m_sides;
    QTreeWidget *m_differences;
    QLineEdit *m_note;
    QDateEdit *m_on;
    QPushButton *m_index;
    QPushButton *m_record;
    std::optional<casework::BoundScan> m_scan;
    std::optional<casework::BoundCheck> m_check;
};

} // namespace anjuan::ui

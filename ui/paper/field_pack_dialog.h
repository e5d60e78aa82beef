#pragma once
#include <vector>

#include <QtWidgets/QDialog>

#include "core/casework/field_pack.h"

#include "ui/common/desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace anjuan::ui {

/// 外出文书包: blank forms for each place, made as one PDF; below, what is out, and what goes back unused.
class FieldPackDialog final : public QDialog {
    Q_OBJECT
public:
    FieldPackDialog(Desk &desk, QWidget *parent);

Q_SIGNALS:
    void loaded();

private:
    QWidget *makeAsking();
    QWidget *makeSheets();
    void load();
    void fill(const std::vector<casework::FieldForm> &forms);
    void list(const std::vector<documents::FieldSheet> &sheets);
    void follow();
    casework::FieldPackRequest request() const;
    void make(const QString &file);
    void giveBack(bool again);
    QStringList chosen() const;

    Desk &m_desk;
    QLabel *m_said;
    QPlainTextEdit *m_places;
    QComboBox *m_second;
    QWidget *m_forms;
    std::vector<std::pair<QString, QSpinBox *>> m_copies;
    QPushButton *m_make;
    QTreeWidget *m_sheets;
    QLineEdit *m_reason;
    QPushButton *m_return;
    QPushButton *m_void;
};

} // namespace anjuan::ui

#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/access_log.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;

namespace anjuan::ui {

/// Who looked at what, when and what for 调阅监督: by item, by person, by period; printed or saved as a table.
class AccessDialog final : public QDialog {
    Q_OBJECT
public:
    AccessDialog(Desk &desk, const CaseId &caseId, const QString &record, const QString &title, QWidget *parent);

private:
    void load();
    void save();
    void print();
    QString asHtml() const;

    Desk &m_desk;
    CaseId m_case;
    QString m_record;
    RowModel<casework::AccessRow> *m_model;
    std::vector<casework::AccessRow> m_rows;
    QComboBox *m_scope;
    QComboBox *m_person;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QLabel *m_count;
};

} // namespace anjuan::ui

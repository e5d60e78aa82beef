#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/bureau.h"

#include "ui/common/desk.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace anjuan::ui {

/// Which cases of a unit go back, each with its reason 退回单.
class ReturnDialog final : public QDialog {
    Q_OBJECT
public:
    ReturnDialog(Desk &desk, const casework::UnitRow &unit, const QString &receipts, QWidget *parent);

Q_SIGNALS:
    void returned(const QString &file);

private:
    void build();
    void load();
    void show(const std::vector<casework::CaseRow> &rows);
    std::vector<casework::Returned> chosen() const;
    void submit();

    Desk &m_desk;
    casework::UnitRow m_unit;
    QString m_receipts;
    std::vector<CaseId> m_ids;
    QTableWidget *m_table;
    QLabel *m_message;
    QPushButton *m_submit;
};

} // namespace anjuan::ui

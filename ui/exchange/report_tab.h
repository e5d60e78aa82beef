#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/bureau.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// How far each case has come with the bureau 报送: not sent, sent, returned with its reason, accepted.
class ReportTab final : public QWidget {
    Q_OBJECT
public:
    ReportTab(Desk &desk, QWidget *parent);
    void refresh();

Q_SIGNALS:
    void counted(int returned);

private:
    RowModel<casework::ReportRow> *makeModel();
    void show(const std::vector<casework::ReportRow> &rows);
    QString uploadName() const;
    void upload();
    void writeUpload(const QString &file);
    void takeReceipt();
    void acceptReceipt(const QString &file);

    Desk &m_desk;
    RowModel<casework::ReportRow> *m_model;
    QTableView *m_table;
    QLabel *m_counts;
    QPushButton *m_upload;
    QPushButton *m_outbox;
    QPushButton *m_receipt;
    QCheckBox *m_full;
    QLabel *m_message;
};

} // namespace anjuan::ui

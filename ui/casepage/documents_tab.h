#pragma once
#include "ui/casepage/case_tab.h"
#include "ui/common/row_model.h"

class QTableView;
class QComboBox;
class QPushButton;

namespace anjuan::ui {

class ActBar;
class PreviewPane;

/// The documents of the case, as rendered and as signed.
class DocumentsTab final : public CaseTab {
    Q_OBJECT
public:
    DocumentsTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;
    void leave() override;

private:
    void offerCurrent();
    void offerCopy();
    QJsonArray chosen() const;
    void print();
    void sendToPrinter(const QStringList &names, const QStringList &files);
    RowModel<casework::DocumentView> *m_model;
    QTableView *m_table;
    QComboBox *m_copy; // the rendered PDF, or one of its signed scans
    PreviewPane *m_preview;
    ActBar *m_acts;
    QPushButton *m_print; // the rows that are marked
    CaseId m_case;
};

} // namespace anjuan::ui

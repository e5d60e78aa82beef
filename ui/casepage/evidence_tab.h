#pragma once
#include "ui/casepage/case_tab.h"
#include "ui/common/row_model.h"

class QTableView;

namespace anjuan::ui {

class ActBar;
class PreviewPane;

/// The evidence, and a look at each piece.
class EvidenceTab final : public CaseTab {
    Q_OBJECT
public:
    EvidenceTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;
    void leave() override;

private:
    void offerCurrent();
    QString describe(const casework::EvidenceView &evidence) const;
    RowModel<casework::EvidenceView> *m_model;
    QTableView *m_table;
    PreviewPane *m_preview;
    ActBar *m_acts;
    CaseId m_case;
};

} // namespace anjuan::ui

#pragma once
#include "core/casework/first_things.h"
#include "core/casework/pack_offers.h"
#include "core/casework/workbench.h"

#include "ui/common/row_model.h"
#include "ui/window/work_page.h"

class QLabel;
class QTableView;

namespace anjuan::ui {

class Desk;

/// What waits for the person logged in 工作台: their work, the deadlines of today and this week, the unit's state.
/// Every line leads to its case.
class WorkbenchPage final : public WorkPage {
    Q_OBJECT
public:
    WorkbenchPage(Desk &desk, QWidget *parent);
    void refresh() override;

private:
    struct Due {
        QString when;
        casework::DeadlineLine line;
    };
    struct Shown {
        casework::Workbench bench;
        bool hasPack = false;                       // of its own county
        bool hasNumbers = false;                    // it is known where this year's stand
        bool isDescribed = false;                   // papers know what to say of the unit
        std::optional<casework::PackOffer> offer{}; // where none was adopted
    };
    QWidget *makeLists();
    QWidget *makeSide();
    QWidget *titled(const QString &title, QWidget *content, QLabel **empty, const char *name);
    void show(const casework::Workbench &bench);
    void showSide(const casework::Workbench &bench);
    QString mirrorHtml(const std::vector<casework::NotMirrored> &owed) const;
    QString cardsHtml(const std::vector<casework::LapsingLine> &lapsing) const;

    Desk &m_desk;
    QLabel *m_head;
    RowModel<casework::WaitingLine> *m_waitingModel;
    RowModel<Due> *m_dueModel;
    QTableView *m_waiting;
    QTableView *m_due;
    QLabel *m_nothingWaits = nullptr;
    QLabel *m_nothingDue = nullptr;
    QLabel *m_side;
    bool m_hasPack = false;
    bool m_hasNumbers = false;
    bool m_isDescribed = false;
    std::optional<casework::PackOffer> m_offer;
};

} // namespace anjuan::ui

#pragma once
#include "ui/casepage/case_tab.h"

class QTextBrowser;

namespace anjuan::ui {

class ActBar;

/// Of several parties, whom the notice or the decision still waits for: 梁某:事先告知, a line each.
QStringList unservedLines(const casework::CaseView &view);

/// Who the case is against: each entry of the party, newest first.
class PartyTab final : public CaseTab {
    Q_OBJECT
public:
    PartyTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;

private:
    QTextBrowser *m_text;
    ActBar *m_acts;
};

} // namespace anjuan::ui

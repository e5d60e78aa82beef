#pragma once
#include "ui/casepage/case_tab.h"

class QTextBrowser;

namespace anjuan::ui {

class ActBar;

/// The discretion as applied, and each round of the legal review with its seven answers.
class ReviewTab final : public CaseTab {
    Q_OBJECT
public:
    ReviewTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;

private:
    QString summary(const casework::CaseView &view) const;
    QTextBrowser *m_text;
    ActBar *m_acts;
};

} // namespace anjuan::ui

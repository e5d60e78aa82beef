#pragma once
#include "ui/casepage/case_tab.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QToolButton;
class QVBoxLayout;

namespace anjuan::ui {

/// What can be done next, what cannot and who can clear it, and the deadlines.
class OverviewTab final : public CaseTab {
    Q_OBJECT
public:
    OverviewTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;
    void leave() override;
    /// The keyboard goes where acts are looked for.
    void begin();

private:
    QWidget *makeDeadlines();
    void showNext(const std::vector<casework::NextAct> &next);
    /// On a copy of a case: what its reader may sign for the PC that handles it.
    void showSignable(const std::vector<casework::NextAct> &next);
    void addSection(const QString &title, const char *name, bool folded, const std::vector<casework::NextAct> &acts);
    /// Acts of a case that the procedure does not suggest now.
    std::vector<casework::NextAct> restOf(const std::vector<casework::NextAct> &next) const;
    struct Section {
        QWidget *box, *body;
        QToolButton *head;
        std::vector<casework::NextAct> acts;
        bool made = false; // a row for each act: only where somebody looks, for there are a hundred
    };
    void addAct(const casework::NextAct &next, QWidget *into);
    void makeRows(Section &section);
    Section makeSection(const QString &title, const QString &name, bool folded);
    /// Shows the acts whose name or group holds what is looked for, those of folded sections too.
    void filter();
    /// Opens the act that bears the name that was typed, else the first one shown that can be done.
    void openFound();
    void showDeadlines(const casework::CaseView &view);
    static QString fallenHow(const cases::RemedyFacts &remedy);

    QVBoxLayout *m_acts;
    std::vector<Section> m_sections;
    QLineEdit *m_find;
    QLabel *m_noAct;
    QTableWidget *m_deadlines;
    QLabel *m_days;
    QLabel *m_facts;
    QPushButton *m_platform;
    CaseId m_case;
    QString m_label; // number, else cause
    QString m_shown; // the case and its newest record
};

} // namespace anjuan::ui

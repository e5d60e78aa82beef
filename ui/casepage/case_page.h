#pragma once
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"

class QLabel;
class QPushButton;
class QTabWidget;

namespace anjuan::ui {

class CaseTab;
class OverviewTab;
class StepBar;

/// One case: its head, the step bar, and the tabs.
class CasePage final : public QWidget {
    Q_OBJECT
public:
    CasePage(Desk &desk, QWidget *parent);
    void open(const CaseId &id);
    /// Shows the same case again, at the same tab, for one who comes back.
    void resume() { reload(); }
    void close();
    const CaseId &caseId() const { return m_case; }

Q_SIGNALS:
    void back();
    void loaded();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeExchange();
    void seatExchange();
    void showTitle();
    void showHolder(const casework::CaseRow &row);
    void handOver();
    void sendToReview();
    /// After an act: the next case that waits for whoever acted, without a way back to the workbench.
    void offerNext();
    void addTab(CaseTab *tab, const QString &title);
    void reload();
    void show(const casework::CaseView &view);
    void showBlob(const QString &sha256, const QString &name);

    Desk &m_desk;
    CaseId m_case;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_problem;
    QLabel *m_copy; // says that another PC handles the case
    QPushButton *m_handOver = nullptr;
    QPushButton *m_review = nullptr;
    QPushButton *m_opinion = nullptr;
    QPushButton *m_next = nullptr; // that waits for whoever acted
    CaseId m_nextCase;
    StepBar *m_steps;
    QTabWidget *m_tabs;
    OverviewTab *m_overview = nullptr;
    QWidget *m_exchange = nullptr;
    std::vector<CaseTab *> m_all;
    std::optional<casework::CaseView> m_view;
    int m_asked = 0;
};

} // namespace anjuan::ui

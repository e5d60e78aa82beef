#pragma once
#include <set>

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include "ui/cases/case_model.h"
#include "ui/common/desk.h"

class QAction;
class QLabel;
class QLayout;
class QPushButton;
class QTableView;

namespace anjuan::ui {

inline const QString kHiddenColumns = QStringLiteral("cases/hidden_columns"); // of the settings

class ActBar;
class CaseFilterBar;
class MarkDelegate;

/// All cases of the library: search while typing, filter, open.
class CaseListPage final : public QWidget {
    Q_OBJECT
public:
    CaseListPage(Desk &desk, QWidget *parent);
    void reload();

Q_SIGNALS:
    void openCase(const CaseId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFilter();
    void setUpTable();
    void load(int offset);
    int toReadAgain() const;
    void take(const std::vector<casework::CaseRow> &rows, int limit, bool same);
    std::optional<CaseId> currentCase() const;
    void openCurrent();
    QWidget *makeFoot();
    void addWaysIn(QLayout *row, QWidget *foot);
    void begin(const QString &act, const QJsonObject &preset);
    void addSelectionActs();
    QPushButton *makeTogether(QWidget *foot);
    void openLike();
    std::vector<casework::CaseRow> selected() const;
    void follow();
    void handOver();
    void sendToReview();
    void showMenu(const QPoint &at);
    void chooseColumns(const QPoint &at);
    /// Fills in what the list could not tell at once, a few rows at a time.
    void countFlaws(int asked);
    void countAll(int asked);
    void tellCount();
    void showFound();
    void fitColumns();

    Desk &m_desk;
    CaseModel *m_model;
    QTableView *m_table;
    CaseFilterBar *m_filter;
    MarkDelegate *m_marks;
    QLabel *m_count;
    ActBar *m_acts;
    QPushButton *m_handOver;
    QPushButton *m_review;
    QPushButton *m_opinion;
    QPushButton *m_like = nullptr;
    QAction *m_print = nullptr;
    QAction *m_list = nullptr;
    QAction *m_discuss = nullptr;
    std::vector<QAction *> m_together; // one act in several cases
    QPushButton *m_forAll = nullptr;
    std::set<int> m_hidden; // columns
    QTimer m_countSoon;     // cases and flaws are counted when nobody types any more
    casework::CaseFilter m_counted;
    bool m_overdue = false;     // `m_counted` was asked of overdue cases alone
    std::optional<int> m_total; // of `m_counted`, where it was counted
    int m_asked = 0;
    bool m_loading = false;       // the first page is on its way
    bool m_again = false;         // and what it is asked by changed meanwhile
    casework::CaseFilter m_shown; // what the rows that stand there were asked by
    bool m_shownOverdue = false;
    std::optional<CaseId> m_currentWhenAsked;
    bool m_tight = false;                // columns are narrower than they would be
    bool m_opensWhenRead = false;        // Enter came before the rows
    std::vector<QPushButton *> m_tables; // a row each becomes a case
};

} // namespace anjuan::ui

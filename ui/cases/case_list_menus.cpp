#include <algorithm>
#include <array>

#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include "ui/cases/batch_dialog.h"
#include "ui/cases/case_list_page.h"
#include "ui/cases/discussion_dialog.h"
#include "ui/cases/selection_acts.h"
#include "ui/forms/act_dialog.h"

namespace anjuan::ui {

void CaseListPage::showMenu(const QPoint &at)
{
    const bool byKey = m_table->currentIndex().isValid() && !m_table->rect().contains(at);
    if (!byKey && !m_table->indexAt(at).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, &CaseListPage::openCurrent);
    menu->addSeparator();
    menu->addAction(m_handOver->text(), this, &CaseListPage::handOver)->setEnabled(m_handOver->isEnabled());
    menu->addAction(m_review->text(), this, &CaseListPage::sendToReview)->setEnabled(m_review->isEnabled());
    const std::vector<casework::CaseRow> rows = selected();
    auto *replace = menu->addAction(Words::actName(QStringLiteral("case.replace_officer")), this, [this, rows] {
        openAct(this, m_desk, QStringLiteral("case.replace_officer"), rows.front().id);
    });
    replace->setEnabled(m_like->isEnabled());
    menu->addSeparator();
    for (QAction *action : m_together)
        menu->addAction(action);
    menu->addAction(m_discuss);
    menu->addSeparator();
    menu->addAction(m_print);
    menu->addAction(m_list);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

/// What is done with all that is selected; by keyboard as well as by the menu.
void CaseListPage::addSelectionActs()
{
    m_print = new QAction(tr("Print their documents…"), this);
    m_print->setObjectName(QStringLiteral("printSelected"));
    m_print->setShortcut(QKeySequence::Print);
    m_list = new QAction(tr("Save as a workbook…"), this);
    m_list->setObjectName(QStringLiteral("exportSelected"));
    m_list->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    m_discuss = new QAction(tr("Discussed together…"), this);
    m_discuss->setObjectName(QStringLiteral("discussSelected"));
    m_discuss->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    for (QAction *action : {m_print, m_list, m_discuss}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_table->addAction(action);
    }
    for (const QString &act : batchActs()) {
        auto *together = new QAction(tr("%1 in all of them…").arg(Words::actName(act)), this);
        together->setObjectName(QStringLiteral("together:") + act);
        connect(together, &QAction::triggered, this, [this, act] { actTogether(m_desk, this, act, selected()); });
        m_table->addAction(together);
        m_together.push_back(together);
    }
    connect(m_print, &QAction::triggered, this, [this] { printCases(m_desk, this, selected()); });
    connect(m_discuss, &QAction::triggered, this, [this] { discussTogether(m_desk, this, selected()); });
    connect(m_list, &QAction::triggered, this, [this] {
        std::vector<int> rows;
        for (const QModelIndex &at : m_table->selectionModel()->selectedRows())
            rows.push_back(at.row());
        std::sort(rows.begin(), rows.end());
        std::set<int> hidden = m_hidden;
        if (m_table->isColumnHidden(CaseModel::Found))
            hidden.insert(CaseModel::Found);
        exportCases(m_desk, this, tableOf(*m_model, rows, hidden));
    });
}

/// The same beneath the list, for those who never press the right button.
QPushButton *CaseListPage::makeTogether(QWidget *foot)
{
    m_forAll = new QPushButton(tr("Selected cases"), foot);
    m_forAll->setObjectName(QStringLiteral("forSelected"));
    m_forAll->setToolTip(tr("Several with Ctrl or Shift, all with Ctrl+A"));
    auto *menu = new QMenu(m_forAll);
    for (QAction *action : m_together)
        menu->addAction(action);
    menu->addAction(m_discuss);
    menu->addSeparator();
    menu->addAction(m_print);
    menu->addAction(m_list);
    m_forAll->setMenu(menu);
    return m_forAll;
}

void CaseListPage::follow()
{
    const std::vector<casework::CaseRow> rows = selected();
    const bool may = m_desk.whyReadOnly().isEmpty() && m_desk.isLoggedIn();
    const bool held = std::all_of(rows.begin(), rows.end(), [](const auto &row) { return row.holderName.isEmpty(); });
    m_handOver->setEnabled(may && !rows.empty() && held);
    m_review->setEnabled(may && rows.size() == 1);
    m_print->setEnabled(may && !rows.empty());
    m_list->setEnabled(m_desk.isLoggedIn() && !rows.empty());
    m_discuss->setEnabled(may && rows.size() > 1);
    for (QAction *action : m_together)
        action->setEnabled(may && held && rows.size() > 1);
    m_forAll->setEnabled(m_desk.isLoggedIn() && !rows.empty());
    m_like->setEnabled(may && rows.size() == 1);
    m_opinion->setEnabled(may);
    for (QPushButton *button : m_tables)
        button->setEnabled(may);
}

/// The cause is what a case is known by: where there is no room for it, the others give way, the day of the clue first.
void CaseListPage::fitColumns()
{
    constexpr int kLeastCause = 180;
    constexpr std::array<int, CaseModel::ColumnCount> kRoomy{250, 0, 110, 90, 110, 90, 90, 70, 80, 45, 160};
    constexpr std::array<int, CaseModel::ColumnCount> kTight{200, 0, 90, 80, 96, 90, 90, 70, 80, 45, 130};
    const bool found = !m_counted.text.isEmpty() || m_overdue;
    std::set<int> hidden = m_hidden;
    if (!found)
        hidden.insert(CaseModel::Found);
    const auto wanted = [&hidden](const auto &widths) {
        int all = kLeastCause;
        for (int column = 0; column < CaseModel::ColumnCount; ++column)
            all += hidden.count(column) > 0 ? 0 : widths[static_cast<std::size_t>(column)];
        return all;
    };
    const int room = m_table->width() - m_table->verticalScrollBar()->sizeHint().width() - 2 * m_table->frameWidth();
    const bool tight = wanted(kRoomy) > room;
    for (const int column : {CaseModel::Opened, CaseModel::Fine, CaseModel::Filed, CaseModel::Officers}) {
        if (tight && wanted(kTight) > room)
            hidden.insert(column);
    }
    for (int column = 0; column < CaseModel::ColumnCount; ++column)
        m_table->setColumnHidden(column, hidden.count(column) > 0);
    if (tight == m_tight)
        return; // else what somebody drew wider would be narrow again
    m_tight = tight;
    const auto &widths = tight ? kTight : kRoomy;
    for (int column = 0; column < CaseModel::ColumnCount; ++column) {
        if (column != CaseModel::Cause)
            m_table->setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
    }
    m_table->setTextElideMode(tight ? Qt::ElideMiddle : Qt::ElideRight); // the end of a number tells it apart
}

void CaseListPage::chooseColumns(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = CaseModel::Party; column < CaseModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_hidden.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            if (shown)
                m_hidden.erase(column);
            else
                m_hidden.insert(column);
            fitColumns();
            QStringList hidden;
            for (const int one : m_hidden)
                hidden.append(QString::number(one));
            QSettings().setValue(kHiddenColumns, hidden);
        });
    }
    menu->popup(m_table->horizontalHeader()->mapToGlobal(at));
}

} // namespace anjuan::ui

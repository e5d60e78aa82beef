#include <algorithm>
#include <utility>

#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include "core/casework/overdue.h"
#include "core/insight/search_text.h"

#include "ui/cases/case_filter_bar.h"
#include "ui/cases/case_list_page.h"
#include "ui/cases/mark_delegate.h"

// How the list reads its rows, and what stays chosen while it does.

namespace anjuan::ui {
namespace {

/// A page of rows; `total` of those that are overdue alone, which are all counted at once.
struct Listed {
    std::vector<casework::CaseRow> rows;
    std::optional<int> total;
};

} // namespace

void CaseListPage::reload()
{
    if (m_desk.isLoggedIn() || m_desk.info().readOnly)
        load(0);
}

void CaseListPage::load(int offset)
{
    if (m_loading) {
        m_again = m_again || offset == 0; // else the view asks for more of what comes
        return;
    }
    m_loading = offset == 0;
    m_countSoon.stop();
    const int asked = ++m_asked;
    const casework::CaseFilter filter = m_filter->filter();
    const bool overdue = m_filter->overdueOnly();
    const bool same = filter == m_counted && overdue == m_overdue;
    if (!same)
        m_total.reset(); // else the old count stands until it was made again
    m_counted = filter;
    m_overdue = overdue;
    m_currentWhenAsked = currentCase();
    const int limit = offset == 0 && same ? toReadAgain() : CaseModel::kPage;
    m_desk.run(
        this, QString(),
        [filter, overdue, offset, limit, language = Words::language()](Core core, Progress &) -> Result<Listed> {
            Listed listed;
            if (!core.library)
                return listed;
            if (overdue) {
                ANJUAN_TRY(auto page, casework::overdueCases(*core.library, filter, offset, limit, language));
                return Listed{std::move(page.rows), page.total};
            }
            ANJUAN_TRY(listed.rows, core.library->cases(filter, offset, limit, nullptr));
            return listed;
        },
        [this, offset, asked, limit, same](const Result<Listed> &listed) {
            if (offset == 0)
                m_loading = false;
            if (m_again) {
                m_again = false;
                load(0);
                return;
            }
            if (asked != m_asked)
                return;
            if (!listed) {
                m_opensWhenRead = false;
                m_count->setText(Words::of(listed.error()));
                return;
            }
            if (m_overdue)
                m_total = listed->total;
            if (offset == 0) {
                m_marks->setParts(insight::markedParts(m_counted.text));
                showFound();
                m_shown = m_counted;
                m_shownOverdue = m_overdue;
                take(listed->rows, limit, same);
            } else
                m_model->append(listed->rows);
            if (offset == 0 || m_model->isWhole()) // while somebody scrolls the words at the foot stay
                tellCount();
            m_countSoon.start();
            if (std::exchange(m_opensWhenRead, false) && isVisible())
                openCurrent();
        });
}

/// As far as the rows were read before, so that neither the place nor what is chosen is lost; of a very long list only
/// to what is chosen.
int CaseListPage::toReadAgain() const
{
    constexpr int kFar = 10 * CaseModel::kPage;
    const int chosen = m_table->currentIndex().row() + 1;
    const int rows = std::max(std::min(m_model->rowCount(), kFar), chosen);
    return std::max(CaseModel::kPage, (rows + CaseModel::kPage - 1) / CaseModel::kPage * CaseModel::kPage);
}

/// What was chosen of the same question stays chosen, by its case; of another one the first is what is meant.
void CaseListPage::take(const std::vector<casework::CaseRow> &rows, int limit, bool same)
{
    const std::optional<CaseId> current = currentCase();
    const std::vector<casework::CaseRow> chosen = selected();
    const int place = m_table->verticalScrollBar()->value();
    if (m_model->replace(rows, limit)) {
        follow();
        return;
    }
    const auto at = [&rows](const CaseId &id) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&id](const auto &row) { return row.id == id; });
        return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
    };
    const int row = same && current ? at(*current) : -1;
    if (row < 0) {
        if (!rows.empty())
            m_table->selectRow(0);
        return;
    }
    QItemSelection again;
    for (const casework::CaseRow &one : chosen) {
        if (const int there = at(one.id); there >= 0)
            again.select(m_model->index(there, 0), m_model->index(there, CaseModel::ColumnCount - 1));
    }
    m_table->selectionModel()->select(again, QItemSelectionModel::ClearAndSelect);
    m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
    m_table->verticalScrollBar()->setValue(place);
    m_table->scrollTo(m_table->currentIndex());
}

void CaseListPage::showFound()
{
    fitColumns();
    m_model->tellOverdue(m_overdue);
}

void CaseListPage::tellCount()
{
    if (m_model->rowCount() == 0)
        m_count->setText(m_overdue ? tr("Nothing is overdue.")
                             : m_counted.asksNothing()
                             ? tr("No case yet: one begins with “Register a clue” above; what your unit "
                                  "still lacks stands on the workbench (Ctrl+2).")
                             : tr("No case matches."));
    else if (m_model->isWhole() || m_total)
        m_count->setText(tr("%n case(s)", nullptr, m_model->isWhole() ? m_model->rowCount() : *m_total));
    else
        m_count->setText(tr("More than %n case(s)", nullptr, m_model->rowCount()));
}

/// What takes longer than a page of rows waits until nobody types.
void CaseListPage::countAll(int asked)
{
    if (m_model->isWhole() || m_overdue)
        return;
    m_desk.run(
        this, QString(),
        [filter = m_counted](Core core, Progress &) {
            return core.library ? core.library->countCases(filter) : Result<int>(0);
        },
        [this, asked](const Result<int> &total) {
            if (asked != m_asked || !total)
                return;
            m_total = *total;
            tellCount();
        });
}

void CaseListPage::countFlaws(int asked)
{
    constexpr int kAtOnce = 2; // a moment of the lane: who types next waits no longer
    const std::vector<CaseId> ids = m_model->uncounted(kAtOnce);
    if (asked != m_asked || ids.empty())
        return;
    using Counted = std::vector<std::pair<CaseId, int>>;
    m_desk.run(
        this, QString(),
        [ids](Core core, Progress &) -> Result<Counted> {
            Counted counted;
            for (const CaseId &id : ids) {
                const auto flaws = core.library ? core.library->flaws(id) : Result<int>(0);
                counted.emplace_back(id, flaws.value_or(0));
            }
            return counted;
        },
        [this, asked](const Result<Counted> &counted) {
            if (asked != m_asked || !counted)
                return;
            for (const auto &[id, flaws] : *counted)
                m_model->setFlaws(id, flaws);
            countFlaws(asked);
        });
}

std::optional<CaseId> CaseListPage::currentCase() const
{
    const QModelIndex at = m_table->currentIndex();
    return at.isValid() ? std::optional(m_model->row(at.row()).id) : std::nullopt;
}

void CaseListPage::openCurrent()
{
    const std::optional<CaseId> chosen = currentCase();
    // Who asked for other rows, or found none yet, and has not chosen of those that still stand there, means the rows
    // that are on their way.
    const bool others = !(m_filter->filter() == m_shown) || m_filter->overdueOnly() != m_shownOverdue;
    if (m_loading && (!chosen || (others && chosen == m_currentWhenAsked))) {
        m_opensWhenRead = true;
        return;
    }
    if (chosen)
        Q_EMIT openCase(*chosen);
}

} // namespace anjuan::ui

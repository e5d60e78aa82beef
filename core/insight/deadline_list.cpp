#include "core/insight/deadline_list.h"

#include <algorithm>
#include <limits>

#include "core/cases/queries.h"
#include "core/insight/case_list.h"

namespace anjuan::insight {
namespace {

constexpr int kLongestRight = 400; // days: six months, and the holidays after them
constexpr int kUnitAhead = 31;     // days

/// By the last day; what has none comes last. Places are sorted and each line moves once: a line is large.
std::vector<DeadlineLine> sorted(std::vector<DeadlineLine> lines)
{
    std::vector<std::pair<qint64, std::size_t>> order;
    order.reserve(lines.size());
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const QDate due = lines[n].deadline.due;
        order.emplace_back(due.isValid() ? due.toJulianDay() : std::numeric_limits<qint64>::max(), n);
    }
    std::sort(order.begin(), order.end());
    std::vector<DeadlineLine> out;
    out.reserve(lines.size());
    for (const auto &[due, n] : order)
        out.push_back(std::move(lines[n]));
    return out;
}

} // namespace

Result<std::vector<DeadlineLine>> openDeadlines(const store::Read &read, const cases::PeriodLengths &lengths,
                                                const calendar::Calendar &calendar, QDate today)
{
    std::vector<DeadlineLine> out;
    for (cases::Deadline &own : cases::yearlyDeadlines(today, kUnitAhead))
        out.push_back({CaseId(), {}, {}, std::move(own)});
    ANJUAN_TRY(const auto books, cases::openPeriodBooks(read, today.addDays(-kLongestRight)));
    for (const auto &[id, book] : books) {
        std::optional<CaseTitle> head;
        const CaseId caseId = CaseId::parse(id).value_or(CaseId());
        for (cases::Deadline &one : cases::deadlines(book, lengths, calendar, today)) {
            if (one.done)
                continue;
            if (!head) {
                // Not the case's whole line: thousands of cases have something open.
                ANJUAN_TRY(head, caseTitle(read, id));
                if (!head)
                    break; // its case was never opened here
            }
            out.push_back({caseId, head->number, head->cause, std::move(one)});
        }
    }
    return sorted(std::move(out));
}

} // namespace anjuan::insight

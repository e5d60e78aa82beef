#include "core/insight/deadline_list.h"

#include <algorithm>

#include "core/cases/queries.h"
#include "core/insight/case_list.h"

namespace anjuan::insight {
namespace {

constexpr int kLongestRight = 400; // days: six months, and the holidays after them
constexpr int kUnitAhead = 31;     // days

bool earlier(const DeadlineLine &a, const DeadlineLine &b)
{
    const cases::Deadline &left = a.deadline;
    const cases::Deadline &right = b.deadline;
    if (left.due.isValid() != right.due.isValid())
        return left.due.isValid();
    return left.due < right.due;
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
        std::optional<CaseRow> head;
        for (cases::Deadline &one : cases::deadlines(book, lengths, calendar, today)) {
            if (one.done)
                continue;
            if (!head) {
                const auto row = caseRow(read, CaseId::parse(id).value_or(CaseId()));
                if (!row)
                    break; // its case was never opened here
                head = *row;
            }
            out.push_back({head->id, head->number, head->cause, std::move(one)});
        }
    }
    std::stable_sort(out.begin(), out.end(), &earlier);
    return out;
}

} // namespace anjuan::insight

#include "core/casework/overdue.h"

#include <set>

#include "core/base/messages.h"
#include "core/casework/deadline_list.h"
#include "core/casework/listing.h"

namespace anjuan::casework {
namespace {

/// Ids of the cases that match, whatever is due in them; `wanted` of them at most.
Result<std::set<CaseId>> matching(const Library &library, const CaseFilter &filter, std::size_t wanted)
{
    constexpr int kAtOnce = 2000;
    std::set<CaseId> ids;
    const Library::Parts &parts = library.parts();
    const auto behind = library.readOnForSearch(kAtOnce);
    const insight::SearchIndex *index = behind && *behind == 0 ? parts.searchIndex() : nullptr;
    for (int offset = 0; ids.size() < wanted; offset += kAtOnce) {
        const std::size_t before = ids.size();
        if (index) {
            ANJUAN_TRY(const auto hits, index->find(filter, offset, kAtOnce));
            for (const insight::SearchHit &hit : hits)
                ids.insert(hit.id);
        } else {
            ANJUAN_TRY(const auto rows, library.cases(filter, offset, kAtOnce, nullptr));
            for (const CaseRow &row : rows)
                ids.insert(row.id);
        }
        if (ids.size() < before + kAtOnce)
            break;
    }
    return ids;
}

} // namespace

Result<OverduePage> overdueCases(const Library &library, const CaseFilter &filter, int offset, int limit,
                                 Language language)
{
    const Library::Parts &parts = library.parts();
    const QDate today = parts.clock->today();
    ANJUAN_TRY(const auto lines, openDeadlines(library, today, language)); // by the last day
    std::vector<const DeadlineLine *> late;
    std::set<CaseId> seen;
    for (const DeadlineLine &line : lines) {
        const bool over = line.deadline.due.isValid() && line.deadline.due < today;
        if (over && !line.deadline.forParty && !line.caseId.isNull() && seen.insert(line.caseId).second)
            late.push_back(&line);
    }
    if (!late.empty() && !(filter == CaseFilter())) {
        constexpr std::size_t kAll = 1000000;
        ANJUAN_TRY(const auto ids, matching(library, filter, kAll));
        std::erase_if(late, [&ids](const DeadlineLine *line) { return !ids.contains(line->caseId); });
    }
    OverduePage page;
    page.total = static_cast<int>(late.size());
    for (int at = offset; at < page.total && at < offset + limit; ++at) {
        const DeadlineLine &line = *late[static_cast<std::size_t>(at)];
        ANJUAN_TRY(CaseRow row, insight::caseRow(*parts.store, line.caseId));
        ANJUAN_CHECK(dress(parts, today, row));
        row.found = QStringLiteral("%1 %2").arg(message(line.deadline.code, {}, language), dateText(line.deadline.due));
        page.rows.push_back(std::move(row));
    }
    return page;
}

} // namespace anjuan::casework

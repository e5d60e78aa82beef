#include "core/casework/batch.h"

#include <set>

#include "core/casework/records.h"

namespace anjuan::casework {

Result<std::vector<BatchRow>> performBatch(Session &session, const std::vector<Request> &requests, Progress &progress)
{
    if (requests.empty())
        return fail(Fault::Invalid, "batch.nothing");
    std::set<CaseId> seen;
    std::vector<QString> labels;
    for (const Request &request : requests) {
        if (!request.caseId)
            return fail(Fault::Invalid, "batch.no_case");
        ANJUAN_TRY(const QString label, labelOf(session.library(), *request.caseId));
        if (!seen.insert(*request.caseId).second)
            return fail(Fault::Invalid, "batch.twice", {label});
        labels.push_back(label);
    }
    std::vector<BatchRow> rows;
    for (std::size_t at = 0; at < requests.size(); ++at) {
        progress.report(static_cast<qint64>(at), static_cast<qint64>(requests.size()), labels[at]);
        BatchRow row{*requests[at].caseId, {}, {}, {}};
        if (progress.cancelled()) {
            row.fault = Error{Fault::Cancelled, QStringLiteral("work.cancelled"), {}};
        } else if (const auto done = session.perform(requests[at], progress)) {
            row.record = done->record;
            row.findings = done->findings;
        } else {
            row.fault = done.error();
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace anjuan::casework

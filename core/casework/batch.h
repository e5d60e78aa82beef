#pragma once
#include <memory>
#include <vector>

#include "core/casework/library.h"

namespace anjuan::casework {

/// What came of one case of a batch 批量办理中的一案.
struct BatchRow {
    CaseId id;
    QString record; // empty with a fault
    std::vector<cases::GateFinding> findings;
    std::optional<Error> fault;
};
/// Each request as `Session::perform`, one record in each case. A case that fails leaves nothing and is named with its
/// fault; the others are recorded all the same. Of a batch that is cancelled the rest has `work.cancelled`. In the
/// order asked. Faults: Invalid `batch.nothing`, `batch.no_case`, `batch.twice {case}`: then nothing was done.
Result<std::vector<BatchRow>> performBatch(Session &session, const std::vector<Request> &requests, Progress &progress);

} // namespace anjuan::casework

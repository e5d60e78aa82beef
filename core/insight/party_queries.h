#pragma once
#include "core/insight/case_list.h"

namespace anjuan::insight {

/// The parties of a case whose particulars are kept, in the order in which they were entered.
Result<std::vector<PartyRow>> partiesOf(const store::Read &read, const CaseId &id);

/// Whether a decision stands that penalises 已作出行政处罚: the case's newest one, and not revoked.
Result<bool> endedInPenalty(const store::Read &read, const CaseId &id);

} // namespace anjuan::insight

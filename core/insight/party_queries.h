#pragma once
#include "core/insight/case_list.h"

namespace anjuan::insight {

/// The parties of a case whose particulars are kept, in the order in which they were entered.
Result<std::vector<PartyRow>> partiesOf(const store::Read &read, const CaseId &id);

/// Those of them who stand in the case now, one beside the other 共同当事人; without particulars too, by an empty
/// digest.
Result<std::vector<PartyRow>> standingParties(const store::Read &read, const CaseId &id);

/// Whether a decision stands that penalises 已作出行政处罚: the case's newest one, and not revoked.
Result<bool> endedInPenalty(const store::Read &read, const CaseId &id);

} // namespace anjuan::insight

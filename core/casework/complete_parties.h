#pragma once
#include "core/casework/act_functions.h"

namespace anjuan::casework {

/// party.enter: the id of the party, a new one or that of the entry whose place it takes.
/// Fault: Invalid `act.bad_field` where what it names is no party.
Result<void> putPartyId(Step &step);
/// service.record: to which of several parties it was, as chosen, or told by the name of the addressee; and which
/// papers still wait for another party, so that stages and periods go on with the last of them. Fault as putPartyId.
Result<void> putServedParty(Step &step);
/// defence.waive: one of several parties waives for nobody else; with the last one's waiver all have. Fault as
/// putPartyId.
Result<void> putWaivingParty(Step &step);
/// discretion.apply: what each party pays adds up to the fine, and each is named once 分别裁量.
/// Fault: Invalid `act.bad_field`.
Result<void> checkPartyFines(const Step &step);
/// notice.issue, decision.issue: what each of several parties pays, as it was proposed last.
void putPartyFines(Step &step);

} // namespace anjuan::casework

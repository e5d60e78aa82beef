#pragma once
#include "core/chain/record.h"
#include "core/store/store.h"

namespace anjuan::cases {

/// The table `party`, as casework/parties.h reads the same records. `place` says who stands beside whom 共同当事人: of
/// those in one place the newest is meant. An entry goes to the place that its party has; else, where it says so, to
/// one of its own beside the others; else to the last one's.
Result<void> enterParty(store::Write &write, const chain::Record &record, const QString &caseId);
/// Who goes into another case goes from this one; the only party is that of both.
Result<void> splitOffParty(store::Write &write, const chain::Record &record, const QString &caseId);

/// The papers that a service hands over, but for those that another of several parties still waits for: stages and
/// periods go on with the last one's.
QStringList servedToAll(const CanonicalObject &service);

} // namespace anjuan::cases

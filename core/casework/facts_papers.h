#pragma once
#include "core/casework/facts.h"

namespace anjuan::casework {

/// Which papers there are to be sealed, to come back or to be withdrawn: marks of `StepFacts::newestOf`
/// (core/cases/conditions.h).
QStringList marksOfPapers(Entries entries, const Lawbook &law);

} // namespace anjuan::casework

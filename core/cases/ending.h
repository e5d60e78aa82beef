#pragma once
#include "core/cases/deadlines.h"

namespace anjuan::cases {

/// How a period came to its end 期限怎样了结.
enum class Ending {
    None,    // it runs
    Done,    // what it was for was done 已办
    Dropped, // nothing is to be done any more 不再计: the case was closed, the decision revoked …
    RanOut   // a right that nobody used 已届满
};

/// What ended without a day of its own counts as dropped.
Ending endingOf(const PeriodBook &book, const Deadline &deadline);

} // namespace anjuan::cases

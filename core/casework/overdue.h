#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// A page of the cases in which something should have been done by today 逾期案件, the longest overdue first; `found`
/// of a row names what it is, and since when.
struct OverduePage {
    std::vector<CaseRow> rows;
    int total = 0;
};
/// Of the cases that match the filter. Faults: those of reading.
Result<OverduePage> overdueCases(const Library &library, const CaseFilter &filter, int offset, int limit,
                                 Language language);

} // namespace anjuan::casework

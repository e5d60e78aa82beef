#pragma once
#include <catch2/catch.hpp>

#include "core/casework/statistics_sheet.h"

namespace anjuan::test {

/// Where that column stands; the test fails where there is none.
inline std::size_t columnOf(const casework::SheetTable &table, const char *id)
{
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        if (table.columns[at].id == QLatin1String(id))
            return at;
    }
    FAIL("no column " << id);
    return 0;
}

} // namespace anjuan::test

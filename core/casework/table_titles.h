#pragma once
#include <optional>

#include "core/casework/table_rows.h"

namespace anjuan::casework {

/// The column that a field most likely is, by the titles of a table: its own name first, else one that ledgers are
/// known to use for it (resources/texts/table_titles.json 台账常用列名). Nothing where no title is either.
std::optional<int> likelyColumn(const TableField &field, const QStringList &titles);

} // namespace anjuan::casework

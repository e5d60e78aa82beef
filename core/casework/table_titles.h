#pragma once
#include <optional>

#include "core/casework/table_rows.h"

namespace anjuan::casework {

/// The column that a field most likely is, by the titles of a table: its own name first, else one that ledgers are
/// known to use for it (resources/texts/table_titles.json 台账常用列名). Nothing where no title is either.
std::optional<int> likelyColumn(const TableField &field, const QStringList &titles);

/// How many of the columns of such a table a sheet has, by the titles in its first row or by the mapping.
int columnsKnown(const sheets::Sheet &sheet, TableUse use, const ColumnMap &map = {});
/// The sheet of a workbook that most likely is the table 工作表: of those that are shown the first with the most known
/// columns, an empty one only where all are. Never nullptr: a workbook has a sheet.
const sheets::Sheet *likelySheet(const sheets::Workbook &book, TableUse use, const ColumnMap &map = {});

} // namespace anjuan::casework

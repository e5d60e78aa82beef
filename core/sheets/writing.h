#pragma once
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/sheets/workbook.h"

namespace anjuan::sheets {

/// One column of a table that is written out.
struct Column {
    QString title;
    int width = 14;    // in characters of half width; a Chinese one is two
    QString note;      // shown when the pointer stands on the title: what may be filled in
    QStringList among; // not empty: Excel offers these and takes nothing else
};

/// One sheet: an optional line of explanation, the titles (kept in sight), the rows.
struct Table {       // 输出表
    QString name;    // at most 31 characters, without []:*?/\;
    QString heading; // not empty: stands alone in the first row, above the titles
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; // Text stays text (codes keep their zeros, “=” starts no formula)
    /// Rows (from 0 among `rows`) on yellow ground: unchecked ones.
    std::vector<int> marked;
};

/// Writes a workbook, whole or not at all; what stood there before is replaced.
///
///     sheets::Table table{QStringLiteral("台账"), {}, {{QStringLiteral("案号"), 24, {}, {}}}, {}, {}};
///     table.rows.push_back({sheets::Cell::ofText(number), sheets::Cell::ofDate(filedOn)});
///     ANJUAN_CHECK(sheets::writeWorkbook(path, {table}, title, createdOn, progress));
///
/// `createdOn` stands in the file's properties, so that the same tables give the same bytes. Faults: Io
/// `file.not_written {path, why}`; Invalid `sheets.text_too_long {sheet, cell}` (Excel's 32 767 characters),
/// `sheets.too_big {path, limit}`, `sheets.bad_name {name}`; Cancelled `sheets.cancelled`.
Result<void> writeWorkbook(const QString &path, const std::vector<Table> &tables, const QString &title, QDate createdOn,
                           Progress &progress);

} // namespace anjuan::sheets

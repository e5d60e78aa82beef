#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/sheets/workbook.h"

namespace anjuan::sheets {

/// How much a table may hold; more is refused before it is read into memory.
struct Limits {
    qint64 fileBytes = qint64(64) * 1024 * 1024;
    qint64 partBytes = qint64(256) * 1024 * 1024; // of one part unpacked
    qint64 cells = 4'000'000;
    int rows = 1'048'576;
    int columns = 16'384;
};

/// A table as people hand it over: .xlsx (shared and inline strings, sheets found through workbook.xml.rels, dates by
/// their number format in either base, merged ranges, what formulas last gave), or .csv and .txt (UTF-8 with or without
/// its mark, UTF-16 with its mark, else GB18030; comma, semicolon or tab, whichever the first line has most of). What
/// the bytes are decides, not the name. A csv is a workbook of one sheet, named after the file, all of its cells text.
///
///     ANJUAN_TRY(const sheets::Workbook book, sheets::readTable(path, progress));
///     const sheets::Sheet &sheet = book.sheets.front();
///     for (int row = 1; row < sheet.rowCount(); ++row)
///         if (!sheets::dateIn(sheet.at(row, 2)))
///             … sheets::cellName(row, 2) …
///
/// Faults: NotFound `sheets.missing {file}`; Io `sheets.not_read {file, why}`; Invalid `sheets.empty {file}`,
/// `sheets.old_format {file}` (.xls), `sheets.locked {file}` (a password), `sheets.too_big {file, limit}`;
/// Corrupt `sheets.damaged {file, part, why}`, `sheets.not_text {file}`; Cancelled `sheets.cancelled`.
Result<Workbook> readTable(const QString &path, Progress &progress, const Limits &limits = {});
/// The same of bytes; `name` is what faults call the file.
Result<Workbook> readTable(const QByteArray &bytes, const QString &name, Progress &progress, const Limits &limits = {});

} // namespace anjuan::sheets

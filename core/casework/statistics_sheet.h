#pragma once
#include "core/base/messages.h"
#include "core/casework/library.h"
#include "core/sheets/writing.h"

namespace anjuan::casework {

/// One column of a half-year or year sheet; how it counts is data (resources/texts/statistics_sheets.json).
struct SheetColumn { // 栏目
    QString id, title;
    bool money = false; // in fen
    bool isSum = false; // of other columns: never typed
};

/// One unit's line: a number for each column, and the cases behind it where they lie here.
struct SheetRow {
    enum class From { Own, Uploaded, Typed } from = From::Own;
    QString unit;
    std::vector<qint64> values;
    std::vector<std::vector<CaseId>> cases; // empty lists for what was typed in or lies in a unit's folder
    QString source;                         // typed: where the numbers come from
};

struct SheetTable {
    QString id, title;
    std::vector<SheetColumn> columns;
    QStringList rules; // how it is counted 统计口径
    std::vector<SheetRow> rows;
    std::vector<qint64> totals;
};

/// The sheets that are published and reported for a half-year or a year 行政执法统计半年报、年报. Own cases of a unit;
/// in a bureau's library the units' uploads and what was typed in for units without one.
struct StatSheet {
    QDate from, to, dueOn; // due by 10 July and 10 January (docs: 行政执法公示制度)
    std::vector<SheetTable> tables;
    std::map<CaseId, QString> labels;
    const SheetTable *table(const QString &id) const;
};

/// Both days within. Decisions count by their own date, a case in its heaviest kind of penalty; the other columns by
/// the day of entry. Faults: Invalid `statistics.period {from, to}`; those of reading.
Result<StatSheet> statSheet(const Library &library, QDate from, QDate to, Language language = Language::Chinese);

/// What a unit without an upload reported on paper: desk.figures_entered; the newest of a unit and period counts.
/// `figures` by the id of the column. Faults: Refused `act.no_role`, Invalid `statistics.period`,
/// `statistics.no_column {column}`, `statistics.bad_number {unit, column}`, `statistics.no_unit`.
Result<void> enterFigures(Session &session, const QString &unit, QDate from, QDate to,
                          const std::map<QString, qint64> &figures, const QString &source);

/// One sheet of a workbook for each table, with its rules, and one with the cases behind the figures.
std::vector<sheets::Table> sheetTables(const StatSheet &sheet, const QString &unit,
                                       Language language = Language::Chinese);
/// The same as a page to be printed.
QString sheetHtml(const StatSheet &sheet, const QString &unit);
/// In words, as the report that goes with it has it 文字说明; Chinese.
QString sheetReport(const StatSheet &sheet, const QString &unit);
/// A value as people read it: `12`, `3000` (yuan).
QString sheetNumber(const SheetColumn &column, qint64 value);

} // namespace anjuan::casework

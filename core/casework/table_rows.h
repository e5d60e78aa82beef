#pragma once
#include <map>
#include <vector>

#include "core/casework/library.h"
#include "core/sheets/workbook.h"

namespace anjuan::casework {

/// A table of which each row becomes a case of its own, a ledger of past cases (历史补录) or a day at the roadside
/// (批量), or a person of the unit with roles and card (人员名册).
enum class TableUse { Ledger, Roadside, People };

/// What a column may be.
struct TableField {
    const char *name; // party
    const char *zh;   // 当事人
    bool required;
    enum class Sort { Text, Date, Yuan, Item, PartyKind, Outcome, Ground, YesNo, Roles, IdNumber } sort;
};
const std::vector<TableField> &tableFields(TableUse use);

/// Which column is which: field name → column title. Columns that no mapping names go by their own title, where it is
/// the field's Chinese name.
using ColumnMap = std::map<QString, QString>;
/// `party=当事人姓名,fine=处罚金额`. Fault: Invalid `table.bad_map {text}`.
Result<ColumnMap> parseColumnMap(const QString &text);

struct TableFault { // 一处错误
    QString cell;   // B3
    QString column; // title
    Error why;
};

struct TableRow {
    int row = 0;                       // as people count, from 1
    std::map<QString, QString> values; // by field; dates as 2026-03-05, money in fen, items and kinds as codes
    QString of(const char *field) const;
};

/// What would be taken in.
struct TablePreview { // 预览
    std::vector<TableRow> rows;
    std::vector<TableFault> faults; // with any of these nothing is taken in
    QStringList unused;             // columns that become nothing
};

/// The first row holds the titles. Every fault names its cell. Faults of the whole: Invalid `table.no_column {field}`,
/// `table.empty`.
Result<TablePreview> readTableRows(const Library &library, const sheets::Sheet &sheet, TableUse use,
                                   const ColumnMap &map);

/// The first password of somebody who was registered; it stands nowhere else.
struct FirstPassword { // 初始口令
    QString name, login, password;
};

struct TableTaken {
    int cases = 0;                          // or people
    std::vector<TableFault> refused;        // a rule or a right refused this row: nothing of it stands
    std::vector<FirstPassword> passwords{}; // people who log in; who signs on paper has none
};

/// What is common to all rows of a day at the roadside.
struct RoadsideCommon {
    QStringList officers; // ids or log-ins
    Instant at;
};

/// One case for each row of the preview. Ledger: the case and its party, procedure `history`. Roadside: `simple` where
/// a row has a fine or a warning, else `short` (scene record, correction order, education, no penalty on the ground
/// that the row names). People: the person, with a key under a password made for them unless they sign on paper, their
/// roles and their card. Each row is one transaction: of one that is refused nothing stands, and it does not keep the
/// others from going in. Faults: those of the first act's
/// rights; Invalid `table.has_faults`.
Result<TableTaken> takeTableRows(Session &session, const TablePreview &preview, TableUse use,
                                 const RoadsideCommon &common, Progress &progress);

} // namespace anjuan::casework

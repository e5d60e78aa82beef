#include "core/casework/table_rows.h"

#include <algorithm>

#include "core/casework/parts.h"
#include "core/casework/people_rows.h"
#include "core/casework/wording.h"
#include "core/insight/case_list.h"
#include "core/sheets/values.h"

namespace anjuan::casework {
namespace {

using Sort = TableField::Sort;

/// One cell as its field wants it; empty where the cell is.
Result<QString> valueOf(const TableField &field, const sheets::Cell &cell, const packs::Pack &pack, QDate today)
{
    const QString text = cell.text.trimmed();
    if (text.isEmpty())
        return QString();
    const auto bad = [&](const char *why) { return fail(Fault::Invalid, why, {text}); };
    const auto coded = [&](std::initializer_list<std::pair<const char *, const char *>> words) -> Result<QString> {
        for (const auto &[word, code] : words) {
            if (text == QString::fromUtf8(word) || text == QLatin1String(code))
                return QString::fromLatin1(code);
        }
        return fail(Fault::Invalid, "table.unknown_word", {text});
    };
    switch (field.sort) {
    case Sort::Text:
        return text;
    case Sort::Date: {
        const auto date = sheets::dateIn(cell);
        return date ? Result<QString>(dateText(*date)) : bad("field.wants_date");
    }
    case Sort::Yuan: {
        const sheets::Scaled fen = sheets::scaledIn(cell, 2);
        return fen && fen.value >= 0 ? Result<QString>(QString::number(fen.value)) : bad("table.wants_yuan");
    }
    case Sort::Item:
        for (const packs::Item &item : pack.items) {
            if (item.id == text || item.name == text)
                return item.id;
        }
        return bad("field.unknown_item");
    case Sort::PartyKind:
        return coded({{"公民", "person"},
                      {"个人", "person"},
                      {"个体工商户", "individual_business"},
                      {"法人或其他组织", "organisation"},
                      {"单位", "organisation"},
                      {"企业", "organisation"}});
    case Sort::Outcome:
        return coded({{"给予行政处罚", "penalty"},
                      {"处罚", "penalty"},
                      {"不予行政处罚", "no_penalty"},
                      {"不予处罚", "no_penalty"}});
    case Sort::Ground:
        return coded({{"轻微并及时改正", "r33_a"}, {"初次违法", "r33_b"}, {"没有主观过错", "r33_c"}});
    case Sort::Roles:
        return rolesIn(text);
    case Sort::IdNumber:
        return checkedIdNumber(text, today);
    case Sort::YesNo:
        return coded({{"是", "yes"}, {"有", "yes"}, {"警告", "yes"}, {"否", "no"}, {"无", "no"}});
    }
    return QString();
}

/// Column of each field, by the mapping or its own title; -1: none.
Result<std::map<QString, int>> columnsOf(const sheets::Sheet &sheet, TableUse use, const ColumnMap &map,
                                         QStringList &unused)
{
    std::map<QString, int> columns;
    std::vector<bool> used(static_cast<std::size_t>(sheet.columnCount()));
    for (const TableField &field : tableFields(use)) {
        const auto mapped = map.find(QLatin1String(field.name));
        const QString title = mapped == map.end() ? QString::fromUtf8(field.zh) : mapped->second;
        int found = -1;
        for (int column = 0; column < sheet.columnCount() && found < 0; ++column) {
            if (sheet.at(0, column).text.trimmed() == title)
                found = column;
        }
        if (found < 0 && (field.required || mapped != map.end()))
            return fail(Fault::Invalid, "table.no_column", {QString::fromUtf8(field.zh), title});
        columns[QLatin1String(field.name)] = found;
        if (found >= 0)
            used[static_cast<std::size_t>(found)] = true;
    }
    for (int column = 0; column < sheet.columnCount(); ++column) {
        if (!used[static_cast<std::size_t>(column)] && !sheet.at(0, column).isEmpty())
            unused += sheet.at(0, column).text.trimmed();
    }
    return columns;
}

bool emptyRow(const sheets::Sheet &sheet, int row)
{
    for (int column = 0; column < sheet.columnCount(); ++column) {
        if (!sheet.at(row, column).isEmpty())
            return false;
    }
    return true;
}

/// What is already here under that number, or stands twice in the table.
std::optional<Error> takenNumber(const Library &library, const TableRow &row, QStringList &seen)
{
    const QString number = row.of("decision_number");
    if (number.isEmpty())
        return std::nullopt;
    if (seen.contains(number))
        return Error{Fault::Invalid, QStringLiteral("table.twice"), {number}};
    seen += number;
    if (insight::caseNamed(*library.parts().store, number))
        return Error{Fault::Invalid, QStringLiteral("table.already_here"), {number}};
    return std::nullopt;
}

/// Where the pack names the article of each, and not only the law.
bool areCited(const std::vector<packs::LawRef> &laws)
{
    return !laws.empty() && std::all_of(laws.begin(), laws.end(), [](const packs::LawRef &law) {
        return law.article.startsWith(QStringLiteral("第"));
    });
}

/// What the item says by itself need not be written in each row: the provisions, as the pack has them today.
void addProvisions(const Library &library, TableRow &row)
{
    const packs::Item *item = library.pack().itemOn(row.of("item"), library.parts().clock->today());
    if (!item)
        return;
    for (const auto &[field, laws] : {std::pair("articles", &item->violated), std::pair("basis", &item->penalty)}) {
        if (row.of(field).isEmpty() && areCited(*laws))
            row.values[QLatin1String(field)] = lawsText(*laws);
    }
}

} // namespace

const std::vector<TableField> &tableFields(TableUse use)
{
    static const std::vector<TableField> ledger = {
        {"party", "当事人", true, Sort::Text},
        {"party_kind", "当事人类别", false, Sort::PartyKind},
        {"id_number", "证件号码", false, Sort::Text},
        {"credit_code", "统一社会信用代码", false, Sort::Text},
        {"item", "执法事项", false, Sort::Item},
        {"cause", "案由", true, Sort::Text},
        {"place", "地点", false, Sort::Text},
        {"decision_number", "决定书文号", false, Sort::Text},
        {"outcome", "决定类型", false, Sort::Outcome},
        {"fine", "罚款(元)", false, Sort::Yuan},
        {"warning", "警告", false, Sort::YesNo},
        {"filed_on", "立案日期", false, Sort::Date},
        {"decided_on", "决定日期", true, Sort::Date},
        {"closed_on", "结案日期", false, Sort::Date},
        {"archive_number", "档案号", false, Sort::Text},
    };
    static const std::vector<TableField> roadside = {
        {"party", "当事人", true, Sort::Text},
        {"party_kind", "当事人类别", true, Sort::PartyKind},
        {"id_number", "证件号码", false, Sort::Text},
        {"credit_code", "统一社会信用代码", false, Sort::Text},
        {"place", "地点", true, Sort::Text},
        {"item", "执法事项", true, Sort::Item},
        {"cause", "案由", true, Sort::Text},
        {"facts", "违法事实", true, Sort::Text},
        {"articles", "违反的条款", false, Sort::Text},
        {"basis", "处罚依据", false, Sort::Text},
        {"fine", "罚款(元)", false, Sort::Yuan},
        {"warning", "警告", false, Sort::YesNo},
        {"ground", "不予处罚情形", false, Sort::Ground},
        {"told", "已亮证告知", true, Sort::YesNo},
        {"statement", "陈述申辩", false, Sort::Text},
        {"form_number", "编号", false, Sort::Text},
    };
    if (use == TableUse::People)
        return peopleFields();
    return use == TableUse::Ledger ? ledger : roadside;
}

QString TableRow::of(const char *field) const
{
    const auto it = values.find(QLatin1String(field));
    return it == values.end() ? QString() : it->second;
}

Result<ColumnMap> parseColumnMap(const QString &text)
{
    ColumnMap map;
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto at = part.indexOf(QLatin1Char('='));
        const QString field = part.left(at).trimmed();
        const auto known = [&field](TableUse use) {
            const auto &all = tableFields(use);
            return std::any_of(all.begin(), all.end(),
                               [&](const TableField &one) { return field == QLatin1String(one.name); });
        };
        if (at <= 0 || (!known(TableUse::Ledger) && !known(TableUse::Roadside) && !known(TableUse::People)))
            return fail(Fault::Invalid, "table.bad_map", {part});
        map[field] = part.mid(at + 1).trimmed();
    }
    return map;
}

Result<TablePreview> readTableRows(const Library &library, const sheets::Sheet &sheet, TableUse use,
                                   const ColumnMap &map)
{
    TablePreview preview;
    if (sheet.rowCount() < 2)
        return fail(Fault::Invalid, "table.empty", {sheet.name});
    ANJUAN_TRY(const auto columns, columnsOf(sheet, use, map, preview.unused));
    QStringList seen;
    for (int r = 1; r < sheet.rowCount(); ++r) {
        if (emptyRow(sheet, r))
            continue;
        TableRow row;
        row.row = r + 1;
        const auto fault = [&](int column, const Error &why) {
            preview.faults.push_back({sheets::cellName(r, column), sheet.at(0, column).text.trimmed(), why});
        };
        for (const TableField &field : tableFields(use)) {
            const int column = columns.at(QLatin1String(field.name));
            if (column < 0)
                continue;
            const auto value = valueOf(field, sheet.shownAt(r, column), library.pack(), library.parts().clock->today());
            if (!value)
                fault(column, value.error());
            else if (value->isEmpty() && field.required)
                fault(column, Error{Fault::Invalid, QStringLiteral("table.cell_empty"), {QString::fromUtf8(field.zh)}});
            else if (!value->isEmpty())
                row.values[QLatin1String(field.name)] = *value;
        }
        if (use == TableUse::Roadside) {
            addProvisions(library, row);
            for (const char *field : {"articles", "basis"})
                if (const int column = columns.at(QLatin1String(field)); row.of(field).isEmpty())
                    fault(column < 0 ? columns.at(QStringLiteral("item")) : column,
                          Error{Fault::Invalid, QStringLiteral("table.no_provision"), {}});
        }
        const bool penalty = row.of("fine").toLongLong() > 0 || row.of("warning") == QLatin1String("yes");
        if (use == TableUse::Roadside && !penalty && row.of("ground").isEmpty())
            fault(columns.at(QStringLiteral("party")), Error{Fault::Invalid, QStringLiteral("table.no_outcome"), {}});
        if (use == TableUse::People)
            checkPerson(library, row, seen, [&](const char *field, const Error &why) {
                const int column = columns.at(QLatin1String(field));
                fault(column < 0 ? columns.at(QStringLiteral("name")) : column, why);
            });
        else if (const auto taken = takenNumber(library, row, seen))
            fault(columns.at(QStringLiteral("decision_number")), *taken);
        preview.rows.push_back(std::move(row));
    }
    return preview;
}

} // namespace anjuan::casework

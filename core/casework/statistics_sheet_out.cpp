#include "core/base/money.h"
#include "core/casework/statistics_sheet.h"

namespace anjuan::casework {
namespace {

QString headingOf(const StatSheet &sheet, const SheetTable &table, const QString &unit, Language language)
{
    return message(QStringLiteral("statistics.sheet_heading"),
                   {unit, table.title, dateText(sheet.from), dateText(sheet.to)}, language);
}

bool single(const SheetTable &table)
{
    return table.rows.size() == 1 && table.rows.front().from == SheetRow::From::Own;
}

QString unitOf(const SheetRow &row, Language language)
{
    if (row.from != SheetRow::From::Typed)
        return row.unit;
    return message(QStringLiteral("statistics.typed_unit"), {row.unit}, language);
}

sheets::Cell cellOf(const SheetColumn &column, qint64 value)
{
    return sheets::Cell::ofNumber(column.money ? double(value) / 100 : double(value));
}

} // namespace

QString sheetNumber(const SheetColumn &column, qint64 value)
{
    return column.money ? Fen{value}.yuan() : QString::number(value);
}

std::vector<sheets::Table> sheetTables(const StatSheet &sheet, const QString &unit, Language language)
{
    using sheets::Cell;
    const auto word = [language](const char *id) { return message(QLatin1String(id), {}, language); };
    std::vector<sheets::Table> out;
    sheets::Table behind{word("statistics.behind"),
                         {},
                         {{word("statistics.figure"), 44, {}, {}}, {word("statistics.case"), 60, {}, {}}},
                         {},
                         {}};
    for (const SheetTable &table : sheet.tables) {
        sheets::Table one{table.title, headingOf(sheet, table, unit, language), {}, {}, {}};
        one.columns.push_back({word("statistics.unit"), 30, {}, {}});
        for (const SheetColumn &column : table.columns)
            one.columns.push_back({column.title, 18, {}, {}});
        const auto line = [&](const QString &title, const std::vector<qint64> &values) {
            std::vector<Cell> cells{Cell::ofText(title)};
            for (std::size_t at = 0; at < values.size(); ++at)
                cells.push_back(cellOf(table.columns[at], values[at]));
            one.rows.push_back(std::move(cells));
        };
        for (const SheetRow &row : table.rows) {
            line(unitOf(row, language), row.values);
            for (std::size_t at = 0; at < row.cases.size(); ++at) {
                for (const CaseId &id : row.cases[at])
                    behind.rows.push_back({Cell::ofText(table.columns[at].title), Cell::ofText(sheet.labels.at(id))});
            }
        }
        if (!single(table))
            line(word("statistics.total"), table.totals);
        for (const QString &rule : table.rules)
            one.rows.push_back({Cell::ofText(word("statistics.rule") + QStringLiteral(":") + rule)});
        out.push_back(std::move(one));
    }
    out.push_back(std::move(behind));
    return out;
}

QString sheetHtml(const StatSheet &sheet, const QString &unit)
{
    QString html;
    const Language chinese = Language::Chinese;
    for (const SheetTable &table : sheet.tables) {
        html += QStringLiteral("<h3 align='center'>%1</h3><table width='100%' border='1' cellspacing='0' "
                               "cellpadding='4'><tr><td>%2</td>")
                    .arg(headingOf(sheet, table, unit, chinese).toHtmlEscaped(),
                         message(QStringLiteral("statistics.unit")).toHtmlEscaped());
        for (const SheetColumn &column : table.columns)
            html += QStringLiteral("<td align='center'>%1</td>").arg(column.title.toHtmlEscaped());
        const auto line = [&](const QString &title, const std::vector<qint64> &values) {
            html += QStringLiteral("</tr><tr><td>%1</td>").arg(title.toHtmlEscaped());
            for (std::size_t at = 0; at < values.size(); ++at)
                html += QStringLiteral("<td align='right'>%1</td>").arg(sheetNumber(table.columns[at], values[at]));
        };
        for (const SheetRow &row : table.rows)
            line(unitOf(row, chinese), row.values);
        if (!single(table))
            line(message(QStringLiteral("statistics.total")), table.totals);
        html += QStringLiteral("</tr></table><p>%1:%2</p>")
                    .arg(message(QStringLiteral("statistics.rule")).toHtmlEscaped(),
                         table.rules.join(QString()).toHtmlEscaped());
    }
    return html;
}

QString sheetReport(const StatSheet &sheet, const QString &unit)
{
    QString text = message(QStringLiteral("statistics.sheet_report"), {unit, dateText(sheet.from), dateText(sheet.to)});
    for (const SheetTable &table : sheet.tables) {
        QStringList parts;
        for (std::size_t at = 0; at < table.columns.size(); ++at)
            parts += table.columns[at].title + QLatin1Char(' ') + sheetNumber(table.columns[at], table.totals[at]);
        text += QStringLiteral("\n%1:%2。").arg(table.title, parts.join(QStringLiteral(";")));
        if (!single(table))
            text += message(QStringLiteral("statistics.sheet_units"), {QString::number(table.rows.size())});
    }
    return text;
}

} // namespace anjuan::casework

#include "core/packs/book.h"
#include "core/packs/book_fine.h"
#include "core/packs/book_platforms.h"
#include "core/packs/book_sheets.h"

namespace anjuan::packs {
namespace {

using sheets::Cell;

QJsonValue at(const QJsonObject &object, const QString &path)
{
    QJsonValue value = object;
    for (const QString &step : path.split(QLatin1Char('.')))
        value = value.toObject().value(step);
    return value;
}

sheets::Column headOf(const PackColumn &column)
{
    sheets::Column out{
        QString::fromUtf8(column.title) + (column.required ? QStringLiteral("*") : QString()), column.width, {}, {}};
    if (column.as == As::Choice)
        for (const Word &each : column.words)
            out.among << QString::fromUtf8(each.zh);
    switch (column.as) {
    case As::Laws:
        out.note = QStringLiteral("每行一条:《法律全称》第…条第…款第(…)项;可在“ | ”后附条文原文");
        break;
    case As::Conditions:
        out.note = QStringLiteral("指标(单位) ≥起 <止;几个指标任一符合即可的,用分号隔开");
        break;
    case As::Classes:
        out.note = QStringLiteral("代码=名称,用顿号隔开:organisation=单位、person=个人");
        break;
    case As::Words:
        out.note = QStringLiteral("几项用顿号隔开");
        break;
    case As::Date:
        out.note = QStringLiteral("如 2026-03-05");
        break;
    default:
        break;
    }
    return out;
}

/// The members of one row, flat.
std::vector<Cell> rowOf(const PackSheet &sheet, const QJsonObject &element, const QJsonObject *parent)
{
    std::vector<Cell> out;
    const QJsonObject flat = flatFine(element.value(QLatin1String("fine")).toObject());
    for (const PackColumn &column : sheet.columns) {
        const QString member = QLatin1String(column.member);
        if (member.isEmpty() && parent)
            out.push_back(column.as == As::Date ? cellOf(parent->value(QLatin1String("effective_from")), column)
                                                : Cell::ofText(parent->value(QLatin1String(sheet.label)).toString()));
        else
            out.push_back(
                cellOf(member.startsWith(QLatin1String("fine.")) ? flat.value(member) : element.value(member), column));
    }
    return out;
}

QJsonArray byFieldOf(const QJsonObject &pack)
{
    QJsonArray out;
    for (const char *of : {"hearing", "discussion"})
        for (const auto each : at(pack, QStringLiteral("settings.%1.by_field").arg(QLatin1String(of))).toArray()) {
            QJsonObject one = each.toObject();
            one.insert(QStringLiteral("of"), QLatin1String(of));
            out.append(one);
        }
    return out;
}

bool belongs(const PackSheet &sheet, const QJsonObject &element)
{
    if (QLatin1String(sheet.list) != QLatin1String("four_lists"))
        return true;
    const bool first = element.value(QLatin1String("list")).toString() == QLatin1String("may_not");
    return (*sheet.only != 0) == first;
}

void putRows(const PackSheet &sheet, const QJsonObject &element, sheets::Table &table)
{
    if (*sheet.children != 0) {
        for (const auto child : element.value(QLatin1String(sheet.children)).toArray())
            table.rows.push_back(rowOf(sheet, child.toObject(), &element));
        return;
    }
    if (!element.value(QLatin1String("checked")).toBool(true))
        table.marked.push_back(static_cast<int>(table.rows.size()));
    table.rows.push_back(rowOf(sheet, element, nullptr));
}

sheets::Table settingsTable(const QJsonObject &pack)
{
    sheets::Table out{QString::fromUtf8(kSettingsSheet),
                      QStringLiteral("金额以元计;日期如 2026-03-05;黄色底为未核内容。编号规则、文书格式沿用现行版本"),
                      {{QStringLiteral("项目"), 32, {}, {}}, {QStringLiteral("值"), 60, {}, {}}},
                      {},
                      {}};
    for (const PackSetting &each : packSettings())
        out.rows.push_back({Cell::ofText(QString::fromUtf8(each.title)),
                            cellOf(at(pack, QLatin1String(each.path)),
                                   PackColumn{each.title, each.path, each.as, false, 0, each.words,
                                              QLatin1String(each.path).endsWith(QLatin1String("penalty"))})});
    return out;
}

} // namespace

std::vector<sheets::Table> packTables(const QJsonObject &pack)
{
    std::vector<sheets::Table> out{settingsTable(pack)};
    for (const PackSheet &sheet : packSheets()) {
        sheets::Table table;
        table.name = QString::fromUtf8(sheet.name);
        for (const PackColumn &column : sheet.columns)
            table.columns.push_back(headOf(column));
        const QString list = QLatin1String(sheet.list);
        QJsonArray all = pack.value(list).toArray();
        if (list == QLatin1String("by_field"))
            all = byFieldOf(pack);
        else if (list == QLatin1String("platforms"))
            all = platformRows(all);
        for (const auto each : all)
            if (belongs(sheet, each.toObject()))
                putRows(sheet, each.toObject(), table);
        out.push_back(std::move(table));
    }
    return out;
}

Result<void> writePackBook(const QString &path, const QJsonObject &pack, QDate createdOn, Progress &progress)
{
    const QString title = pack.value(QLatin1String("title")).toString() + QLatin1Char(' ')
        + pack.value(QLatin1String("version")).toString();
    return sheets::writeWorkbook(path, packTables(pack), title, createdOn, progress);
}

} // namespace anjuan::packs

#include "core/casework/table_titles.h"

#include <tuple>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/chain/body.h"
#include "core/sheets/values.h"

namespace anjuan::casework {

std::optional<int> likelyColumn(const TableField &field, const QStringList &titles)
{
    static const QJsonObject known = [] {
        QFile file(QStringLiteral(":/texts/table_titles.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    QStringList names{QString::fromUtf8(field.zh)};
    names += chain::textsOf(known, field.name);
    for (const QString &name : names) {
        for (int column = 0; column < titles.size(); ++column) {
            if (titles[column].simplified().remove(QLatin1Char(' ')) == name)
                return column;
        }
    }
    return std::nullopt;
}

int columnsKnown(const sheets::Sheet &sheet, TableUse use, const ColumnMap &map)
{
    QStringList titles;
    for (int column = 0; column < sheet.columnCount(); ++column)
        titles += sheets::textIn(sheet.at(0, column));
    int known = 0;
    for (const TableField &field : tableFields(use)) {
        const auto mapped = map.find(QLatin1String(field.name));
        known +=
            (mapped == map.end() ? likelyColumn(field, titles).has_value() : titles.contains(mapped->second)) ? 1 : 0;
    }
    return known;
}

const sheets::Sheet *likelySheet(const sheets::Workbook &book, TableUse use, const ColumnMap &map)
{
    const sheets::Sheet *best = &book.sheets.front();
    const auto rank = [&](const sheets::Sheet &sheet) {
        return std::tuple(!sheet.hidden, columnsKnown(sheet, use, map), !sheet.isEmpty());
    };
    for (const sheets::Sheet &sheet : book.sheets) {
        if (rank(sheet) > rank(*best))
            best = &sheet;
    }
    return best;
}

} // namespace anjuan::casework

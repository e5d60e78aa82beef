#pragma once
#include <span>

#include <QtCore/QJsonObject>

#include "core/packs/findings.h"
#include "core/sheets/workbook.h"
#include "core/sheets/writing.h"

namespace anjuan::packs {

/// How a member of the JSON stands in a cell.
enum class As {
    Text,
    Whole,       // a whole number
    Yuan,        // fen ↔ 5000 or 15050.40
    Percent,     // permille ↔ 5 or 0.5
    Times,       // thousandths of one time ↔ 1.5
    Date,        // text ↔ a day
    Flag,        // true ↔ 是
    CheckedFlag, // true or missing ↔ 已核; false ↔ 未核
    Choice,      // code ↔ word
    Words,       // an array ↔ words with 、 between, each by the choices where they know it
    Laws,        // an array of laws ↔ a line each: 《…》第…条 | text
    Conditions,  // an array of conditions ↔ 堆放体积(m3) >50 ≤100; …
    Classes,     // an array of party classes ↔ organisation=单位、person=个人
};

struct Word { // 代码与用语
    const char *code, *zh;
};

/// A column of one sheet.
struct PackColumn {
    const char *title;
    const char *member; // fine.x is a member of the formula
    As as = As::Text;
    bool required = false;
    int width = 14;
    std::span<const Word> words{};
    bool flagDefault = false; // Flag: what a missing member means; it is left out when it is that
};

/// What stands in the cell for that value.
sheets::Cell cellOf(const QJsonValue &value, const PackColumn &column);

/// What the cell means. Undefined where it is empty; a fault (id and args) where it means nothing.
Result<QJsonValue> valueOf(const sheets::Cell &cell, const PackColumn &column);

} // namespace anjuan::packs

#pragma once
#include "core/casework/statistics.h"

namespace anjuan::casework {

/// A table of one's own over the cases of a period 自定义统计表. Words are codes: rows and columns are by `item`,
/// `field`, `month`, `year`, `officer`, `procedure`, `source`, `stage`, `outcome`, `amount`; no columns: one of totals.
/// `day` says by which day a case belongs to the period: `opened`, `filed`, `decided`, `closed`. `measure` is `cases`,
/// `fines` or `days` (the mean from filing to the decision).
struct OwnTable {
    QString name;
    QString rows = QStringLiteral("item");
    QString columns{};
    QString measure = QStringLiteral("cases");
    QString day = QStringLiteral("filed");
    QString outcome{}; // only: penalty, no_penalty, none
    QString item{};    // only that one
    QString officer{}; // only their cases
    bool operator==(const OwnTable &) const = default;
};
QJsonObject toJson(const OwnTable &table);
OwnTable ownTableFrom(const QJsonObject &json);

/// Codes, and what they are called.
struct Named {
    QString code, title;
};
std::vector<Named> ownTableDimensions(Language language = Language::Chinese);
std::vector<Named> ownTableMeasures(Language language = Language::Chinese);
std::vector<Named> ownTableDays(Language language = Language::Chinese);
std::vector<Named> ownTableOutcomes(Language language = Language::Chinese);

/// A cell with the cases behind it; empty text where there is none.
struct OwnCell {
    qint64 value = 0; // cases, fen, or tenths of a day
    QString text;
    std::vector<CaseId> cases;
};
struct OwnResult {
    QStringList rows, columns;               // titles; the last of each is the total
    std::vector<std::vector<OwnCell>> cells; // by row, then column
    std::map<CaseId, QString> labels;
};
/// Both days within. A case of several officers stands in the line of each of them, once in the total. Faults: Invalid
/// `statistics.period {from, to}`, `statistics.no_such {word}`; those of reading.
Result<OwnResult> ownTableOf(const Library &library, const OwnTable &table, QDate from, QDate to,
                             Language language = Language::Chinese);

/// The table, and the cases behind it, as sheets of a workbook.
std::vector<sheets::Table> ownTableSheets(const OwnTable &table, const OwnResult &result, const QString &unit,
                                          QDate from, QDate to, Language language = Language::Chinese);

} // namespace anjuan::casework

#pragma once
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::packs {

/// How an organ writes the numbers of one kind of document; each organ has its own scheme, so the whole of it is data.
/// `text` holds the places {place} {kind} {field} {year} {unit} {serial}, in whatever order and with whatever brackets.
struct NumberPattern { // 文号规则
    QString text;      // “{place}{kind}字〔{year}〕第{unit}{serial}号”
    QString place;     // 机关代字; empty: the unit's own, filled by whoever asks
    QString kind;      // 类别字: 罚决, 罚告 …
    QString unit;      // what stands before the serial: “02-”, “7”
    int padding = 1;   // fewest digits of the serial
    int start = 1;     // the first serial of a year
    /// The series whose serial a case's documents share (兄弟文书同号): 责改 and 罚决 of one case bear one number.
    /// Empty: a counter of its own.
    QString follows{};
    /// 领域字 by the field of the case's item, each with a counter of its own: 林业 → 林. In JSON [{"field","word"}].
    QHash<QString, QString> fields{};

    bool operator==(const NumberPattern &) const = default;
};

/// Faults: Invalid `packs.field_missing|field_wrong`, `packs.number_without_place` (no {year} or no {serial}, or a
/// place that does not exist).
Result<NumberPattern> parseNumberPattern(const QJsonObject &json, const QString &where, const QString &path);

/// 文号 of that year and serial. A serial longer than the padding is written in full. `inserted`: the n-th number put
/// in after that serial (插号, 12-1). `field`: 领域字.
QString formatNumber(const NumberPattern &pattern, int year, int serial, int inserted = 0, const QString &field = {});

} // namespace anjuan::packs

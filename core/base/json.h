#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>

#include "core/base/result.h"

namespace anjuan {

inline constexpr qint64 kMaxJsonBytes = 64 << 20;    // spec §1: any object but a record
inline constexpr qint64 kMaxRecordBytes = 256 << 10; // spec §1: a record or statement

/// Canonical JSON (docs/format/record-chain.md §1): RFC 8785 narrowed. Numbers must be whole; null is refused.
/// Faults: Invalid `json.not_canonical {why}`.
Result<QByteArray> canonicalJson(const QJsonValue &value);

/// Reads canonical JSON strictly: refuses whatever is not that form, byte for byte. `where` names the text in errors.
/// Faults: Corrupt `json.refused {where, why}`.
Result<QJsonValue> parseCanonical(QByteArrayView text, const QString &where, qint64 limit = kMaxJsonBytes);

/// Reads JSON as people write it (scripts, packs): white space and order are free, fractions and null allowed;
/// a member that stands twice and anything after the value are refused.
/// Faults: Invalid `json.syntax {where, line, column, why}`.
Result<QJsonValue> parseJson(QByteArrayView text, const QString &where);

} // namespace anjuan

#pragma once
#include "ui/common/desk.h"

namespace anjuan::ui {

/// One record for reading: who, when, verdict, flaws, then its fields under their Chinese labels, then its files as
/// links `blob:<sha256>`. All text is escaped.
QString recordHtml(const casework::RecordView &record, const Desk &desk);

/// What was worked out from the benchmark 裁量计算单; empty where none was applied.
QString discretionSheetHtml(const casework::CaseView &view);

/// The value of one field as text.
QString fieldText(const casework::Field &field, const QJsonValue &value, const Desk &desk);

/// The fields of an object as rows of a table, in the order of `fields`; members that no field names follow by name.
QString fieldRows(const std::vector<casework::Field> &fields, const QJsonObject &values, const Desk &desk);

} // namespace anjuan::ui

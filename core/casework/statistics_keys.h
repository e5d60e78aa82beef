#pragma once
#include "core/casework/parts.h"
#include "core/insight/statistics.h"

// How statistics call the groups of cases: inside this room only.
namespace anjuan::casework {

/// Bands of the fine, as reports have them; what comes first in it sorts.
QString fineBand(qint64 fen);
/// The sources of a clue by their codes.
std::map<QString, QString> sourceNames();
/// Names of the officers of a case; `none` where it has none.
QStringList officerNames(const Library::Parts &parts, const insight::CountedCase &one, const QString &none);

} // namespace anjuan::casework

#pragma once
#include <vector>

#include <QtCore/QStringList>

#include "core/base/id.h"
#include "core/store/store.h"

namespace anjuan::dossier {

/// A mark that somebody gave by hand 人工评分: what it says stands in its salted blob.
struct MarkRow {
    QString blob; // private_sha256
    QString by;
    QString on; // YYYY-MM-DD
};
/// Oldest first.
Result<std::vector<MarkRow>> marksOf(const store::Read &read, const CaseId &id);

/// Cases with a record of one of these kinds, by id.
Result<QStringList> casesWith(const store::Read &read, const QStringList &kinds);

} // namespace anjuan::dossier

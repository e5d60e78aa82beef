#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace anjuan::documents {

struct JoinedPdf {
    QByteArray pdf;
    int pages = 0;
};
/// Documents of this program, one behind the other, as one PDF/A-1b with that title: to be printed in one go. Faults:
/// Corrupt `documents.cannot_join {file, why}`.
Result<JoinedPdf> joinPdfs(const QStringList &files, const QString &title, const Instant &at);

} // namespace anjuan::documents

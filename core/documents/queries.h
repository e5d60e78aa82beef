#pragma once
#include <optional>

#include "core/base/id.h"
#include "core/store/store.h"

namespace anjuan::documents {

/// The document whose pages bear a code.
struct PaperRow {
    QString record;
    CaseId caseId;
    QString form, title, number;
    int pages = 0;
    int scans = 0; // signed scans of it that were filed
};
Result<std::optional<PaperRow>> paperByCode(const store::Read &read, const QString &code);

} // namespace anjuan::documents

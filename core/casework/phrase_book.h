#pragma once
#include <vector>

#include "core/casework/library.h"

namespace anjuan::casework {

/// A phrase that the unit adopted 常用语, for fields of one sort: `facts`, `opinion`, `reason`, `correction`,
/// `question`, `answer`, or `any`.
struct Phrase {
    QString place;
    QString text;
    bool operator==(const Phrase &) const = default;
};
/// Those in use, in the order in which they were adopted. Faults: those of reading.
Result<std::vector<Phrase>> phraseBook(const Library &library);

/// The sort of fields that a field of an act is of.
QString phrasePlaceOf(const QString &field);

} // namespace anjuan::casework

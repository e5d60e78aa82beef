#pragma once
#include <vector>

#include <QtCore/QString>

namespace anjuan::casework {

/// What the form of an act takes over from a record before it, so that nobody types it twice 沿用: a field, and the
/// member of the newest record of that kind.
struct TakenOver {
    QString act, field;
    QString kind, member; // empty where the wording says it all
    QString procedure;    // in which alone it holds; empty: in each
    QString wording;      // what is always said alike, %1 being the member; empty: the member as it stands
};

/// resources/texts/taken_over.json: of several rows for one field the last that is known holds. Read once.
const std::vector<TakenOver> &takenOver();

} // namespace anjuan::casework

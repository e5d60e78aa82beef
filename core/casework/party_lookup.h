#pragma once
#include <vector>

#include "core/casework/library.h"

namespace anjuan::casework {

/// A party of earlier cases 曾经办理过的当事人.
struct KnownParty {
    QJsonObject fields; // of party.enter, as entered last; without the age class, which is that of the day of an act
    int cases = 0;
    int penalised = 0;          // of them, those that ended in a penalty 曾被处罚
    QStringList penalties;      // the last of them: number or cause, and day; at most five
    std::optional<CaseId> last; // the newest case
};

/// The fields that are a number of one party alone, in the order in which they are asked.
const QStringList &partyNumbers();

/// Parties whose name holds what was typed, or whose ID number or credit code begins with it (four characters or more),
/// the repeat offenders first; at most eight, out of the newest cases that the search finds, and of each the newest two
/// hundred. One party is told from another as in casesOfSameParty. `besides` is the case they are looked up for.
/// Nothing for less than two characters. Faults: those of reading.
Result<std::vector<KnownParty>> partiesLike(const Library &library, const QString &typed,
                                            const std::optional<CaseId> &besides);

} // namespace anjuan::casework

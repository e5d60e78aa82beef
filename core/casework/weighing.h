#pragma once
#include "core/casework/facts.h"

namespace anjuan::casework {

/// What each party pays, and as what; of several who are fined together each answers for the whole.
struct Share {    // 各当事人的罚款
    QString kind; // of the party; empty where nobody was entered
    qint64 fineFen = 0;
};

/// What each party would pay by the discretion that stands; one share of the whole where nobody was entered.
std::vector<Share> sharesProposed(Entries entries);

/// What a discretion.applied comes to under the pack, each act and each party by itself 分别裁量. What cannot be
/// measured is not within the benchmark, and outside the law where it lies beyond all that its item allows anybody
/// (行政处罚法 第七十六条(二)).
cases::DiscretionFact weighed(const QJsonObject &body, Entries entries, const packs::Pack &pack);

} // namespace anjuan::casework

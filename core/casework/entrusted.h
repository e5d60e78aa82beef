#pragma once
#include "core/casework/facts.h"

namespace anjuan::casework {

/// The item by which the power for a case is judged: as proposed for filing, taken over from paper, or decided on the
/// spot; empty where nothing names one yet.
QString itemOfCase(Entries entries);

/// The entrusted power 委托 that the case is handled under on that day, or nullptr: the papers of that day bear the
/// other organ's name, head, seal and number. A case that was filed in time keeps it by its pending rule. `item` is
/// asked where the records name none. 行政处罚法 第二十条
const packs::PowerEntry *entrustedPower(Entries entries, const Lawbook &law, QDate on, const QString &item = {});

/// What the unit is told of a case in hand whose item it has no power for today, as when it was withdrawn and pending
/// cases are to be handed back; empty where it has. 行政处罚法 第二十四条
QString powerLost(Entries entries, const Lawbook &law, QDate today);

} // namespace anjuan::casework

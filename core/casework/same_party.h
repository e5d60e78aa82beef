#pragma once
#include "core/casework/parts.h"

namespace anjuan::casework {

/// Other cases of this library of which one of the parties is the same 同一当事人此前案件: by ID number or credit code,
/// else by name and address. The particulars are read from their blobs and compared here; what comes out, and what a
/// record then holds, are ids of cases alone. A party whose particulars were destroyed is not found any more.
Result<QStringList> casesOfSameParty(const Library::Parts &parts, const CaseId &self);
/// What makes two parties one, from their particulars; empty where nothing does.
QString partyIdentity(const QJsonObject &particulars);

} // namespace anjuan::casework

#pragma once
#include "core/casework/library.h"
#include "core/chain/record.h"

namespace anjuan::casework {

/// What a record is called on a page: the Chinese name of its act, or of the statement in it.
QString titleOf(const chain::Record &record);
/// A case's number, else what it is about.
QString labelOf(const std::vector<chain::Record> &rows);
Result<QString> labelOf(const Library &library, const CaseId &id);
/// Fault: Refused `act.no_role {what, roles, name}`.
Result<void> mustBeAdministrator(const Session &session, const QString &what);

} // namespace anjuan::casework

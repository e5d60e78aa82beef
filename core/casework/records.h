#pragma once
#include "core/casework/library.h"
#include "core/chain/record.h"
#include "core/office/book.h"

namespace anjuan::casework {

/// What a record is called on a page: the Chinese name of its act, or of the statement in it.
QString titleOf(const chain::Record &record);
/// A case's number, else what it is about.
QString labelOf(const std::vector<chain::Record> &rows);
Result<QString> labelOf(const Library &library, const CaseId &id);
/// The name of whoever signed; of a bureau's statement what it says itself, since its people are not known here.
QString signerOf(const office::OfficeBook &book, const QString &kind, const PersonId &by, const QJsonObject &body);
/// Fault: Refused `act.no_role {what, roles, name}`.
Result<void> mustBeAdministrator(const Session &session, const QString &what);

} // namespace anjuan::casework

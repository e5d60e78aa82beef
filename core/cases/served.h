#pragma once
#include <QtCore/QStringList>

#include "core/chain/record.h"
#include "core/store/store.h"

namespace anjuan::cases {

/// What a service is to the course of a case, which no kind of its own tells: of the decision, else of the notice, each
/// the paper itself or a document made about it. Faults: those of the store.
Result<QString> serviceKind(const store::Read &read, const chain::Record &record, const QString &id);
/// The records that a service handed over: the papers, and what they are about. Faults: those of the store.
Result<QStringList> servedBy(const store::Read &read, const chain::Record &record, const QString &id);

} // namespace anjuan::cases

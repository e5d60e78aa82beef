#pragma once
#include <functional>

#include "core/casework/views.h"
#include "core/store/store.h"

namespace anjuan::casework {

/// Reads of the case tables. Faults: NotFound `case.unknown {name}`, Invalid `case.ambiguous {name}`.
Result<CaseRow> caseRow(const store::Read &read, const CaseId &id);
/// By uuid, by its first eight digits or more, or by 立案号.
Result<CaseId> caseNamed(const store::Read &read, const QString &name);
/// SHA-256 of the newest party's particulars, or empty.
Result<QString> partyBlob(const store::Read &read, const CaseId &id);
QString partyNameFrom(const QByteArray &particulars);
Result<QStringList> officersOf(const store::Read &read, const CaseId &id);

using Dress = std::function<Result<void>(CaseRow &)>;
/// One page, newest first. `dress` fills what no table holds; a text filter that the tables do not answer is asked again
/// of the dressed rows, since party names stand in no table.
Result<std::vector<CaseRow>> casePage(const store::Read &read, const CaseFilter &filter, int offset, int limit, int *total,
                                      const Dress &dress);

} // namespace anjuan::casework

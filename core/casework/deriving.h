#pragma once
#include "core/casework/library.h"
#include "core/evidence/derive.h"

namespace anjuan::casework {

/// A derived item to be made of one that is here 派生件.
struct DeriveRequest {
    CaseId caseId;
    QString record; // of the item
    QString how;    // clip, still, mask
    QString title;  // empty: of the item's
    QString why;
    QString askedBy;
    qint64 fromMs = 0;
    qint64 toMs = 0;
    std::vector<evidence::Region> regions;
    std::vector<evidence::Span> silences;
};

/// Logs it in the access chain (evidence.export), makes the file and records evidence.derived with its own digest; the
/// original stays as it is. Faults: Refused `evidence.no_item`, `evidence.nothing_masked`, `access.wants_consent`,
/// those of evidence/derive.h and of Session::perform.
Result<Outcome> deriveItem(Session &session, const DeriveRequest &request, Progress &progress);

} // namespace anjuan::casework

#pragma once
#include <vector>

#include "core/casework/library.h"

namespace anjuan::casework {

/// Minutes of one meeting about several cases 集体讨论(一会多案): the SHA-256 of the file of minutes that a
/// `discussion.held` names, where that meeting discussed more than this case; else empty. What was said of the other
/// cases stands in it, so it goes into no volume, and into no bundle that does not take all of these cases along: the
/// excerpt stands for it.
QString sharedMinutes(const QString &kind, const QJsonObject &body);

/// A case that was discussed, and what was said of it alone.
struct DiscussedCase { // 一会多案中的一案
    CaseId id;
    QJsonObject with; // conclusion, excerpt, opinions, scan; "reasons" as in Request
};
struct DiscussableCase {
    CaseId id;
    QString label; // number and cause
    /// Why minutes are not entered in it here: `chain.not_holder {case}`, `discussion.archived {case}`.
    std::optional<Error> whyNot;
};
/// In the order asked. Faults: those of reading; NotFound `case.unknown`.
Result<std::vector<DiscussableCase>> discussable(const Library &library, const std::vector<CaseId> &ids);

struct DiscussionHeld {
    struct InCase {
        CaseId id;
        QString label;
        QString record;
        std::vector<cases::GateFinding> findings; // flaws; a case without an excerpt has R-57-excerpt
    };
    std::vector<InCase> cases; // in the order given
};
/// The fields of `discussion.hold` that the cases of one meeting share; the others belong to each case.
const QStringList &sharedDiscussionFields();
/// Enters the minutes of one meeting into each of `cases`: `discussion.hold` with `meeting` (the shared fields; files
/// stand under `filesFrom` where their paths are relative) and what is the case's own. Each chain gets a record of its
/// own, which names the same minutes by their SHA-256, and of what was said its own excerpt alone. Where
/// `cases_discussed` is not given it is the number of `cases`; more may be given, for those discussed that are not
/// here. All of them or none: nothing was written, nothing taken in, where one case fails.
/// Faults: Invalid `discussion.nothing {}`, `discussion.twice {case}`, `discussion.not_shared {field}` (of `meeting`),
/// `discussion.not_own {case, field}`, `discussion.count {given, cases}`; Cancelled `work.cancelled`; with the fault
/// of what failed `discussion.in_case {case, why}`.
Result<DiscussionHeld> holdDiscussion(Session &session, const QJsonObject &meeting,
                                      const std::vector<DiscussedCase> &cases, const QString &filesFrom,
                                      Progress &progress);

/// The same as a JSON file says it: {"meeting": {…}, "cases": [{"case": NUMBER or ID, …}]}.
struct DiscussionFile {
    QJsonObject meeting;
    std::vector<DiscussedCase> cases;
    QString folder; // that its files stand under
};
/// Faults: NotFound `discussion.no_file {file, why}`, Invalid `discussion.bad_file {file}`, those of parseJson and
/// Library::findCase.
Result<DiscussionFile> readDiscussion(const Library &library, const QString &file);

} // namespace anjuan::casework

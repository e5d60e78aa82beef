#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

struct HandOver {              // 移交案件
    std::vector<CaseId> cases; // empty with `officer`: all open cases that they handle here
    PersonId officer;          // an officer who leaves; null otherwise
    LibraryId to;
    QString reason;
    QString file; // the bundle to write; a folder: a name is made up there
    Secret passphrase;
};
/// case.handed_over in each case, then a bundle of profile handoff with everything that is in them. From then on the
/// cases are here for reading. Faults: Invalid `handing.nothing`, `handing.to_itself`, NotFound `handing.no_pc
/// {library}`, Refused `chain.not_holder {case}`, `exchange.fork_undecided {case}`, those of exportBundle.
Result<ExportedBundle> handOver(Session &session, const HandOver &what, Progress &progress);
/// The bundle of a case that is on its way, once more (a lost stick). Faults: NotFound `handing.not_sent {case}`.
Result<ExportedBundle> sendAgain(Session &session, const std::vector<CaseId> &cases, const QString &file,
                                 const Secret &passphrase, Progress &progress);
/// The office chain itself 移交单位链: office.handed_over, then an office bundle for the other PC.
Result<ExportedBundle> handOverOffice(Session &session, const LibraryId &to, const QString &file, Progress &progress);

/// What was sent and has not yet been acknowledged 交出未签收, and what was 已签收.
struct SentCase {
    CaseId caseId;
    QString label;
    LibraryId to;
    QString toName;
    QString sentAt;
    std::optional<QString> acknowledgedAt;
};
Result<std::vector<SentCase>> sentCases(const Library &library);
/// Takes a case back that nobody has opened yet: an administrator on the PC that holds the office chain decides that
/// its history goes on from the record before the hand-over. Should it have been opened after all, the fork is found
/// at the next exchange. Faults: Refused `act.no_role`, `chain.not_holder`, `handing.acknowledged {case, name}`,
/// NotFound `handing.not_sent {case}`.
Result<void> takeBack(Session &session, const CaseId &id, Progress &progress);

} // namespace anjuan::casework

#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// Signs, on a PC that does not hold the case, what its holder shall take in 声明: a legal opinion
/// (review.give_opinion), a leader's approval, a supervisor's comment. Writes the envelope as one line to `file` and
/// notes it (desk.statement_signed). The act's rules are judged on the copy that is here. Faults: those of `perform`;
/// Refused `statement.holder_is_here {case}`: record the act itself.
Result<QString> signStatement(Session &session, const Request &request, const QString &file, Progress &progress);

/// A statement that came in, and what happened in the case since the record that it is about.
struct StatementView { // 收到的声明
    QString kind;
    QString title;
    QString by; // name
    QString at;
    CaseId caseId;
    QString label;
    QString aboutTitle;
    QStringList addedSince; // titles of the records after it
    bool taken = false;     // in the chain already
    QString hash;
    QJsonObject body;
};
/// Faults: NotFound, Corrupt `statement.bad {file, why}`, NotFound `statement.unknown_case {file}`, Refused
/// `statement.unsound {file, why}`, NotFound `statement.office_unknown {file}`: its signer's key or office record is
/// not known here yet.
Result<StatementView> readStatement(const Library &library, const QString &file);
/// case.statement_received in the case that is held here. Faults: as readStatement, Refused `chain.not_holder {case}`,
/// Conflict `statement.taken {file}`.
Result<Outcome> receiveStatement(Session &session, const QString &file, Progress &progress);

} // namespace anjuan::casework

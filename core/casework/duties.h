#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// A case that somebody handles here, and what is still to be done in it 承办事项.
struct Duty {
    CaseId caseId;
    QString label;
    QString stage;
    std::vector<cases::Deadline> open; // not done yet, the nearest first
};
/// All open cases held here that this person handles.
Result<std::vector<Duty>> dutiesOf(const Library &library, const PersonId &person);

/// An officer leaves, or hands everything to a colleague 离岗交接.
struct DutiesHandOver {
    PersonId from;
    PersonId to;
    QString reason;
    QDate on;
    Secret otherPassword; // of whichever of the two is not logged in; they sign in place
    QString paper;        // or the list with both signatures, scanned
};
/// In every open case of `from` that is held here, at once: case.officer_replaced, signed by the one who leaves, and
/// act.cosigned by the one who takes over; with a paper both signed on it, and whoever is logged in registers it. Gives
/// the number of cases. Faults: Invalid `duties.nothing {name}`, `duties.same_person`, `duties.no_officer {name}`,
/// Refused `duties.neither {name, name}` (without paper, one of the two must be logged in), `duties.wrong_password
/// {name}`, `library.read_only`, those of the vault.
Result<int> handOverDuties(Session &session, const DutiesHandOver &what, Progress &progress);

} // namespace anjuan::casework

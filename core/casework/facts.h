#pragma once
#include <memory>

#include "core/calendar/calendar.h"
#include "core/cases/facts.h"
#include "core/cases/gates.h"
#include "core/casework/act_table.h"
#include "core/casework/case_file.h"

namespace anjuan::casework {

/// What the law is read from at one moment: the people as the unit knew them, and the county's rules then in force.
struct Lawbook {
    const office::OfficeBook *book = nullptr;
    const packs::Pack *pack = nullptr;
    const calendar::Calendar *calendar = nullptr;
};

/// An act about to be recorded, or one that was.
struct Proposed {
    const Act *act = nullptr;
    QJsonObject body; // as it stands, or will stand, in the record
    Instant at;       // of the record
    PersonId by;
};

/// Gathers what the rules may ask (docs/design.md §3: facts go down). Pure: the same entries, lawbook and act give the
/// same facts, here and in every replay.
cases::StepFacts gatherFacts(Entries before, const Lawbook &law, const Proposed &proposed);

/// The rules that do not hold for that act, by the pack's own classes.
std::vector<cases::GateFinding> judgeAct(Entries before, const Lawbook &law, const Proposed &proposed);

/// The facts of a case as it stands, with no act: for deadlines, stages and the list of what comes next.
cases::StepFacts standingFacts(Entries entries, const Lawbook &law, QDate today);

/// A case before an act 行为前的案件: what its records add up to is gathered when it is first asked for, and once
/// however many acts are held against it, as the page of a case does with all that may come next. Lives no longer than
/// the entries and the lawbook.
class CaseBefore {
public:
    CaseBefore(Entries before, const Lawbook &law);
    ~CaseBefore();
    CaseBefore(const CaseBefore &) = delete;
    CaseBefore &operator=(const CaseBefore &) = delete;

    /// As `gatherFacts`, `judgeAct` and `standingFacts`.
    cases::StepFacts facts(const Proposed &proposed) const;
    std::vector<cases::GateFinding> judge(const Proposed &proposed) const;
    cases::StepFacts standing(QDate today) const;

private:
    struct Gathered;
    const Gathered &gathered() const;

    Entries m_all;
    Lawbook m_law;
    mutable std::unique_ptr<Gathered> m_gathered;
};

/// The digest of what would be reviewed or decided now (docs/design.md §5, content digest), with its content object.
struct DecidedContent {
    QJsonObject content;
    QString digest;
};
Result<DecidedContent> decidedContent(Entries entries, const packs::Pack &pack);

/// The penalty that the newest discretion.applied proposes.
cases::PenaltyFact proposedPenalty(Entries entries);

} // namespace anjuan::casework

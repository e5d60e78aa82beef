#pragma once
#include <map>
#include <vector>

#include "core/casework/facts.h"
#include "core/casework/perform.h"

namespace anjuan::casework {

/// What an act of resources/acts does beyond its data; each is optional.
struct ActFunctions { // 行为的程序部分
    /// Computes the members that the act adds ("adds"): numbers, digests, amounts, rounds.
    Result<void> (*complete)(Step &step) = nullptr;
    /// What roles alone do not say.
    Result<void> (*mayDo)(const Step &step) = nullptr;
    /// The facts that this act itself gives to its rules. Pure, as gatherFacts.
    void (*facts)(Entries before, const Lawbook &law, const Proposed &proposed, cases::StepFacts &facts) = nullptr;
    /// Does it, where it is more than one record of its kind. After rights, rules and blobs.
    Result<Outcome> (*perform)(Step &step, Progress &progress) = nullptr;
    /// What the rules say of the acts that it does besides, before it is done.
    std::vector<cases::GateFinding> (*judgeAlso)(const Step &step) = nullptr;
};

using ActTable = std::map<QString, ActFunctions>;

/// Of the act of that name; all empty where its data says everything.
const ActFunctions &functionsOf(const QString &act);

/// What the records of a case add up to for one family of acts; each family has its own.
using FactsOfFamily = void (*)(Entries entries, const Lawbook &law, cases::StepFacts &facts);

/// Each family of acts registers itself here, in its own file; act_functions.cpp names them all.
namespace families {
void addOffice(ActTable &acts);      // office_acts.cpp
void addCourse(ActTable &acts);      // complete.cpp: from the clue to the archive
void addCourseFacts(ActTable &acts); // facts_of_acts.cpp
void addProcedures(ActTable &acts);  // procedure_acts.cpp
void addSimple(ActTable &acts);      // simple_acts.cpp
void addEvidence(ActTable &acts);    // evidence_acts.cpp
void addMerging(ActTable &acts);     // merging.cpp
void addScore(ActTable &acts);       // score.cpp
void addThreePapers(ActTable &acts); // three_papers.cpp
void addPhrases(ActTable &acts);     // phrase_book.cpp
void addSigning(ActTable &acts);     // hand_signing.cpp
} // namespace families

/// What another case is given of an item of evidence: all that was said of it, and where it came from.
QJsonObject movedBody(const Entry &item, const CaseId &from);

/// The members of an act's body, more than once used.
QDate actDay(const Step &step);
Result<void> completeNumbered(Step &step, const char *series);
void putPenalty(QJsonObject &body, const cases::PenaltyFact &penalty);
/// The credential of each person on that day.
std::vector<cases::OfficerFact> officerFacts(const office::OfficeBook &book, const QStringList &people, QDate on);
std::optional<QDate> newestDate(Entries entries, const char *kind, const char *member);
/// Whether the leader agreed to this step since it was last proposed (`proposal` may be null: ever).
bool approvedByLeader(Entries entries, const char *step, const Entry *proposal);

} // namespace anjuan::casework

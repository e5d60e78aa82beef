#pragma once
#include "core/casework/facts.h"

namespace anjuan::casework {

/// Whether the leader agreed to `step`. `about` are the records that an approval may name (a proposal, a measure); one
/// that names none counts if it came after `since`. The newest answer decides.
cases::ApprovalFact approvalFor(Entries entries, const QString &step, const QStringList &about, const Entry *since);

/// What the families beside the penalty come to: measures, performance and execution, remedies.
void factsOfMeasures(Entries entries, cases::StepFacts &facts);
void factsOfExecution(Entries entries, cases::StepFacts &facts);
void factsOfRemedies(Entries entries, cases::StepFacts &facts);
/// 责令改正 as what is to be performed: served when, and until when; nothing where none was ordered.
std::optional<cases::DutyFact> correctionDuty(Entries entries);
/// Inspection, recusal, transfer, reports.
void factsBeside(Entries entries, cases::StepFacts &facts);
/// The same for the act itself; after its officers are known.
void factsBesideOfAct(const Act &act, const QJsonObject &body, Entries before, cases::StepFacts &facts);
/// What the act itself names and rests on: the measure, the remedy, the approval.
void factsOfThisAct(const Act &act, const QJsonObject &body, Entries before, cases::StepFacts &facts);

} // namespace anjuan::casework

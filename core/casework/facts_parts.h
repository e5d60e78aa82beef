#pragma once
#include "core/casework/facts.h"
#include "core/discretion/calculator.h"

namespace anjuan::casework {

cases::PenaltyFact penaltyOf(const QJsonObject &body);
/// The day of a decision, whether it was issued in its course or on the spot.
QDate dayOfDecision(const Entry &decision);
/// Whether every point of a review.answered was ticked off.
bool allPointsDone(const QJsonObject &answer);
/// 行政处罚法 第四十五条: whether `now` goes beyond `told` in amount or kind.
bool isHeavier(const cases::PenaltyFact &now, const cases::PenaltyFact &told);

/// The item by its version at the time of the act, where that is told, else the newest. 行政处罚法 第三十七条
const packs::Item *itemAtAct(const QString &item, Entries entries, const packs::Pack &pack);
/// The benchmark applied as `body` (of discretion.applied, or about to be) says. Faults as discretion::assess.
Result<discretion::Assessment> assessFor(const QJsonObject &body, Entries entries, const packs::Pack &pack);
/// The same under a given version of the item.
Result<discretion::Assessment> assessUnder(const packs::Item &item, const QJsonObject &body, Entries entries,
                                           const packs::Pack &pack);
/// The acts of a case beyond the first that are punished with it 分别裁量、合并处罚, each as a body that assessFor
/// reads.
std::vector<QJsonObject> moreActs(const QJsonObject &body);
/// Of a fine for several acts, the part of the first; negative where the others' parts go beyond the whole.
qint64 firstFine(const QJsonObject &body);
/// Which triggers of legal review match (行政处罚法 第五十八条 and the pack's catalogue).
QStringList triggersOf(Entries entries, const packs::Pack &pack);
/// The same with these codes of the catalogue named by a person, whatever was named before.
QStringList triggersOf(Entries entries, const packs::Pack &pack, const QStringList &named);
/// Whether an opinion's seven heads and outcome hold together. Faults as review::checkOpinion.
Result<void> checkOpinion(const QJsonObject &body);

/// What the newest discretion.applied comes to under the pack.
void factsOfDiscretion(Entries entries, const packs::Pack &pack, cases::StepFacts &facts);
/// The same for a discretion.applied about to be recorded.
void factsOfThisDiscretion(const QJsonObject &body, Entries before, const packs::Pack &pack, cases::StepFacts &facts);
/// What began to run in the case, and what was left out (cases::apply over its records).
cases::PeriodBook periodsOf(Entries entries);
/// The pack's settings as far as rules ask for them: whether review, hearing and discussion are due.
void factsOfPack(Entries entries, const packs::Pack &pack, cases::StepFacts &facts);

/// Whether the proposed penalty is a major one 重大行政处罚: over the pack's threshold of discussion, or of a kind that
/// 行政处罚法 第六十三条 names beside fines.
bool isMajor(Entries entries, const packs::Pack &pack);

} // namespace anjuan::casework

#include "core/casework/fact_families.h"
#include "core/casework/reopening.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using cases::StepFacts;
using chain::dateOf;
using chain::integerOf;
using chain::textOf;

/// 行政处罚法 第五十一条; what an individual business counts as there is the pack's to say (docs/domain.md SP-3).
constexpr qint64 kPersonOnSpotFen = 200 * 100;
constexpr qint64 kUnitOnSpotFen = 3000 * 100;

void factsOfSimple(Entries entries, const packs::Settings &settings, StepFacts &facts)
{
    cases::CourseFact &course = facts.course;
    const QString party = settings.partyClass(packs::Purpose::SimpleProcedure, facts.partyKind);
    // Whose class nobody entered may not be fined beyond what anybody may be.
    course.simpleLimitFen = party == QLatin1String("organisation") ? kUnitOnSpotFen : kPersonOnSpotFen;
    course.decidedOnSpot = newest(entries, {"decision.issued_on_spot"}) != nullptr;
    course.reportedOn = newestDate(entries, "simple.decision_reported", "reported_on");
    course.collectedOn = newestDate(entries, "fine.collected_on_spot", "collected_on");
    course.handedInOn = newestDate(entries, "cash.handed_in", "handed_on");
    course.bankedOn = newestDate(entries, "cash.banked", "banked_on");
    for (const Entry *entry : allOf(entries, {"fine.collected_on_spot"}))
        course.collectedFen += integerOf(entry->body, "fine_fen");
    course.educated = newest(entries, {"education.recorded"}) != nullptr;
    course.notPenalised = newest(entries, {"decision.not_penalised"}) != nullptr;
}

void factsOfFastTrack(Entries entries, StepFacts &facts)
{
    const Entry *last = newest(entries, {"fasttrack.agreed", "fasttrack.left"});
    if (!last || last->kind == QLatin1String("fasttrack.left"))
        return;
    facts.course.fastSince = dateOf(last->body, "agreed_on").value_or(last->on());
    facts.course.fastDays = static_cast<int>(integerOf(last->body, "target_days"));
}

/// How far the case is taken to have been led on paper: what was decided there falls when the case is taken up again.
QString stageOnPaper(const Entry &paper, const Entry *reopened)
{
    static const QStringList early = {QStringLiteral("investigating")};
    static const QStringList untilDefence = {QStringLiteral("investigating"), QStringLiteral("concluded"),
                                             QStringLiteral("notice"), QStringLiteral("defence")};
    const QString stage = textOf(paper.body, "stage");
    if (!reopened || reopened < &paper)
        return stage;
    const QStringList &kept = textOf(reopened->body, "to") == QLatin1String("investigation") ? early : untilDefence;
    return kept.contains(stage) ? stage : kept.back();
}

/// Whether the leader agreed to the newest proposal of that way out.
bool endingApproved(Entries entries, const char *ending)
{
    const Entry *proposal = nullptr;
    for (const Entry *entry : allOf(entries, {"case.ending_proposed"})) {
        if (textOf(entry->body, "ending") == QLatin1String(ending))
            proposal = entry;
    }
    return proposal && approvedByLeader(entries, ending, proposal);
}

void factsOfEndings(Entries entries, StepFacts &facts)
{
    cases::CourseFact &course = facts.course;
    course.notFilingApproved = endingApproved(entries, "not_filing");
    course.withdrawalApproved = endingApproved(entries, "withdrawal");
    course.suspensionApproved = endingApproved(entries, "suspension");
    course.mergedAway = newest(entries, {"case.merged_into"}) != nullptr;
    course.withdrawn = newest(entries, {"case.filing_withdrawn"}) != nullptr;
    for (const Entry *entry : allOf(entries, {"case.suspended", "case.resumed"})) {
        if (entry->kind == QLatin1String("case.suspended")) {
            course.suspendedOn = dateOf(entry->body, "suspended_on").value_or(entry->on());
            course.suspensions.emplace_back(*course.suspendedOn, std::nullopt);
        } else if (course.suspendedOn) {
            course.suspendedOn.reset();
            course.suspensions.back().second = dateOf(entry->body, "resumed_on").value_or(entry->on());
        }
    }
}

} // namespace

void families::factsOfOtherCourses(Entries all, const Lawbook &law, StepFacts &facts)
{
    const Standing standing(all);
    const Entries entries = standing.entries();
    factsOfSimple(entries, law.pack->settings, facts);
    factsOfFastTrack(entries, facts);
    factsOfEndings(entries, facts);
    if (const Entry *clue = newest(entries, {"case.opened"}))
        facts.course.replyDays = static_cast<int>(integerOf(clue->body, "reply_days"));
    facts.course.repliedOn = newestDate(entries, "clue.replied", "replied_on");
    if (const Entry *paper = newest(entries, {"case.continued_from_paper"})) {
        facts.course.paperStage = stageOnPaper(*paper, newest(entries, {"case.reopened"}));
        facts.course.paperOn = dateOf(paper->body, "baseline_on").value_or(paper->on());
    }
    facts.course.history = newest(entries, {"case.history_entered"}) != nullptr;
}

} // namespace anjuan::casework

#include "core/cases/conditions.h"
#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kHearingRequestDays = 5; // working days, 行政处罚法 第六十四条
constexpr int kHearingNoticeDays = 7;  // working days, 行政处罚法 第六十四条
constexpr int kShortestDefence = 3;    // working days, docs/domain.md §2.5

bool insideTier(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {Fen{facts.penalty.fineFen}.yuan()};
    return !penalises(facts) || facts.discretion.withinTier || facts.discretion.departureReasoned;
}

bool tierWarningKept(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !penalises(facts) || !facts.discretion.warningRequired || facts.penalty.warning;
}

void addConclusion(Rows &rows)
{
    const auto ask = [&rows](const char *id, std::vector<const char *> acts, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::GoOn, Clearance::Reason, std::move(acts), holds});
    };
    ask("C04-tier", {"discretion.apply", "notice.issue", "decision.issue"}, &insideTier);
    ask("C04-warning", {"discretion.apply", "notice.issue", "decision.issue"}, &tierWarningKept);
    ask("R-54-filed", {"investigation.conclude", "notice.issue", "decision.issue"},
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.filedOn.has_value(); });
    ask("R-46-verified", {"investigation.conclude"}, [](const StepFacts &facts, const Calendar &, QStringList &args) {
        args = {QString::number(facts.evidenceCount), QString::number(facts.evidenceVerified)};
        return facts.evidenceVerified > 0;
    });
    ask("R-28-corrected", {"investigation.conclude"},
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.correctionOrdered; });
    ask("R-34-discretion", {"investigation.conclude"},
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.discretion.applied; });
}

bool reviewedBeforeNotice(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !facts.reviewDue || !facts.reviewBeforeNotice || reviewPassed(facts);
}

bool defenceLongEnough(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const auto days = facts.body.value(QLatin1String("defence_days")).toInteger();
    const bool hearing = facts.body.value(QLatin1String("hearing")).toBool();
    const int least = hearing ? kHearingRequestDays : kShortestDefence;
    args = {QString::number(days), QString::number(least)};
    return days >= least;
}

bool reportUpToDate(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {Fen{facts.penalty.fineFen}.yuan()};
    return facts.newestOf.count(kReportOutdated) == 0;
}

void addNotice(Rows &rows)
{
    const auto ask = [&rows](const char *id, std::vector<const char *> acts, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::GoOn, Clearance::Reason, std::move(acts), holds});
    };
    ask("P4-concluded", {"review.request"},
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.concludedOn.has_value(); });
    ask("P5-concluded", {"notice.issue"},
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.concludedOn.has_value(); });
    ask("R-57-report", {"notice.issue"}, &reportUpToDate);
    ask("LR-10-before-notice", {"notice.issue"}, &reviewedBeforeNotice);
    ask("R-58-drafting", {"decision.propose"}, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !facts.reviewDue || reviewPassed(facts);
    });
    ask("HE-1-told", {"notice.issue"}, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !facts.hearingDue || facts.body.value(QLatin1String("hearing")).toBool();
    });
    ask("R-44-content", {"notice.issue"},
        [](const StepFacts &facts, const Calendar &, QStringList &) { return !facts.penalty.none(); });
    ask("R-44-window", {"notice.issue"}, &defenceLongEnough);
    ask("DE-2-party", {"notice.issue", "decision.issue"},
        [](const StepFacts &facts, const Calendar &, QStringList &) { return !facts.partyKind.isEmpty(); });
}

bool hearingNotifiedInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    const auto on = parseDate(textOf(facts, "hearing_on"));
    if (!on)
        return true;
    const QDate first = workdaysAfter(calendar, facts.actOn, kHearingNoticeDays);
    args = {dateText(facts.actOn), dateText(*on), dateText(first)};
    return *on >= first;
}

bool requestedInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return inTime(calendar, facts.notice ? facts.notice->servedOn : std::nullopt, kHearingRequestDays, facts.actOn,
                  args);
}

void addHearing(Rows &rows)
{
    const auto flaw = [&rows](const char *id, std::vector<const char *> acts, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::Flaw, Clearance::Reason, std::move(acts), holds});
    };
    flaw("HE-3-late", {"hearing.request"}, &requestedInTime);
    flaw("HE-4-notice", {"hearing.notify"}, &hearingNotifiedInTime);
    flaw("HE-5-chair", {"hearing.notify", "hearing.hold"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return !facts.chairHandledCase; });
    flaw("R-58-qualified", {"review.give_opinion", "review.register_paper_opinion"},
         [](const StepFacts &facts, const Calendar &, QStringList &) {
             return !facts.review || facts.review->reviewerQualified;
         });
    flaw("LR-9-opinion", {"review.give_opinion", "review.register_paper_opinion"},
         [](const StepFacts &facts, const Calendar &, QStringList &) {
             return !facts.review || !facts.review->reviewerHandledCase;
         });
    flaw("LR-11-body", {"review.give_opinion", "review.register_paper_opinion"},
         [](const StepFacts &facts, const Calendar &, QStringList &) {
             return !facts.review || facts.review->reviewerOfBody;
         });
}

} // namespace

void addProposal(Rows &rows)
{
    addConclusion(rows);
    addNotice(rows);
    addHearing(rows);
}

} // namespace anjuan::cases::rows

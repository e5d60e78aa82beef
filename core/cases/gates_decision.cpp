#include <algorithm>

#include "core/cases/conditions.h"
#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kHearingRequestDays = 5; // working days, 行政处罚法 第六十四条
constexpr int kDecisionDays = 90;      // 行政处罚法 第六十条

bool inPower(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {dateText(facts.actOn)};
    return !penalises(facts) || facts.itemInPower.value_or(true);
}

/// What decides the case, or carries a decision out, without laying a penalty on the party (docs/domain.md §0.5).
bool inPowerElsewhere(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {dateText(facts.actOn)};
    return facts.itemInPower.value_or(true) || (facts.act == QLatin1String("decision.issue") && penalises(facts));
}

bool noticeServed(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !penalises(facts) || (facts.notice && facts.notice->servedOn && *facts.notice->servedOn <= facts.actOn);
}

/// Whether the party's window after the notice is over; a notice never served is another rule's.
bool windowOver(const StepFacts &facts, const Calendar &calendar, int days, QStringList &args)
{
    const QDate served = *facts.notice->servedOn;
    const QDate last = workdaysAfter(calendar, served, days);
    args = {dateText(served), dateText(last), dateText(facts.actOn)};
    return facts.actOn > last;
}

bool defenceWindowOver(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    if (!penalises(facts) || facts.defenceWaived || !facts.notice || !facts.notice->servedOn)
        return true;
    const int days = std::max(facts.notice->defenceDays, facts.notice->hearingOffered ? kHearingRequestDays : 1);
    return windowOver(facts, calendar, days, args);
}

bool hearingWindowOver(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    const bool settled = facts.hearingWaived || facts.hearingRequested;
    if (!penalises(facts) || settled || !facts.notice || !facts.notice->servedOn || !facts.notice->hearingOffered)
        return true;
    return windowOver(facts, calendar, kHearingRequestDays, args);
}

/// Whether the hearing was asked for in time, as far as the dates are known.
bool requestedInTime(const StepFacts &facts, const Calendar &calendar)
{
    if (!facts.hearingRequestedOn || !facts.notice || !facts.notice->servedOn)
        return true;
    return *facts.hearingRequestedOn <= workdaysAfter(calendar, *facts.notice->servedOn, kHearingRequestDays);
}

bool hearingHeld(const StepFacts &facts, const Calendar &calendar, QStringList &)
{
    if (!penalises(facts) || !facts.hearingRequested || facts.hearingHeld || facts.hearingWithdrawn)
        return true;
    return !requestedInTime(facts, calendar);
}

bool reviewSigned(const StepFacts &facts)
{
    return facts.review && facts.review->signedOn && *facts.review->signedOn <= facts.actOn;
}

bool reviewed(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !penalises(facts) || !facts.reviewDue || reviewSigned(facts);
}

bool reviewAgrees(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!penalises(facts) || !facts.reviewDue || !reviewSigned(facts))
        return true;
    args = {QString::number(facts.review->round), dateText(*facts.review->signedOn)};
    return reviewPassed(facts);
}

bool reviewerIndependent(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!penalises(facts) || !facts.reviewDue || !facts.review)
        return true;
    args = {QString::number(facts.review->round)};
    return !facts.review->reviewerHandledCase;
}

/// The digest of the content that the newest opinion lets go on: as mended, where it asked for changes.
QString approvedDigest(const ReviewFact &review)
{
    const bool mended = review.outcome == QLatin1String("agree_after_fix") && review.fixesTicked;
    return mended ? review.answeredDigest : review.contentDigest;
}

bool sameContent(const StepFacts &facts)
{
    const QString approved = approvedDigest(*facts.review);
    const bool mended = facts.review->outcome == QLatin1String("agree_after_fix") && facts.review->fixesTicked;
    return approved == facts.contentDigest || (mended && approved.isEmpty());
}

bool contentReviewed(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!penalises(facts) || !facts.reviewDue || !reviewPassed(facts))
        return true;
    args = {approvedDigest(*facts.review).left(8), facts.contentDigest.left(8)};
    return sameContent(facts);
}

bool noticeContentOrSecondReview(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!penalises(facts) || !facts.reviewDue || !facts.reviewBeforeNotice || !facts.notice || !reviewPassed(facts))
        return true;
    args = {facts.notice->contentDigest.left(8), facts.contentDigest.left(8)};
    const bool second = *facts.review->signedOn >= facts.notice->issuedOn
        && facts.review->requestedOn >= facts.notice->issuedOn && sameContent(facts);
    return facts.notice->contentDigest == facts.contentDigest || second;
}

bool notHeavier(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!penalises(facts) || !facts.notice)
        return true;
    args = {Fen{facts.notice->penalty.fineFen}.yuan(), Fen{facts.penalty.fineFen}.yuan()};
    return !facts.heavierThanNotice;
}

bool insideStatute(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {Fen{facts.penalty.fineFen}.yuan()};
    return !penalises(facts) || facts.discretion.withinStatute;
}

bool cardsGoodToday(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const int bad = officersWith(facts, OfficerFact::Card::NotValid);
    args = {QString::number(bad), dateText(facts.actOn)};
    return !penalises(facts) || facts.actOn != facts.recordedOn || bad == 0;
}

bool oldEnough(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !penalises(facts) || facts.ageClass != QLatin1String("under14");
}

bool penaltyNamed(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !penalises(facts) || !facts.penalty.none();
}

bool factsTold(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !penalises(facts) || facts.newestOf.count(kFactsUntold) == 0;
}

void addStops(Rows &rows)
{
    const auto stop = [&rows](const char *id, std::vector<const char *> acts, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::Stop, Clearance::Reason, std::move(acts), holds});
    };
    stop("R-24-power",
         {"correction.order", "notice.issue", "decision.issue", "measure.carry_out", "demolition.notify",
          "demolition.order", "simple.decide"},
         &inPower);
    stop("R-62-notice", {"decision.issue"}, &noticeServed);
    stop("R-62-defence", {"decision.issue"}, &defenceWindowOver);
    stop("HE-3-window", {"decision.issue"}, &hearingWindowOver);
    stop("HE-7-hearing-held", {"decision.issue"}, &hearingHeld);
    stop("R-58-review", {"decision.issue"}, &reviewed);
    stop("R-58-passed", {"decision.issue"}, &reviewAgrees);
    stop("LR-9-independent", {"decision.issue"}, &reviewerIndependent);
    stop("R-58-content", {"decision.issue"}, &contentReviewed);
    stop("LR-10-second-review", {"decision.issue"}, &noticeContentOrSecondReview);
    stop("R-45-heavier", {"decision.issue"}, &notHeavier);
    stop("DE-2-penalty", {"decision.issue"}, &penaltyNamed);
    stop("DE-2-facts", {"decision.issue"}, &factsTold);
    stop("R-32-statute", {"notice.issue", "decision.issue"}, &insideStatute);
    stop("R-30-under14", {"notice.issue", "decision.issue", "simple.decide"}, &oldEnough);
    stop("R-42-card-today",
         {"correction.order", "notice.issue", "decision.issue", "measure.carry_out", "preservation.carry_out",
          "demolition.order", "execution.decide", "substitute.decide", "simple.decide"},
         &cardsGoodToday);
}

bool inDays(const StepFacts &facts, const Calendar &, QStringList &args)
{
    // What was re-opened counts from then on.
    const std::optional<QDate> from = facts.remedy.reopenedOn ? facts.remedy.reopenedOn : facts.filedOn;
    if (!from)
        return true;
    const auto used = from->daysTo(facts.actOn);
    const int limit = kDecisionDays + facts.extendedDays.value_or(0);
    args = {dateText(*from), QString::number(used), QString::number(limit)};
    return used <= limit;
}

bool reviewAfterHearing(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!penalises(facts) || !facts.reviewDue || !facts.reviewAfterDefence || !facts.hearingHeldOn || !facts.review)
        return true;
    args = {dateText(*facts.hearingHeldOn), dateText(facts.review->requestedOn)};
    return facts.review->requestedOn >= *facts.hearingHeldOn;
}

bool groundNamed(const StepFacts &facts, const Calendar &, QStringList &)
{
    return penalises(facts) || has(facts, "no_penalty_ground");
}

} // namespace

void addDecision(Rows &rows)
{
    addStops(rows);
    const auto ask = [&rows](const char *id, Clearance clearance, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::GoOn, clearance, {"decision.issue"}, holds});
    };
    ask("R-57-approved", Clearance::Approval,
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.decisionApproved; });
    ask("DE-1-days", Clearance::Reason, &inDays);
    ask("R-57-discussion", Clearance::Reason, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !facts.discussionDue || facts.discussed;
    });
    ask("R-45-reviewed", Clearance::Reason, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !facts.defenceHeard || facts.defenceReviewed;
    });
    ask("LR-10-hearing", Clearance::Reason, &reviewAfterHearing);
    ask("R-33-ground", Clearance::Reason, &groundNamed);
    rows.push_back({"R-24-outside",
                    GateClass::GoOn,
                    Clearance::Reason,
                    {"decision.issue", "short.decide", "measure.extend", "substitute.decide", "execution.decide",
                     "surcharge.charge"},
                    &inPowerElsewhere});
}

} // namespace anjuan::cases::rows

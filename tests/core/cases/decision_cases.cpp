#include "core/cases/conditions.h"

#include "tests/core/cases/gate_cases.h"
#include "tests/core/cases/step_facts.h"

namespace anjuan::cases {
namespace {

using F = StepFacts;

void on(F &facts, QDate date)
{
    facts.actOn = facts.recordedOn = date;
}

QString digest(char letter)
{
    return QString(64, QLatin1Char(letter));
}

std::vector<GateCase> noticeCases()
{
    return {
        {"R-24-power", "correction.order", [](F &f) { f.itemInPower = false; }, [](F &f) { f.itemInPower = true; }},
        {"R-24-power", "notice.issue", [](F &f) { f.itemInPower = false; }, [](F &f) { f.itemInPower.reset(); }},
        {"R-24-power", "decision.issue", [](F &f) { f.itemInPower = false; }, [](F &f) { f.itemInPower = true; }},
        {"R-24-outside", "decision.issue",
         [](F &f) {
             f.itemInPower = false;
             f.body = {{QStringLiteral("outcome"), QStringLiteral("no_penalty")},
                       {QStringLiteral("no_penalty_ground"), QStringLiteral("33-1")}};
         },
         [](F &f) { f.itemInPower = true; }},
        {"R-24-outside", "short.decide", [](F &f) { f.itemInPower = false; }, [](F &f) { f.itemInPower = true; }},
        {"R-24-outside", "measure.extend", [](F &f) { f.itemInPower = false; }, [](F &f) { f.itemInPower.reset(); }},
        {"R-24-outside", "substitute.decide", [](F &f) { f.itemInPower = false; }, [](F &f) { f.itemInPower = true; }},
        {"R-24-outside", "execution.decide", [](F &f) { f.itemInPower = false; }, [](F &f) { f.itemInPower = true; }},
        {"R-24-outside", "surcharge.charge", [](F &f) { f.itemInPower = false; }, [](F &f) { f.itemInPower = true; }},
        {"R-62-notice", "decision.issue", [](F &f) { f.notice.reset(); },
         [](F &f) { f.notice = proper(f.act).notice; }},
        {"R-62-notice", "decision.issue", [](F &f) { f.notice->servedOn = day(4, 2); },
         [](F &f) { f.notice->servedOn = day(4, 1); }},
        {"DE-2-penalty", "decision.issue", [](F &f) { f.penalty = {}; }, [](F &f) { f.penalty.warning = true; }},
        {"DE-2-facts", "decision.issue", [](F &f) { f.newestOf[kFactsUntold] = 9; },
         [](F &f) { f.newestOf.erase(kFactsUntold); }},
        {"R-62-defence", "decision.issue", [](F &f) { on(f, day(3, 31)); }, [](F &f) { on(f, day(4, 1)); }},
        {"R-62-defence", "decision.issue", [](F &f) { on(f, day(3, 24)); }, [](F &f) { f.defenceWaived = true; }},
        // Three days told, but a hearing offered: never shorter than the five in which it may be asked for.
        {"R-62-defence", "decision.issue",
         [](F &f) {
             f.notice->defenceDays = 3;
             on(f, day(3, 30));
         },
         [](F &f) { f.notice->hearingOffered = false; }},
        {"R-62-defence", "decision.issue", [](F &f) { f.notice->defenceDays = 10; },
         [](F &f) { f.notice->defenceDays = 5; }},
        {"HE-3-window", "decision.issue", [](F &f) { on(f, day(3, 31)); }, [](F &f) { f.hearingWaived = true; }},
        {"HE-3-window", "decision.issue", [](F &f) { on(f, day(3, 31)); },
         [](F &f) { f.notice->hearingOffered = false; }},
        {"HE-7-hearing-held", "decision.issue", [](F &f) { f.hearingRequested = true; },
         [](F &f) { f.hearingHeld = true; }},
        {"HE-7-hearing-held", "decision.issue", [](F &f) { f.hearingRequested = true; },
         [](F &f) { f.hearingWithdrawn = true; }},
        {"HE-7-hearing-held", "decision.issue",
         [](F &f) {
             f.hearingRequested = true;
             f.hearingRequestedOn = day(3, 31);
         },
         [](F &f) { f.hearingRequestedOn = day(4, 1); }},
        {"R-45-heavier", "decision.issue", [](F &f) { f.heavierThanNotice = true; },
         [](F &f) { f.heavierThanNotice = false; }},
        {"R-30-under14", "notice.issue", [](F &f) { f.ageClass = QStringLiteral("under14"); },
         [](F &f) { f.ageClass = QStringLiteral("from14to18"); }},
        {"R-30-under14", "decision.issue", [](F &f) { f.ageClass = QStringLiteral("under14"); },
         [](F &f) { f.ageClass = QStringLiteral("unknown"); }},
        {"R-57-report", "notice.issue", [](F &f) { f.newestOf[kReportOutdated] = 900; },
         [](F &f) { f.newestOf.erase(kReportOutdated); }},
        {"R-32-statute", "notice.issue", [](F &f) { f.discretion.withinStatute = false; },
         [](F &f) { f.discretion.withinStatute = true; }},
        {"R-32-statute", "decision.issue", [](F &f) { f.discretion.withinStatute = false; },
         [](F &f) { f.discretion.withinStatute = true; }},
    };
}

void rejectCard(F &facts)
{
    facts.officers[0].card = OfficerFact::Card::NotValid;
}

std::vector<GateCase> reviewCases()
{
    return {
        {"R-58-review", "decision.issue", [](F &f) { f.review.reset(); }, [](F &f) { f.reviewDue = false; }},
        {"R-58-review", "decision.issue", [](F &f) { f.review->signedOn.reset(); },
         [](F &f) { f.review->signedOn = day(3, 23); }},
        {"R-58-review", "decision.issue", [](F &f) { f.review->signedOn = day(4, 2); },
         [](F &f) { f.review->signedOn = day(4, 1); }},
        {"R-58-passed", "decision.issue", [](F &f) { f.review->outcome = QStringLiteral("disagree"); },
         [](F &f) { f.review->outcome = QStringLiteral("agree"); }},
        {"R-58-passed", "decision.issue", [](F &f) { f.review->outcome = QStringLiteral("agree_after_fix"); },
         [](F &f) { f.review->fixesTicked = true; }},
        {"LR-9-independent", "decision.issue", [](F &f) { f.review->reviewerHandledCase = true; },
         [](F &f) { f.review->reviewerHandledCase = false; }},
        {"R-58-content", "decision.issue", [](F &f) { f.contentDigest = digest('b'); },
         [](F &f) { f.review->contentDigest = digest('b'); }},
        {"R-58-content", "decision.issue",
         [](F &f) {
             f.review->outcome = QStringLiteral("agree_after_fix");
             f.review->fixesTicked = true;
             f.review->answeredDigest = digest('b');
         },
         [](F &f) { f.review->answeredDigest = f.contentDigest; }},
        {"LR-10-second-review", "decision.issue", [](F &f) { f.notice->contentDigest = digest('b'); },
         [](F &f) {
             f.review->requestedOn = day(3, 31);
             f.review->signedOn = day(4, 1);
         }},
        {"LR-10-second-review", "decision.issue", [](F &f) { f.notice->contentDigest = digest('b'); },
         [](F &f) { f.reviewBeforeNotice = false; }},
        {"R-42-card-today", "correction.order", rejectCard,
         [](F &f) { f.officers[0].card = OfficerFact::Card::VerificationMissing; }},
        {"R-42-card-today", "notice.issue", rejectCard, [](F &f) { f.recordedOn = f.actOn.addDays(1); }},
        {"R-42-card-today", "decision.issue", rejectCard, [](F &f) { f.officers[0].card = OfficerFact::Card::Valid; }},
    };
}

std::vector<GateCase> askedAtDecision()
{
    return {
        {"R-57-approved", "decision.issue", [](F &f) { f.decisionApproved = false; },
         [](F &f) { f.decisionApproved = true; }},
        // Filed on 4 March: 2 June is the 90th day.
        {"DE-1-days", "decision.issue", [](F &f) { on(f, day(6, 3)); }, [](F &f) { on(f, day(6, 2)); }},
        {"DE-1-days", "decision.issue", [](F &f) { on(f, day(6, 3)); }, [](F &f) { f.extendedDays = 30; }},
        {"DE-1-days", "decision.issue",
         [](F &f) {
             on(f, day(7, 3));
             f.extendedDays = 30;
         },
         [](F &f) { on(f, day(7, 2)); }},
        {"R-57-discussion", "decision.issue", [](F &f) { f.discussionDue = true; }, [](F &f) { f.discussed = true; }},
        {"R-45-reviewed", "decision.issue", [](F &f) { f.defenceHeard = true; },
         [](F &f) { f.defenceReviewed = true; }},
        {"LR-10-hearing", "decision.issue", [](F &f) { f.hearingHeldOn = day(3, 31); },
         [](F &f) { f.review->requestedOn = day(3, 31); }},
        {"R-33-ground", "decision.issue",
         [](F &f) {
             f.body = {{QStringLiteral("outcome"), QStringLiteral("no_penalty")}};
         },
         [](F &f) { f.body.insert(QStringLiteral("no_penalty_ground"), QStringLiteral("33-1")); }},
        {"R-54-filed", "decision.issue", [](F &f) { f.filedOn.reset(); }, [](F &f) { f.filedOn = day(3, 4); }},
        {"DE-2-party", "decision.issue", [](F &f) { f.partyKind.clear(); },
         [](F &f) { f.partyKind = QStringLiteral("organisation"); }},
        {"C04-tier", "decision.issue", [](F &f) { f.discretion.withinTier = false; },
         [](F &f) { f.discretion.departureReasoned = true; }},
        {"C04-warning", "decision.issue", [](F &f) { f.penalty.warning = false; },
         [](F &f) { f.discretion.warningRequired = false; }},
    };
}

} // namespace

std::vector<GateCase> decisionCases()
{
    std::vector<GateCase> all = noticeCases();
    for (const auto &more : {reviewCases(), askedAtDecision()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace anjuan::cases

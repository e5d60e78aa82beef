#include "tests/core/cases/gate_cases.h"
#include "tests/core/cases/step_facts.h"

namespace anjuan::cases {
namespace {

using F = StepFacts;

void limitation(F &facts)
{
    facts.violationOn = day(3, 1, 2024);
    facts.discoveredOn = day(3, 2);
}

std::vector<GateCase> filingCases()
{
    return {
        {"P1-approved", "case.file", [](F &f) { f.filingApproved = false; }, [](F &f) { f.filingApproved = true; }},
        {"R-42-filing", "filing.propose", [](F &f) { f.officers.pop_back(); },
         [](F &f) {
             f.officers.push_back({PersonId::create(), OfficerFact::Card::Valid});
         }},
        {"R-42-filing", "case.file", [](F &f) { f.officers[1].card = OfficerFact::Card::Unknown; },
         [](F &f) { f.officers[1].card = OfficerFact::Card::VerificationMissing; }},
        {"R-42-filing", "case.file", [](F &f) { f.officers[1] = f.officers[0]; },
         [](F &f) { f.officers[1].person = PersonId::create(); }},
        // Two years from 1 March 2024 end on 1 March 2026.
        {"R-36-limitation", "filing.propose", limitation, [](F &f) { f.discoveredOn = day(3, 1); }},
        {"R-36-limitation", "case.file", limitation, [](F &f) { f.violationContinuing = true; }},
        {"R-36-limitation", "case.file", limitation, [](F &f) { f.violationEndOn = day(3, 2, 2024); }},
        {"R-36-limitation", "case.file", limitation, [](F &f) { f.violationOn.reset(); }},
        {"R-24-filing", "filing.propose", [](F &f) { f.itemInPower = false; }, [](F &f) { f.itemInPower = true; }},
        {"R-43-declared", "filing.propose", [](F &f) { f.body = {}; },
         [](F &f) { f.body.insert(QStringLiteral("recusal_declared"), true); }},
        // Fifteen working days from 2 March 2026 end on the 23rd.
        {"R-54-filing-late", "case.file", [](F &f) { f.actOn = f.recordedOn = day(3, 24); },
         [](F &f) { f.actOn = f.recordedOn = day(3, 23); }},
    };
}

std::vector<GateCase> conclusionCases()
{
    return {
        {"R-46-verified", "investigation.conclude", [](F &f) { f.evidenceVerified = 0; },
         [](F &f) { f.evidenceVerified = 1; }},
        {"R-28-corrected", "investigation.conclude", [](F &f) { f.correctionOrdered = false; },
         [](F &f) { f.correctionOrdered = true; }},
        {"R-34-discretion", "investigation.conclude", [](F &f) { f.discretion.applied = false; },
         [](F &f) { f.discretion.applied = true; }},
        {"R-54-filed", "investigation.conclude", [](F &f) { f.filedOn.reset(); }, [](F &f) { f.filedOn = day(3, 4); }},
        {"C04-tier", "discretion.apply", [](F &f) { f.discretion.withinTier = false; },
         [](F &f) { f.discretion.departureReasoned = true; }},
        {"C04-warning", "discretion.apply", [](F &f) { f.penalty.warning = false; },
         [](F &f) { f.penalty.warning = true; }},
        {"P4-concluded", "review.request", [](F &f) { f.concludedOn.reset(); },
         [](F &f) { f.concludedOn = day(3, 20); }},
        {"P5-concluded", "notice.issue", [](F &f) { f.concludedOn.reset(); }, [](F &f) { f.concludedOn = day(3, 20); }},
        {"LR-10-before-notice", "notice.issue", [](F &f) { f.review.reset(); },
         [](F &f) { f.reviewBeforeNotice = false; }},
        {"LR-10-before-notice", "notice.issue", [](F &f) { f.review->outcome = QStringLiteral("supplement"); },
         [](F &f) { f.review->outcome = QStringLiteral("agree"); }},
        {"R-58-drafting", "decision.propose", [](F &f) { f.review->signedOn.reset(); },
         [](F &f) { f.review->signedOn = day(4, 1); }},
        {"HE-1-told", "notice.issue", [](F &f) { f.body.insert(QStringLiteral("hearing"), false); },
         [](F &f) { f.hearingDue = false; }},
        {"R-44-content", "notice.issue", [](F &f) { f.penalty = {}; }, [](F &f) { f.penalty.warning = true; }},
        {"R-44-window", "notice.issue", [](F &f) { f.body.insert(QStringLiteral("defence_days"), 4); },
         [](F &f) { f.body.insert(QStringLiteral("hearing"), false); }},
        {"R-44-window", "notice.issue",
         [](F &f) {
             f.body.insert(QStringLiteral("hearing"), false);
             f.body.insert(QStringLiteral("defence_days"), 2);
         },
         [](F &f) { f.body.insert(QStringLiteral("defence_days"), 3); }},
        {"DE-2-party", "notice.issue", [](F &f) { f.partyKind.clear(); },
         [](F &f) { f.partyKind = QStringLiteral("person"); }},
    };
}

void hearingOn(F &facts, const char *date)
{
    facts.body.insert(QStringLiteral("hearing_on"), QString::fromLatin1(date));
}

std::vector<GateCase> hearingCases()
{
    return {
        // Notice served on 24 March: five working days end on the 31st.
        {"HE-3-late", "hearing.request", [](F &f) { f.actOn = f.recordedOn = day(4, 1); },
         [](F &f) { f.actOn = f.recordedOn = day(3, 31); }},
        // Seven working days after 31 March, across 清明 4 to 6 April: 1, 2, 3, 7, 8, 9, 10 April.
        {"HE-4-notice", "hearing.notify", [](F &f) { hearingOn(f, "2026-04-09"); },
         [](F &f) { hearingOn(f, "2026-04-10"); }},
        {"HE-5-chair", "hearing.notify", [](F &f) { f.chairHandledCase = true; },
         [](F &f) { f.chairHandledCase = false; }},
        {"HE-5-chair", "hearing.hold", [](F &f) { f.chairHandledCase = true; },
         [](F &f) { f.chairHandledCase = false; }},
        {"R-58-qualified", "review.give_opinion", [](F &f) { f.review->reviewerQualified = false; },
         [](F &f) { f.review->reviewerQualified = true; }},
        {"LR-11-body", "review.register_paper_opinion", [](F &f) { f.review->reviewerOfBody = false; },
         [](F &f) { f.review->reviewerOfBody = true; }},
        {"LR-9-opinion", "review.register_paper_opinion", [](F &f) { f.review->reviewerHandledCase = true; },
         [](F &f) { f.review->reviewerHandledCase = false; }},
    };
}

std::vector<GateCase> closingCases()
{
    return {
        {"P15-approved", "case.close", [](F &f) { f.closingApproved = false; }, [](F &f) { f.closingApproved = true; }},
        {"P15-outcome", "case.close", [](F &f) { f.decidedOn.reset(); }, [](F &f) { f.transferred = true; }},
        {"P15-outcome", "case.close", [](F &f) { f.decidedOn.reset(); }, [](F &f) { f.notFiled = true; }},
        {"P15-outcome", "case.close", [](F &f) { f.decidedOn.reset(); },
         [](F &f) { f.execution.substituteDecidedOn = day(4, 1); }},
        // An order to correct is to be performed, and is no result by itself.
        {"P15-outcome", "case.close",
         [](F &f) {
             f.decidedOn.reset();
             f.execution.duty = DutyFact{day(3, 10), day(3, 10), day(3, 16), false, false};
         },
         [](F &f) { f.execution.decidedOn = day(4, 1); }},
        {"P15-performed", "case.close",
         [](F &f) {
             f.decidedOn.reset();
             f.performed = false;
             f.execution.substituteDecidedOn = day(4, 1);
         },
         [](F &f) { f.execution.substitutePerformed = true; }},
        // Another who cleared the place paid no fine; the court, which executed, took it.
        {"P15-performed", "case.close",
         [](F &f) {
             f.finePaid = f.performed = false;
             f.execution.substitutePerformed = true;
         },
         [](F &f) { f.execution.courtOutcome = QStringLiteral("executed"); }},
        {"P15-served", "case.close", [](F &f) { f.decisionServed = false; }, [](F &f) { f.decisionServed = true; }},
        {"P15-performed", "case.close", [](F &f) { f.finePaid = false; }, [](F &f) { f.performed = true; }},
        {"P15-performed", "case.close", [](F &f) { f.finePaid = false; },
         [](F &f) { f.penalty.fineFen = 0; }}, // a warning is carried out by its service
        {"P15-performed", "case.close", [](F &f) { f.penalty.otherKinds = {QStringLiteral("confiscation")}; },
         [](F &f) { f.performed = true; }},
        {"P12-published", "case.close", [](F &f) { f.published = false; }, [](F &f) { f.publicationDeclined = true; }},
        {"P16-closed", "case.archive", [](F &f) { f.closedOn.reset(); }, [](F &f) { f.closedOn = day(4, 13); }},
        {"P16-dossier", "case.archive", [](F &f) { f.dossierBuilt = false; }, [](F &f) { f.dossierBuilt = true; }},
        // Thirty days from 13 April end on 13 May.
        {"P16-late", "case.archive", [](F &f) { f.actOn = f.recordedOn = day(5, 14); },
         [](F &f) { f.actOn = f.recordedOn = day(5, 13); }},
        {"P16-after-archive", "inspection.record", [](F &f) { f.archivedOn = day(3, 4); },
         [](F &f) { f.archivedOn.reset(); }},
        {"P16-after-archive", "fine.pay", [](F &f) { f.archivedOn = day(4, 10); },
         [](F &f) { f.act = QStringLiteral("dossier.build"); }},
    };
}

} // namespace

std::vector<GateCase> courseCases()
{
    std::vector<GateCase> all = filingCases();
    for (const auto &more : {conclusionCases(), hearingCases(), closingCases()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace anjuan::cases

#include <algorithm>

#include "core/casework/act_functions.h"
#include "core/casework/facts_more.h"
#include "core/casework/facts_parts.h"
#include "core/casework/parties.h"
#include "core/casework/reopening.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using cases::StepFacts;
using chain::dateOf;
using chain::flagOf;
using chain::textOf;
using chain::textsOf;

namespace {

void factsOfService(Entries before, const Lawbook &, const Proposed &proposed, StepFacts &facts)
{
    const Entry *decision = decisionOf(before);
    if (!decision)
        decision = newest(before, {"case.continued_from_paper"}); // issued on paper
    for (const QString &hash : decision ? textsOf(proposed.body, "documents") : QStringList()) {
        const Entry *paper = entryOf(before, hash);
        facts.servesDecision |= paper && (paper == decision || textOf(paper->body, "about") == decision->hash());
    }
}

/// What the unit itself does, its handling officers stand for.
void handlersStandForIt(Entries before, const Lawbook &law, const Proposed &, StepFacts &facts)
{
    for (const cases::OfficerFact &officer : officerFacts(*law.book, handlingOfficers(before), facts.actOn))
        facts.officers.push_back(officer);
}

void factsOfOpinion(Entries before, const Lawbook &law, const Proposed &proposed, StepFacts &facts)
{
    if (!facts.review)
        return;
    const bool paper = proposed.act->act == QLatin1String("review.register_paper_opinion");
    const QString reviewer = paper ? textOf(proposed.body, "reviewer") : proposed.by.toString();
    facts.review->reviewerHandledCase = handlingOfficers(before).contains(reviewer);
    facts.review->reviewerQualified =
        law.book->isQualifiedReviewer(PersonId::parse(reviewer).value_or(PersonId()), facts.actOn);
    const office::Person *who = law.book->person(PersonId::parse(reviewer).value_or(PersonId()));
    const QString wanted = textOf(law.book->unit(), "review_body");
    // Who is not said to belong elsewhere belongs to the unit.
    const QString body = who && !who->body.isEmpty() ? who->body : QStringLiteral("unit");
    facts.review->reviewerOfBody = wanted.isEmpty() || wanted == body;
}

/// Whether one of several parties would pay more than the notice told that party: each can be made to pay all of what
/// is laid on them together.
bool isHeavierForOne(Entries before, const QJsonObject &now, const QJsonObject &told)
{
    const auto share = [before](const QJsonObject &body, const QString &party) {
        const auto fines = partyFinesOf(before, body);
        const auto own = fines.find(party);
        return own == fines.end() ? penaltyOf(body).fineFen : own->second;
    };
    const auto seats = seatsOf(before);
    return seats.size() > 1 && std::any_of(seats.begin(), seats.end(), [&](const PartySeat &seat) {
               return share(now, seat.id()) > share(told, seat.id());
           });
}

void factsOfThisPenalty(Entries before, const Lawbook &, const Proposed &proposed, StepFacts &facts)
{
    facts.penalty = penaltyOf(proposed.body);
    if (!facts.notice)
        return;
    const Standing standing(before);
    const Entry *notice = newest(standing.entries(), {"notice.issued"});
    facts.heavierThanNotice = isHeavier(facts.penalty, facts.notice->penalty)
        || (notice && isHeavierForOne(standing.entries(), proposed.body, notice->body));
}

void factsOfApplying(Entries before, const Lawbook &law, const Proposed &proposed, StepFacts &facts)
{
    factsOfThisPenalty(before, law, proposed, facts);
    factsOfThisDiscretion(proposed.body, before, *law.pack, facts);
}

void factsOfIssuedNotice(Entries before, const Lawbook &law, const Proposed &proposed, StepFacts &facts)
{
    handlersStandForIt(before, law, proposed, facts);
    factsOfThisPenalty(before, law, proposed, facts);
}

void factsOfProposal(Entries, const Lawbook &, const Proposed &proposed, StepFacts &facts)
{
    facts.violationOn = dateOf(proposed.body, "violation_on");
    facts.violationEndOn = dateOf(proposed.body, "violation_end_on");
    facts.violationContinuing = flagOf(proposed.body, "violation_continuing");
    facts.discoveredOn = dateOf(proposed.body, "discovered_on");
}

/// What is urged is money or a building by the decision or the order to demolish; to restore or clear, the order to
/// correct says where there is one.
void factsOfUrging(Entries before, const Lawbook &, const Proposed &proposed, StepFacts &facts)
{
    const QString duty = textOf(proposed.body, "duty");
    if (duty != QLatin1String("restoration") && duty != QLatin1String("other"))
        return;
    if (const auto correction = correctionDuty(before))
        facts.execution.duty = correction;
}

/// What the performance by another cost, as recorded: against it is held what is asked for.
void factsOfCosts(Entries before, const Lawbook &, const Proposed &, StepFacts &facts)
{
    facts.execution.substituteCostFen = 0;
    for (const Entry *done : allOf(before, {"substitute.performed"}))
        facts.execution.substituteCostFen += chain::integerOf(done->body, "cost_fen");
}

} // namespace

void families::addCourseFacts(ActTable &acts)
{
    acts[QStringLiteral("service.record")].facts = &factsOfService;
    acts[QStringLiteral("case.file")].facts = &handlersStandForIt;
    acts[QStringLiteral("notice.issue")].facts = &factsOfIssuedNotice;
    acts[QStringLiteral("decision.issue")].facts = &factsOfThisPenalty;
    acts[QStringLiteral("simple.decide")].facts = &factsOfThisPenalty;
    acts[QStringLiteral("discretion.apply")].facts = &factsOfApplying;
    acts[QStringLiteral("review.give_opinion")].facts = &factsOfOpinion;
    acts[QStringLiteral("review.register_paper_opinion")].facts = &factsOfOpinion;
    acts[QStringLiteral("filing.propose")].facts = &factsOfProposal;
    acts[QStringLiteral("urge.issue")].facts = &factsOfUrging;
    acts[QStringLiteral("substitute.demand_costs")].facts = &factsOfCosts;
}

} // namespace anjuan::casework

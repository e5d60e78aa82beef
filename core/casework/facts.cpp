#include "core/casework/facts.h"

#include <algorithm>

#include "core/casework/fact_families.h"
#include "core/casework/facts_more.h"
#include "core/casework/facts_parts.h"
#include "core/casework/paper.h"
#include "core/casework/parties.h"
#include "core/casework/recordings.h"
#include "core/casework/reopening.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::dateOf;
using chain::flagOf;
using chain::integerOf;
using chain::textOf;
using chain::textsOf;

namespace {

using cases::StepFacts;

cases::OfficerFact officerFact(const office::OfficeBook &book, const QString &person, QDate on)
{
    cases::OfficerFact fact;
    fact.person = PersonId::parse(person).value_or(PersonId());
    using Card = cases::OfficerFact::Card;
    switch (book.cardOn(fact.person, on)) {
    case office::CardState::Valid:
        fact.card = Card::Valid;
        break;
    case office::CardState::VerificationMissing:
        fact.card = Card::VerificationMissing;
        break;
    case office::CardState::NotValid:
        fact.card = Card::NotValid;
        break;
    case office::CardState::Unknown:
        fact.card = Card::Unknown;
        break;
    }
    return fact;
}

} // namespace

std::vector<cases::OfficerFact> officerFacts(const office::OfficeBook &book, const QStringList &people, QDate on)
{
    std::vector<cases::OfficerFact> facts;
    for (const QString &person : people)
        facts.push_back(officerFact(book, person, on));
    return facts;
}

std::optional<QDate> newestDate(Entries entries, const char *kind, const char *member)
{
    const Entry *entry = newest(entries, {kind});
    return entry ? dateOf(entry->body, member) : std::nullopt;
}

bool approvedByLeader(Entries entries, const char *step, const Entry *proposal)
{
    // A word may let the work go on until it is made up; a decision against a party needs the leader's hand.
    const bool byWord = QLatin1String(step) != QLatin1String("decision");
    bool agreed = false;
    for (const Entry &entry : entries) {
        if (&entry == proposal)
            agreed = false;
        const bool approval = entry.kind == QLatin1String("approval.given")
            || entry.kind == QLatin1String("approval.signed_on_paper")
            || (byWord && entry.kind == QLatin1String("approval.given_orally"));
        if (approval && textOf(entry.body, "step") == QLatin1String(step)
            && textOf(entry.body, "level") == QLatin1String("leader"))
            agreed = textOf(entry.body, "outcome") == QLatin1String("agree");
    }
    return agreed;
}

QDate dayOfDecision(const Entry &decision)
{
    const QString at = textOf(decision.body, "decided_at");
    return parseDate(at.isEmpty() ? textOf(decision.body, "decided_on") : at.left(10)).value_or(decision.on());
}

namespace {

void factsOfFiling(Entries entries, StepFacts &facts)
{
    if (const Entry *clue = newest(entries, {"case.opened"}))
        facts.receivedOn = dateOf(clue->body, "received_on");
    facts.partyKind = strictestKind(entries);
    facts.ageClass = youngestClass(entries);
    const Entry *proposal = newest(entries, {"case.filing_proposed"});
    if (proposal) {
        facts.filingProposedOn = dateOf(proposal->body, "proposed_on");
        facts.violationOn = dateOf(proposal->body, "violation_on");
        facts.violationEndOn = dateOf(proposal->body, "violation_end_on");
        facts.violationContinuing = flagOf(proposal->body, "violation_continuing");
        facts.discoveredOn = dateOf(proposal->body, "discovered_on");
    }
    facts.notFiled = newest(entries, {"case.not_filed"}) != nullptr;
    facts.transferred = newest(entries, {"case.transferred"}) != nullptr;
    facts.decisionProposedOn = newestDate(entries, "decision.proposed", "proposed_on");
    facts.closingProposedOn = newestDate(entries, "closing.proposed", "proposed_on");
    facts.filingApproved = approvedByLeader(entries, "filing", proposal);
    facts.filedOn = newestDate(entries, "case.filed", "filed_on");
    facts.concludedOn = newestDate(entries, "investigation.concluded", "concluded_on");
    if (const Entry *decision = decisionOf(entries))
        facts.decidedOn = dayOfDecision(*decision);
    facts.closedOn = newestDate(entries, "case.closed", "closed_on");
    facts.archivedOn = newestDate(entries, "case.archived", "archived_on");
    facts.decisionApproved = approvedByLeader(entries, "decision", newest(entries, {"decision.proposed"}));
    facts.closingApproved = approvedByLeader(entries, "closing", newest(entries, {"closing.proposed"}));
    for (const Entry *extension : allOf(entries, {"deadline.extended"})) {
        const QString code = textOf(extension->body, "code");
        if (!code.isEmpty() && code != QLatin1String("DL-DECIDE"))
            continue;
        if (approvedByLeader(entries, "extension", nullptr))
            facts.extendedDays = static_cast<int>(integerOf(extension->body, "days"));
    }
}

void factsOfSupervision(Entries entries, StepFacts &facts)
{
    for (const Entry &entry : entries) {
        if (entry.kind == QLatin1String("supervision.replied")) {
            for (cases::SupervisionFact &asked : facts.supervision) {
                if (asked.record == textOf(entry.body, "answers") && !asked.repliedOn)
                    asked.repliedOn = dateOf(entry.body, "replied_on");
            }
        }
        const bool comment = entry.kind == QLatin1String("supervision.comment_made");
        const bool asks = comment ? flagOf(entry.body, "wants_reply") || dateOf(entry.body, "reply_due_on")
                                  : entry.kind == QLatin1String("supervision.document_received")
                || entry.kind == QLatin1String("bureau.supervision_ordered");
        if (asks)
            facts.supervision.push_back({entry.hash(), entry.on(), dateOf(entry.body, "reply_due_on"), {}});
    }
}

void factsOfInvestigation(Entries entries, StepFacts &facts)
{
    facts.inspected = newest(entries, {"inspection.recorded"}) != nullptr;
    if (const Entry *correction = newest(entries, {"correction.ordered"})) {
        facts.correctionOrdered = true;
        facts.correctionDueOn = dateOf(correction->body, "due_on");
    }
    QStringList verified;
    for (const Entry *entry : allOf(entries, {"evidence.verified"}))
        verified += textsOf(entry->body, "items");
    for (const Entry *entry : liveEvidence(entries)) {
        ++facts.evidenceCount;
        facts.evidenceVerified += verified.contains(entry->hash()) ? 1 : 0;
    }
}

void factsOfNotice(Entries entries, StepFacts &facts)
{
    const Entry *issued = newest(entries, {"notice.issued"});
    if (issued) {
        cases::NoticeFact notice;
        notice.issuedOn = dateOf(issued->body, "issued_on").value_or(issued->on());
        if (const Entry *service = serviceToAll(entries, *issued, true))
            notice.servedOn = parseDate(textOf(service->body, "served_at").left(10));
        notice.penalty = penaltyOf(issued->body);
        notice.hearingOffered = flagOf(issued->body, "hearing");
        notice.defenceDays = static_cast<int>(integerOf(issued->body, "defence_days"));
        notice.contentDigest = textOf(issued->body, "content_digest");
        facts.notice = notice;
    }
    // A new notice opens the window again: what was said or waived before it does not close it.
    bool since = issued == nullptr;
    for (const Entry &entry : entries) {
        if (&entry == issued) {
            since = true;
            continue;
        }
        if (!since)
            continue;
        const QString scope = textOf(entry.body, "scope");
        // Of several parties one speaks for nobody else.
        if (entry.kind == QLatin1String("defence.waived") && !flagOf(entry.body, "partial")) {
            facts.defenceWaived |= scope != QLatin1String("hearing");
            facts.hearingWaived |= scope != QLatin1String("statement");
        }
        facts.defenceHeard |= entry.kind == QLatin1String("defence.recorded");
        facts.defenceReviewed |= entry.kind == QLatin1String("defence.reviewed");
        if (entry.kind == QLatin1String("hearing.requested")) {
            facts.hearingRequested = true;
            facts.hearingWithdrawn = facts.hearingHeld = false;
            facts.hearingRequestedOn = dateOf(entry.body, "on");
        }
        if (entry.kind == QLatin1String("hearing.held")) {
            facts.hearingHeld = true;
            facts.hearingHeldOn = dateOf(entry.body, "on");
        }
        facts.hearingWithdrawn |= entry.kind == QLatin1String("hearing.withdrawn");
        if (entry.kind == QLatin1String("hearing.notified"))
            facts.hearingNotifiedOn = dateOf(entry.body, "notified_on");
    }
}

/// Opinions that disagree one after another; a coordination or a discussion begins the count again.
int disagreementsIn(Entries entries)
{
    int rounds = 0;
    for (const Entry &entry : entries) {
        const bool opinion = entry.kind == QLatin1String("review.opinion_signed")
            || entry.kind == QLatin1String("review.opinion_signed_on_paper");
        if (opinion)
            rounds = textOf(entry.body, "outcome") == QLatin1String("disagree") ? rounds + 1 : 0;
        else if (entry.kind == QLatin1String("review.coordinated") || entry.kind == QLatin1String("discussion.held"))
            rounds = 0;
    }
    return rounds;
}

void factsOfReview(Entries entries, const office::OfficeBook &book, StepFacts &facts)
{
    facts.disagreements = disagreementsIn(entries);
    facts.reviewEvaluated = newest(entries, {"review.evaluated"}) != nullptr;
    const Entry *request = newest(entries, {"review.requested"});
    if (!request)
        return;
    cases::ReviewFact review;
    review.round = static_cast<int>(integerOf(request->body, "round"));
    review.requestedOn = dateOf(request->body, "requested_on").value_or(request->on());
    review.contentDigest = textOf(request->body, "content_digest");
    bool since = false;
    for (const Entry &entry : entries) {
        since |= &entry == request;
        if (!since)
            continue;
        const bool paper = entry.kind == QLatin1String("review.opinion_signed_on_paper");
        if (paper || entry.kind == QLatin1String("review.opinion_signed")) {
            // An opinion on another content is no opinion on this round.
            if (textOf(entry.body, "content_digest") != review.contentDigest)
                continue;
            const QString reviewer = paper ? textOf(entry.body, "reviewer") : entry.by.toString();
            review.signedOn = dateOf(entry.body, "signed_on");
            review.outcome = textOf(entry.body, "outcome");
            review.reviewerHandledCase = handlingOfficers(entries).contains(reviewer);
            review.reviewerQualified = book.isQualifiedReviewer(PersonId::parse(reviewer).value_or(PersonId()),
                                                                review.signedOn.value_or(entry.on()));
            review.fixesTicked = false;
        }
        if (entry.kind == QLatin1String("review.answered")) {
            review.fixesTicked = allPointsDone(entry.body);
            review.answeredDigest = textOf(entry.body, "content_digest");
        }
    }
    facts.review = review;
}

void factsOfClosing(Entries entries, StepFacts &facts)
{
    facts.discussed = newest(entries, {"discussion.held"}) != nullptr;
    facts.departureApproved = approvedByLeader(entries, "departure", newest(entries, {"discretion.applied"}));
    if (const Entry *decision = decisionOf(entries)) {
        facts.penalty = penaltyOf(decision->body);
        if (const Entry *service = serviceToAll(entries, *decision, false)) {
            facts.decisionServed = true;
            facts.decisionServedOn = parseDate(textOf(service->body, "served_at").left(10));
        }
        if (decision->kind != QLatin1String("decision.issued") && !facts.decisionServed) {
            facts.decisionServed = true; // handed over on the spot
            facts.decisionServedOn = dayOfDecision(*decision);
        }
    }
    facts.published = newest(entries, {"publicity.published"}) != nullptr;
    facts.publishedOn = newestDate(entries, "publicity.published", "published_on");
    facts.publicationDeclined = newest(entries, {"publicity.declined"}) != nullptr;
    qint64 paid = 0;
    for (const Entry *entry : allOf(entries, {"performance.fine_paid", "fine.collected_on_spot"})) {
        paid += integerOf(entry->body, "fine_fen");
        const auto onSpot = dateOf(entry->body, "collected_on");
        facts.paidOn = dateOf(entry->body, "paid_on").value_or(onSpot.value_or(entry->on()));
    }
    facts.finePaid = facts.penalty.fineFen > 0 && paid >= facts.penalty.fineFen;
    for (const Entry *entry : allOf(entries, {"performance.recorded"}))
        facts.performed |= textOf(entry->body, "what") == QLatin1String("all");
    facts.dossierBuilt = newest(entries, {"dossier.built"}) != nullptr;
}

} // namespace

void families::factsOfCourse(Entries all, const Lawbook &law, StepFacts &facts)
{
    const Standing standing(all);
    const Entries entries = standing.entries();
    factsOfFiling(entries, facts);
    factsOfSupervision(entries, facts);
    factsOfInvestigation(entries, facts);
    factsOfNotice(entries, facts);
    factsOfReview(entries, *law.book, facts);
    factsOfClosing(entries, facts);
    factsOfMeasures(entries, facts);
    factsOfExecution(entries, facts);
    factsOfRemedies(all, facts);
    factsBeside(entries, facts);
    factsOfDiscretion(entries, *law.pack, facts);
    factsOfPack(entries, *law.pack, facts);
    facts.periods = periodsOf(all);
}

cases::PenaltyFact penaltyOf(const QJsonObject &body)
{
    return {integerOf(body, "fine_fen"), flagOf(body, "warning"), textsOf(body, "other_kinds")};
}

bool allPointsDone(const QJsonObject &answer)
{
    const QJsonArray points = answer.value(QLatin1String("points")).toArray();
    return !points.isEmpty() && std::all_of(points.begin(), points.end(), [](const QJsonValue &point) {
        return point.toObject().value(QLatin1String("done")).toBool();
    });
}

cases::PenaltyFact proposedPenalty(Entries entries)
{
    const Standing standing(entries);
    const Entry *discretion = newest(standing.entries(), {"discretion.applied"});
    // What was told on paper before the case went on here.
    const Entry *settled = discretion ? discretion : newest(standing.entries(), {"case.continued_from_paper"});
    return settled ? penaltyOf(settled->body) : cases::PenaltyFact();
}

} // namespace anjuan::casework

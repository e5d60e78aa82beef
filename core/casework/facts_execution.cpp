#include "core/casework/facts_more.h"
#include "core/casework/parties.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::dateOf;
using chain::flagOf;
using chain::integerOf;
using chain::textOf;

namespace {

bool isKind(const Entry &entry, const char *kind)
{
    return entry.kind == QLatin1String(kind);
}

std::optional<QDate> servedOn(Entries entries, const Entry &paper)
{
    const Entry *service = serviceToAll(entries, paper, false);
    return service ? parseDate(textOf(service->body, "served_at").left(10)) : std::nullopt;
}

/// Whether something was decided, here or on paper before.
bool isDecided(Entries entries)
{
    static const QStringList decided = {QStringLiteral("decided"), QStringLiteral("served"),
                                        QStringLiteral("performance")};
    const Entry *paper = newest(entries, {"case.continued_from_paper"});
    return decisionOf(entries) || (paper && decided.contains(textOf(paper->body, "stage")));
}

/// The order or decision that is to be performed: an order to demolish where there is one, else the decision; where
/// nothing was decided, the order to correct.
std::optional<cases::DutyFact> dutyOf(Entries entries)
{
    const Entry *order = newest(entries, {"demolition.ordered"});
    const Entry *decision = order ? order : newest(entries, {"decision.issued"});
    if (!decision)
        return isDecided(entries) ? std::nullopt : correctionDuty(entries);
    cases::DutyFact duty;
    duty.demolition = order != nullptr;
    duty.village = order && textOf(order->body, "area") == QLatin1String("village");
    duty.decidedOn = dateOf(decision->body, order ? "ordered_on" : "decided_on").value_or(decision->on());
    if (order)
        duty.performBy = dateOf(order->body, "due_on");
    duty.servedOn = servedOn(entries, *decision);
    return duty;
}

void urged(Entries entries, const Entry &entry, cases::ExecutionFacts &facts)
{
    cases::UrgeFact urge;
    urge.issuedOn = dateOf(entry.body, "issued_on").value_or(entry.on());
    urge.days = static_cast<int>(integerOf(entry.body, "days"));
    if (const Entry *service = serviceToAll(entries, entry, false))
        urge.servedOn = parseDate(textOf(service->body, "served_at").left(10));
    for (const Entry *said : allOf(entries, {"execution.statement_recorded"})) {
        if (textOf(said->body, "urge") == entry.hash())
            urge.statementAccepted = textOf(said->body, "accepted") == QLatin1String("accepted");
    }
    facts.urge = urge;
}

void deferred(const Entry &entry, cases::ExecutionFacts &facts)
{
    facts.deferralAnswered = true;
    if (textOf(entry.body, "outcome") != QLatin1String("granted"))
        return;
    facts.plan.clear();
    for (const auto item : entry.body.value(QLatin1String("plan")).toArray()) {
        const QJsonObject one = item.toObject();
        if (const auto due = dateOf(one, "due_on"))
            facts.plan.push_back({*due, integerOf(one, "fine_fen")});
    }
}

void payments(const Entry &entry, cases::ExecutionFacts &facts)
{
    const bool onSpot = isKind(entry, "fine.collected_on_spot");
    if (onSpot || isKind(entry, "performance.fine_paid")) {
        const QDate on = dateOf(entry.body, onSpot ? "collected_on" : "paid_on").value_or(entry.on());
        facts.payments.push_back({on, integerOf(entry.body, "fine_fen")});
        facts.paidFen += facts.payments.back().fen;
    }
    if (isKind(entry, "performance.deferral_requested")) {
        facts.deferralAsked = true;
        facts.deferralAnswered = false;
    }
    if (isKind(entry, "performance.deferral_decided"))
        deferred(entry, facts);
    if (isKind(entry, "performance.surcharge_charged")) {
        facts.surchargeFen += integerOf(entry.body, "surcharge_fen");
        facts.surchargeChargedOn = dateOf(entry.body, "charged_on");
    }
}

void atCourt(const Entry &entry, cases::ExecutionFacts &facts)
{
    if (isKind(entry, "execution.court_applied")) {
        facts.courtAppliedOn = dateOf(entry.body, "applied_on");
        facts.courtAnsweredOn.reset();
        facts.courtOutcome.clear();
    }
    if (isKind(entry, "execution.court_answered")) {
        facts.courtAnsweredOn = dateOf(entry.body, "received_on");
        facts.courtOutcome = textOf(entry.body, "outcome");
    }
    if (isKind(entry, "execution.court_review_asked"))
        facts.courtReviewAskedOn = dateOf(entry.body, "asked_on");
}

void substituted(const Entry &entry, cases::ExecutionFacts &facts)
{
    if (isKind(entry, "substitute.decided")) {
        facts.substituteDecidedOn = dateOf(entry.body, "decided_on");
        facts.substituteCostFen = integerOf(entry.body, "cost_fen");
        facts.substitutePerformOn = dateOf(entry.body, "perform_on");
    }
    if (isKind(entry, "substitute.urged")) {
        facts.substituteUrgedOn = dateOf(entry.body, "urged_on");
        facts.substitutePerformOn = dateOf(entry.body, "perform_on");
    }
    facts.substitutePerformed |= isKind(entry, "substitute.performed");
}

void executed(const Entry &entry, cases::ExecutionFacts &facts)
{
    if (isKind(entry, "execution.announced"))
        facts.announcedUntil = dateOf(entry.body, "deadline_on");
    if (isKind(entry, "execution.decided"))
        facts.decidedOn = dateOf(entry.body, "decided_on");
    if (isKind(entry, "execution.carried_out"))
        facts.carriedOut |= flagOf(entry.body, "complete");
    if (isKind(entry, "execution.suspended"))
        facts.suspendedOn = facts.everSuspendedOn = dateOf(entry.body, "suspended_on");
    if (isKind(entry, "execution.resumed"))
        facts.suspendedOn.reset();
    facts.terminated |= isKind(entry, "execution.terminated");
    facts.agreed |= isKind(entry, "execution.agreed");
}

void answered(const Entry &entry, std::vector<cases::RemedyFact> &remedies)
{
    for (cases::RemedyFact &one : remedies) {
        if (one.record != textOf(entry.body, "remedy"))
            continue;
        if (isKind(entry, "remedy.answered")) {
            one.answeredOn = dateOf(entry.body, "answered_on");
            one.evidenceHanded = flagOf(entry.body, "evidence_handed");
        }
        if (isKind(entry, "remedy.concluded")) {
            one.concludedOn = dateOf(entry.body, "received_on");
            one.outcome = textOf(entry.body, "outcome");
        }
    }
}

} // namespace

std::optional<cases::DutyFact> correctionDuty(Entries entries)
{
    const Entry *order = newest(entries, {"correction.ordered"});
    if (!order)
        return std::nullopt;
    cases::DutyFact duty;
    duty.decidedOn = dateOf(order->body, "ordered_on").value_or(order->on());
    duty.performBy = dateOf(order->body, "due_on");
    duty.servedOn = servedOn(entries, *order);
    return duty;
}

void factsOfExecution(Entries entries, cases::StepFacts &facts)
{
    cases::ExecutionFacts &execution = facts.execution;
    execution.duty = dutyOf(entries);
    if (const Entry *notice = newest(entries, {"demolition.notified"})) {
        execution.demolitionNotice = {{}, static_cast<int>(integerOf(notice->body, "days"))};
        if (const Entry *service = serviceToAll(entries, *notice, false))
            execution.demolitionNotice->servedOn = parseDate(textOf(service->body, "served_at").left(10));
    }
    for (const Entry &entry : entries) {
        if (isKind(entry, "execution.urged"))
            urged(entries, entry, execution);
        payments(entry, execution);
        atCourt(entry, execution);
        substituted(entry, execution);
        executed(entry, execution);
    }
}

void factsOfRemedies(Entries entries, cases::StepFacts &facts)
{
    cases::RemedyFacts &remedy = facts.remedy;
    qint64 paid = 0;
    for (const Entry &entry : entries) {
        if (isKind(entry, "remedy.received"))
            remedy.remedies.push_back({entry.hash(),
                                       textOf(entry.body, "remedy_kind"),
                                       dateOf(entry.body, "received_on").value_or(entry.on()),
                                       {},
                                       {},
                                       false,
                                       {}});
        answered(entry, remedy.remedies);
        if (isKind(entry, "performance.fine_paid"))
            paid += integerOf(entry.body, "fine_fen");
        if (isKind(entry, "decision.revoked")) {
            remedy.paidFen = paid;
            remedy.revokedOn = dateOf(entry.body, "revoked_on");
            remedy.revokedHow = textOf(entry.body, "how");
        }
        if (isKind(entry, "publicity.withdrawn"))
            remedy.withdrawnOn = dateOf(entry.body, "withdrawn_on");
        if (isKind(entry, "performance.refunded"))
            remedy.refundedFen += integerOf(entry.body, "refunded_fen");
        if (isKind(entry, "case.reopened"))
            remedy.reopenedOn = dateOf(entry.body, "reopened_on");
        remedy.rectified |= isKind(entry, "case.rectified");
        // What is published after the case was re-opened is the decision that came in its place.
        remedy.wasPublished |= isKind(entry, "publicity.published") && !remedy.reopenedOn;
    }
}

} // namespace anjuan::casework

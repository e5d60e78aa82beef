#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kLateEntryDays = 3;

/// Acts on the unit itself may well take effect long before or after they are entered.
bool ofTheUnit(const StepFacts &facts)
{
    return facts.act.startsWith(QLatin1String("office.")) || facts.act.startsWith(QLatin1String("pack."));
}

bool enoughOfficers(const StepFacts &facts, const Calendar &, QStringList &args)
{
    // Where another law says how many, its own rule asks: R-42-filing, CM-3-two, 310-5-team.
    if (is(facts, "filing.propose") || is(facts, "measure.carry_out") || is(facts, "police.assign_team"))
        return true;
    args = {QString::number(officersOf(facts)), QString::number(facts.officersNeeded)};
    return officersOf(facts) >= facts.officersNeeded;
}

/// Whether R-42-card-today speaks in place of the flaw.
bool stopsForCard(const StepFacts &facts)
{
    static const QStringList issuing = {QStringLiteral("notice.issue"),           QStringLiteral("correction.order"),
                                        QStringLiteral("decision.issue"),         QStringLiteral("measure.carry_out"),
                                        QStringLiteral("preservation.carry_out"), QStringLiteral("demolition.order"),
                                        QStringLiteral("execution.decide"),       QStringLiteral("substitute.decide"),
                                        QStringLiteral("simple.decide")};
    const bool issues = issuing.contains(facts.act);
    return issues && penalises(facts) && facts.actOn == facts.recordedOn;
}

bool withoutCard(const StepFacts &facts, OfficerFact::Card card, QStringList &args)
{
    const int count = officersWith(facts, card);
    args = {QString::number(count), dateText(facts.actOn)};
    return count == 0;
}

bool cardsGood(const StepFacts &facts, const Calendar &, QStringList &args)
{
    return stopsForCard(facts) || withoutCard(facts, OfficerFact::Card::NotValid, args);
}

bool cardsKnown(const StepFacts &facts, const Calendar &, QStringList &args)
{
    return withoutCard(facts, OfficerFact::Card::Unknown, args);
}

bool cardsVerified(const StepFacts &facts, const Calendar &, QStringList &args)
{
    return withoutCard(facts, OfficerFact::Card::VerificationMissing, args);
}

bool enteredSoon(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const qint64 days = facts.actOn.daysTo(facts.recordedOn);
    args = {dateText(facts.actOn), dateText(facts.recordedOn), QString::number(days)};
    // 历史补录 is late by its nature.
    const bool history =
        facts.procedure == QLatin1String("history") || textOf(facts, "procedure") == QLatin1String("history");
    return ofTheUnit(facts) || history || days <= kLateEntryDays;
}

bool alreadyPast(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {dateText(facts.actOn), dateText(facts.recordedOn)};
    return ofTheUnit(facts) || facts.actOn <= facts.recordedOn;
}

/// The day before which the act can hardly have been done.
std::optional<QDate> earliest(const StepFacts &facts)
{
    if (is(facts, "filing.propose") || is(facts, "case.file"))
        return facts.receivedOn;
    if (is(facts, "investigation.conclude"))
        return facts.filedOn;
    if (is(facts, "review.request") || is(facts, "notice.issue"))
        return facts.concludedOn;
    if (is(facts, "decision.issue"))
        return facts.notice ? std::optional(facts.notice->issuedOn) : std::nullopt;
    if (is(facts, "publicity.publish") || is(facts, "fine.pay") || is(facts, "case.close")
        || (is(facts, "service.record") && facts.servesDecision))
        return facts.decidedOn;
    return is(facts, "case.archive") ? facts.closedOn : std::nullopt;
}

bool inOrder(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const auto first = earliest(facts);
    if (!first)
        return true;
    args = {dateText(facts.actOn), dateText(*first)};
    return facts.actOn >= *first;
}

} // namespace

void addRecording(Rows &rows)
{
    const auto flaw = [&rows](const char *id, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::Flaw, Clearance::Reason, {"*"}, holds});
    };
    flaw("R-42-officers", &enoughOfficers);
    flaw("R-42-card", &cardsGood);
    flaw("R-42-card-unknown", &cardsKnown);
    flaw("R-42-verification", &cardsVerified);
    flaw("D-late-entry", &enteredSoon);
    flaw("D-future", &alreadyPast);
    flaw("D-order", &inOrder);
}

} // namespace anjuan::cases::rows

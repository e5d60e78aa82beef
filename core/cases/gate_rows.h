#pragma once
#include <QtCore/QJsonArray>

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/cases/gates.h"

/// What the families of gates share; nothing outside core/cases includes it.
namespace anjuan::cases::rows {

using calendar::Calendar;
using Rows = std::vector<Gate>;

void addRecording(Rows &rows);     // officers, dates, what every record of a fact asks
void addInvestigation(Rows &rows); // filing, investigation, correction, evidence
void addEvidence(Rows &rows);      // what is taken in, and what must be recorded in sound and picture
void addProposal(Rows &rows);      // discretion, conclusion, review, notice, hearing
void addDiscretion(Rows &rows);    // lists, similar cases, departures, which law
void addDecision(Rows &rows);      // what stops or asks at the decision
void addService(Rows &rows);       // service, publication, performance
void addClosing(Rows &rows);       // closing and the archive
void addSupervision(Rows &rows);   // answers to supervisors and the bureau
void addMeasures(Rows &rows);      // compulsory measures, preservation, samples and tests
void addEnforcement(Rows &rows);   // payment, urging, court, execution
void addDemolition(Rows &rows);    // orders to demolish
void addInspecting(Rows &rows);    // administrative inspection
void addMeeting(Rows &rows);       // recusal, hearing, discussion
void addTransfers(Rows &rows);     // other organs, the police
void addReports(Rows &rows);       // filing reports, records of major penalties, three papers
void addRemedies(Rows &rows);      // reconsideration, litigation, revocation, re-opening
void addProcedures(Rows &rows);    // choosing and leaving a procedure, its ways out, cases from paper
void addSimple(Rows &rows);        // decisions on the spot

inline bool is(const StepFacts &facts, const char *act)
{
    return facts.act == QLatin1String(act);
}

inline QString textOf(const StepFacts &facts, const char *field)
{
    return facts.body.value(QLatin1String(field)).toString().trimmed();
}

inline bool has(const StepFacts &facts, const char *field)
{
    const QJsonValue value = facts.body.value(QLatin1String(field));
    return value.isArray() ? !value.toArray().isEmpty() : !value.toString().trimmed().isEmpty();
}

inline bool hasPrivate(const StepFacts &facts, const char *field)
{
    return facts.privateGiven.contains(QLatin1String(field));
}

/// A moment as people read it, under the offset of whoever wrote it: `2026-03-05 09:30`.
inline QString momentText(Instant at)
{
    return at.toString().left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
}

/// Whether the act lays a penalty on the party: everything but a decision not to penalise.
inline bool penalises(const StepFacts &facts)
{
    return textOf(facts, "outcome") != QLatin1String("no_penalty");
}

inline QDate workdaysAfter(const Calendar &calendar, QDate from, int days)
{
    return calendar.addWorkdays(from, days);
}

/// Whether `act` stands within `days` working days after `from`, the first day not counted.
inline bool inTime(const Calendar &calendar, std::optional<QDate> from, int days, QDate act, QStringList &args)
{
    if (!from)
        return true;
    const QDate last = workdaysAfter(calendar, *from, days);
    args = {dateText(*from), dateText(last), dateText(act)};
    return act <= last;
}

/// Officers of the act, each counted once.
int officersOf(const StepFacts &facts);
/// Those with this card.
int officersWith(const StepFacts &facts, OfficerFact::Card card);
/// Whether the newest review round was signed by the day of the act and lets the decision go on.
bool reviewPassed(const StepFacts &facts);

} // namespace anjuan::cases::rows

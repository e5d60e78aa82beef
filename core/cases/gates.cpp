#include "core/cases/gates.h"

#include <algorithm>
#include <set>

#include "core/cases/gate_rows.h"

namespace anjuan::cases {
namespace {

bool watches(const Gate &gate, const QString &act)
{
    return std::any_of(gate.acts.begin(), gate.acts.end(), [&act](const char *watched) {
        return QLatin1String(watched) == QLatin1String("*") || act == QLatin1String(watched);
    });
}

/// The pack may make a rule that goes on stricter or milder; a flaw never refuses a fact, a hard stop never yields.
GateClass classIn(const Gate &gate, const GateClasses &classes)
{
    const auto it = classes.find(QString::fromLatin1(gate.id));
    return it == classes.end() || gate.gateClass != GateClass::GoOn ? gate.gateClass : it->second;
}

GateFinding findingOf(const Gate &gate, GateClass gateClass, const StepFacts &facts, QStringList args)
{
    GateFinding finding;
    finding.rule = QString::fromLatin1(gate.id);
    finding.gateClass = facts.alreadyIssued ? GateClass::Flaw : gateClass;
    finding.clearance = gate.clearance;
    finding.args = std::move(args);
    finding.cleared = gateClass == GateClass::GoOn && gate.clearance == Clearance::Reason
        && facts.reasonsGiven.contains(finding.rule);
    return finding;
}

} // namespace

namespace rows {

int officersOf(const StepFacts &facts)
{
    std::set<PersonId> all;
    for (const OfficerFact &officer : facts.officers)
        all.insert(officer.person);
    return static_cast<int>(all.size());
}

int officersWith(const StepFacts &facts, OfficerFact::Card card)
{
    std::set<PersonId> all;
    for (const OfficerFact &officer : facts.officers) {
        if (officer.card == card)
            all.insert(officer.person);
    }
    return static_cast<int>(all.size());
}

bool reviewPassed(const StepFacts &facts)
{
    if (!facts.review || !facts.review->signedOn || *facts.review->signedOn > facts.actOn)
        return false;
    const QString &outcome = facts.review->outcome;
    return outcome == QLatin1String("agree")
        || (outcome == QLatin1String("agree_after_fix") && facts.review->fixesTicked);
}

} // namespace rows

const std::vector<Gate> &gates()
{
    static const std::vector<Gate> all = [] {
        std::vector<Gate> collected;
        rows::addDecision(collected);
        rows::addInvestigation(collected);
        rows::addProposal(collected);
        rows::addDiscretion(collected);
        rows::addService(collected);
        rows::addClosing(collected);
        rows::addSupervision(collected);
        rows::addMeasures(collected);
        rows::addEnforcement(collected);
        rows::addDemolition(collected);
        rows::addRemedies(collected);
        rows::addInspecting(collected);
        rows::addMeeting(collected);
        rows::addTransfers(collected);
        rows::addReports(collected);
        rows::addProcedures(collected);
        rows::addSimple(collected);
        rows::addRecording(collected);
        return collected;
    }();
    return all;
}

std::vector<GateFinding> judge(const StepFacts &facts, const calendar::Calendar &calendar, const GateClasses &classes)
{
    std::vector<GateFinding> findings;
    for (const Gate &gate : gates()) {
        QStringList args;
        if (watches(gate, facts.act) && !gate.holds(facts, calendar, args))
            findings.push_back(findingOf(gate, classIn(gate, classes), facts, std::move(args)));
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const GateFinding &a, const GateFinding &b) { return a.gateClass > b.gateClass; });
    return findings;
}

} // namespace anjuan::cases

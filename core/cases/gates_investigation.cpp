#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kLimitationYears = 2; // 行政处罚法 第三十六条

int usableOfficers(const StepFacts &facts)
{
    return officersWith(facts, OfficerFact::Card::Valid) + officersWith(facts, OfficerFact::Card::VerificationMissing);
}

bool twoOfficers(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const int usable = usableOfficers(facts);
    args = {QString::number(usable)};
    return usable >= 2;
}

bool inLimitation(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const std::optional<QDate> end = facts.violationEndOn ? facts.violationEndOn
        : facts.violationContinuing                       ? std::nullopt
                                                          : facts.violationOn;
    if (!end || !facts.discoveredOn)
        return true;
    const QDate last = end->addYears(kLimitationYears);
    args = {dateText(*end), dateText(*facts.discoveredOn), dateText(last)};
    return *facts.discoveredOn <= last;
}

bool itemInPowerAtFiling(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {dateText(facts.actOn)};
    return facts.itemInPower.value_or(true);
}

bool filedInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return inTime(calendar, facts.receivedOn, facts.fileDays, facts.actOn, args);
}

void addFiling(Rows &rows)
{
    rows.push_back({"P1-approved",
                    GateClass::GoOn,
                    Clearance::Approval,
                    {"case.file"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.filingApproved; }});
    rows.push_back({"R-42-filing", GateClass::GoOn, Clearance::Reason, {"filing.propose", "case.file"}, &twoOfficers});
    rows.push_back(
        {"R-36-limitation", GateClass::GoOn, Clearance::Reason, {"filing.propose", "case.file"}, &inLimitation});
    rows.push_back(
        {"R-24-filing", GateClass::GoOn, Clearance::Reason, {"filing.propose", "case.file"}, &itemInPowerAtFiling});
    rows.push_back({"R-43-declared",
                    GateClass::GoOn,
                    Clearance::Reason,
                    {"filing.propose"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return facts.body.value(QLatin1String("recusal_declared")).toBool();
                    }});
    rows.push_back({"R-54-filing-late", GateClass::Flaw, Clearance::Reason, {"case.file"}, &filedInTime});
}

bool yes(const StepFacts &facts, const char *field)
{
    return facts.body.value(QLatin1String(field)).toBool();
}

bool signedOrExplained(const StepFacts &facts, const Calendar &, QStringList &)
{
    return textOf(facts, "signature") == QLatin1String("signed") || has(facts, "refusal_note");
}

bool signedOrWitnessed(const StepFacts &facts, const Calendar &, QStringList &)
{
    return textOf(facts, "signature") == QLatin1String("signed") || hasPrivate(facts, "witness");
}

bool endsAfterStart(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const auto start = Instant::parse(textOf(facts, "started_at"));
    const auto end = Instant::parse(textOf(facts, "ended_at"));
    if (!start || !end)
        return true;
    args = {momentText(*start), momentText(*end)};
    return *end >= *start;
}

void addRecords(Rows &rows)
{
    const auto flaw = [&rows](const char *id, std::vector<const char *> acts, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::Flaw, Clearance::Reason, std::move(acts), holds});
    };
    flaw("R-55-card-shown", {"inspection.record", "inquiry.record"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "card_shown"); });
    flaw("B05-rights-told", {"inspection.record", "inquiry.record"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "rights_told"); });
    flaw("R-43-recusal-asked", {"inspection.record", "inquiry.record"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "recusal_asked"); });
    flaw("EV-5-signature", {"inspection.record", "inquiry.record"}, &signedOrExplained);
    flaw("EV-6-witness", {"inspection.record"}, &signedOrWitnessed);
    flaw("P2-times", {"inspection.record", "inquiry.record"}, &endsAfterStart);
}

bool reinspectedInTime(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!facts.correctionDueOn || textOf(facts, "done") == QLatin1String("done"))
        return true;
    args = {dateText(facts.actOn), dateText(*facts.correctionDueOn)};
    return facts.actOn >= *facts.correctionDueOn;
}

} // namespace

void addInvestigation(Rows &rows)
{
    addFiling(rows);
    addRecords(rows);
    rows.push_back(
        {"R-28-reinspect-early", GateClass::Flaw, Clearance::Reason, {"correction.reinspect"}, &reinspectedInTime});
    addEvidence(rows);
}

} // namespace anjuan::cases::rows

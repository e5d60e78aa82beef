#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kMeasureDays = 30;     // 行政强制法 第二十五条
constexpr int kReportHours = 24;     // 行政强制法 第十九条
constexpr int kPreservationDays = 7; // working days, 行政处罚法 第五十六条

bool yes(const StepFacts &facts, const char *field)
{
    return facts.body.value(QLatin1String(field)).toBool();
}

bool oneOf(const StepFacts &facts, const char *field, std::initializer_list<const char *> values)
{
    const QString value = textOf(facts, field);
    return std::any_of(values.begin(), values.end(), [&](const char *one) { return value == QLatin1String(one); });
}

/// How many things of the list bear this mark.
int marked(const StepFacts &facts, const char *mark)
{
    int count = 0;
    for (const auto item : facts.body.value(QLatin1String("items")).toArray())
        count += item.toObject().value(QLatin1String(mark)).toBool() ? 1 : 0;
    return count;
}

bool noneMarked(const StepFacts &facts, const char *mark, QStringList &args)
{
    args = {QString::number(marked(facts, mark))};
    return marked(facts, mark) == 0;
}

bool approvedBefore(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {dateText(facts.actOn)};
    return yes(facts, "urgent") || (facts.approval.agreedOn && *facts.approval.agreedOn <= facts.actOn);
}

bool signedOrWitnessed(const StepFacts &facts, const Calendar &, QStringList &)
{
    const bool noted = has(facts, "refusal_note") && !oneOf(facts, "signature", {"absent"});
    return oneOf(facts, "signature", {"signed"}) || hasPrivate(facts, "witness") || noted;
}

bool reportedInTime(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const auto reported = Instant::parse(textOf(facts, "reported_at"));
    if (!facts.measures.about || !facts.measures.about->startedAt || !reported)
        return true;
    const Instant started = *facts.measures.about->startedAt;
    args = {momentText(started), momentText(*reported)};
    return reported->epochSeconds - started.epochSeconds <= qint64(kReportHours) * 3600;
}

bool periodFits(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const qint64 days = facts.body.value(QLatin1String("days")).toInteger();
    args = {QString::number(days)};
    return days <= kMeasureDays;
}

bool extensionFits(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return periodFits(facts, calendar, args) && !(facts.measures.about && facts.measures.about->extensions > 0);
}

bool extendedInTime(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!facts.measures.about)
        return true;
    args = {dateText(facts.measures.about->dueOn())};
    return facts.actOn <= facts.measures.about->dueOn();
}

bool handledInTime(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!facts.measures.about)
        return true;
    args = {dateText(facts.measures.about->dueOn()), dateText(facts.actOn)};
    return facts.actOn <= facts.measures.about->dueOn();
}

bool handlingApproved(const StepFacts &facts, const Calendar &, QStringList &)
{
    const bool byLaw = oneOf(facts, "outcome", {"released"}) && oneOf(facts, "ground", {"expired"});
    return byLaw || (facts.approval.agreedOn && *facts.approval.agreedOn <= facts.actOn);
}

bool nothingOpen(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {QString::number(facts.measures.open())};
    return facts.measures.open() == 0;
}

bool allMadeUp(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {QString::number(facts.measures.notMadeUp())};
    return facts.measures.notMadeUp() == 0;
}

void addCarrying(Rows &rows)
{
    const auto row = [&rows](const char *id, GateClass gateClass, decltype(Gate::holds) holds) {
        rows.push_back({id, gateClass, Clearance::Reason, {"measure.carry_out"}, holds});
    };
    row("CM-3-approved", GateClass::Stop, &approvedBefore);
    row("CM-7-period", GateClass::GoOn, &periodFits);
    row("CM-6-daily", GateClass::GoOn, [](const StepFacts &facts, const Calendar &, QStringList &args) {
        return noneMarked(facts, "daily_need", args);
    });
    row("CM-6-repeat", GateClass::GoOn, [](const StepFacts &facts, const Calendar &, QStringList &args) {
        return noneMarked(facts, "sealed_elsewhere", args);
    });
    row("CM-4-ground", GateClass::Flaw, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !yes(facts, "urgent") || has(facts, "urgent_ground");
    });
    row("CM-3-two", GateClass::Flaw, [](const StepFacts &facts, const Calendar &, QStringList &args) {
        args = {QString::number(officersOf(facts))};
        return officersOf(facts) >= 2;
    });
    row("CM-3-card", GateClass::Flaw,
        [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "card_shown"); });
    row("CM-3-told", GateClass::Flaw,
        [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "rights_told"); });
    row("CM-3-heard", GateClass::Flaw, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return yes(facts, "party_notified") && yes(facts, "heard");
    });
    row("CM-3-signature", GateClass::Flaw, &signedOrWitnessed);
    row("CM-3-av", GateClass::Flaw,
        [](const StepFacts &facts, const Calendar &, QStringList &) { return has(facts, "av_evidence"); });
    row("CM-5-handed", GateClass::Flaw,
        [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "handed_over"); });
}

void addCourse(Rows &rows)
{
    rows.push_back({"CM-4-late", GateClass::Flaw, Clearance::Reason, {"measure.report"}, &reportedInTime});
    rows.push_back({"CM-4-made-up", GateClass::GoOn, Clearance::Reason, {"measure.extend", "case.close"}, &allMadeUp});
    rows.push_back({"CM-7-extension",
                    GateClass::Stop,
                    Clearance::Reason,
                    {"measure.extend"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return facts.approval.agreedOn && *facts.approval.agreedOn <= facts.actOn;
                    }});
    rows.push_back({"CM-7-extension-days", GateClass::GoOn, Clearance::Reason, {"measure.extend"}, &extensionFits});
    rows.push_back({"CM-7-expired", GateClass::GoOn, Clearance::Reason, {"measure.extend"}, &extendedInTime});
    rows.push_back({"CM-7-extension-told",
                    GateClass::Flaw,
                    Clearance::Reason,
                    {"measure.extend"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) { return has(facts, "told_on"); }});
    rows.push_back({"CM-7-test-told",
                    GateClass::Flaw,
                    Clearance::Reason,
                    {"appraisal.commission"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return !has(facts, "measure") || has(facts, "told_on");
                    }});
}

void addHandling(Rows &rows)
{
    const auto flaw = [&rows](const char *id, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::Flaw, Clearance::Reason, {"measure.handle"}, holds});
    };
    rows.push_back({"CM-9-approved", GateClass::GoOn, Clearance::Approval, {"measure.handle"}, &handlingApproved});
    rows.push_back({"CM-9-confiscation",
                    GateClass::GoOn,
                    Clearance::Reason,
                    {"measure.handle"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return !oneOf(facts, "outcome", {"confiscated", "destroyed"}) || facts.decidedOn;
                    }});
    flaw("CM-9-late", &handledInTime);
    flaw("CM-9-ground", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !oneOf(facts, "outcome", {"released"}) || has(facts, "ground");
    });
    flaw("CM-10-told", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !oneOf(facts, "outcome", {"moved"}) || yes(facts, "party_told");
    });
    flaw("CM-11-told", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !oneOf(facts, "outcome", {"sold_early"})
            || (has(facts, "participation_told_at") && yes(facts, "evidence_kept"));
    });
    rows.push_back({"CM-9-open", GateClass::GoOn, Clearance::Reason, {"case.close"}, &nothingOpen});
}

bool preservationSettledInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    if (!facts.measures.preservation)
        return true;
    return inTime(calendar, facts.measures.preservation->preservedOn, kPreservationDays, facts.actOn, args);
}

void addPreservation(Rows &rows)
{
    rows.push_back({"EV-2-approved",
                    GateClass::GoOn,
                    Clearance::Approval,
                    {"preservation.carry_out"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return facts.approval.agreedOn && *facts.approval.agreedOn <= facts.actOn;
                    }});
    rows.push_back({"EV-3-list",
                    GateClass::Flaw,
                    Clearance::Reason,
                    {"preservation.carry_out"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return yes(facts, "list_checked") && yes(facts, "handed_over");
                    }});
    rows.push_back(
        {"EV-2-late", GateClass::Flaw, Clearance::Reason, {"preservation.handle"}, &preservationSettledInTime});
    rows.push_back({"EV-2-open",
                    GateClass::GoOn,
                    Clearance::Reason,
                    {"investigation.conclude", "case.close"},
                    [](const StepFacts &facts, const Calendar &, QStringList &args) {
                        args = {QString::number(facts.measures.openPreservations())};
                        return facts.measures.openPreservations() == 0;
                    }});
    rows.push_back({"EV-1-handed",
                    GateClass::Flaw,
                    Clearance::Reason,
                    {"sampling.take"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "handed_over"); }});
    rows.push_back({"EV-10-form",
                    GateClass::Flaw,
                    Clearance::Reason,
                    {"appraisal.receive"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return yes(facts, "signed_sealed") && yes(facts, "basis_stated");
                    }});
}

} // namespace

void addMeasures(Rows &rows)
{
    rows.push_back({"D-oral-made-up",
                    GateClass::GoOn,
                    Clearance::Reason,
                    {"case.close"},
                    [](const StepFacts &facts, const Calendar &, QStringList &args) {
                        args = {QString::number(facts.measures.oralNotMadeUp)};
                        return facts.measures.oralNotMadeUp == 0;
                    }});
    addCarrying(rows);
    addCourse(rows);
    addHandling(rows);
    addPreservation(rows);
}

} // namespace anjuan::cases::rows

#include <algorithm>

#include "core/cases/gate_rows.h"
#include "core/cases/surcharge.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kUrgeDays = 10;        // working days, 行政强制法 第五十四条、第六十九条
constexpr int kCourtReviewDays = 15; // 行政强制法 第五十六条、第五十八条
constexpr int kSubstituteDays = 3;   // working days, 行政强制法 第五十一条
constexpr int kSuspensionYears = 3;  // 行政强制法 第三十九条
constexpr int kNightFrom = 22, kNightTo = 6;

bool yes(const StepFacts &facts, const char *field)
{
    return facts.body.value(QLatin1String(field)).toBool();
}

qint64 fen(const StepFacts &facts, const char *field)
{
    return facts.body.value(QLatin1String(field)).toInteger();
}

bool approved(const StepFacts &facts, const Calendar &, QStringList &)
{
    return facts.approval.agreedOn && *facts.approval.agreedOn <= facts.actOn;
}

/// Whether the day of the act lies after `last`; where nothing is known, nothing is found.
bool after(const StepFacts &facts, std::optional<QDate> last, QStringList &args)
{
    if (!last)
        return true;
    args = {dateText(*last)};
    return facts.actOn > *last;
}

bool surchargeAllowed(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    const auto most = surchargeOn(facts, calendar, facts.actOn);
    const qint64 left = surchargeOpen(facts, calendar, facts.actOn);
    const qint64 asked = fen(facts, "surcharge_fen");
    const bool late = most && !most->formula.isEmpty();
    args = {Fen{asked}.yuan(), Fen{left}.yuan(), late ? most->formula : QStringLiteral("没有逾期未缴的日子")};
    return asked <= left;
}

bool planAddsUp(const StepFacts &facts, const Calendar &, QStringList &args)
{
    qint64 sum = 0;
    for (const auto one : facts.body.value(QLatin1String("plan")).toArray())
        sum += one.toObject().value(QLatin1String("fine_fen")).toInteger();
    const qint64 unpaid = facts.penalty.fineFen - facts.execution.paidFen;
    args = {Fen{sum}.yuan(), Fen{unpaid}.yuan()};
    return textOf(facts, "outcome") != QLatin1String("granted") || sum == unpaid;
}

/// Whether what was paid before this payment kept up with the granted plan.
bool keepsUp(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (facts.execution.plan.empty())
        return true;
    const qint64 before = facts.penalty.fineFen - facts.execution.planFen();
    // A payment on a due day is in time for it; what fell due earlier must be covered already.
    const qint64 due = before + facts.execution.planFenBy(facts.actOn.addDays(-1));
    args = {dateText(facts.actOn), Fen{due}.yuan(), Fen{facts.execution.paidFen}.yuan(),
            Fen{fen(facts, "fine_fen")}.yuan()};
    return facts.execution.paidFen >= due;
}

void addPayment(Rows &rows)
{
    rows.push_back({"PA-3-most", GateClass::Stop, Clearance::Reason, {"surcharge.charge"}, &surchargeAllowed});
    rows.push_back(
        {"PA-3-told",
         GateClass::GoOn,
         Clearance::Reason,
         {"surcharge.charge"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "told_in_decision"); }});
    rows.push_back({"PA-2-approved",
                    GateClass::GoOn,
                    Clearance::Approval,
                    {"deferral.decide"},
                    [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
                        return textOf(facts, "outcome") != QLatin1String("granted") || approved(facts, calendar, args);
                    }});
    rows.push_back({"PA-2-plan", GateClass::Flaw, Clearance::Reason, {"deferral.decide"}, &planAddsUp});
    rows.push_back({"PA-2-instalment", GateClass::Flaw, Clearance::Reason, {"fine.pay"}, &keepsUp});
    rows.push_back({"PA-4-remedied",
                    GateClass::GoOn,
                    Clearance::Reason,
                    {"execution.agree"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return fen(facts, "surcharge_reduced_fen") == 0 || yes(facts, "remedied");
                    }});
}

bool urgedWhole(const StepFacts &facts, const Calendar &, QStringList &)
{
    const bool money = textOf(facts, "duty") == QLatin1String("money");
    return yes(facts, "rights_told") && (!money || (fen(facts, "amount_fen") > 0 && has(facts, "pay_way")));
}

void addUrging(Rows &rows)
{
    const auto ask = [&rows](const char *id, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::GoOn, Clearance::Reason, {"urge.issue"}, holds});
    };
    ask("PA-7-served", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return facts.execution.duty && facts.execution.duty->servedOn;
    });
    ask("PA-7-early", [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
        return after(facts, lastDayToPerform(facts, calendar), args);
    });
    ask("PA-7-content", &urgedWhole);
}

bool tenDaysOver(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    if (!facts.execution.urge || !facts.execution.urge->servedOn)
        return true; // PA-8-urged speaks
    const QDate last = workdaysAfter(calendar, *facts.execution.urge->servedOn, kUrgeDays);
    args = {dateText(*facts.execution.urge->servedOn), dateText(last)};
    return facts.actOn > last;
}

bool inWindow(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    const auto end = courtWindowEndsOn(facts, calendar);
    if (!end)
        return true;
    args = {dateText(*end)};
    return facts.actOn <= *end;
}

bool materialsWhole(const StepFacts &facts, const Calendar &, QStringList &args)
{
    QStringList missing;
    const auto want = [&](const char *field, const char16_t *what) {
        if (!yes(facts, field))
            missing += QString::fromUtf16(what);
    };
    want("head_signed", u"负责人签名盖章的申请书");
    want("decision_attached", u"决定书及事实、理由、依据");
    want("opinion_attached", u"当事人意见及催告情况");
    want("subject_attached", u"申请执行标的情况");
    args = {missing.join(QStringLiteral("、"))};
    return missing.isEmpty();
}

bool reviewAskedInTime(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!facts.execution.courtAnsweredOn)
        return true;
    const QDate last = facts.execution.courtAnsweredOn->addDays(kCourtReviewDays);
    args = {dateText(*facts.execution.courtAnsweredOn), dateText(last)};
    return facts.actOn <= last;
}

void addCourt(Rows &rows)
{
    const auto ask = [&rows](const char *id, Clearance clearance, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::GoOn, clearance, {"court.apply"}, holds});
    };
    ask("PA-8-approved", Clearance::Approval, &approved);
    ask("PA-8-urged", Clearance::Reason, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return facts.execution.urge && facts.execution.urge->servedOn;
    });
    ask("PA-8-ten", Clearance::Reason, &tenDaysOver);
    ask("PA-8-early", Clearance::Reason, [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
        return after(facts, suitEndsOn(facts, calendar), args);
    });
    ask("PA-8-late", Clearance::Reason, &inWindow);
    ask("PA-8-pending", Clearance::Reason,
        [](const StepFacts &facts, const Calendar &, QStringList &) { return !facts.remedy.pending(); });
    ask("PA-10-materials", Clearance::Reason, &materialsWhole);
    rows.push_back({"PA-11-late", GateClass::Flaw, Clearance::Reason, {"court.ask_review"}, &reviewAskedInTime});
}

/// Whether the party was urged and let the time pass.
bool urgedInVain(const StepFacts &facts, const Calendar &calendar)
{
    const auto &urge = facts.execution.urge;
    return urge && urge->servedOn && facts.actOn > workdaysAfter(calendar, *urge->servedOn, urge->days);
}

bool demolishes(const StepFacts &facts)
{
    return textOf(facts, "manner").startsWith(QLatin1String("demolish_"));
}

void addDeciding(Rows &rows)
{
    const auto row = [&rows](const char *id, GateClass gateClass, decltype(Gate::holds) holds) {
        rows.push_back({id, gateClass, Clearance::Reason, {"execution.decide"}, holds});
    };
    row("EX-1-power", GateClass::Stop,
        [](const StepFacts &facts, const Calendar &, QStringList &) { return has(facts, "power_basis"); });
    row("EX-8-ordered", GateClass::Stop, [](const StepFacts &facts, const Calendar &, QStringList &) {
        const bool town = textOf(facts, "manner") == QLatin1String("demolish_town")
            || (demolishes(facts) && textOf(facts, "duty_area") == QLatin1String("town"));
        return !town || has(facts, "ordered_by");
    });
    // 土地管理法 第八十三条: the court executes, nobody else.
    row("EX-9-court", GateClass::Stop, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return textOf(facts, "duty_area") != QLatin1String("farmland");
    });
    rows.push_back({"EX-1-approved", GateClass::GoOn, Clearance::Approval, {"execution.decide"}, &approved});
    row("EX-1-urged", GateClass::GoOn, [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
        args = {QString::number(facts.execution.urge ? facts.execution.urge->days : kUrgeDays)};
        return yes(facts, "hiding_property") || urgedInVain(facts, calendar);
    });
    row("EX-1-statement", GateClass::GoOn, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !facts.execution.urge || !facts.execution.urge->statementAccepted;
    });
    row("EX-6-announced", GateClass::GoOn, [](const StepFacts &facts, const Calendar &, QStringList &args) {
        const auto until = facts.execution.announcedUntil;
        args = {until ? dateText(*until) : QStringLiteral("(没有公告)")};
        return !demolishes(facts) || (until && facts.actOn > *until);
    });
    row("EX-6-remedy", GateClass::GoOn, [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
        return !demolishes(facts) || after(facts, suitEndsOn(facts, calendar), args);
    });
}

std::optional<Instant> start(const StepFacts &facts)
{
    return Instant::parse(textOf(facts, "started_at"));
}

bool urgentWithGround(const StepFacts &facts)
{
    return yes(facts, "urgent") && has(facts, "urgent_ground");
}

bool byDay(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const auto at = start(facts);
    if (!at || urgentWithGround(facts))
        return true;
    // The hour as it was written where the act was done.
    const int hour = textOf(facts, "started_at").mid(11, 2).toInt();
    args = {momentText(*at)};
    return hour >= kNightTo && hour < kNightFrom;
}

bool onNoHoliday(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    const QString holiday = calendar.nameOf(facts.actOn);
    args = {dateText(facts.actOn), holiday};
    return holiday.isEmpty() || calendar.isWorkday(facts.actOn) || urgentWithGround(facts);
}

void addCarrying(Rows &rows)
{
    const auto flaw = [&rows](const char *id, std::vector<const char *> acts, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::Flaw, Clearance::Reason, std::move(acts), holds});
    };
    const std::vector<const char *> both = {"execution.carry_out", "substitute.perform"};
    flaw("EX-5-night", both, &byDay);
    flaw("EX-5-holiday", both, &onNoHoliday);
    flaw("EX-5-av", both,
         [](const StepFacts &facts, const Calendar &, QStringList &) { return has(facts, "av_evidence"); });
    flaw("EX-5-signature", both, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return textOf(facts, "signature") == QLatin1String("signed") || hasPrivate(facts, "witness")
            || has(facts, "refusal_note");
    });
    flaw("EX-5-utilities", {"execution.carry_out"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return !yes(facts, "cut_utilities"); });
    flaw("EX-1-decided", {"execution.carry_out"}, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return facts.execution.decidedOn && *facts.execution.decidedOn <= facts.actOn;
    });
}

/// Whether the performance stands on the third working day after the urging, or later.
bool threeDays(const Calendar &calendar, std::optional<QDate> urged, QDate on, QStringList &args)
{
    if (!urged)
        return true;
    args = {dateText(*urged), dateText(on)};
    return calendar.workdaysBetween(*urged, on) >= kSubstituteDays;
}

/// Whether the time that the urging left is over; one that was never served is another rule's.
bool urgedTermOver(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    const auto &urge = facts.execution.urge;
    return !urge || !urge->servedOn || after(facts, workdaysAfter(calendar, *urge->servedOn, urge->days), args);
}

void addSubstitute(Rows &rows)
{
    rows.push_back({"EX-2-approved", GateClass::GoOn, Clearance::Approval, {"substitute.decide"}, &approved});
    const auto ask = [&rows](const char *id, const char *act, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::GoOn, Clearance::Reason, {act}, holds});
    };
    ask("EX-2-urged", "substitute.decide", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return facts.execution.urge && facts.execution.urge->servedOn;
    });
    ask("EX-2-term", "substitute.decide", &urgedTermOver);
    ask("EX-2-cost-demand", "substitute.demand_costs", [](const StepFacts &facts, const Calendar &, QStringList &args) {
        args = {Fen{fen(facts, "cost_fen")}.yuan(), Fen{facts.execution.substituteCostFen}.yuan()};
        return fen(facts, "cost_fen") <= facts.execution.substituteCostFen;
    });
    const auto flaw = [&rows](const char *id, std::vector<const char *> acts, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::Flaw, Clearance::Reason, std::move(acts), holds});
    };
    flaw("EX-2-three-days", {"substitute.urge", "substitute.perform"},
         [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
             if (is(facts, "substitute.urge")) {
                 const auto on = parseDate(textOf(facts, "perform_on"));
                 return !on || threeDays(calendar, facts.actOn, *on, args);
             }
             return yes(facts, "immediate")
                 || threeDays(calendar, facts.execution.substituteUrgedOn, facts.actOn, args);
         });
    flaw("EX-2-not-urged", {"substitute.perform"}, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return yes(facts, "immediate") || facts.execution.substituteUrgedOn;
    });
    flaw("EX-2-supervisor", {"substitute.perform"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return has(facts, "supervisor"); });
    flaw("EX-2-decided", {"substitute.perform"}, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return yes(facts, "immediate") || facts.execution.substituteDecidedOn;
    });
    flaw("EX-2-violence", {"substitute.perform"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return !yes(facts, "violence"); });
    flaw("EX-2-cost", {"substitute.perform"}, [](const StepFacts &facts, const Calendar &, QStringList &args) {
        args = {Fen{fen(facts, "cost_fen")}.yuan(), Fen{facts.execution.substituteCostFen}.yuan()};
        return !facts.execution.substituteDecidedOn || fen(facts, "cost_fen") <= facts.execution.substituteCostFen;
    });
    flaw("EX-3-told", {"substitute.perform"}, [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !yes(facts, "immediate") || textOf(facts, "signature") != QLatin1String("absent")
            || has(facts, "party_told_on");
    });
}

} // namespace

void addEnforcement(Rows &rows)
{
    addPayment(rows);
    addUrging(rows);
    addCourt(rows);
    addDeciding(rows);
    addCarrying(rows);
    addSubstitute(rows);
    rows.push_back({"EX-4-three-years",
                    GateClass::GoOn,
                    Clearance::Reason,
                    {"execution.terminate"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        const auto since = facts.execution.suspendedOn;
                        return textOf(facts, "ground") != QLatin1String("three_years")
                            || (since && since->addYears(kSuspensionYears) <= facts.actOn);
                    }});
}

} // namespace anjuan::cases::rows

#include <QtCore/QJsonArray>

#include "tests/core/cases/gate_cases.h"
#include "tests/core/cases/step_facts.h"

namespace anjuan::cases {
namespace {

using F = StepFacts;

void put(F &facts, const char *member, const QJsonValue &value)
{
    facts.body.insert(QLatin1String(member), value);
}

void on(F &facts, QDate date)
{
    facts.actOn = facts.recordedOn = date;
}

void plan(F &facts)
{
    facts.execution.plan = {{day(4, 5), 50000}, {day(6, 10), 50000}};
    put(facts, "fine_fen", 50000);
}

std::vector<GateCase> paying()
{
    return {
        // Due on 17 April; by the 27th ten days at 3% of 1000 yuan are 300 yuan.
        {"PA-3-most", "surcharge.charge", [](F &f) { put(f, "surcharge_fen", 30001); },
         [](F &f) { put(f, "surcharge_fen", 30000); }},
        {"PA-3-most", "surcharge.charge", [](F &f) { f.execution.surchargeFen = 1; },
         [](F &f) { put(f, "surcharge_fen", 29999); }},
        {"PA-3-most", "surcharge.charge",
         [](F &f) {
             f.remedy.remedies = {
                 {QStringLiteral("x"), QStringLiteral("reconsideration"), day(4, 20), {}, day(4, 23), false, {}}};
         },
         [](F &f) { put(f, "surcharge_fen", 18000); }},
        // Of two instalments of 500 yuan the first fell due on the 22nd: five days late by the 27th, 75 yuan.
        {"PA-3-most", "surcharge.charge",
         [](F &f) {
             f.execution.plan = {{day(4, 22), 50000}, {day(5, 22), 50000}};
             put(f, "surcharge_fen", 7501);
         },
         [](F &f) { put(f, "surcharge_fen", 7500); }},
        // Paid in full on the 20th, three days late: 90 yuan, on whatever later day they are charged.
        {"PA-3-most", "surcharge.charge",
         [](F &f) {
             f.execution.paidFen = 100000;
             f.execution.payments = {{day(4, 20), 100000}};
             put(f, "surcharge_fen", 9001);
         },
         [](F &f) { put(f, "surcharge_fen", 9000); }},
        // 600 yuan in time, the other 400 on the 19th: two days of these.
        {"PA-3-most", "surcharge.charge",
         [](F &f) {
             f.execution.paidFen = 100000;
             f.execution.payments = {{day(4, 17), 60000}, {day(4, 19), 40000}};
             put(f, "surcharge_fen", 2401);
         },
         [](F &f) { put(f, "surcharge_fen", 2400); }},
        // One day late are 30 yuan; what was charged already is taken off.
        {"PA-3-most", "surcharge.charge",
         [](F &f) {
             f.execution.paidFen = 100000;
             f.execution.payments = {{day(4, 18), 100000}};
             put(f, "surcharge_fen", 3000);
             f.execution.surchargeFen = 1;
         },
         [](F &f) { f.execution.surchargeFen = 0; }},
        {"PA-3-told", "surcharge.charge", [](F &f) { put(f, "told_in_decision", false); },
         [](F &f) { put(f, "told_in_decision", true); }},
        {"PA-2-approved", "deferral.decide", [](F &f) { f.approval = {}; },
         [](F &f) { put(f, "outcome", QStringLiteral("refused")); }},
        {"PA-2-plan", "deferral.decide", [](F &f) { f.execution.paidFen = 10000; },
         [](F &f) { f.execution.paidFen = 0; }},
        // The first instalment fell due on the 5th; on the 10th it is late.
        {"PA-2-instalment", "fine.pay", plan, [](F &f) { f.execution.paidFen = 50000; }},
        {"PA-2-instalment", "fine.pay", plan, [](F &f) { on(f, day(4, 5)); }},
        {"PA-4-remedied", "execution.agree", [](F &f) { put(f, "remedied", false); },
         [](F &f) { put(f, "surcharge_reduced_fen", 0); }},
    };
}

std::vector<GateCase> urging()
{
    return {
        {"PA-7-served", "urge.issue", [](F &f) { f.execution.duty->servedOn.reset(); },
         [](F &f) { f.execution.duty->servedOn = day(4, 2); }},
        {"PA-7-early", "urge.issue", [](F &f) { on(f, day(4, 17)); }, [](F &f) { on(f, day(4, 20)); }},
        {"PA-7-content", "urge.issue", [](F &f) { put(f, "amount_fen", 0); },
         [](F &f) { put(f, "amount_fen", 100000); }},
        {"PA-7-content", "urge.issue", [](F &f) { put(f, "rights_told", false); },
         [](F &f) { put(f, "rights_told", true); }},
        {"PA-8-approved", "court.apply", [](F &f) { f.approval = {}; }, [](F &f) { f.approval.agreedOn = f.actOn; }},
        {"PA-8-urged", "court.apply", [](F &f) { f.execution.urge.reset(); },
         [](F &f) {
             f.execution.urge = UrgeFact{day(5, 6), day(5, 6), 10, false};
         }},
        // Ten working days from 20 October 2026 end on 3 November.
        {"PA-8-ten", "court.apply", [](F &f) { f.execution.urge->servedOn = day(10, 20); },
         [](F &f) { on(f, day(11, 4)); }},
        // Six months from 2 April end on 2 October, within the holidays: on the 8th, the first working day.
        {"PA-8-early", "court.apply", [](F &f) { on(f, day(10, 8)); }, [](F &f) { on(f, day(10, 9)); }},
        // 土地管理法 第八十三条: fifteen days from 2 October 2026 end on the 17th, a Saturday: on the 19th.
        {"PA-8-early", "court.apply",
         [](F &f) {
             f.execution.duty->servedOn = day(10, 2);
             on(f, day(10, 20));
         },
         [](F &f) { put(f, "duty_area", QStringLiteral("farmland")); }},
        {"PA-8-late", "court.apply", [](F &f) { on(f, day(1, 9, 2027)); }, [](F &f) { on(f, day(1, 8, 2027)); }},
        // After a granted plan the three months run from its end.
        {"PA-8-late", "court.apply", [](F &f) { on(f, day(1, 9, 2027)); },
         [](F &f) {
             f.execution.plan = {{day(10, 30), 100000}};
         }},
        {"PA-8-pending", "court.apply", [](F &f) { f.remedy.remedies.resize(1); },
         [](F &f) { f.remedy.remedies[0].concludedOn = day(10, 9); }},
        {"PA-10-materials", "court.apply", [](F &f) { put(f, "subject_attached", false); },
         [](F &f) { put(f, "subject_attached", true); }},
        {"PA-11-late", "court.ask_review", [](F &f) { on(f, day(11, 18)); }, [](F &f) { on(f, day(11, 17)); }},
    };
}

std::vector<GateCase> deciding()
{
    const char *const act = "execution.decide";
    return {
        {"EX-1-power", act, [](F &f) { put(f, "power_basis", QString()); },
         [](F &f) { put(f, "power_basis", QStringLiteral("城乡规划法 第六十五条")); }},
        {"EX-8-ordered", act, [](F &f) { put(f, "manner", QStringLiteral("demolish_town")); },
         [](F &f) { put(f, "ordered_by", QStringLiteral("某县人民政府〔2026〕8号")); }},
        {"EX-8-ordered", act, [](F &f) { put(f, "manner", QStringLiteral("demolish_town")); },
         [](F &f) { put(f, "manner", QStringLiteral("demolish_village")); }},
        {"EX-8-ordered", act, [](F &f) { put(f, "duty_area", QStringLiteral("town")); },
         [](F &f) { put(f, "duty_area", QStringLiteral("village")); }},
        {"EX-9-court", act, [](F &f) { put(f, "duty_area", QStringLiteral("farmland")); },
         [](F &f) { put(f, "duty_area", QStringLiteral("village")); }},
        {"EX-1-approved", act, [](F &f) { f.approval = {}; }, [](F &f) { f.approval.agreedOn = f.actOn; }},
        {"EX-1-urged", act, [](F &f) { f.execution.urge->servedOn.reset(); },
         [](F &f) { put(f, "hiding_property", true); }},
        {"EX-1-urged", act, [](F &f) { f.execution.urge->servedOn = day(10, 15); },
         [](F &f) { f.execution.urge->servedOn = day(9, 7); }},
        {"EX-1-statement", act, [](F &f) { f.execution.urge->statementAccepted = true; },
         [](F &f) { f.execution.urge->statementAccepted = false; }},
        {"EX-6-announced", act, [](F &f) { f.execution.announcedUntil = day(10, 20); },
         [](F &f) { f.execution.announcedUntil = day(10, 19); }},
        {"EX-6-announced", act, [](F &f) { f.execution.announcedUntil.reset(); },
         [](F &f) { put(f, "manner", QStringLiteral("sell_goods")); }},
        {"EX-6-remedy", act,
         [](F &f) {
             f.execution.duty->servedOn = day(4, 20);
             on(f, day(10, 20));
         },
         [](F &f) { on(f, day(10, 21)); }},
    };
}

std::vector<GateCase> carrying()
{
    const auto nightly = [](F &f) { put(f, "started_at", QStringLiteral("2026-10-20T22:00:00+08:00")); };
    const auto urgent = [](F &f) {
        put(f, "urgent", true);
        put(f, "urgent_ground", QStringLiteral("汛期排险"));
    };
    return {
        {"EX-5-night", "execution.carry_out", nightly,
         [](F &f) { put(f, "started_at", QStringLiteral("2026-10-20T21:59:00+08:00")); }},
        {"EX-5-night", "substitute.perform", nightly, urgent},
        {"EX-5-night", "execution.carry_out",
         [](F &f) { put(f, "started_at", QStringLiteral("2026-10-20T05:59:00+08:00")); },
         [](F &f) { put(f, "started_at", QStringLiteral("2026-10-20T06:00:00+08:00")); }},
        {"EX-5-holiday", "execution.carry_out", [](F &f) { on(f, day(10, 1)); }, urgent},
        {"EX-5-holiday", "execution.carry_out", [](F &f) { on(f, day(10, 1)); }, [](F &f) { on(f, day(10, 17)); }},
        {"EX-5-av", "execution.carry_out", [](F &f) { f.body.remove(QStringLiteral("av_evidence")); },
         [](F &f) { put(f, "av_evidence", QJsonArray{QStringLiteral("x")}); }},
        {"EX-5-signature", "substitute.perform", [](F &f) { put(f, "signature", QStringLiteral("absent")); },
         [](F &f) { f.privateGiven = {QStringLiteral("witness")}; }},
        {"EX-5-utilities", "execution.carry_out", [](F &f) { put(f, "cut_utilities", true); },
         [](F &f) { put(f, "cut_utilities", false); }},
        {"EX-1-decided", "execution.carry_out", [](F &f) { f.execution.decidedOn.reset(); },
         [](F &f) { f.execution.decidedOn = day(10, 20); }},
        {"EX-4-three-years", "execution.terminate", [](F &f) { put(f, "ground", QStringLiteral("three_years")); },
         [](F &f) { f.execution.suspendedOn = day(5, 20, 2023); }},
    };
}

std::vector<GateCase> substituting()
{
    const char *const act = "substitute.perform";
    return {
        {"EX-2-approved", "substitute.decide", [](F &f) { f.approval = {}; },
         [](F &f) { f.approval.agreedOn = f.actOn; }},
        {"EX-2-urged", "substitute.decide", [](F &f) { f.execution.urge.reset(); },
         [](F &f) {
             f.execution.urge = UrgeFact{day(5, 6), day(5, 6), 10, false};
         }},
        {"EX-2-urged", "substitute.decide", [](F &f) { f.execution.urge->servedOn.reset(); },
         [](F &f) { f.execution.urge->servedOn = day(5, 6); }},
        // Ten working days from 6 May 2026, the 9th being one: until the 19th.
        {"EX-2-term", "substitute.decide", [](F &f) { on(f, day(5, 19)); }, [](F &f) { on(f, day(5, 20)); }},
        {"EX-2-cost-demand", "substitute.demand_costs", [](F &f) { put(f, "cost_fen", 200001); },
         [](F &f) { put(f, "cost_fen", 200000); }},
        {"EX-2-three-days", "substitute.urge", [](F &f) { put(f, "perform_on", QStringLiteral("2026-06-04")); },
         [](F &f) { put(f, "perform_on", QStringLiteral("2026-06-05")); }},
        {"EX-2-three-days", act, [](F &f) { f.execution.substituteUrgedOn = day(10, 16); },
         [](F &f) { f.execution.substituteUrgedOn = day(10, 15); }},
        {"EX-2-not-urged", act, [](F &f) { f.execution.substituteUrgedOn.reset(); },
         [](F &f) { put(f, "immediate", true); }},
        {"EX-2-supervisor", act, [](F &f) { put(f, "supervisor", QString()); },
         [](F &f) { put(f, "supervisor", QStringLiteral("x")); }},
        {"EX-2-decided", act, [](F &f) { f.execution.substituteDecidedOn.reset(); },
         [](F &f) { put(f, "immediate", true); }},
        {"EX-2-violence", act, [](F &f) { put(f, "violence", true); }, [](F &f) { put(f, "violence", false); }},
        {"EX-2-cost", act, [](F &f) { put(f, "cost_fen", 200001); }, [](F &f) { put(f, "cost_fen", 200000); }},
        {"EX-3-told", act,
         [](F &f) {
             put(f, "immediate", true);
             put(f, "signature", QStringLiteral("absent"));
         },
         [](F &f) { put(f, "party_told_on", QStringLiteral("2026-10-20")); }},
    };
}

} // namespace

std::vector<GateCase> enforcementCases()
{
    std::vector<GateCase> all = paying();
    for (const auto &more : {urging(), deciding(), carrying(), substituting()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace anjuan::cases

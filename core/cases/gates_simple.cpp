#include "core/cases/gate_rows.h"

/// 简易程序 (行政处罚法 第五十一条、第五十二条、第六十八条至第七十一条; docs/domain.md §2.2).
namespace anjuan::cases::rows {
namespace {

constexpr int kReportDays = 3;            // working days, 住房和城乡建设行政处罚程序规定 第十四条
constexpr int kCashDays = 2;              // working days, 行政处罚法 第七十一条
constexpr qint64 kCollectFen = 100 * 100; // 行政处罚法 第六十八条

bool yes(const StepFacts &facts, const char *field)
{
    return facts.body.value(QLatin1String(field)).toBool();
}

bool withinLimit(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {Fen{facts.penalty.fineFen}.yuan(), Fen{facts.course.simpleLimitFen}.yuan()};
    return facts.course.simpleLimitFen <= 0 || facts.penalty.fineFen <= facts.course.simpleLimitFen;
}

bool formGood(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {textOf(facts, "number")};
    const bool typed = has(facts, "number");
    return !typed || (yes(facts, "form_drawn") && !yes(facts, "form_voided"));
}

bool reportedInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return inTime(calendar, facts.decidedOn, kReportDays, facts.actOn, args);
}

bool smallEnough(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const qint64 fen = facts.body.value(QLatin1String("fine_fen")).toInteger();
    args = {Fen{fen}.yuan()};
    return textOf(facts, "ground") != QLatin1String("le_100") || fen <= kCollectFen;
}

} // namespace

void addSimple(Rows &rows)
{
    const auto row = [&rows](const char *id, GateClass gateClass, const char *act, decltype(Gate::holds) holds) {
        rows.push_back({id, gateClass, Clearance::Reason, {act}, holds});
    };
    row("SP-1-amount", GateClass::Stop, "simple.decide", &withinLimit);
    row("SP-2-kinds", GateClass::Stop, "simple.decide",
        [](const StepFacts &facts, const Calendar &, QStringList &) { return !facts.penalty.none(); });
    row("SP-7-told", GateClass::Stop, "simple.decide",
        [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "rights_told"); });
    row("SP-7-disputed", GateClass::GoOn, "simple.decide",
        [](const StepFacts &facts, const Calendar &, QStringList &) { return !yes(facts, "disputed"); });
    row("SP-4-number", GateClass::GoOn, "simple.decide", &formGood);
    row("SP-4-card", GateClass::Flaw, "simple.decide",
        [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "card_shown"); });
    row("SP-4-refusal", GateClass::Flaw, "simple.decide", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return textOf(facts, "delivery") != QLatin1String("refused") || has(facts, "refusal_note");
    });
    row("SP-6-report", GateClass::Flaw, "simple.report", &reportedInTime);
    row("SP-8-collect", GateClass::Flaw, "fine.collect", &smallEnough);
    row("SP-10-receipt", GateClass::Flaw, "fine.collect",
        [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "special_receipt"); });
    row("SP-11-hand-in", GateClass::Flaw, "cash.hand_in",
        [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
            return inTime(calendar, facts.course.collectedOn, kCashDays, facts.actOn, args);
        });
    row("SP-11-bank", GateClass::Flaw, "cash.bank",
        [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
            return inTime(calendar, facts.course.handedInOn, kCashDays, facts.actOn, args);
        });
}

} // namespace anjuan::cases::rows

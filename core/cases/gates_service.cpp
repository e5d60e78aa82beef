#include <algorithm>

#include "core/calendar/deadline.h"
#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kServeDays = 7; // working days, 行政处罚法 第六十一条
constexpr int kPayDays = 15;  // calendar days, 行政处罚法 第六十七条

bool servedInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return !facts.servesDecision || inTime(calendar, facts.decidedOn, kServeDays, facts.actOn, args);
}

bool byMethod(const StepFacts &facts, const char *method)
{
    return textOf(facts, "method") == QLatin1String(method);
}

void addMethods(Rows &rows)
{
    const auto flaw = [&rows](const char *id, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::Flaw, Clearance::Reason, {"service.record"}, holds});
    };
    flaw("DE-5-late", &servedInTime);
    flaw("MS-89-lien", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !byMethod(facts, "lien") || hasPrivate(facts, "witness") || has(facts, "av_evidence");
    });
    flaw("MS-89-reason", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !byMethod(facts, "lien") || has(facts, "reason");
    });
    flaw("MS-95-reason", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !byMethod(facts, "announcement") || has(facts, "reason");
    });
    flaw("MS-88-relation", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !facts.receivedByAnother || has(facts, "relation");
    });
    flaw("MS-91-proof", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !byMethod(facts, "post") || has(facts, "proof");
    });
}

bool publishedInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return inTime(calendar, facts.decidedOn, facts.publishDays, facts.actOn, args);
}

std::optional<QDate> lastDayToPay(const StepFacts &facts, const Calendar &calendar)
{
    if (!facts.decisionServedOn)
        return std::nullopt;
    return calendar::due(calendar, *facts.decisionServedOn, {kPayDays, calendar::Unit::Days, calendar::For::Party}).on;
}

/// 3% of the fine for each day late, never more than the fine (行政处罚法 第七十二条).
qint64 surcharge(const StepFacts &facts, QDate last)
{
    const qint64 late = std::max<qint64>(0, last.daysTo(facts.actOn));
    return std::min(facts.penalty.fineFen, facts.penalty.fineFen * 3 * late / 100);
}

bool paidInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    const auto last = lastDayToPay(facts, calendar);
    if (!last)
        return true;
    args = {dateText(*last), QString::number(last->daysTo(facts.actOn)), Fen{surcharge(facts, *last)}.yuan()};
    return facts.actOn <= *last;
}

bool paidWhole(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    const qint64 paid = facts.body.value(QLatin1String("fine_fen")).toInteger();
    const auto last = lastDayToPay(facts, calendar);
    args = {Fen{paid}.yuan(), Fen{facts.penalty.fineFen}.yuan()};
    return paid >= facts.penalty.fineFen && paid <= facts.penalty.fineFen + (last ? surcharge(facts, *last) : 0);
}

} // namespace

void addService(Rows &rows)
{
    addMethods(rows);
    rows.push_back({"DE-7-late", GateClass::Flaw, Clearance::Reason, {"publicity.publish"}, &publishedInTime});
    rows.push_back({"PA-3-late", GateClass::Flaw, Clearance::Reason, {"fine.pay"}, &paidInTime});
    rows.push_back({"PA-1-amount", GateClass::Flaw, Clearance::Reason, {"fine.pay"}, &paidWhole});
}

} // namespace anjuan::cases::rows

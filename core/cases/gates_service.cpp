#include "core/cases/gate_rows.h"
#include "core/cases/surcharge.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kServeDays = 7; // working days, 行政处罚法 第六十一条

bool servedInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return !facts.servesDecision || inTime(calendar, facts.decidedOn, kServeDays, facts.actOn, args);
}

bool byMethod(const StepFacts &facts, const char *method);

/// 民事诉讼法 第九十五条: thirty days from the publication, the day itself not counted.
bool announcedLongEnough(const StepFacts &facts, const Calendar &, QStringList &args)
{
    constexpr int kAnnouncedDays = 30;
    const auto announced = parseDate(textOf(facts, "announced_on"));
    if (!byMethod(facts, "announcement") || !announced)
        return true;
    const QDate last = announced->addDays(kAnnouncedDays);
    args = {dateText(*announced), dateText(last), dateText(facts.actOn)};
    return facts.actOn >= last;
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
    flaw("DE-6-consent", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !byMethod(facts, "electronic") || has(facts, "consent");
    });
    flaw("MS-90-proof", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !byMethod(facts, "electronic") || has(facts, "proof");
    });
    flaw("MS-95-days", &announcedLongEnough);
    flaw("MS-88-relation", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !facts.receivedByAnother || has(facts, "relation");
    });
    flaw("MS-88-signed", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !byMethod(facts, "direct") || hasPrivate(facts, "receiver") || has(facts, "proof");
    });
    flaw("R-61-each", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !facts.body.value(QLatin1String("party_untold")).toBool();
    });
    flaw("MS-91-proof", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !byMethod(facts, "post") || has(facts, "proof");
    });
}

bool publishedInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return inTime(calendar, facts.decidedOn, facts.publishDays, facts.actOn, args);
}

bool paidInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    const auto last = lastDayToPay(facts, calendar);
    if (!last)
        return true;
    const auto most = surchargeOn(facts, calendar, facts.actOn);
    args = {dateText(*last), QString::number(last->daysTo(facts.actOn)), Fen{most ? most->fen : 0}.yuan()};
    return facts.actOn <= *last;
}

bool paidWhole(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    if (!facts.execution.plan.empty())
        return true; // PA-2-instalment speaks
    const qint64 now = facts.body.value(QLatin1String("fine_fen")).toInteger();
    const qint64 paid = facts.execution.paidFen + now;
    const auto most = surchargeOn(facts, calendar, facts.actOn);
    args = {Fen{now}.yuan(), Fen{paid}.yuan(), Fen{facts.penalty.fineFen}.yuan()};
    return paid >= facts.penalty.fineFen && paid <= facts.penalty.fineFen + (most ? most->fen : 0);
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

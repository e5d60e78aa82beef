#include "core/cases/surcharge.h"

#include <algorithm>

#include "core/base/money.h"
#include "core/calendar/deadline.h"

namespace anjuan::cases {
namespace {

constexpr int kPayDays = 15;         // 行政处罚法 第六十七条
constexpr int kSuitMonths = 6;       // 行政诉讼法 第四十六条
constexpr int kLandSuitDays = 15;    // 土地管理法 第八十三条
constexpr int kSuitAfterAnswer = 15; // 行政诉讼法 第四十五条
constexpr int kCourtMonths = 3;      // 行政强制法 第五十三条

using calendar::For;
using calendar::Unit;

/// Days after `from` up to and with `to` on which a remedy was running.
int pausedBetween(const StepFacts &facts, QDate from, QDate to)
{
    int paused = 0;
    for (QDate day = from.addDays(1); day <= to; day = day.addDays(1)) {
        for (const RemedyFact &remedy : facts.remedy.remedies) {
            if (remedy.receivedOn <= day && (!remedy.concludedOn || day <= *remedy.concludedOn)) {
                ++paused;
                break;
            }
        }
    }
    return paused;
}

/// When the first instalment falls due that the payments do not cover; the last one's day where they cover all.
std::optional<QDate> planDueOn(const ExecutionFacts &execution)
{
    std::optional<QDate> due = execution.planEnd();
    for (const Instalment &one : execution.plan)
        due = execution.paidFen < execution.planFenBy(one.dueOn) ? std::min(*due, one.dueOn) : due;
    return due;
}

std::optional<QDate> servedOn(const StepFacts &facts)
{
    return facts.execution.duty ? facts.execution.duty->servedOn : facts.decisionServedOn;
}

} // namespace

std::optional<QDate> lastDayToPay(const StepFacts &facts, const calendar::Calendar &calendar)
{
    if (const auto due = planDueOn(facts.execution))
        return due;
    if (!facts.decisionServedOn)
        return std::nullopt;
    return calendar::due(calendar, *facts.decisionServedOn, {kPayDays, Unit::Days, For::Party}).on;
}

std::optional<QDate> lastDayToPerform(const StepFacts &facts, const calendar::Calendar &calendar)
{
    if (facts.execution.duty && facts.execution.duty->performBy)
        return facts.execution.duty->performBy;
    return lastDayToPay(facts, calendar);
}

std::optional<Surcharge> surchargeOn(const StepFacts &facts, const calendar::Calendar &calendar, QDate day)
{
    const auto last = lastDayToPay(facts, calendar);
    if (!last || facts.penalty.fineFen == 0)
        return std::nullopt;
    Surcharge out;
    out.dueOn = *last;
    // Of a granted plan no more is late than what fell due by then.
    const qint64 owed = facts.execution.plan.empty()
        ? facts.penalty.fineFen
        : std::min(facts.penalty.fineFen, facts.execution.planFenBy(day.addDays(-1)));
    out.unpaidFen = std::max<qint64>(0, owed - facts.execution.paidFen);
    const qint64 late = std::max<qint64>(0, last->daysTo(day));
    out.pausedDays = pausedBetween(facts, *last, day);
    out.lateDays = static_cast<int>(late) - out.pausedDays;
    out.fen = std::min(out.unpaidFen, out.unpaidFen * 3 * out.lateDays / 100);
    out.formula = QStringLiteral("%1 × 3% × %2 日 = %3 元%4")
                      .arg(Fen{out.unpaidFen}.yuan(), QString::number(out.lateDays), Fen{out.fen}.yuan(),
                           out.fen == out.unpaidFen && out.fen > 0 ? QStringLiteral("(以罚款数额为限)") : QString());
    return out;
}

std::optional<QDate> suitEndsOn(const StepFacts &facts, const calendar::Calendar &calendar)
{
    const auto served = servedOn(facts);
    if (!served)
        return std::nullopt;
    // The act says what its duty is about: an order under 土地管理法 第七十八条 has a time of its own.
    const bool land = facts.body.value(QLatin1String("duty_area")).toString() == QLatin1String("farmland");
    const calendar::Period period = land ? calendar::Period{kLandSuitDays, Unit::Days, For::Party}
                                         : calendar::Period{kSuitMonths, Unit::Months, For::Party};
    QDate end = calendar::due(calendar, *served, period).on;
    for (const RemedyFact &remedy : facts.remedy.remedies) {
        if (!remedy.concludedOn)
            continue;
        const bool suit = remedy.isSuit();
        const QDate after = suit
            ? *remedy.concludedOn
            : calendar::due(calendar, *remedy.concludedOn, {kSuitAfterAnswer, Unit::Days, For::Party}).on;
        // After an answer or a judgment the six months are no measure any more.
        end = after;
    }
    return end;
}

std::optional<QDate> courtWindowEndsOn(const StepFacts &facts, const calendar::Calendar &calendar)
{
    auto from = suitEndsOn(facts, calendar);
    if (!from)
        return std::nullopt;
    if (const auto plan = facts.execution.planEnd())
        from = plan;
    return calendar::due(calendar, *from, {kCourtMonths, Unit::Months, For::Agency}).on;
}

} // namespace anjuan::cases

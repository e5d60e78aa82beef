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

bool remedyRuns(const StepFacts &facts, QDate day)
{
    return std::any_of(facts.remedy.remedies.begin(), facts.remedy.remedies.end(), [&](const RemedyFact &remedy) {
        return remedy.receivedOn <= day && (!remedy.concludedOn || day <= *remedy.concludedOn);
    });
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

namespace {

/// What is to be paid, and by when: the instalments of a granted plan, else the fine as a whole.
std::vector<Instalment> duesOf(const StepFacts &facts, const calendar::Calendar &calendar)
{
    if (!facts.execution.plan.empty())
        return facts.execution.plan;
    const auto last = lastDayToPay(facts, calendar);
    return last ? std::vector<Instalment>{{*last, facts.penalty.fineFen}} : std::vector<Instalment>();
}

/// What of `dues` had fallen due by the end of `on` and was not paid before the day after `paidOn`.
qint64 unpaidOf(const std::vector<Instalment> &dues, const StepFacts &facts, QDate on, QDate paidOn)
{
    // What a plan leaves out was paid before it was granted.
    qint64 owed = facts.penalty.fineFen;
    for (const Instalment &due : dues)
        owed -= due.dueOn <= on ? 0 : due.fen;
    return std::max<qint64>(0, owed - facts.execution.paidBefore(paidOn.addDays(1)));
}

/// The most that may be added 加处罚款不得超出罚款的数额: what each due day left unpaid.
qint64 mostOf(const std::vector<Instalment> &dues, const StepFacts &facts, QDate day)
{
    qint64 most = 0;
    for (const Instalment &due : dues) {
        if (due.dueOn < day)
            most += std::min(due.fen, unpaidOf(dues, facts, due.dueOn, due.dueOn));
    }
    return std::min(most, facts.penalty.fineFen);
}

struct Stretch { // days on which the same amount was late
    qint64 unpaidFen = 0;
    int days = 0;
};

QString formulaOf(const std::vector<Stretch> &stretches, qint64 fen, bool capped)
{
    QStringList parts;
    for (const Stretch &one : stretches)
        parts += QStringLiteral("%1 × 3% × %2 日").arg(Fen{one.unpaidFen}.yuan(), QString::number(one.days));
    return QStringLiteral("%1 = %2 元%3")
        .arg(parts.join(QStringLiteral(" + ")), Fen{fen}.yuan(),
             capped ? QStringLiteral("(以罚款数额为限)") : QString());
}

} // namespace

std::optional<Surcharge> surchargeOn(const StepFacts &facts, const calendar::Calendar &calendar, QDate day)
{
    const std::vector<Instalment> dues = duesOf(facts, calendar);
    if (dues.empty() || facts.penalty.fineFen == 0)
        return std::nullopt;
    const QDate first = std::min_element(dues.begin(), dues.end(), [](const Instalment &a, const Instalment &b) {
                            return a.dueOn < b.dueOn;
                        })->dueOn;
    Surcharge out;
    std::vector<Stretch> stretches;
    for (QDate on = first.addDays(1); on <= day; on = on.addDays(1)) {
        // The day of a payment is still late for what is paid on it.
        const qint64 unpaid = unpaidOf(dues, facts, on.addDays(-1), on.addDays(-1));
        if (unpaid == 0)
            continue;
        if (remedyRuns(facts, on)) {
            ++out.pausedDays;
            continue;
        }
        if (stretches.empty() || stretches.back().unpaidFen != unpaid)
            stretches.push_back({unpaid, 0});
        ++stretches.back().days;
        ++out.lateDays;
    }
    qint64 sum = 0;
    for (const Stretch &one : stretches)
        sum += one.unpaidFen * 3 * one.days / 100;
    const qint64 most = mostOf(dues, facts, day);
    out.fen = std::min(most, sum);
    if (!stretches.empty())
        out.formula = formulaOf(stretches, out.fen, sum >= most);
    return out;
}

qint64 surchargeOpen(const StepFacts &facts, const calendar::Calendar &calendar, QDate day)
{
    const auto most = surchargeOn(facts, calendar, day);
    return std::max<qint64>(0, (most ? most->fen : 0) - facts.execution.surchargeFen);
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
        const bool suit = remedy.isSuit();
        // Whoever takes back a reconsideration has no answer, and the six months still.
        if (!remedy.concludedOn || (!suit && remedy.outcome == QLatin1String("withdrawn")))
            continue;
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

#include <algorithm>
#include <map>

#include "core/base/digest.h"
#include "core/cases/queries.h"
#include "core/cases/surcharge.h"
#include "core/casework/act_functions.h"
#include "core/casework/entrusted.h"
#include "core/casework/perform.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// The series of numbers of a paper, where the pack numbers it; a number from elsewhere is typed on the paper.
const std::map<QString, const char *> &seriesOfActs()
{
    static const std::map<QString, const char *> all = {
        {QStringLiteral("preservation.carry_out"), "preservation"},
        {QStringLiteral("preservation.handle"), "preservation_handling"},
        {QStringLiteral("measure.carry_out"), "sealing"},
        {QStringLiteral("measure.extend"), "sealing_extension"},
        {QStringLiteral("measure.handle"), "sealing_release"},
        {QStringLiteral("demolition.notify"), "demolition_notice"},
        {QStringLiteral("demolition.order"), "demolition"},
        {QStringLiteral("urge.issue"), "urging"},
        {QStringLiteral("court.apply"), "court_application"},
        {QStringLiteral("substitute.decide"), "substitute"},
        {QStringLiteral("execution.decide"), "execution"},
        {QStringLiteral("surcharge.charge"), "surcharge"},
        {QStringLiteral("inspection.notify"), "inspection_notice"},
        {QStringLiteral("hearing.notify"), "hearing_session"},
        {QStringLiteral("police.transfer"), "police_transfer"},
    };
    return all;
}

QDate dayOf(const Step &step)
{
    return parseDate(step.prepared.body.value(step.act.onField).toString().left(10)).value_or(step.at.date());
}

Result<void> number(Step &step)
{
    const auto series = seriesOfActs().find(step.act.act);
    if (series == seriesOfActs().end() || !step.law().pack->numberSeries(QLatin1String(series->second)))
        return {};
    // A paper of its own has only the release.
    if (step.act.act == QLatin1String("measure.handle")
        && textOf(step.prepared.body, "outcome") != QLatin1String("released"))
        return {};
    ANJUAN_TRY(const QString text, nextNumber(step, QLatin1String(series->second), dayOf(step)));
    step.prepared.body.insert(QStringLiteral("number"), text);
    return {};
}

void item(Step &step)
{
    const bool wants = std::any_of(step.act.adds.begin(), step.act.adds.end(),
                                   [](const Field &field) { return field.name == QLatin1String("item"); });
    const QString filed = wants ? itemOfCase(step.file.all()) : QString();
    if (!filed.isEmpty())
        step.prepared.body.insert(QStringLiteral("item"), filed);
}

/// What the order is about that is to be executed, where it is one to demolish.
void dutyArea(Step &step)
{
    static const QStringList executing = {QStringLiteral("court.apply"), QStringLiteral("execution.decide")};
    const Entry *order = newest(step.file.all(), {"demolition.ordered"});
    if (order && executing.contains(step.act.act))
        step.prepared.body.insert(QStringLiteral("duty_area"), textOf(order->body, "area"));
}

/// How the surcharge comes about, as it stands in the record: days late, days not counted, the most that is allowed.
void surcharge(Step &step)
{
    const Lawbook law = step.law();
    const QDate day = dayOf(step);
    const cases::StepFacts facts = standingFacts(step.file.all(), law, day);
    const auto most = cases::surchargeOn(facts, *law.calendar, day).value_or(cases::Surcharge());
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("late_days"), most.lateDays);
    body.insert(QStringLiteral("paused_days"), most.pausedDays);
    body.insert(QStringLiteral("most_fen"), most.fen);
    body.insert(QStringLiteral("formula"), most.formula.isEmpty() ? QStringLiteral("0") : most.formula);
}

/// Whose authority the signer exercises, where it is not their own 代行职权.
void deputy(Step &step)
{
    const bool leader = textOf(step.prepared.body, "level") == QLatin1String("leader");
    const auto whose = step.law().book->standsInFor(
        step.session.person(), leader ? QStringLiteral("leader") : QStringLiteral("team_head"), step.at.date());
    if (whose)
        step.prepared.body.insert(QStringLiteral("on_behalf_of"), whose->toString());
}

/// The nth visit of the year to the same enterprise, as the records of this library count it (国办发〔2024〕54号).
Result<void> visit(Step &step)
{
    QJsonObject &body = step.prepared.body;
    const Entry *proposal = newest(step.file.all(), {"inspection.proposed"});
    const bool notifies = step.act.act == QLatin1String("inspection.notify");
    const QString code = textOf(notifies && proposal ? proposal->body : body, "enterprise_code");
    if (code.isEmpty())
        return {};
    if (notifies)
        body.insert(QStringLiteral("enterprise_code"), code);
    const QDate day = parseDate(textOf(body, notifies ? "inspection_on" : "planned_on")).value_or(dayOf(step));
    ANJUAN_TRY(const int before, cases::visitsOf(*step.parts.store, code, day.year()));
    body.insert(QStringLiteral("nth"), before + 1);
    return {};
}

/// A draw that anyone can repeat with sha256sum: the lowest digests of “seed LF number” are drawn.
QStringList drawn(const QString &seed, QStringList pool, qint64 count)
{
    std::sort(pool.begin(), pool.end(), [&](const QString &a, const QString &b) {
        const auto mark = [&](const QString &one) { return sha256((seed + QLatin1Char('\n') + one).toUtf8()).hex(); };
        return mark(a) < mark(b);
    });
    return pool.mid(0, count);
}

Result<void> draw(Step &step)
{
    QJsonObject &body = step.prepared.body;
    QStringList codes;
    for (const auto one : body.value(QLatin1String("objects")).toArray())
        codes += textOf(one.toObject(), "code");
    const QStringList people = chain::textsOf(body, "pool");
    const auto check = [&](QStringList pool, const char *field, qint64 wanted) -> Result<void> {
        if (pool.removeDuplicates() > 0)
            return fail(Fault::Invalid, "inspection.drawn_twice", {QLatin1String(field)});
        if (wanted < 1 || wanted > pool.size())
            return fail(Fault::Invalid, "inspection.too_few", {QString::number(wanted), QString::number(pool.size())});
        return {};
    };
    const qint64 objects = chain::integerOf(body, "objects_wanted");
    const qint64 officers = chain::integerOf(body, "officers_wanted");
    ANJUAN_CHECK(check(codes, "objects", objects));
    ANJUAN_CHECK(check(people, "pool", officers));
    const QString seed = textOf(body, "seed");
    body.insert(QStringLiteral("objects_drawn"), QJsonArray::fromStringList(drawn(seed, codes, objects)));
    body.insert(QStringLiteral("officers_drawn"), QJsonArray::fromStringList(drawn(seed, people, officers)));
    body.insert(QStringLiteral("method"), QStringLiteral("SHA-256(种子 + 换行 + 编号),按十六进制值从小到大取前几名"));
    return {};
}

} // namespace

Result<void> completeMore(Step &step)
{
    if (step.act.act == QLatin1String("approval.give"))
        deputy(step);
    if (step.act.act == QLatin1String("inspection.draw"))
        return draw(step);
    if (step.act.act == QLatin1String("inspection.notify") || step.act.act == QLatin1String("inspection.propose"))
        ANJUAN_CHECK(visit(step));

    item(step);
    dutyArea(step);
    if (step.act.act == QLatin1String("surcharge.charge"))
        surcharge(step);
    return number(step);
}

} // namespace anjuan::casework

#include <algorithm>

#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kLists = 4; // 不予处罚、减轻处罚、从轻处罚、不予行政强制
constexpr int kRoundsOfDisagreement = 2;
constexpr int kFewestSimilar = 5; // as insight counts

QJsonObject objectOf(const StepFacts &facts, const char *member)
{
    return facts.body.value(QLatin1String(member)).toObject();
}

qint64 amountOf(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toInteger();
}

bool comparable(const StepFacts &facts, const QJsonObject &similar)
{
    return penalises(facts) && amountOf(similar, "count") >= kFewestSimilar;
}

bool insideBand(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const QJsonObject similar = objectOf(facts, "similar");
    const qint64 low = amountOf(similar, "band_low_fen");
    const qint64 high = amountOf(similar, "band_high_fen");
    args = {Fen{facts.penalty.fineFen}.yuan(), QString::number(amountOf(similar, "count")),
            Fen{std::max<qint64>(low, 0)}.yuan(), Fen{high}.yuan()};
    return !comparable(facts, similar) || (facts.penalty.fineFen >= low && facts.penalty.fineFen <= high);
}

bool notHeaviest(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const QJsonObject similar = objectOf(facts, "similar");
    args = {Fen{facts.penalty.fineFen}.yuan(), QString::number(amountOf(similar, "count")),
            Fen{amountOf(similar, "max_fen")}.yuan()};
    return !comparable(facts, similar) || facts.penalty.fineFen <= amountOf(similar, "max_fen");
}

bool listsAsked(const StepFacts &facts, const Calendar &, QStringList &args)
{
    QStringList answered;
    for (const auto list : facts.body.value(QLatin1String("four_lists")).toArray())
        answered += list.toObject().value(QLatin1String("list")).toString();
    answered.removeDuplicates();
    args = {QString::number(answered.size())};
    return answered.size() >= kLists;
}

bool factorsProven(const StepFacts &facts, const Calendar &, QStringList &args)
{
    QStringList proven, bare;
    for (const auto each : facts.body.value(QLatin1String("factor_evidence")).toArray()) {
        const QJsonObject one = each.toObject();
        if (!one.value(QLatin1String("evidence")).toArray().isEmpty()
            || !one.value(QLatin1String("note")).toString().trimmed().isEmpty())
            proven += one.value(QLatin1String("factor")).toString();
    }
    for (const auto factor : facts.body.value(QLatin1String("factors")).toArray()) {
        if (!proven.contains(factor.toString()))
            bare += factor.toString();
    }
    args = {bare.join(QStringLiteral("、"))};
    return bare.isEmpty();
}

bool higherProvision(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const auto other = facts.body.value(QLatin1String("other_max_fen"));
    const auto own = facts.body.value(QLatin1String("own_max_fen"));
    args = {Fen{own.toInteger()}.yuan(), Fen{other.toInteger()}.yuan()};
    return other.isUndefined() || own.isUndefined() || own.toInteger() >= other.toInteger();
}

bool lighterLawUsed(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {textOf(facts, "lighter_law")};
    return !has(facts, "lighter_law");
}

bool insideStatute(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const QString outside = textOf(facts, "outside_statute");
    args = {outside.isEmpty() ? Fen{facts.penalty.fineFen}.yuan() : outside};
    return facts.discretion.withinStatute;
}

bool repeatAnswered(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {QString::number(facts.body.value(QLatin1String("earlier_cases")).toArray().size())};
    return !has(facts, "earlier_cases") || textOf(facts, "repeat_offender") == QLatin1String("yes");
}

bool codesPlausible(const StepFacts &facts, const Calendar &, QStringList &args)
{
    QStringList doubts;
    for (const auto doubt : facts.body.value(QLatin1String("doubts")).toArray()) {
        if (doubt == QLatin1String("credit_code"))
            doubts += QStringLiteral("统一社会信用代码");
        else if (doubt == QLatin1String("id_number"))
            doubts += QStringLiteral("证件号码");
    }
    args = {doubts.join(QStringLiteral("、"))};
    return doubts.isEmpty();
}

/// What was typed of the party's age agrees with the number of the card. Only the doubt is in the body: the day of
/// birth is a particular.
bool ageAgrees(const StepFacts &facts, const Calendar &, QStringList &args)
{
    QStringList doubts;
    for (const auto doubt : facts.body.value(QLatin1String("doubts")).toArray()) {
        if (doubt == QLatin1String("age_class"))
            doubts += QStringLiteral("行为时年龄段");
        else if (doubt == QLatin1String("birth_on"))
            doubts += QStringLiteral("出生日期");
    }
    args = {doubts.join(QStringLiteral("、"))};
    return doubts.isEmpty();
}

bool reviewEvaluated(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !penalises(facts) || facts.reviewDue || facts.review || facts.reviewEvaluated;
}

bool disagreementSettled(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {QString::number(facts.disagreements)};
    return facts.disagreements < kRoundsOfDisagreement;
}

/// Whether the list of materials names one of that word.
bool listed(const StepFacts &facts, const QString &word)
{
    const QJsonArray materials = facts.body.value(QLatin1String("materials")).toArray();
    return std::any_of(materials.begin(), materials.end(), [&word](const QJsonValue &one) {
        return one.toObject().value(QLatin1String("name")).toString().contains(word);
    });
}

bool materialsWhole(const StepFacts &facts, const Calendar &, QStringList &args)
{
    QStringList missing;
    if (facts.hearingHeld && !listed(facts, QStringLiteral("听证")))
        missing += QStringLiteral("听证笔录");
    if (facts.defenceHeard && !listed(facts, QStringLiteral("申辩")))
        missing += QStringLiteral("陈述申辩材料");
    if (facts.evidenceCount > 0 && !listed(facts, QStringLiteral("证据")))
        missing += QStringLiteral("证据材料");
    args = {missing.join(QStringLiteral("、"))};
    return missing.isEmpty();
}

bool departureApproved(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !penalises(facts) || facts.discretion.withinTier || !facts.discretion.departureReasoned
        || facts.departureApproved || facts.discussed;
}

} // namespace

void addDiscretion(Rows &rows)
{
    const auto row = [&rows](const char *id, GateClass gateClass, std::vector<const char *> acts,
                             decltype(Gate::holds) holds, Clearance clearance = Clearance::Reason) {
        rows.push_back({id, gateClass, clearance, std::move(acts), holds});
    };
    row("R-32-range", GateClass::GoOn, {"discretion.apply"}, &insideStatute);
    row("R-34-band", GateClass::GoOn, {"discretion.apply"}, &insideBand);
    row("R-34-too-heavy", GateClass::GoOn, {"discretion.apply"}, &notHeaviest);
    row("R-34-departure", GateClass::GoOn, {"notice.issue", "decision.issue"}, &departureApproved, Clearance::Approval);
    row("R-29-higher", GateClass::GoOn, {"discretion.apply"}, &higherProvision);
    row("R-37-lighter", GateClass::GoOn, {"discretion.apply"}, &lighterLawUsed);
    row("R-32-evidence", GateClass::Flaw, {"discretion.apply"}, &factorsProven);
    row("R-33-lists", GateClass::Flaw, {"discretion.apply"}, &listsAsked);
    row("LR-1-evaluated", GateClass::Flaw, {"decision.issue"}, &reviewEvaluated);
    row("LR-3-materials", GateClass::Flaw, {"review.request"}, &materialsWhole);
    row("LR-8-disagreement", GateClass::GoOn, {"review.request"}, &disagreementSettled);
    row("D-codes", GateClass::Flaw, {"party.enter"}, &codesPlausible);
    row("R-30-age", GateClass::Flaw, {"party.enter"}, &ageAgrees);
    row("R-33-repeat", GateClass::Flaw, {"discretion.apply"}, &repeatAnswered);
}

} // namespace anjuan::cases::rows

#include "core/cases/procedure.h"

#include <algorithm>

#include "core/cases/conditions.h"
#include "core/cases/stages.h"

namespace anjuan::cases {
namespace {

const Procedure &of(const StepFacts &facts)
{
    return facts.ownProcedure ? *facts.ownProcedure : procedureOr(facts.procedure);
}

void add(QStringList &acts, const QStringList &more)
{
    for (const QString &act : more) {
        if (!acts.contains(act))
            acts.append(act);
    }
}

void walk(const std::vector<NextLine> &lines, const StepFacts &facts, QStringList &acts);

void take(const NextLine &line, const StepFacts &facts, QStringList &acts)
{
    add(acts, line.acts);
    walk(line.next, facts, acts);
    const auto first =
        std::find_if(line.oneOf.begin(), line.oneOf.end(), [&](const NextLine &one) { return one.when.holds(facts); });
    if (first != line.oneOf.end())
        take(*first, facts, acts);
}

void walk(const std::vector<NextLine> &lines, const StepFacts &facts, QStringList &acts)
{
    for (const NextLine &line : lines) {
        if (line.when.holds(facts))
            take(line, facts, acts);
    }
}

/// Whether the case went past this stage without it: sent away, or a course without penalty. What stood on paper before
/// the case came into the program is not known; a review may still be asked for.
bool leftBehind(const ProcedureStage &stage, const StepFacts &facts)
{
    const auto has = [&facts](const QString &kind) { return facts.newestOf.contains(kind); };
    if (stage.reachedBy.isEmpty() || has(QStringLiteral("case.continued_from_paper"))
        || facts.procedure == QLatin1String("history") || (stage.maySkip && !facts.closedOn))
        return false;
    return std::none_of(stage.reachedBy.begin(), stage.reachedBy.end(), [&](const QString &kind) {
        if (kind == kNoticeServed && facts.notice && facts.notice->servedOn)
            return true;
        if (kind == kDecisionServed && facts.decisionServed)
            return true;
        return has(kind);
    });
}

} // namespace

std::vector<StageInfo> stepBar(const StepFacts &facts)
{
    const Procedure &procedure = of(facts);
    std::vector<ProcedureStage> order;
    std::copy_if(procedure.stages.begin(), procedure.stages.end(), std::back_inserter(order),
                 [](const ProcedureStage &stage) { return stage.onBar; });
    for (const auto &[moved, when] : procedure.behind) {
        if (!when.holds(facts))
            continue;
        const auto at = [&order](const QString &id) {
            return std::find_if(order.begin(), order.end(), [&](const ProcedureStage &one) { return one.id == id; });
        };
        const auto from = at(moved.id);
        if (from == order.end() || at(moved.beside) == order.end())
            continue;
        const ProcedureStage stage = *from;
        order.erase(from);
        order.insert(std::next(at(moved.beside)), stage);
    }
    std::vector<StageInfo> bar;
    const QString reached = barStageOf(facts);
    bool passed = std::any_of(order.begin(), order.end(), [&](const ProcedureStage &one) { return one.id == reached; });
    for (const ProcedureStage &stage : order) {
        passed = passed && stage.id != reached;
        const bool first = bar.empty();
        bar.push_back(
            {stage.id, stage.zh.isEmpty() ? stageName(stage.id) : stage.zh, stage.beside, stage.who, stage.papers,
             (stage.maySkip && stage.skipped.holds(facts)) || (passed && !first && leftBehind(stage, facts))});
    }
    return bar;
}

QString stageOf(const StepFacts &facts)
{
    const Procedure &procedure = of(facts);
    for (const auto &[stage, when] : procedure.stands) {
        if (when.holds(facts))
            return stage;
    }
    return procedure.stages.empty() ? QString() : procedure.stages.front().id;
}

QString barStageOf(const StepFacts &facts)
{
    const Procedure &procedure = of(facts);
    for (const auto &[id, when] : procedure.stands) {
        const auto stage = std::find_if(procedure.stages.begin(), procedure.stages.end(),
                                        [&id = id](const ProcedureStage &one) { return one.id == id; });
        if (stage != procedure.stages.end() && stage->onBar && when.holds(facts))
            return id;
    }
    return procedure.stages.empty() ? QString() : procedure.stages.front().id;
}

QStringList nextActs(const StepFacts &facts)
{
    const Procedure &procedure = of(facts);
    QStringList acts;
    const auto sides = sidesOf(procedure.id);
    for (const Procedure *side : sides) {
        if (side->comesFirst)
            walk(side->next, facts, acts);
    }
    walk(procedure.next, facts, acts);
    for (const Procedure *side : sides) {
        if (!side->comesFirst)
            walk(side->next, facts, acts);
    }
    if (!conversionsOf(facts).empty())
        add(acts, {QStringLiteral("procedure.choose")});
    for (const QString &act : procedure.anyTime) {
        const auto where = procedure.anyTimeWhere.find(act);
        if (where == procedure.anyTimeWhere.end() || where->second.holds(facts))
            add(acts, {act});
    }
    return acts;
}

std::vector<const Conversion *> conversionsOf(const StepFacts &facts)
{
    std::vector<const Conversion *> open;
    if (facts.closedOn || facts.archivedOn)
        return open; // what is over goes over to nothing
    for (const Conversion &one : of(facts).conversions) {
        if (one.to != facts.procedure && one.when.holds(facts))
            open.push_back(&one);
    }
    return open;
}

} // namespace anjuan::cases

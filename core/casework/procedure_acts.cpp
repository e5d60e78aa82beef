#include <algorithm>

#include "core/base/messages.h"
#include "core/casework/act_functions.h"
#include "core/casework/procedures.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// A procedure of the pack's own is projected by the one that it builds on: a table knows no pack.
Result<void> completeChoice(Step &step)
{
    QJsonObject &body = step.prepared.body;
    const auto chosen = procedureIn(*step.law().pack, textOf(body, "procedure"));
    if (chosen && !cases::findProcedure(chosen->id))
        body.insert(QStringLiteral("procedure_base"), chosen->base.isEmpty() ? cases::kOrdinary : chosen->base);
    return {};
}

/// People know a case by its number; the record names it by its id.
Result<void> completeOpening(Step &step)
{
    QJsonObject &body = step.prepared.body;
    if (body.contains(QLatin1String("like"))) {
        ANJUAN_TRY(const CaseId like, step.session.library().findCase(textOf(body, "like")));
        body.insert(QStringLiteral("like"), like.toString());
    }
    return completeChoice(step);
}

/// A file is taken in after the rules were asked: they ask whether it was given.
Result<void> completeFastTrack(Step &step)
{
    const auto &files = step.prepared.files;
    const bool given = std::any_of(files.begin(), files.end(),
                                   [](const auto &file) { return file.first == QLatin1String("consent"); });
    step.prepared.body.insert(QStringLiteral("consent_signed"), given);
    return {};
}

/// The tier by its id, however it was named: similar cases find each other by it. It goes with a benchmark.
Result<void> completeTier(Step &step)
{
    QJsonObject &body = step.prepared.body;
    const QString named = textOf(body, "benchmark"), tier = textOf(body, "tier");
    if (named.isEmpty() && tier.isEmpty())
        return {};
    const packs::Benchmark *benchmark = step.law().pack->benchmark(named);
    if (!benchmark || benchmark->item != textOf(body, "item"))
        return fail(Fault::Invalid, "field.unknown_benchmark", {named});
    const auto known = std::find_if(benchmark->tiers.begin(), benchmark->tiers.end(),
                                    [&tier](const packs::Tier &one) { return one.id == tier || one.name == tier; });
    if (known == benchmark->tiers.end())
        return fail(Fault::Refused, "discretion.tier_unknown", {tier, named});
    body.insert(QStringLiteral("tier"), known->id);
    return {};
}

/// What stands in the record itself, wherever it is read later. A notice that says no period for the defence has the
/// pack's.
Result<void> completeFromPaper(Step &step)
{
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("baseline"), message(QStringLiteral("paper.baseline"), {}, Language::Chinese));
    if (textOf(body, "stage") == QLatin1String("notice") && !body.contains(QLatin1String("defence_days")))
        body.insert(QStringLiteral("defence_days"), step.law().pack->settings.defenceDays);
    return completeTier(step);
}

} // namespace

void families::addProcedures(ActTable &acts)
{
    acts[QStringLiteral("case.open")].complete = &completeOpening;
    acts[QStringLiteral("case.continue")].complete = &completeFromPaper;
    acts[QStringLiteral("fast.begin")].complete = &completeFastTrack;
    acts[QStringLiteral("procedure.choose")].complete = &completeChoice;
}

} // namespace anjuan::casework

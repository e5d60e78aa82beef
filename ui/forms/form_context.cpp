#include "ui/forms/form_context.h"

#include "core/casework/credentials.h"
#include "core/casework/procedures.h"
#include "core/packs/words.h"

namespace anjuan::ui {
namespace {

/// Tiers of one name differ in whom they are for.
QString tierText(const packs::Benchmark &benchmark, const packs::Tier &tier)
{
    QStringList said{tier.name};
    for (const packs::PartyClass &party : benchmark.partyClasses) {
        if (!tier.parties.isEmpty() && tier.parties.contains(party.code))
            said += party.zh;
    }
    if (!tier.text.isEmpty())
        said += tier.text;
    return said.join(QStringLiteral(" · "));
}

void takeItems(FormContext &context, const packs::Pack &pack, const casework::Library &library)
{
    for (const packs::Item &item : pack.items) {
        if (!item.holdsOn(context.today()))
            continue;
        context.items.push_back(
            {item.id, item.field.isEmpty() ? item.name : item.field + QStringLiteral(" · ") + item.name});
        context.itemLaws[item.id] = {packs::lawsText(item.violated), packs::lawsText(item.penalty)};
    }
    for (const packs::Factor &factor : pack.factors)
        context.factors.push_back({factor.code, factor.zh + QStringLiteral(" · ") + factor.source});
    context.defenceDays = pack.settings.defenceDays;
    for (const packs::Benchmark &benchmark : pack.benchmarks) {
        BenchmarkChoice choice{.id = benchmark.id, .text = benchmark.title, .item = benchmark.item, .tiers = {}};
        for (const packs::Tier &tier : benchmark.tiers) {
            choice.tiers.push_back({tier.id, tierText(benchmark, tier)});
        }
        context.benchmarks.push_back(choice);
    }
    for (const auto line : pack.avList)
        context.avSteps.push_back({line[QLatin1String("step")].toString(), line[QLatin1String("zh")].toString()});
    for (const auto &procedure : casework::startingProcedures(pack))
        context.procedures.push_back({procedure->id, procedure->zh + QStringLiteral(":") + procedure->whenZh});
    for (const casework::FormView &form : casework::formsOf(library)) {
        const QString text = form.group.isEmpty() ? form.title : form.group + QStringLiteral(" · ") + form.title;
        context.forms.push_back({form.id, text});
        if (!casework::isServed(form))
            context.insideForms.append(form.id);
    }
}

QString keyText(const casework::KeyInForce &key)
{
    const QString place = key.here ? Words::tr("on this computer") : Words::tr("on another computer");
    return QStringLiteral("%1 · %2 · %3").arg(key.name, key.id, place);
}

} // namespace

Result<FormContext> loadFormContext(const Core &core, Clock &clock, const std::optional<CaseId> &caseId, bool withAsked)
{
    FormContext context;
    context.now = clock.now();
    if (!core.library || !core.session)
        return fail(Fault::Refused, "ui.logged_out");
    context.me = core.session->person();
    context.info = core.library->info();
    context.people = core.library->people();
    for (const casework::KeyInForce &key : casework::allKeysInForce(*core.library))
        context.keys.push_back({key.id, keyText(key)});
    context.reviewHeads = Words::reviewHeads();
    takeItems(context, core.library->pack(), *core.library);
    ANJUAN_TRY(context.phrases, casework::phraseBook(*core.library));
    if (caseId) {
        ANJUAN_TRY(auto view, core.library->caseView(*caseId, core.session));
        context.view = std::move(view);
    }
    if (withAsked) {
        ANJUAN_TRY(context.asked, casework::askedFields(*core.library, caseId));
    }
    return context;
}

} // namespace anjuan::ui

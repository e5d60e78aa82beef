#include "ui/forms/form_context.h"

#include <algorithm>

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

bool isPlainClass(const QString &code)
{
    return code == QLatin1String("person") || code == QLatin1String("individual_business")
        || code == QLatin1String("organisation");
}

/// An item that has ended still governs what was done before (行政处罚法 第三十七条): it stands last, with its day.
void takeItems(FormContext &context, const packs::Pack &pack)
{
    std::map<QString, const packs::Item *> ended;
    for (const packs::Item &item : pack.items) {
        const QString text = item.field.isEmpty() ? item.name : item.field + QStringLiteral(" · ") + item.name;
        if (item.holdsOn(context.today())) {
            context.items.push_back({item.id, text});
            context.itemLaws[item.id] = {packs::lawsText(item.violated), packs::lawsText(item.penalty)};
        } else if (item.effectiveTo && *item.effectiveTo < context.today()) {
            const packs::Item *&last = ended[item.id];
            if (!last || *last->effectiveTo < *item.effectiveTo)
                last = &item;
        }
    }
    for (const packs::Item &item : pack.items) {
        const auto found = ended.find(item.id);
        if (found == ended.end() || found->second != &item || context.itemLaws.count(item.id))
            continue;
        const QString text = item.field.isEmpty() ? item.name : item.field + QStringLiteral(" · ") + item.name;
        context.items.push_back({item.id, Words::tr("%1 (acts until %2 only)").arg(text, dateText(*item.effectiveTo))});
        context.itemLaws[item.id] = {packs::lawsText(item.violated), packs::lawsText(item.penalty)};
    }
}

/// Each benchmark once, as the version that governs has it; what only an earlier version had stands last.
void takeBenchmarks(FormContext &context, const packs::Pack &pack)
{
    for (const packs::Benchmark &benchmark : pack.benchmarks) {
        const bool known = std::any_of(context.benchmarks.begin(), context.benchmarks.end(),
                                       [&](const BenchmarkChoice &one) { return one.id == benchmark.id; });
        if (known)
            continue;
        BenchmarkChoice choice{.id = benchmark.id, .text = benchmark.title, .item = benchmark.item};
        for (const packs::PartyClass &party : benchmark.partyClasses) {
            if (!isPlainClass(party.code)) // what a party is by its entry need not be ticked
                choice.circumstances.push_back({party.code, party.zh});
        }
        for (const packs::Tier &tier : benchmark.tiers) {
            choice.tiers.push_back({tier.id, tierText(benchmark, tier)});
            if (!tier.text.isEmpty())
                choice.circumstances.push_back({tier.id, tierText(benchmark, tier)});
            if (!tier.otherKinds.isEmpty())
                choice.tierKinds[tier.id] = tier.otherKinds;
        }
        context.benchmarks.push_back(choice);
    }
}

void takePack(FormContext &context, const packs::Pack &pack, const casework::Library &library)
{
    takeItems(context, pack);
    takeBenchmarks(context, pack);
    context.defenceDays = pack.settings.defenceDays;
    context.retention = pack.settings.retention;
    for (const packs::Factor &factor : pack.factors)
        context.factors.push_back({factor.code, factor.zh + QStringLiteral(" · ") + factor.source});
    for (const auto entry : pack.reviewCatalogue) {
        if (entry[QLatin1String("when")].toString() == QLatin1String("human"))
            context.catalogue.push_back(
                {entry[QLatin1String("code")].toString(), entry[QLatin1String("zh")].toString()});
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
        if (form.announced)
            context.announcedForms.append(form.id);
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
    takePack(context, core.library->pack(), *core.library);
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

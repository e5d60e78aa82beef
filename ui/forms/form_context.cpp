#include "ui/forms/form_context.h"

#include <QtCore/QJsonObject>

namespace anjuan::ui {
namespace {

QString ownText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QJsonObject object = value.toObject();
    for (const char *name : {"zh", "text", "title"}) {
        if (object.contains(QLatin1String(name)))
            return ownText(object.value(QLatin1String(name)));
    }
    return {};
}

void takeItems(FormContext &context, const packs::Pack &pack)
{
    for (const packs::Item &item : pack.items) {
        if (!item.holdsOn(context.today()))
            continue;
        context.items.push_back(
            {item.id, item.field.isEmpty() ? item.name : item.field + QStringLiteral(" · ") + item.name});
    }
    for (const packs::Factor &factor : pack.factors)
        context.factors.push_back({factor.code, factor.zh + QStringLiteral(" · ") + factor.source});
    for (const packs::Benchmark &benchmark : pack.benchmarks) {
        BenchmarkChoice choice{.id = benchmark.id, .text = benchmark.title, .item = benchmark.item, .tiers = {}};
        for (const packs::Tier &tier : benchmark.tiers) {
            const QString text = tier.text.isEmpty() ? tier.name : tier.name + QStringLiteral(" · ") + tier.text;
            choice.tiers.push_back({tier.id, text});
        }
        context.benchmarks.push_back(choice);
    }
    for (auto it = pack.forms.begin(); it != pack.forms.end(); ++it) {
        const QString title = ownText(it.value());
        context.forms.push_back({it.key(), title.isEmpty() ? it.key() : title});
    }
}

} // namespace

Result<FormContext> loadFormContext(const Core &core, Clock &clock, const std::optional<CaseId> &caseId)
{
    FormContext context;
    context.now = clock.now();
    if (!core.library || !core.session)
        return fail(Fault::Refused, "ui.logged_out");
    context.me = core.session->person();
    context.info = core.library->info();
    context.people = core.library->people();
    context.reviewHeads = Words::reviewHeads();
    takeItems(context, core.library->pack());
    if (caseId) {
        ANJUAN_TRY(auto view, core.library->caseView(*caseId, core.session));
        context.view = std::move(view);
    }
    return context;
}

} // namespace anjuan::ui

#include <algorithm>

#include <QtCore/QJsonArray>

#include "core/base/messages.h"
#include "core/documents/fields.h"

#include "ui/forms/act_form.h"

// What the report of an investigation 调查终结 opens with.

namespace anjuan::ui {

namespace {

/// What came of the order to correct, by the box that was ticked: what was seen is a particular of its record.
QString reinspectedText(const QJsonObject &body)
{
    const casework::Act *act = casework::actOfKind(QStringLiteral("correction.reinspected"));
    const QString done = body.value(QLatin1String("done")).toString();
    const auto on = parseDate(body.value(QLatin1String("reinspected_on")).toString());
    for (const casework::Field &field : act ? act->fields : std::vector<casework::Field>()) {
        for (const casework::Field::Option &option : field.options) {
            if (field.name == QLatin1String("done") && option.value == done && on)
                return message(QStringLiteral("correction.reinspected_said"),
                               {documents::longDate(on->toString(Qt::ISODate)), option.zh}, Language::Chinese);
        }
    }
    return {};
}

} // namespace

/// Of several acts in one case each has its own articles, by the benchmark that it was weighed by.
void ActForm::presetArticles(const FormContext &context)
{
    QJsonArray more;
    for (const casework::RecordView &record : context.view->timeline) {
        if (record.kind == QLatin1String("investigation.concluded"))
            return; // as it was written then
        if (record.kind == QLatin1String("discretion.applied"))
            more = record.body.value(QLatin1String("more_acts")).toArray();
    }
    const auto add = [this](const char *field, const QString &law) {
        FieldEditor *known = law.isEmpty() ? nullptr : editor(QLatin1String(field));
        const QString said = known ? known->value().toString() : QString();
        if (known && !said.contains(law))
            known->setValue(said.isEmpty() ? law : said + QStringLiteral("、") + law);
    };
    for (const auto one : more) {
        const QString weighed = one.toObject().value(QLatin1String("benchmark")).toString();
        for (const BenchmarkChoice &benchmark : context.benchmarks) {
            const auto laws = benchmark.id == weighed ? context.itemLaws.find(benchmark.item) : context.itemLaws.end();
            if (laws == context.itemLaws.end())
                continue;
            add("articles_violated", laws->second.first);
            add("penalty_basis", laws->second.second);
        }
    }
}

/// What came of the order to correct, as it was seen last.
void ActForm::presetCorrection(const FormContext &context)
{
    FieldEditor *outcome = editor(QStringLiteral("correction_text"));
    if (!outcome->value().isUndefined())
        return;
    for (const casework::RecordView &record : context.view->timeline) {
        if (record.kind == QLatin1String("correction.reinspected"))
            outcome->setValue(reinspectedText(record.body));
    }
}

/// What was weighed last is what the report proposes, also where an earlier report proposed another amount.
void ActForm::presetProposal(const FormContext &context)
{
    const QString penalty =
        context.view->fields.value(QLatin1String("penalty")).toObject().value(QLatin1String("text")).toString();
    const std::vector<casework::RecordView> &records = context.view->timeline;
    const auto last = std::find_if(records.rbegin(), records.rend(), [](const casework::RecordView &record) {
        return record.kind == QLatin1String("discretion.applied")
            || record.kind == QLatin1String("investigation.concluded");
    });
    if (!penalty.isEmpty() && last != records.rend() && last->kind == QLatin1String("discretion.applied"))
        editor(QStringLiteral("proposal"))->setValue(penalty + QChar(u'。'));
}

} // namespace anjuan::ui

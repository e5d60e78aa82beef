#include "ui/forms/asked_panel.h"

#include <algorithm>

#include <QtWidgets/QTextBrowser>

#include "core/base/money.h"

#include "ui/casepage/record_html.h"

namespace anjuan::ui {
namespace {

constexpr int kHeight = 170;

/// What a member means that names another record: its act and day, not its digest.
void nameRecords(QJsonObject &values, const std::vector<casework::Field> &fields,
                 const std::vector<casework::RecordView> &timeline)
{
    for (const casework::Field &field : fields) {
        const QString hash = values.value(field.name).toString();
        if (field.type != QLatin1String("record") || hash.isEmpty())
            continue;
        const auto named =
            std::find_if(timeline.begin(), timeline.end(), [&hash](const auto &each) { return each.hash == hash; });
        if (named != timeline.end())
            values.insert(field.name, QStringLiteral("%1 %2").arg(named->actOn.left(10), named->title).trimmed());
    }
}

QString rowOf(const QString &label, const QString &text)
{
    return text.isEmpty() ? QString()
                          : QStringLiteral("<tr><td width='150'><b>%1</b></td><td><b>%2</b></td></tr>")
                                .arg(label.toHtmlEscaped(), text.toHtmlEscaped());
}

QString toldIn(const casework::RecordView &record, const char *member)
{
    const QLatin1String name(member);
    return (record.particulars.contains(name) ? record.particulars : record.body).value(name).toString();
}

/// Of a decision also what it would lay on the party: the proposal names it by “as was told” only.
QString proposedPenalty(const std::vector<casework::RecordView> &timeline)
{
    const casework::RecordView *story = nullptr;
    const casework::RecordView *told = nullptr;
    for (const casework::RecordView &record : timeline) {
        const bool paper = record.kind == QLatin1String("case.continued_from_paper");
        if (paper || record.kind == QLatin1String("investigation.concluded"))
            story = &record;
        if (paper || record.kind == QLatin1String("notice.issued"))
            told = &record;
    }
    QString html;
    if (story) {
        html += rowOf(ActForm::tr("Facts"), toldIn(*story, "facts"));
        html += rowOf(ActForm::tr("Proposed"), toldIn(*story, "proposal"));
    }
    const qint64 fine = told ? told->body.value(QLatin1String("fine_fen")).toInteger() : 0;
    if (fine > 0)
        html += rowOf(ActForm::tr("Fine as announced"), ActForm::tr("%1 yuan").arg(Fen{fine}.yuan()));
    return html;
}

QString asked(const Desk &desk, const FormContext &context, const QString &hash)
{
    const auto &timeline = context.view->timeline;
    const auto record =
        std::find_if(timeline.begin(), timeline.end(), [&hash](const auto &each) { return each.hash == hash; });
    const casework::Act *act = record == timeline.end() ? nullptr : casework::actOfKind(record->kind);
    if (!act)
        return {};
    QJsonObject values = record->body;
    for (auto it = record->particulars.begin(); it != record->particulars.end(); ++it)
        values.insert(it.key(), it.value());
    nameRecords(values, act->fields, timeline);
    const QString penalty = record->kind == QLatin1String("decision.proposed") ? proposedPenalty(timeline) : QString();
    std::vector<casework::Field> fields = act->fields;
    fields.insert(fields.end(), act->adds.begin(), act->adds.end()); // what the program computed has its name, too
    // With the word the reasons are taken: who gives it reads them.
    QString reasons;
    for (const auto reason : record->body.value(QLatin1String("reasons")).toArray())
        reasons += rowOf(ActForm::tr("Reason given"), reason.toObject().value(QLatin1String("reason")).toString());
    const QJsonObject unit = context.view->fields.value(QLatin1String("unit")).toObject();
    const QString organ = unit.contains(QLatin1String("entrusted_to"))
        ? rowOf(ActForm::tr("In the name of"), unit.value(QLatin1String("name")).toString())
        : QString();
    return QStringLiteral("<h4>%1</h4><table width='100%'>%2%4%3</table>")
        .arg(record->title.toHtmlEscaped(), organ + penalty, fieldRows(fields, values, desk), reasons);
}

} // namespace

QWidget *makeAskedPanel(Desk &desk, const casework::Act &act, const ActForm &form, const FormContext &context,
                        QWidget *parent)
{
    FieldEditor *about = form.editor(QStringLiteral("about"));
    if (!context.view || !about || !act.act.startsWith(QLatin1String("approval.")))
        return nullptr;
    auto *panel = new QTextBrowser(parent);
    panel->setObjectName(QStringLiteral("asked"));
    panel->setOpenLinks(false);
    panel->setMinimumHeight(kHeight);
    const auto show = [panel, about, &desk, &context] {
        const QString html = asked(desk, context, about->value().toString());
        panel->setHtml(html);
        panel->setVisible(!html.isEmpty());
    };
    QObject::connect(about, &FieldEditor::edited, panel, show);
    show();
    return panel;
}

} // namespace anjuan::ui

#include "ui/forms/asked_panel.h"

#include <algorithm>

#include <QtWidgets/QTextBrowser>

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
    return QStringLiteral("<h4>%1</h4><table width='100%'>%2</table>")
        .arg(record->title.toHtmlEscaped(), fieldRows(act->fields, values, desk));
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
    panel->setFixedHeight(kHeight);
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

#include "ui/forms/asked_panel.h"

#include <algorithm>

#include <QtWidgets/QTextBrowser>

#include "ui/casepage/record_html.h"

namespace anjuan::ui {
namespace {

constexpr int kHeight = 170;

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

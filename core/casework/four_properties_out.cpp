#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/fonts.h"
#include "core/casework/four_properties.h"
#include "core/casework/parts.h"
#include "core/documents/render.h"

namespace anjuan::casework {
namespace {

QJsonArray itemsOf(const PropertyReport &report, const char *property)
{
    QJsonArray rows;
    for (const PropertyItem &item : report.items) {
        if (item.property == QLatin1String(property))
            rows.append(QJsonObject{
                {QStringLiteral("name"), message(QStringLiteral("four.") + item.code)},
                {QStringLiteral("how"), message(QStringLiteral("four.") + item.code + QStringLiteral("_how"))},
                {QStringLiteral("outcome"), outcomeWords(item.outcome)},
                {QStringLiteral("said"), item.said}});
    }
    return rows;
}

QJsonArray dossiersOf(const PropertyReport &report)
{
    QJsonArray rows;
    for (const PropertyDossier &one : report.dossiers) {
        QStringList digests;
        for (const VolumeRow &row : one.archived.volumes)
            digests += row.sha256.left(16);
        rows.append(QJsonObject{{QStringLiteral("number"), one.archived.archiveNumber},
                                {QStringLiteral("title"), one.archived.title},
                                {QStringLiteral("volumes"), static_cast<qint64>(one.archived.volumes.size())},
                                {QStringLiteral("pages"), one.archived.pages},
                                {QStringLiteral("digests"), digests.join(QStringLiteral("\n"))},
                                {QStringLiteral("faults"),
                                 one.faults.isEmpty() ? message(QStringLiteral("four.nothing_found"))
                                                      : one.faults.join(QStringLiteral("；"))}});
    }
    return rows;
}

} // namespace

Result<void> writePropertyReport(const Library &library, const PropertyReport &report, const QString &file)
{
    QFile data(QStringLiteral(":/certificates/four_properties.json"));
    if (!data.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "file.not_written", {file, data.errorString()});
    ANJUAN_TRY(
        const documents::Form form,
        documents::parseForm(QJsonDocument::fromJson(data.readAll()).object(), QStringLiteral("four_properties")));
    QJsonObject fields{
        {QStringLiteral("unit"), report.unit},
        {QStringLiteral("from"), dateText(report.from)},
        {QStringLiteral("to"), dateText(report.to)},
        {QStringLiteral("at"), report.at},
        {QStringLiteral("bundle"), report.bundle},
        {QStringLiteral("summary"),
         message(QStringLiteral("four.summary"),
                 {QString::number(report.items.size()), QString::number(report.count(PropertyItem::Outcome::Holds)),
                  QString::number(report.count(PropertyItem::Outcome::Fails)),
                  QString::number(report.count(PropertyItem::Outcome::NotChecked))})},
        {QStringLiteral("checked"), report.lines.checked},
        {QStringLiteral("against"), report.lines.against},
        {QStringLiteral("not_proven"), report.lines.notProven},
        {QStringLiteral("dossiers"), dossiersOf(report)}};
    for (const char *property : {"authenticity", "completeness", "usability", "security"})
        fields.insert(QLatin1String(property), itemsOf(report, property));
    documents::RenderContext context;
    context.demo = report.demo;
    context.fonts = fontsOf(library.parts().dir);
    context.at = library.parts().clock->now();
    ANJUAN_TRY(const documents::RenderedDocument page, documents::render(form, fields, context));
    return writeWhole(file, page.pdf);
}

} // namespace anjuan::casework

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

QString words(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

sheets::Table tableOf(const char *name, const QString &heading,
                      std::initializer_list<std::pair<const char *, int>> columns)
{
    sheets::Table table{words(name), heading, {}, {}, {}};
    for (const auto &[title, width] : columns)
        table.columns.push_back({words(title), width, {}, {}});
    return table;
}

QString headingOf(const PropertyReport &report)
{
    const auto count = [&](PropertyItem::Outcome outcome) { return QString::number(report.count(outcome)); };
    QString heading = words("four.heading",
                            {report.unit, dateText(report.from), dateText(report.to),
                             report.at.left(16).replace(QLatin1Char('T'), QLatin1Char(' '))})
        + words("four.summary",
                {QString::number(report.items.size()), count(PropertyItem::Outcome::Holds),
                 count(PropertyItem::Outcome::Fails), count(PropertyItem::Outcome::NotChecked)});
    return report.demo ? words("four.demo") + heading : heading;
}

} // namespace

std::vector<sheets::Table> propertySheets(const PropertyReport &report)
{
    using sheets::Cell;
    sheets::Table items = tableOf("four.sheet_items", headingOf(report),
                                  {{"four.column_property", 10},
                                   {"four.column_item", 30},
                                   {"four.column_how", 50},
                                   {"four.column_outcome", 10},
                                   {"four.column_said", 60},
                                   {"four.column_people", 36},
                                   {"four.column_by", 12},
                                   {"four.column_on", 14}});
    for (const PropertyItem &item : report.items) {
        if (item.outcome == PropertyItem::Outcome::NotChecked)
            items.marked.push_back(static_cast<int>(items.rows.size()));
        items.rows.push_back({Cell::ofText(message(QStringLiteral("four.") + item.property)),
                              Cell::ofText(message(QStringLiteral("four.") + item.code)),
                              Cell::ofText(message(QStringLiteral("four.") + item.code + QStringLiteral("_how"))),
                              Cell::ofText(outcomeWords(item.outcome)), Cell::ofText(item.said), Cell(), Cell(),
                              Cell()});
    }
    for (const char *who : {"four.examined_by", "four.taken_by"}) {
        std::vector<Cell> line(items.columns.size());
        line[1] = Cell::ofText(words(who));
        items.rows.push_back(std::move(line));
    }
    sheets::Table dossiers = tableOf("four.sheet_dossiers", {},
                                     {{"archive.number", 18},
                                      {"archive.title", 46},
                                      {"archive.volumes", 8},
                                      {"archive.pages", 8},
                                      {"archive.sha256", 66},
                                      {"four.column_found", 50},
                                      {"four.column_people", 36}});
    for (const PropertyDossier &one : report.dossiers) {
        QStringList digests;
        for (const VolumeRow &row : one.archived.volumes)
            digests += row.sha256;
        dossiers.rows.push_back(
            {Cell::ofText(one.archived.archiveNumber), Cell::ofText(one.archived.title),
             Cell::ofNumber(static_cast<double>(one.archived.volumes.size())), Cell::ofNumber(one.archived.pages),
             Cell::ofText(digests.join(QLatin1Char('\n'))),
             Cell::ofText(one.faults.isEmpty() ? words("four.nothing_found") : one.faults.join(QChar(u'；'))), Cell()});
    }
    sheets::Table verdict = tableOf("four.sheet_verdict", {}, {{"four.column_said", 20}, {"four.column_verdict", 100}});
    for (const auto &[name, text] :
         std::initializer_list<std::pair<const char *, QString>>{{"four.checked", report.lines.checked},
                                                                 {"four.against", report.lines.against},
                                                                 {"four.not_proven", report.lines.notProven}})
        verdict.rows.push_back({Cell::ofText(words(name)), Cell::ofText(text)});
    return {items, dossiers, verdict};
}

Result<void> saveProperties(const Library &library, const PropertyReport &report, const QString &file,
                            Progress &progress)
{
    if (!file.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive))
        return writePropertyReport(library, report, file);
    return sheets::writeWorkbook(file, propertySheets(report), words("four.title"), library.parts().clock->today(),
                                 progress);
}

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

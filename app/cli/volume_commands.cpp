#include "core/base/messages.h"
#include "core/casework/archive_list.h"
#include "core/casework/four_properties.h"
#include "core/casework/volumes.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QJsonObject volumeJson(const casework::VolumeRow &row)
{
    return {{QStringLiteral("record"), row.record},      {QStringLiteral("sha256"), row.sha256},
            {QStringLiteral("as_of"), row.asOf},         {QStringLiteral("side"), casework::codeOf(row.side)},
            {QStringLiteral("volume"), row.volume},      {QStringLiteral("book"), row.book},
            {QStringLiteral("books"), row.books},        {QStringLiteral("items"), row.items},
            {QStringLiteral("item_from"), row.itemFrom}, {QStringLiteral("page_from"), row.pageFrom},
            {QStringLiteral("page_to"), row.pageTo},     {QStringLiteral("pages"), row.pages},
            {QStringLiteral("on"), dateText(row.on)},    {QStringLiteral("here"), row.here},
            {QStringLiteral("stands"), row.stands}};
}

QJsonObject withOf(const Context &context)
{
    QJsonObject with;
    if (context.has("split"))
        with.insert(QStringLiteral("split"), true);
    if (context.has("most-pages"))
        with.insert(QStringLiteral("most_pages"), context.option("most-pages").toInt());
    for (const char *member : {"order", "numbers", "note", "compiler", "checker"}) {
        if (context.has(member))
            with.insert(QLatin1String(member), context.option(member));
    }
    return with;
}

} // namespace

int runDossier(Context &context)
{
    if (context.words.size() != 2 || !context.has("o"))
        return context.usage(QStringLiteral(
            "dossier LIB CASE -o OUT.pdf [--split] [--order process|market] [--most-pages N] [--numbers outer|right] [--note TEXT --compiler LOGIN [--checker LOGIN]]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto id = (*library)->findCase(context.words.at(1));
    if (!id)
        return context.failed(id.error());
    return signedIn(context, **library, [&](casework::Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const auto built,
                   casework::buildVolumes(
                       session, {.caseId = *id, .file = context.option("o"), .with = withOf(context)}, progress));
        if (context.json)
            context.print(QJsonObject{{QStringLiteral("file"), built.files.value(0)},
                                      {QStringLiteral("files"), QJsonArray::fromStringList(built.files)},
                                      {QStringLiteral("record"), built.records.value(0)},
                                      {QStringLiteral("records"), QJsonArray::fromStringList(built.records)},
                                      {QStringLiteral("volume"), built.volume}});
        for (qsizetype i = 0; !context.json && i < built.files.size(); ++i)
            context.line(
                message(QStringLiteral("cli.dossier_built"), {built.files[i], built.records[i]}, context.language));
        return Done;
    });
}

int runVolumes(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("volumes LIB CASE"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto id = (*library)->findCase(context.words.at(1));
    if (!id)
        return context.failed(id.error());
    const auto rows = casework::volumesOf(**library, *id);
    if (!rows)
        return context.failed(rows.error());
    QJsonArray all;
    for (const casework::VolumeRow &row : *rows) {
        all.append(volumeJson(row));
        if (context.json)
            continue;
        QString line = row.record.left(16) + QStringLiteral("  ") + dateText(row.on) + QStringLiteral("  ")
            + message(QStringLiteral("cli.volume"),
                      {QString::number(row.volume), row.words(), QString::number(row.itemFrom),
                       QString::number(row.itemTo), QString::number(row.pageFrom), QString::number(row.pageTo)},
                      context.language);
        if (!row.stands)
            line += QStringLiteral("  ") + message(QStringLiteral("cli.volume_replaced"), {}, context.language);
        context.line(line);
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runVolumeSave(Context &context)
{
    if (context.words.size() != 3 || !context.has("o"))
        return context.usage(QStringLiteral("volume save LIB CASE VOLUME -o OUT.pdf"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto id = (*library)->findCase(context.words.at(1));
    if (!id)
        return context.failed(id.error());
    const auto saved = casework::saveVolume(**library, *id, context.words.at(2), context.option("o"));
    return saved ? Done : context.failed(saved.error());
}

int runArchiveList(Context &context)
{
    if (context.words.size() != 1 || !context.has("from") || !context.has("until") || !context.has("o"))
        return context.usage(QStringLiteral("archive list LIB --from DATE --until DATE -o OUT.xlsx"));
    const auto from = parseDate(context.option("from"));
    const auto until = parseDate(context.option("until"));
    if (!from || !until)
        return context.usage(
            message(QStringLiteral("field.wants_date"), {context.option(from ? "until" : "from")}, context.language));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto cases = casework::archivedCases(**library, *from, *until);
    if (!cases)
        return context.failed(cases.error());
    NoProgress quiet;
    const auto written = sheets::writeWorkbook(
        context.option("o"), casework::archiveSheets(*cases, (*library)->info().unitName, *from, *until),
        message(QStringLiteral("archive.list"), {}, context.language), context.clock().today(), quiet);
    if (!written)
        return context.failed(written.error());
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("file"), context.option("o")},
                                  {QStringLiteral("cases"), static_cast<qint64>(cases->size())}});
    else
        context.line(message(QStringLiteral("archive.written"), {QString::number(cases->size()), context.option("o")},
                             context.language));
    return Done;
}

namespace {

QJsonObject asJson(const casework::PropertyReport &report, const QString &file)
{
    QJsonArray items;
    for (const casework::PropertyItem &item : report.items) {
        const char *outcome = item.outcome == casework::PropertyItem::Outcome::Holds ? "holds"
            : item.outcome == casework::PropertyItem::Outcome::Fails                 ? "fails"
                                                                                     : "not_checked";
        items.append(QJsonObject{{QStringLiteral("property"), item.property},
                                 {QStringLiteral("item"), item.code},
                                 {QStringLiteral("outcome"), QLatin1String(outcome)},
                                 {QStringLiteral("said"), item.said}});
    }
    QJsonArray dossiers;
    for (const casework::PropertyDossier &one : report.dossiers)
        dossiers.append(QJsonObject{{QStringLiteral("archive_number"), one.archived.archiveNumber},
                                    {QStringLiteral("title"), one.archived.title},
                                    {QStringLiteral("faults"), QJsonArray::fromStringList(one.faults)}});
    return {{QStringLiteral("file"), file}, {QStringLiteral("items"), items}, {QStringLiteral("dossiers"), dossiers}};
}

} // namespace

int runArchiveProperties(Context &context)
{
    if (context.words.size() != 1 || !context.has("from") || !context.has("until") || !context.has("o"))
        return context.usage(
            QStringLiteral("archive properties LIB --from DATE --until DATE [--package BUNDLE] -o OUT.pdf|OUT.xlsx"));
    const auto from = parseDate(context.option("from"));
    const auto until = parseDate(context.option("until"));
    if (!from || !until)
        return context.usage(
            message(QStringLiteral("field.wants_date"), {context.option(from ? "until" : "from")}, context.language));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    NoProgress quiet;
    const auto report =
        casework::checkProperties(**library, {.from = *from, .to = *until, .bundle = context.option("package")}, quiet);
    if (!report)
        return context.failed(report.error());
    const auto written = casework::saveProperties(**library, *report, context.option("o"), quiet);
    if (!written)
        return context.failed(written.error());
    using Outcome = casework::PropertyItem::Outcome;
    if (context.json) {
        context.print(asJson(*report, context.option("o")));
    } else {
        for (const casework::PropertyItem &item : report->items)
            context.line(QStringLiteral("%1  %2  %3")
                             .arg(casework::outcomeWords(item.outcome),
                                  message(QStringLiteral("four.") + item.code, {}, context.language), item.said));
    }
    // A report that finds something is no success.
    return report->count(Outcome::Fails) > 0 ? RefusedOrFinding : Done;
}

} // namespace anjuan::cli

#include "core/casework/ink.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QJsonObject sortingJson(const casework::ScanSorting &sorting)
{
    QJsonArray papers;
    for (const casework::ScannedPaper &paper : sorting.papers)
        papers.append(QJsonObject{{QStringLiteral("document"), paper.record},
                                  {QStringLiteral("case"), paper.caseId.toString()},
                                  {QStringLiteral("label"), paper.caseLabel},
                                  {QStringLiteral("title"), paper.title},
                                  {QStringLiteral("number"), paper.number},
                                  {QStringLiteral("pages"), paper.pages},
                                  {QStringLiteral("from"), QJsonArray::fromStringList(paper.from)}});
    QJsonArray tray;
    for (const casework::TrayPage &page : sorting.tray)
        tray.append(QJsonObject{{QStringLiteral("from"), page.from}, {QStringLiteral("why"), page.why}});
    return {{QStringLiteral("pages"), sorting.pages},
            {QStringLiteral("papers"), papers},
            {QStringLiteral("tray"), tray},
            {QStringLiteral("blank"), QJsonArray::fromStringList(sorting.blank)},
            {QStringLiteral("unread"), QJsonArray::fromStringList(sorting.unread)}};
}

void print(Context &context, const casework::ScanSorting &sorting)
{
    context.line(message(QStringLiteral("ink.sorted"),
                         {QString::number(sorting.pages), QString::number(sorting.papers.size()),
                          QString::number(sorting.tray.size()), QString::number(sorting.blank.size())},
                         context.language));
    for (const casework::ScannedPaper &paper : sorting.papers)
        context.line(QStringLiteral("  ") + paper.caseLabel + QStringLiteral("  ") + paper.title + QLatin1Char(' ')
                     + paper.number + QStringLiteral("  ← ") + paper.from.join(QStringLiteral(", "))
                     + (!paper.slip.isEmpty()
                            ? QStringLiteral("  ") + message(QStringLiteral("ink.remark_slip"), {}, context.language)
                            : QString()));
    for (const casework::TrayPage &page : sorting.tray)
        context.line(QStringLiteral("  ? ") + page.from + QStringLiteral("  ") + page.why);
    for (const QString &line : sorting.unread)
        context.line(QStringLiteral("  ! ") + line);
}

} // namespace

int runScan(Context &context)
{
    const auto signedOn = context.has("signed-on") ? parseDate(context.option("signed-on"))
                                                   : std::optional<QDate>(context.clock().today());
    const bool preview = context.has("preview");
    if (context.words.size() < 2 || !signedOn)
        return context.usage(QStringLiteral("scan LIB FILE|FOLDER… [--signed-on DATE] [--preview]"));
    const auto library =
        context.open(context.words.first(), preview ? casework::Access::ReadOnly : casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    TerminalProgress progress;
    const auto sorting = casework::sortScans(**library, context.words.mid(1), progress);
    if (!sorting)
        return context.failed(sorting.error());
    if (context.json)
        context.print(sortingJson(*sorting));
    else
        print(context, *sorting);
    const int status = sorting->unread.isEmpty() ? Done : RefusedOrFinding;
    if (preview)
        return status;
    return signedIn(context, **library, [&](casework::Session &session, Progress &) -> Result<int> {
        ANJUAN_TRY(const auto filed, casework::fileScans(session, *sorting, *signedOn, progress));
        if (!context.json)
            context.line(message(QStringLiteral("ink.filed"),
                                 {QString::number(filed.records.size()), QString::number(filed.trayed)},
                                 context.language));
        return status;
    });
}

int runTray(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("tray LIB"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    QJsonArray all;
    for (const casework::TrayPage &page : casework::trayOf(**library)) {
        if (context.json)
            all.append(QJsonObject{{QStringLiteral("id"), page.id},
                                   {QStringLiteral("from"), page.from},
                                   {QStringLiteral("why"), page.why},
                                   {QStringLiteral("at"), page.at},
                                   {QStringLiteral("file"), page.file}});
        else
            context.line(page.id + QStringLiteral("  ") + page.at + QStringLiteral("  ") + page.from
                         + QStringLiteral("  ") + page.why);
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runTrayFile(Context &context)
{
    const auto signedOn = context.has("signed-on") ? parseDate(context.option("signed-on"))
                                                   : std::optional<QDate>(context.clock().today());
    if (context.words.size() != 4 || !signedOn)
        return context.usage(QStringLiteral("tray file LIB PAGE CASE DOCUMENT [--signed-on DATE]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto id = (*library)->findCase(context.words.at(2));
    if (!id)
        return context.failed(id.error());
    return signedIn(context, **library, [&](casework::Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const auto filed,
                   casework::fileFromTray(session, context.words.at(1), *id, context.words.at(3), *signedOn, progress));
        context.line(filed.record);
        return Done;
    });
}

int runTrayDrop(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("tray drop LIB PAGE"));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto dropped = casework::dropFromTray(**library, context.words.at(1));
    return dropped ? Done : context.failed(dropped.error());
}

} // namespace anjuan::cli

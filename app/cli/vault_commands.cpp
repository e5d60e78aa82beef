#include "core/casework/item_certificate.h"
#include "core/casework/retention.h"
#include "core/casework/reverify.h"

#include "app/cli/cli.h"

namespace anjuan::cli {

int runReverify(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("reverify LIB [--older-than DAYS]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    TerminalProgress progress;
    casework::ReverifyOptions options;
    options.olderThan = context.option("older-than").toInt();
    const auto report = casework::reverify(**library, options, progress);
    if (!report)
        return context.failed(report.error());
    QJsonArray findings;
    for (const casework::Finding &finding : report->findings) {
        findings.append(findingJson(finding.where, finding.error, context.language));
        if (!context.json)
            context.line(finding.where + QStringLiteral("  ") + describe(finding.error, context.language));
    }
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("contents"), report->contents},
                                  {QStringLiteral("bytes"), report->bytes},
                                  {QStringLiteral("left"), report->left},
                                  {QStringLiteral("findings"), findings}});
    else
        context.line(message(QStringLiteral("reverify.done"),
                             {QString::number(report->contents), QString::number(report->bytes >> 20),
                              QString::number(report->findings.size())},
                             context.language));
    return report->findings.empty() ? Done : RefusedOrFinding;
}

int runRetention(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("retention LIB [--due]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto rows = casework::retention(**library);
    if (!rows)
        return context.failed(rows.error());
    QJsonArray all;
    for (const casework::KeepRow &row : *rows) {
        const bool due = row.isDue(context.clock().today());
        if (context.has("due") && !due)
            continue;
        const QString until = row.until ? dateText(*row.until) : QString();
        all.append(QJsonObject{{QStringLiteral("case"), row.caseId.toString()},
                               {QStringLiteral("no"), row.no},
                               {QStringLiteral("title"), row.title},
                               {QStringLiteral("record"), row.record},
                               {QStringLiteral("keep"), row.keep},
                               {QStringLiteral("until"), until},
                               {QStringLiteral("open"), row.open},
                               {QStringLiteral("due"), due}});
        if (!context.json)
            context.line(QStringLiteral("%1  %2. %3  %4  %5")
                             .arg(row.caseLabel)
                             .arg(row.no)
                             .arg(row.title, row.keep, row.open ? QStringLiteral("-") : until));
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runOrphans(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("orphans LIB [--sweep]"));
    const bool sweep = context.has("sweep");
    const auto library =
        context.open(context.words.first(), sweep ? casework::Access::ReadWrite : casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto found = sweep ? casework::sweepOrphans(**library) : casework::orphans(**library);
    if (!found)
        return context.failed(found.error());
    QJsonArray all;
    for (const casework::Orphan &orphan : *found) {
        all.append(QJsonObject{{QStringLiteral("sha256"), orphan.sha256}, {QStringLiteral("bytes"), orphan.bytes}});
        if (!context.json)
            context.line(QStringLiteral("%1  %2").arg(orphan.sha256).arg(orphan.bytes));
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runFind(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("find LIB FOLDER"));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    TerminalProgress progress;
    const auto report = casework::recoverContents(**library, context.words.at(1), progress);
    if (!report)
        return context.failed(report.error());
    QJsonArray found;
    for (const casework::Recovered &one : report->found) {
        found.append(QJsonObject{{QStringLiteral("sha256"), one.sha256}, {QStringLiteral("file"), one.file}});
        if (!context.json)
            context.line(one.sha256 + QStringLiteral("  ") + one.file);
    }
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("found"), found},
                                  {QStringLiteral("missing"), QJsonArray::fromStringList(report->missing)}});
    else
        for (const QString &digest : report->missing)
            context.line(QStringLiteral("? ") + digest);
    return report->missing.isEmpty() ? Done : RefusedOrFinding;
}

int runItemCertificate(Context &context)
{
    if (context.words.size() < 2 || context.words.size() > 3 || context.option("o").isEmpty())
        return context.usage(QStringLiteral("certificate LIB CASE [NO] -o OUT.pdf"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto id = (*library)->findCase(context.words.at(1));
    if (!id)
        return context.failed(id.error());
    TerminalProgress progress;
    const auto written =
        casework::writeItemCertificate(**library, *id, context.words.value(2).toInt(), context.option("o"), progress);
    return written ? Done : context.failed(written.error());
}

} // namespace anjuan::cli

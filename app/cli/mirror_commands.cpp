#include "core/casework/platform.h"
#include "core/casework/statistics_sheet.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QJsonObject jsonOf(const casework::PlatformPageView &page)
{
    QJsonArray fields;
    for (const casework::PlatformLine &line : page.lines)
        fields.append(QJsonObject{{QStringLiteral("field"), line.title},
                                  {QStringLiteral("value"), line.value},
                                  {QStringLiteral("missing"), line.missing}});
    return {{QStringLiteral("platform"), page.platform},    {QStringLiteral("page"), page.page},
            {QStringLiteral("title"), page.pageZh},         {QStringLiteral("owed"), page.isOwed()},
            {QStringLiteral("entered_on"), page.enteredOn}, {QStringLiteral("number"), page.number},
            {QStringLiteral("act_code"), page.code},        {QStringLiteral("fields"), fields}};
}

int tellPages(Context &context, const std::vector<casework::PlatformPageView> &pages)
{
    QJsonArray all;
    for (const casework::PlatformPageView &page : pages) {
        if (context.json) {
            all.append(jsonOf(page));
            continue;
        }
        context.line(QStringLiteral("%1 · %2  %3").arg(page.platformZh, page.pageZh, page.enteredOn));
        for (const casework::PlatformLine &line : page.lines)
            context.line(QStringLiteral("    %1:%2").arg(line.title, line.missing ? QStringLiteral("—") : line.value));
    }
    if (context.json)
        context.print(all);
    return Done;
}

} // namespace

/// Without a case: what is owed to the platform, and 1 where anything is.
int runPlatform(Context &context)
{
    if (context.words.isEmpty() || context.words.size() > 2)
        return context.usage(QStringLiteral("platform LIB [CASE]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    if (context.words.size() == 2) {
        const auto id = (*library)->findCase(context.words.at(1));
        if (!id)
            return context.failed(id.error());
        const auto pages = casework::platformPages(**library, *id);
        return pages ? tellPages(context, *pages) : context.failed(pages.error());
    }
    const auto owed = casework::notMirrored(**library);
    if (!owed)
        return context.failed(owed.error());
    QJsonArray all;
    for (const casework::NotMirrored &one : *owed) {
        if (context.json)
            all.append(QJsonObject{{QStringLiteral("case"), one.id.toString()},
                                   {QStringLiteral("label"), one.label},
                                   {QStringLiteral("page"), one.page},
                                   {QStringLiteral("since"), one.since}});
        else
            context.line(QStringLiteral("%1  %2  %3").arg(one.since, one.page, one.label));
    }
    if (context.json)
        context.print(all);
    return owed->empty() ? Done : RefusedOrFinding;
}

int runSheet(Context &context)
{
    const auto from = parseDate(context.option("from")), to = parseDate(context.option("until"));
    if (context.words.size() != 1 || !from || !to)
        return context.usage(QStringLiteral("sheet LIB --from DATE --until DATE [--xlsx FILE]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto sheet = casework::statSheet(**library, *from, *to, context.language);
    if (!sheet)
        return context.failed(sheet.error());
    const QString unit = (*library)->info().unitName;
    if (context.has("xlsx")) {
        NoProgress quiet;
        const auto written =
            sheets::writeWorkbook(context.option("xlsx"), casework::sheetTables(*sheet, unit, context.language), unit,
                                  context.clock().today(), quiet);
        if (!written)
            return context.failed(written.error());
    }
    if (!context.json) {
        context.line(casework::sheetReport(*sheet, unit));
        return Done;
    }
    QJsonArray all;
    for (const casework::SheetTable &table : sheet->tables) {
        for (std::size_t at = 0; at < table.columns.size(); ++at)
            all.append(QJsonObject{{QStringLiteral("column"), table.columns[at].id},
                                   {QStringLiteral("title"), table.columns[at].title},
                                   {QStringLiteral("value"), table.totals[at]}});
    }
    context.print(all);
    return Done;
}

} // namespace anjuan::cli

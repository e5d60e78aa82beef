#include "core/casework/statistics.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QJsonObject figureJson(const casework::StatFigure &figure)
{
    QJsonArray cases;
    for (const CaseId &id : figure.cases)
        cases.append(id.toString());
    return {{QStringLiteral("id"), figure.id},       {QStringLiteral("title"), figure.title},
            {QStringLiteral("value"), figure.value}, {QStringLiteral("text"), figure.text},
            {QStringLiteral("rule"), figure.rule},   {QStringLiteral("cases"), cases}};
}

} // namespace

int runStatistics(Context &context)
{
    if (context.words.size() != 1 || !context.has("from") || !context.has("until"))
        return context.usage(QStringLiteral("statistics LIB --from DATE --until DATE [--xlsx FILE]"));
    for (const char *day : {"from", "until"}) {
        if (!parseDate(context.option(day)))
            return context.usage(message(QStringLiteral("field.wants_date"), {context.option(day)}, context.language));
    }
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto statistics = casework::statisticsOf(**library, *parseDate(context.option("from")),
                                                   *parseDate(context.option("until")), context.language);
    if (!statistics)
        return context.failed(statistics.error());
    const QString unit = (*library)->info().unitName;
    if (context.has("xlsx")) {
        NoProgress quiet;
        const auto written = sheets::writeWorkbook(
            context.option("xlsx"), casework::statisticsSheets(*statistics, unit, context.language),
            message(QStringLiteral("statistics.figures"), {}, context.language), context.clock().today(), quiet);
        if (!written)
            return context.failed(written.error());
    }
    QJsonArray all;
    for (const casework::StatFigure &figure : statistics->figures) {
        if (context.json)
            all.append(figureJson(figure));
        else
            context.line(figure.title + QStringLiteral("  ") + figure.text + QStringLiteral("  ") + figure.rule);
    }
    if (context.json)
        context.print(all);
    else
        context.line(casework::statisticsReport(*statistics, unit));
    return Done;
}

} // namespace anjuan::cli

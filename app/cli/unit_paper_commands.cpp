#include "core/base/messages.h"
#include "core/casework/unit_papers.h"

#include "app/cli/cli.h"

namespace anjuan::cli {

int runHandbook(Context &context)
{
    using casework::UnitPaper;
    static const std::map<QString, UnitPaper> parts = {{QStringLiteral("all"), UnitPaper::Handbook},
                                                       {QStringLiteral("lists"), UnitPaper::Lists},
                                                       {QStringLiteral("flow"), UnitPaper::Flow},
                                                       {QStringLiteral("publicity"), UnitPaper::Publicity}};
    const auto what = parts.find(context.has("part") ? context.option("part") : QStringLiteral("all"));
    const auto on = context.has("on") ? parseDate(context.option("on")) : std::optional(context.clock().today());
    if (context.words.size() != 1 || !context.has("o") || what == parts.end() || !on)
        return context.usage(QStringLiteral("handbook LIB -o OUT.pdf [--part all|lists|flow|publicity] [--on DATE]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto pages = casework::writeUnitPaper(**library, what->second, *on, context.option("o"));
    if (!pages)
        return context.failed(pages.error());
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("file"), context.option("o")}, {QStringLiteral("pages"), *pages}});
    else
        context.line(message(QStringLiteral("unit_paper.written"), {QString::number(*pages), context.option("o")},
                             context.language));
    return Done;
}

} // namespace anjuan::cli

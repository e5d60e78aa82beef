#include "core/base/messages.h"
#include "core/casework/sign_off_book.h"

#include "app/cli/cli.h"

namespace anjuan::cli {

int runSignOffs(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("signoffs LIB"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto lines = casework::signOffsWaiting(**library);
    if (!lines)
        return context.failed(lines.error());
    QJsonArray all;
    for (const casework::SignOffLine &line : *lines) {
        all.append(QJsonObject{{QStringLiteral("case"), line.id.toString()},
                               {QStringLiteral("label"), line.label},
                               {QStringLiteral("step"), line.step},
                               {QStringLiteral("what"), line.what},
                               {QStringLiteral("record"), line.record},
                               {QStringLiteral("asked_on"), line.askedOn},
                               {QStringLiteral("printed"), line.printed}});
        if (!context.json)
            context.line(line.askedOn + QStringLiteral("  ") + line.what + QStringLiteral("  ") + line.label
                         + (line.printed ? QStringLiteral("  ")
                                    + message(QStringLiteral("signoff.printed"), {}, context.language)
                                         : QString()));
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runSignOffsPrint(Context &context)
{
    if (context.words.size() != 1 || !context.has("o"))
        return context.usage(QStringLiteral("signoffs print LIB -o OUT.pdf [--case CASE]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    auto lines = casework::signOffsWaiting(**library);
    if (!lines)
        return context.failed(lines.error());
    if (context.has("case")) {
        const auto id = (*library)->findCase(context.option("case"));
        if (!id)
            return context.failed(id.error());
        std::erase_if(*lines, [&](const casework::SignOffLine &line) { return line.id != *id; });
    }
    return signedIn(context, **library, [&](casework::Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const auto book, casework::makeSignOffBook(session, *lines, context.option("o"), progress));
        if (context.json)
            context.print(QJsonObject{{QStringLiteral("file"), context.option("o")},
                                      {QStringLiteral("sheets"), book.sheets},
                                      {QStringLiteral("pages"), book.pages},
                                      {QStringLiteral("records"), QJsonArray::fromStringList(book.records)}});
        else
            context.line(message(QStringLiteral("signoff.written"),
                                 {QString::number(book.sheets), QString::number(book.pages), context.option("o")},
                                 context.language));
        return Done;
    });
}

} // namespace anjuan::cli

#include "core/casework/copies.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

using casework::CopyPiece;

QString howText(const CopyPiece &piece, Language language)
{
    switch (piece.how) {
    case CopyPiece::How::Whole:
        return message(QStringLiteral("copy.how_whole"), {}, language);
    case CopyPiece::How::Unread:
        return message(QStringLiteral("copy.how_unread"), {}, language);
    case CopyPiece::How::Masked:
        return message(QStringLiteral("copy.how_masked"), {QString::number(piece.covered)}, language);
    case CopyPiece::How::LeftOut:
        break;
    }
    return message(QStringLiteral("copy.how_left_out"), {piece.why}, language);
}

int tellPlan(Context &context, const casework::CopyPlan &plan)
{
    QJsonArray rows;
    int no = 0;
    for (const CopyPiece &piece : plan.pieces) {
        ++no;
        rows.append(QJsonObject{{QStringLiteral("no"), no},
                                {QStringLiteral("title"), piece.title},
                                {QStringLiteral("record"), piece.record},
                                {QStringLiteral("covered"), piece.covered},
                                {QStringLiteral("left_out"), piece.how == CopyPiece::How::LeftOut},
                                {QStringLiteral("how"), howText(piece, context.language)}});
        if (!context.json)
            context.line(QStringLiteral("%1  %2  %3").arg(no).arg(piece.title, howText(piece, context.language)));
    }
    if (context.json)
        context.print(rows);
    return Done;
}

QStringList wordsOf(const Context &context, const char *option)
{
    return context.option(option).split(QLatin1Char(','), Qt::SkipEmptyParts);
}

} // namespace

int runCopy(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("copy LIB CASE --for party|court [--cover WORD,…] [--without RECORD,…] "
                                            "[--to NAME --reason TEXT -o OUT.pdf]"));
    const bool writes = context.has("o");
    const auto library =
        context.open(context.words.first(), writes ? casework::Access::ReadWrite : casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    casework::CopyRequest request;
    const auto id = (*library)->findCase(context.words.at(1));
    if (!id)
        return context.failed(id.error());
    request.caseId = *id;
    request.file = context.option("o");
    request.receiver = context.option("to");
    request.purpose = context.option("reason");
    request.alsoCover = wordsOf(context, "cover");
    request.leaveOut = wordsOf(context, "without");
    if (context.has("for"))
        request.profile = context.option("for");
    TerminalProgress progress;
    if (!writes) {
        const auto plan = casework::planCopy(**library, request, progress);
        return plan ? tellPlan(context, *plan) : context.failed(plan.error());
    }
    return signedIn(context, **library, [&](casework::Session &session, Progress &) -> Result<int> {
        ANJUAN_TRY(const auto made, casework::makeCopy(session, request, progress));
        if (context.json)
            context.print(QJsonObject{{QStringLiteral("file"), request.file},
                                      {QStringLiteral("sha256"), made.sha256},
                                      {QStringLiteral("pages"), made.pages},
                                      {QStringLiteral("covered"), made.covered},
                                      {QStringLiteral("left_out"), made.leftOut},
                                      {QStringLiteral("record"), made.record}});
        else
            context.line(message(QStringLiteral("cli.copy_made"),
                                 {request.file, QString::number(made.pages), QString::number(made.covered),
                                  QString::number(made.leftOut), made.record},
                                 context.language));
        return Done;
    });
}

} // namespace anjuan::cli

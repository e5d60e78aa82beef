#include "core/casework/discussions.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QJsonArray flawsOf(const casework::DiscussionHeld::InCase &one)
{
    QJsonArray flaws;
    for (const cases::GateFinding &finding : one.findings)
        flaws.append(finding.rule);
    return flaws;
}

void tell(Context &context, const casework::DiscussionHeld &held)
{
    QJsonArray all;
    for (const casework::DiscussionHeld::InCase &one : held.cases) {
        all.append(QJsonObject{{QStringLiteral("case"), one.id.toString()},
                               {QStringLiteral("label"), one.label},
                               {QStringLiteral("record"), one.record},
                               {QStringLiteral("flaws"), flawsOf(one)}});
        if (context.json)
            continue;
        context.line(one.label + QStringLiteral("  ") + one.record);
        for (const cases::GateFinding &finding : one.findings)
            context.line(QStringLiteral("  ") + message(finding.rule, finding.args, context.language));
    }
    if (context.json)
        context.print(all);
    else
        context.line(
            message(QStringLiteral("discussion.held"), {QString::number(held.cases.size())}, context.language));
}

} // namespace

int runDiscuss(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("discuss LIB MEETING.json"));
    const auto library = context.open(context.words.at(0), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto file = casework::readDiscussion(**library, context.words.at(1));
    if (!file)
        return context.failed(file.error());
    return signedIn(context, **library, [&](casework::Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const auto held,
                   casework::holdDiscussion(session, file->meeting, file->cases, file->folder, progress));
        tell(context, held);
        return Done;
    });
}

} // namespace anjuan::cli

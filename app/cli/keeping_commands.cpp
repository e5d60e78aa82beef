#include "core/base/messages.h"
#include "core/casework/backup.h"
#include "core/casework/synth.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QJsonObject copyJson(const casework::BackupCopy &copy)
{
    return {{QStringLiteral("id"), copy.id},         {QStringLiteral("dir"), copy.dir},
            {QStringLiteral("ledger"), copy.ledger}, {QStringLiteral("size"), copy.size},
            {QStringLiteral("root"), copy.root},     {QStringLiteral("at"), copy.at},
            {QStringLiteral("proven"), copy.proven}, {QStringLiteral("moving"), copy.moving},
            {QStringLiteral("blobs"), copy.blobs},   {QStringLiteral("bytes"), copy.bytes}};
}

using Keep = Result<casework::BackupCopy> (*)(casework::Session &, const QString &, Progress &);

int keep(Context &context, const char *usage, const char *words, Keep work)
{
    if (context.words.size() != 2)
        return context.usage(QString::fromLatin1(usage));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto session = context.logIn(**library);
    if (!session)
        return context.failed(session.error());
    TerminalProgress progress;
    const auto copy = work(**session, context.words.at(1), progress);
    if (!copy)
        return context.failed(copy.error());
    if (context.json)
        context.print(copyJson(*copy));
    else
        context.line(message(QString::fromLatin1(words),
                             {copy->dir, QString::number(copy->size), copy->root, QString::number(copy->blobs)},
                             context.language));
    return Done;
}

} // namespace

int runBackup(Context &context)
{
    return keep(context, "backup LIB DIR", "cli.backed_up", &casework::backUp);
}

int runMove(Context &context)
{
    return keep(context, "move LIB DIR", "cli.moved_out", &casework::moveOut);
}

int runRestore(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("restore DIR LIB"));
    TerminalProgress progress;
    const auto report = casework::restore(context.words.first(), context.words.at(1), context.clock(), progress);
    if (!report)
        return context.failed(report.error());
    bool damaged = false;
    for (const casework::Finding &finding : report->findings) {
        context.line(finding.where + QStringLiteral(": ") + describe(finding.error, context.language));
        // What was recorded after the backup is not in it: told, but no damage.
        damaged |= finding.error.id != QLatin1String("verify.older_than_seen");
    }
    context.line(message(QStringLiteral("cli.restored"), {context.words.at(1), QString::number(report->size)},
                         context.language));
    return damaged ? RefusedOrFinding : Done;
}

int runRepair(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("repair LIB BACKUP"));
    TerminalProgress progress;
    const auto report = casework::repairFrom(context.words.first(), context.words.at(1), progress);
    if (!report)
        return context.failed(report.error());
    context.line(message(QStringLiteral("cli.repaired"),
                         {QString::number(report->contents.size()), QString::number(report->keys.size()),
                          QString::number(report->stillMissing.size())},
                         context.language));
    for (const QString &digest : report->stillMissing)
        context.line(digest);
    return report->stillMissing.isEmpty() ? Done : RefusedOrFinding;
}

int runSynth(Context &context)
{
    bool good = false;
    const int cases = context.option("cases").toInt(&good);
    if (context.words.size() != 1 || !good || cases < 0)
        return context.usage(QStringLiteral("synth LIB --cases N --seed S"));
    TerminalProgress progress;
    const auto made = casework::synth(context.words.first(), cases, context.option("seed").toUInt(), progress);
    if (!made)
        return context.failed(made.error());
    context.line(message(QStringLiteral("cli.synthesised"),
                         {QString::number(cases), QString::number(*made), context.words.first()}, context.language));
    return Done;
}

} // namespace anjuan::cli

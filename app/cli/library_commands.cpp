#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

#include "core/base/messages.h"
#include "core/casework/demo.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

Result<QString> writeCard(const QString &path, const casework::RecoveryCard &card, const casework::LibraryInfo &info)
{
    QSaveFile file(path);
    const QByteArray text = message(QStringLiteral("recovery.card"), {info.unitName, info.genesis, card.code}).toUtf8()
        + '\n' + card.sealedKey;
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fail(Fault::Io, "library.cannot_write", {path, file.errorString()});
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return path;
}

QJsonObject infoJson(const casework::LibraryInfo &info)
{
    return {{QStringLiteral("unit_name"), info.unitName}, {QStringLiteral("unit_code"), info.unitCode},
            {QStringLiteral("genesis"), info.genesis},    {QStringLiteral("library"), info.library.toString()},
            {QStringLiteral("ledger"), info.ledger},      {QStringLiteral("records"), info.records},
            {QStringLiteral("root"), info.ledgerRoot},    {QStringLiteral("demo"), info.demo}};
}

void printInfo(Context &context, const casework::LibraryInfo &info)
{
    if (context.json) {
        context.print(infoJson(info));
        return;
    }
    context.line(message(QStringLiteral("cli.library"),
                         {info.unitName, info.unitCode, QString::number(info.records), info.genesis, info.ledgerRoot},
                         context.language));
    if (info.demo)
        context.line(message(QStringLiteral("cli.demo_library"), {}, context.language));
}

} // namespace

int runNew(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("new LIB --unit NAME --unit-code CODE --admin NAME"));
    const QString dir = context.words.first();
    casework::Founding founding;
    founding.unitName = context.option("unit");
    founding.unitCode = context.option("unit-code");
    founding.adminName = context.option("admin");
    founding.demo = context.has("demo");
    auto password = context.passwords()(QStringLiteral("admin"));
    if (!password)
        return context.failed(password.error());
    founding.adminPassword = std::move(*password);
    casework::RecoveryCard card;
    TerminalProgress progress;
    const auto library = casework::Library::create(dir, founding, context.clock(), &card, progress);
    if (!library)
        return context.failed(library.error());
    const QString path = context.has("recovery-card") ? context.option("recovery-card")
                                                      : QDir(dir).absolutePath() + QStringLiteral("-recovery-card.txt");
    const auto written = writeCard(path, card, (*library)->info());
    if (!written)
        return context.failed(written.error());
    printInfo(context, (*library)->info());
    if (!context.json)
        context.line(message(QStringLiteral("cli.recovery_card"), {path}, context.language));
    return Done;
}

int runDemo(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("demo LIB"));
    TerminalProgress progress;
    const auto made = casework::makeDemo(context.words.first(), context.clock(), progress);
    if (!made)
        return context.failed(made.error());
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    printInfo(context, (*library)->info());
    if (!context.json)
        context.line(message(QStringLiteral("cli.demo_password"), {made->password}, context.language));
    return Done;
}

int runVerify(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("verify LIB [--structure] [--all]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    TerminalProgress progress;
    const auto report = (*library)->verify(!context.has("structure"), progress);
    if (!report)
        return context.failed(report.error());
    QJsonArray findings;
    for (const casework::Finding &finding : report->findings) {
        findings.append(findingJson(finding.where, finding.error, context.language));
        if (!context.json)
            context.line(finding.where + QStringLiteral(": ") + describe(finding.error, context.language));
    }
    if (context.json) {
        context.print(QJsonObject{{QStringLiteral("findings"), findings},
                                  {QStringLiteral("records"), report->records},
                                  {QStringLiteral("chains"), report->chains},
                                  {QStringLiteral("blobs"), report->blobs},
                                  {QStringLiteral("rows"), report->rows},
                                  {QStringLiteral("contents"), report->contents},
                                  {QStringLiteral("verdict"),
                                   QJsonArray{report->lines.checked, report->lines.against, report->lines.notProven}}});
    } else {
        context.line(report->lines.checked);
        context.line(report->lines.against);
        context.line(report->lines.notProven);
        context.line(
            message(report->findings.empty() ? QStringLiteral("cli.no_findings") : QStringLiteral("cli.findings"),
                    {QString::number(report->findings.size())}, context.language));
    }
    return report->findings.empty() ? Done : RefusedOrFinding;
}

int runRebuild(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("rebuild LIB"));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    TerminalProgress progress;
    if (const auto done = (*library)->rebuild(progress); !done)
        return context.failed(done.error());
    context.line(message(QStringLiteral("cli.rebuilt"), {}, context.language));
    return Done;
}

} // namespace anjuan::cli

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/certificate.h"
#include "core/casework/demo.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

Result<QString> writeCard(const QString &path, const casework::RecoveryCard &card, const casework::LibraryInfo &info)
{
    const QByteArray text = message(QStringLiteral("recovery.card"), {info.unitName, info.genesis, card.code}).toUtf8()
        + '\n' + card.sealedKey;
    ANJUAN_CHECK(writeWhole(path, text));
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
        return context.usage(QStringLiteral("new LIB --unit NAME --unit-code CODE --admin NAME [--group NAME]"));
    const QString dir = context.words.first();
    casework::Founding founding;
    founding.unitName = context.option("unit");
    founding.unitCode = context.option("unit-code");
    founding.adminName = context.option("admin");
    founding.demo = context.has("demo");
    founding.osGroup = context.option("group");
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

namespace {

QJsonObject reportJson(const casework::VerifyReport &report, Language language)
{
    QJsonArray findings;
    for (const casework::Finding &finding : report.findings) {
        QJsonObject object = findingJson(finding.where, finding.error, language);
        object.insert(QStringLiteral("means"), message(QStringLiteral("means.") + finding.means(), {}, language));
        object.insert(QStringLiteral("cure"), message(QStringLiteral("cure.") + finding.means(), {}, language));
        if (!finding.about.isEmpty())
            object.insert(QStringLiteral("about"), finding.about);
        findings.append(object);
    }
    return {
        {QStringLiteral("findings"), findings},
        {QStringLiteral("records"), report.records},
        {QStringLiteral("chains"), report.chains},
        {QStringLiteral("blobs"), report.blobs},
        {QStringLiteral("rows"), report.rows},
        {QStringLiteral("contents"), report.contents},
        {QStringLiteral("tables_compared"), report.tablesCompared},
        {QStringLiteral("signatures_skipped"), report.signaturesSkipped},
        {QStringLiteral("against_outside_root"), report.againstOutside},
        {QStringLiteral("ledger"), report.ledger},
        {QStringLiteral("size"), report.size},
        {QStringLiteral("root"), report.root},
        {QStringLiteral("verdict"), QJsonArray{report.lines.checked, report.lines.against, report.lines.notProven}}};
}

/// One meaning is told once, under the findings that share it.
void printFindings(Context &context, const casework::VerifyReport &report)
{
    QStringList told;
    for (const casework::Finding &finding : report.findings) {
        const QString about = finding.about.isEmpty() ? QString() : QStringLiteral(" 〔%1〕").arg(finding.about);
        context.line(finding.where + about + QStringLiteral(": ") + describe(finding.error, context.language));
        if (const QString means = finding.means(); !told.contains(means))
            told += means;
    }
    for (const QString &means : told)
        context.line(message(QStringLiteral("cli.means"),
                             {message(QStringLiteral("means.") + means, {}, context.language),
                              message(QStringLiteral("cure.") + means, {}, context.language)},
                             context.language));
}

/// With --as the person logs in: signatures that they checked before are skipped unless --all says not to, and a clean
/// run is noted for the next one.
Result<casework::VerifyReport> verifyAs(Context &context, casework::VerifyOptions options, Progress &progress)
{
    ANJUAN_TRY(const auto library, context.open(context.words.first(), casework::Access::ReadWrite));
    ANJUAN_TRY(const auto session, context.logIn(*library));
    options.all = context.has("all") || context.has("certificate");
    ANJUAN_TRY(options.trusted, session->verified());
    ANJUAN_TRY(casework::VerifyReport report, library->verify(options, progress));
    if (report.signaturesSkipped == 0)
        ANJUAN_CHECK(session->noteVerified(report));
    ANJUAN_CHECK(session->logOut());
    return report;
}

} // namespace

int runVerify(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral(
            "verify LIB [--structure] [--as LOGIN [--all]] [--against SIZE:ROOT|FILE] [--certificate OUT.pdf]"));
    casework::VerifyOptions options;
    options.contents = !context.has("structure");
    if (context.has("against")) {
        options.against = casework::typedRoot(context.option("against"));
        if (!options.against) {
            const auto read = casework::readOutsideRoot(context.option("against"));
            if (!read)
                return context.failed(read.error());
            options.against = *read;
        }
    }
    TerminalProgress progress;
    const auto report = context.has("as")
        ? verifyAs(context, options, progress)
        : casework::Library::verifyFolder(context.words.first(), options, context.clock(), progress);
    if (!report)
        return context.failed(report.error());
    if (context.has("certificate")) {
        const auto written =
            casework::writeCertificate(context.words.first(), *report, context.option("certificate"), context.clock());
        if (!written)
            return context.failed(written.error());
    }
    if (context.json) {
        context.print(reportJson(*report, context.language));
    } else {
        printFindings(context, *report);
        context.line(report->lines.checked);
        context.line(report->lines.against);
        context.line(report->lines.notProven);
        context.line(message(report->clean() ? QStringLiteral("cli.no_findings") : QStringLiteral("cli.findings"),
                             {QString::number(report->findings.size())}, context.language));
    }
    // Nothing could be read at all: that is another exit than something found.
    if (report->records == 0 && !report->clean())
        return context.json ? CannotRead : context.failed(report->findings.front().error);
    return report->clean() ? Done : RefusedOrFinding;
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

#include "core/base/messages.h"
#include "core/casework/joining.h"
#include "core/exchange/bundle_verify.h"

#include "app/cli/cli.h"

namespace anjuan::cli {

int runBundleExport(Context &context)
{
    if (context.words.isEmpty() || !context.has("o"))
        return context.usage(
            QStringLiteral("bundle export LIB [CASE…] --profile upload -o F [--since RECEIPT] [--full]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    casework::ExportRequest request;
    request.file = context.option("o");
    request.sinceReceipt = context.option("since");
    request.light = !context.has("full");
    request.passphrase = Secret(qgetenv("ANJUAN_PASSPHRASE"));
    if (context.has("profile"))
        request.profile = context.option("profile");
    if (context.has("to")) {
        const auto pcs = casework::pcsOf(**library);
        const auto to = std::find_if(pcs.begin(), pcs.end(), [&](const casework::PcRow &pc) {
            return pc.name == context.option("to") || pc.library.toString() == context.option("to");
        });
        if (to == pcs.end())
            return context.failed({Fault::NotFound, QStringLiteral("handing.no_pc"), {context.option("to")}});
        request.toLibrary = to->library;
    }
    for (const QString &name : context.words.mid(1)) {
        const auto id = (*library)->findCase(name);
        if (!id)
            return context.failed(id.error());
        request.cases.push_back(*id);
    }
    return signedIn(context, **library, [&](casework::Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const auto written, session.exportBundle(request, progress));
        const QString genesis = (*library)->info().genesis;
        const QString lost =
            message(QStringLiteral("exchange.content_lost"),
                    {QString::number(written.lost.size()), written.lost.join(QStringLiteral(", "))}, context.language);
        if (context.json) {
            context.print(QJsonObject{{QStringLiteral("file"), written.file},
                                      {QStringLiteral("genesis"), genesis},
                                      {QStringLiteral("lost"), QJsonArray::fromStringList(written.lost)}});
        } else {
            context.line(message(QStringLiteral("cli.bundle_written"), {written.file, genesis}, context.language));
            if (!written.lost.isEmpty())
                context.line(lost);
        }
        return written.lost.isEmpty() ? Done : RefusedOrFinding;
    });
}

int runBundleVerify(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("bundle verify F [--genesis H] [--since RECEIPT]"));
    exchange::VerifyOptions options;
    options.receiptFile = context.option("since");
    if (context.has("genesis")) {
        options.genesis = Digest::fromHex(context.option("genesis"));
        if (!options.genesis)
            return context.usage(
                message(QStringLiteral("field.wants_digest"), {context.option("genesis")}, context.language));
    }
    TerminalProgress progress;
    const auto verdict = exchange::verifyBundle(context.words.first(), options, progress);
    if (!verdict)
        return context.failed(verdict.error());
    QJsonArray findings;
    for (const chain::Finding &finding : verdict->findings) {
        findings.append(findingJson(finding.where, finding.error, context.language));
        if (!context.json)
            context.line(finding.where + QStringLiteral(": ") + describe(finding.error, context.language));
    }
    const QStringList lines = {message(QStringLiteral("bundle.checked"),
                                       {QString::number(verdict->chains), QString::number(verdict->records),
                                        QString::number(verdict->blobs), QString::number(verdict->omitted)},
                                       context.language),
                               message(verdict->genesisPinned ? QStringLiteral("bundle.genesis_pinned")
                                                              : QStringLiteral("bundle.genesis_not_pinned"),
                                       {verdict->genesis.hex()}, context.language)
                                   + message(verdict->receiptChecked ? QStringLiteral("bundle.receipt_checked")
                                                                     : QStringLiteral("bundle.receipt_not_checked"),
                                             {verdict->receiptAt ? verdict->receiptAt->toString() : QString()},
                                             context.language),
                               message(QStringLiteral("verdict.not_proven"), {}, context.language)};
    if (context.json) {
        context.print(QJsonObject{{QStringLiteral("findings"), findings},
                                  {QStringLiteral("genesis"), verdict->genesis.hex()},
                                  {QStringLiteral("unit_name"), verdict->unitName},
                                  {QStringLiteral("profile"), verdict->profile},
                                  {QStringLiteral("chains"), verdict->chains},
                                  {QStringLiteral("records"), verdict->records},
                                  {QStringLiteral("blobs"), verdict->blobs},
                                  {QStringLiteral("verdict"), QJsonArray::fromStringList(lines)}});
    } else {
        for (const QString &line : lines)
            context.line(line);
        context.line(message(verdict->holds() ? QStringLiteral("cli.no_findings") : QStringLiteral("cli.findings"),
                             {QString::number(verdict->findings.size())}, context.language));
    }
    return verdict->holds() ? Done : RefusedOrFinding;
}

} // namespace anjuan::cli

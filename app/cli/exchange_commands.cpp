#include <functional>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/whole_file.h"
#include "core/casework/bureau.h"
#include "core/casework/handing.h"
#include "core/casework/importing.h"
#include "core/casework/joining.h"
#include "core/casework/statements.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

using casework::Access;
using casework::Library;
using casework::Session;

/// The passphrase of a bundle: $ANJUAN_PASSPHRASE; empty where there is none.
Secret passphrase()
{
    return Secret(qgetenv("ANJUAN_PASSPHRASE"));
}

Result<LibraryId> pcNamed(const Library &library, const QString &name)
{
    for (const casework::PcRow &pc : casework::pcsOf(library)) {
        if (pc.name == name || pc.library.toString() == name)
            return pc.library;
    }
    return fail(Fault::NotFound, "handing.no_pc", {name});
}

QString whatText(casework::ChainChange::What what)
{
    using What = casework::ChainChange::What;
    switch (what) {
    case What::New:
        return QStringLiteral("new");
    case What::Extended:
        return QStringLiteral("extended");
    case What::Same:
        return QStringLiteral("same");
    case What::Older:
        return QStringLiteral("older");
    case What::Forked:
        return QStringLiteral("forked");
    }
    return {};
}

int printReport(Context &context, const casework::ImportReport &report)
{
    QJsonArray chains;
    bool forked = false;
    for (const casework::ChainChange &change : report.chains) {
        forked |= change.what == casework::ChainChange::What::Forked;
        chains.append(QJsonObject{{QStringLiteral("chain"), change.chain},
                                  {QStringLiteral("what"), whatText(change.what)},
                                  {QStringLiteral("label"), change.label},
                                  {QStringLiteral("added"), change.added}});
        if (!context.json)
            context.line(message(QStringLiteral("cli.import_chain.") + whatText(change.what),
                                 {change.label.isEmpty() ? change.chain : change.label, QString::number(change.added)},
                                 context.language));
    }
    QJsonArray findings;
    for (const casework::Finding &finding : report.findings) {
        findings.append(findingJson(finding.where, finding.error, context.language));
        if (!context.json)
            context.line(finding.where + QStringLiteral(": ") + describe(finding.error, context.language));
    }
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("bundle"), report.bundle},
                                  {QStringLiteral("profile"), report.profile},
                                  {QStringLiteral("from"), report.fromName},
                                  {QStringLiteral("chains"), chains},
                                  {QStringLiteral("findings"), findings},
                                  {QStringLiteral("received"), QJsonArray::fromStringList(report.received)}});
    return forked || !report.findings.empty() ? RefusedOrFinding : Done;
}

} // namespace

int runBundleImport(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("bundle import LIB BUNDLE"));
    return signedIn(context, [&](Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const auto report, casework::importBundle(session, {context.words.at(1), passphrase()}, progress));
        return printReport(context, report);
    });
}

int runBundleAccept(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("bundle accept LIB RECEIPT"));
    return signedIn(context, [&](Session &session, Progress &) -> Result<int> {
        ANJUAN_CHECK(casework::acceptReceipt(session, context.words.at(1)));
        say(context, "cli.receipt_accepted", {context.words.at(1)}, {{QStringLiteral("accepted"), true}});
        return Done;
    });
}

int runBundleReceive(Context &context)
{
    if (context.words.size() != 2 || !context.has("o"))
        return context.usage(QStringLiteral("bundle receive LIB FOLDER -o RECEIPTS"));
    return signedIn(context, [&](Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const auto rows, casework::takeUploads(session, context.words.at(1), context.option("o"), progress));
        QJsonArray all;
        bool refused = false;
        for (const casework::UploadRow &row : rows) {
            refused |= !row.accepted;
            QJsonArray findings;
            for (const casework::Finding &finding : row.findings)
                findings.append(findingJson(finding.where, finding.error, context.language));
            all.append(QJsonObject{{QStringLiteral("file"), row.file},
                                   {QStringLiteral("unit"), row.unitName},
                                   {QStringLiteral("accepted"), row.accepted},
                                   {QStringLiteral("records"), row.records},
                                   {QStringLiteral("receipt"), row.receiptFile},
                                   {QStringLiteral("findings"), findings}});
            if (context.json)
                continue;
            context.line(
                message(row.accepted ? QStringLiteral("cli.upload_accepted") : QStringLiteral("cli.upload_refused"),
                        {row.file, row.unitName, QString::number(row.records), row.receiptFile}, context.language));
            for (const casework::Finding &finding : row.findings)
                context.line(QStringLiteral("  ") + finding.where + QStringLiteral(" ")
                             + describe(finding.error, context.language));
        }
        if (context.json)
            context.print(all);
        return refused ? RefusedOrFinding : Done;
    });
}

int runHandOver(Context &context)
{
    if (context.words.size() < 2 || !context.has("to") || !context.has("o"))
        return context.usage(QStringLiteral("handover LIB CASE… --to PC -o BUNDLE|FOLDER [--reason TEXT]"));
    return signedIn(context, [&](Session &session, Progress &progress) -> Result<int> {
        casework::HandOver what;
        for (const QString &name : context.words.mid(1)) {
            ANJUAN_TRY(const CaseId id, session.library().findCase(name));
            what.cases.push_back(id);
        }
        ANJUAN_TRY(what.to, pcNamed(session.library(), context.option("to")));
        what.file = context.option("o");
        what.reason = context.option("reason");
        what.passphrase = passphrase();
        ANJUAN_TRY(const auto written, casework::handOver(session, what, progress));
        say(context, "cli.handed_over", {QString::number(what.cases.size()), written.file},
            {{QStringLiteral("file"), written.file}});
        return Done;
    });
}

int runHandBack(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("handback LIB CASE"));
    return signedIn(context, [&](Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const CaseId id, session.library().findCase(context.words.at(1)));
        ANJUAN_CHECK(casework::takeBack(session, id, progress));
        say(context, "cli.taken_back", {context.words.at(1)}, {{QStringLiteral("case"), id.toString()}});
        return Done;
    });
}

int runSent(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("sent LIB"));
    const auto library = context.open(context.words.first(), Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto rows = casework::sentCases(**library);
    if (!rows)
        return context.failed(rows.error());
    QJsonArray all;
    for (const casework::SentCase &row : *rows) {
        all.append(QJsonObject{{QStringLiteral("case"), row.caseId.toString()},
                               {QStringLiteral("label"), row.label},
                               {QStringLiteral("to"), row.toName},
                               {QStringLiteral("sent_at"), row.sentAt},
                               {QStringLiteral("acknowledged_at"), row.acknowledgedAt.value_or(QString())}});
        if (!context.json)
            context.line(
                message(row.acknowledgedAt ? QStringLiteral("cli.sent_acknowledged") : QStringLiteral("cli.sent"),
                        {row.label, row.toName, row.sentAt, row.acknowledgedAt.value_or(QString())}, context.language));
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runStatementSign(Context &context)
{
    if (context.words.size() != 3 || !context.has("o"))
        return context.usage(QStringLiteral("statement sign LIB CASE STEP.json -o STATEMENT.json"));
    QFile file(context.words.at(2));
    if (!file.open(QIODevice::ReadOnly))
        return context.failed({Fault::NotFound, QStringLiteral("exchange.file_missing"), {file.fileName()}});
    const QJsonObject step = QJsonDocument::fromJson(file.readAll()).object();
    return signedIn(context, [&](Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const CaseId id, session.library().findCase(context.words.at(1)));
        casework::Request request;
        request.act = step.value(QLatin1String("do")).toString();
        request.with = step.value(QLatin1String("with")).toObject();
        request.caseId = id;
        ANJUAN_TRY(const QString hash, casework::signStatement(session, request, context.option("o"), progress));
        say(context, "cli.statement_signed", {context.option("o")}, {{QStringLiteral("hash"), hash}});
        return Done;
    });
}

int runStatementReceive(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("statement receive LIB STATEMENT.json"));
    return signedIn(context, [&](Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const auto outcome, casework::receiveStatement(session, context.words.at(1), progress));
        say(context, "cli.statement_received", {context.words.at(1)}, {{QStringLiteral("record"), outcome.record}});
        return Done;
    });
}

int runForks(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("fork list LIB"));
    const auto library = context.open(context.words.first(), Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto forks = casework::forksOf(**library);
    if (!forks)
        return context.failed(forks.error());
    QJsonArray all;
    for (const casework::ForkView &fork : *forks) {
        all.append(QJsonObject{{QStringLiteral("chain"), fork.chain},
                               {QStringLiteral("label"), fork.label},
                               {QStringLiteral("common"), fork.commonSeq},
                               {QStringLiteral("here"), fork.hereHead},
                               {QStringLiteral("there"), fork.thereHead},
                               {QStringLiteral("here_records"), static_cast<qint64>(fork.here.size())},
                               {QStringLiteral("there_records"), static_cast<qint64>(fork.there.size())},
                               {QStringLiteral("decided"), fork.decided.value_or(QString())}});
        if (!context.json)
            context.line(message(QStringLiteral("cli.fork"),
                                 {fork.chain, fork.label, QString::number(fork.commonSeq), fork.hereHead,
                                  fork.thereHead, fork.decided.value_or(QStringLiteral("-"))},
                                 context.language));
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runForkDecide(Context &context)
{
    if (context.words.size() != 3)
        return context.usage(QStringLiteral("fork decide LIB CHAIN HEAD"));
    return signedIn(context, [&](Session &session, Progress &progress) -> Result<int> {
        ANJUAN_CHECK(casework::decideFork(session, context.words.at(1), context.words.at(2), progress));
        say(context, "cli.fork_decided", {context.words.at(1)}, {{QStringLiteral("chain"), context.words.at(1)}});
        return Done;
    });
}

int runBureauCard(Context &context)
{
    if (context.words.size() != 1 || !context.has("o"))
        return context.usage(QStringLiteral("bureau card LIB -o CARD.json"));
    return signedIn(context, [&](Session &session, Progress &) -> Result<int> {
        ANJUAN_TRY(const QByteArray card, casework::bureauCard(session));
        ANJUAN_CHECK(writeWhole(context.option("o"), card, kByUmask));
        ANJUAN_TRY(const auto written, casework::parseBureauCard(card, context.option("o")));
        say(context, "cli.bureau_card", {context.option("o"), written.checkCode()},
            {{QStringLiteral("file"), context.option("o")}, {QStringLiteral("check_code"), written.checkCode()}});
        return Done;
    });
}

int runBureauUnit(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("bureau unit LIB JOIN-CARD.json"));
    return signedIn(context, [&](Session &session, Progress &) -> Result<int> {
        ANJUAN_TRY(const auto card, casework::readJoinCard(context.words.at(1)));
        ANJUAN_CHECK(casework::pinUnit(session, card));
        say(context, "cli.unit_pinned", {card.unitName, card.checkCode()}, {{QStringLiteral("unit"), card.unitName}});
        return Done;
    });
}

int runBureauPin(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("bureau pin LIB BUREAU-CARD.json"));
    return signedIn(context, [&](Session &session, Progress &) -> Result<int> {
        ANJUAN_TRY(const auto card, casework::readBureauCard(context.words.at(1)));
        ANJUAN_CHECK(casework::pinBureau(session, card));
        say(context, "cli.bureau_pinned", {card.unitName, card.checkCode()},
            {{QStringLiteral("pinned"), true}, {QStringLiteral("check_code"), card.checkCode()}});
        return Done;
    });
}

} // namespace anjuan::cli

#include "core/casework/statements.h"

#include <algorithm>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/perform.h"
#include "core/casework/records.h"
#include "core/chain/body.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

constexpr qint64 kMostBytes = 512 << 10; // a statement of 256 KiB in its envelope

/// A statement file held against the library.
struct Received {
    QJsonObject envelope;
    chain::Statement statement;
    CaseId caseId;
    std::vector<chain::Record> rows;
    std::size_t about = 0; // index of the record that it is about
    bool taken = false;
};

Result<QJsonObject> readEnvelope(const QString &file)
{
    QFile in(file);
    if (!in.exists())
        return fail(Fault::NotFound, "exchange.file_missing", {file});
    if (!in.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "exchange.cannot_read", {file, in.errorString()});
    QByteArray line = in.read(kMostBytes);
    if (line.endsWith('\n'))
        line.chop(1);
    const auto value = parseCanonical(line, file);
    if (!value || !value->isObject())
        return fail(Fault::Corrupt, "statement.bad", {file, value ? QString() : describe(value.error())});
    return value->toObject();
}

Result<Received> receivedFrom(const Library &library, const QString &file)
{
    const Library::Parts &parts = library.parts();
    Received out;
    ANJUAN_TRY(out.envelope, readEnvelope(file));
    auto statement = chain::parseStatement(out.envelope, file);
    if (!statement)
        return fail(Fault::Corrupt, "statement.bad", {file, describe(statement.error())});
    out.statement = std::move(*statement);
    const auto id = chain::caseOf(out.statement.aboutChain);
    ANJUAN_TRY(out.rows, chain::recordsOf(*parts.store, out.statement.aboutChain));
    const auto about = std::find_if(out.rows.begin(), out.rows.end(),
                                    [&](const auto &row) { return row.hash == out.statement.aboutHash; });
    if (!id || about == out.rows.end())
        return fail(Fault::NotFound, "statement.unknown_case", {file});
    out.caseId = *id;
    out.about = static_cast<std::size_t>(about - out.rows.begin());
    const chain::Authority &authority = parts.ledger.authority;
    const bool bureau = out.statement.kind.startsWith(QLatin1String("bureau."));
    if (!bureau && out.statement.office && !authority.seqOf(*out.statement.office))
        return fail(Fault::NotFound, "statement.office_unknown", {file});
    chain::Findings findings;
    authority.check(file, out.statement.office, out.statement.by, out.statement.key, out.statement.library,
                    out.statement.raw, out.statement.sig, bureau, findings);
    const auto key = authority.keys().find(out.statement.key);
    if (key != authority.keys().end() && key->second.revokedAt)
        chain::addFinding(findings, file, "statement.key_ended");
    if (const auto fault = bodyFault(out.statement.kind, out.statement.body))
        chain::addFinding(findings, file, "verify.body", {*fault});
    if (!findings.empty())
        return fail(Fault::Refused, "statement.unsound", {file, describe(findings.front().error)});
    out.taken = std::any_of(out.rows.begin(), out.rows.end(), [&](const chain::Record &row) {
        return row.kind == QLatin1String("case.statement_received")
            && chain::textOf(row.body.value(QLatin1String("statement")).toObject(), "hash") == out.statement.hash.hex();
    });
    return out;
}

} // namespace

Result<QString> signStatement(Session &session, const Request &request, const QString &file, Progress &)
{
    Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_TRY(Step step, startStep(parts, session, request));
    const bool possible =
        step.act.chain == QLatin1String("statement") || step.act.act == QLatin1String("approval.give");
    if (!possible || !step.prepared.files.empty() || !step.prepared.particulars.isEmpty())
        return fail(Fault::Invalid, "statement.no_such", {step.act.zh});
    ANJUAN_TRY(const QString label, labelOf(session.library(), step.caseId));
    ANJUAN_TRY(const LibraryId holder, exchange::holderOf(*parts.store, step.caseId));
    if (holder == parts.library())
        return fail(Fault::Refused, "statement.holder_is_here", {label});
    ANJUAN_CHECK(checkRights(step));
    ANJUAN_CHECK(complete(step));
    for (const cases::GateFinding &finding : judgeStep(step)) {
        if (finding.blocks())
            return fail(Error{Fault::Refused, finding.rule, finding.args});
    }
    const QString chainName = chain::caseChain(step.caseId);
    const chain::Actor actor = session.key().actor();
    ANJUAN_TRY(const QJsonObject envelope, sealAsStatement(step));
    ANJUAN_TRY(const QByteArray line, canonicalJson(envelope));
    ANJUAN_CHECK(writeWhole(file, line + '\n', kByUmask));
    ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        // As text: a statement stands as such in the case's own chain alone (record-chain.md §2).
        ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.statement_signed"),
                                   {{QStringLiteral("chain"), chainName},
                                    {QStringLiteral("hash"), chain::textOf(envelope, "hash")},
                                    {QStringLiteral("envelope"), QString::fromUtf8(line)}}));
        return {};
    }));
    return chain::textOf(envelope, "hash");
}

Result<StatementView> readStatement(const Library &library, const QString &file)
{
    ANJUAN_TRY(const Received received, receivedFrom(library, file));
    const chain::Statement &statement = received.statement;
    StatementView view;
    view.kind = statement.kind;
    const Act *act = actOfKind(statement.kind);
    view.title = act ? act->zh : statement.kind;
    view.by = signerOf(library.parts().book, statement.kind, statement.by, statement.body);
    view.at = statement.at.toString();
    view.caseId = received.caseId;
    view.label = labelOf(received.rows);
    view.aboutTitle = titleOf(received.rows[received.about]);
    for (std::size_t i = received.about + 1; i < received.rows.size(); ++i) {
        if (received.rows[i].kind != QLatin1String("document.made"))
            view.addedSince += titleOf(received.rows[i]);
    }
    view.taken = received.taken;
    view.hash = statement.hash.hex();
    view.body = statement.body;
    return view;
}

Result<Outcome> receiveStatement(Session &session, const QString &file, Progress &progress)
{
    Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_TRY(const Received received, receivedFrom(session.library(), file));
    if (received.taken)
        return fail(Fault::Conflict, "statement.taken", {file});
    const Act *act = actOfKind(received.statement.kind);
    if (!act)
        return fail(Fault::Newer, "exchange.newer_kind", {received.statement.kind, file});
    const Request request{.act = act->act, .caseId = received.caseId, .with = {}, .secrets = {}, .filesFrom = {}};
    Step step{.parts = parts,
              .session = session,
              .request = request,
              .act = *act,
              .caseId = received.caseId,
              .file = {},
              .prepared = {},
              .at = parts.clock->now(),
              .numbers = {},
              .contents = {}};
    ANJUAN_TRY(step.file, CaseFile::load(*parts.store, *parts.vault, received.caseId));
    step.prepared.body = received.statement.body;
    return takingIn(parts, [&]() -> Result<Outcome> {
        Outcome outcome;
        outcome.caseId = received.caseId;
        ANJUAN_CHECK(parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_TRY(chain::Record record,
                       ledger.append(session.key().actor(), received.statement.aboutChain,
                                     QStringLiteral("case.statement_received"),
                                     {{QStringLiteral("statement"), received.envelope}}));
            return makePapers(step, write, ledger, std::move(record), outcome, progress);
        }));
        return outcome;
    });
}

} // namespace anjuan::casework

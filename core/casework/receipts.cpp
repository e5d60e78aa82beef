#include <algorithm>

#include "core/base/messages.h"
#include "core/casework/bureau.h"
#include "core/casework/parts.h"
#include "core/casework/perform.h"
#include "core/casework/records.h"
#include "core/chain/body.h"
#include "core/exchange/proof.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

const QString kAccepted = QStringLiteral("desk.receipt_accepted");

tl::unexpected<Error> unsound(const QString &file, const char *why, QStringList args = {})
{
    return fail(Fault::Refused, "bureau.receipt_unsound", {file, message(QString::fromLatin1(why), std::move(args))});
}

/// Whether the bureau confirmed what stands here: the ledger's root at that size, and every head.
Result<void> agrees(const Library::Parts &parts, const exchange::Receipt &receipt, const QString &file)
{
    ANJUAN_TRY(const chain::Hashes leaves, chain::leaves(*parts.store));
    const auto size = static_cast<std::size_t>(receipt.size);
    const bool within = receipt.size > 0 && size <= leaves.size();
    const bool root = within
        && chain::merkleRoot({leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(size)}) == receipt.root;
    if (receipt.ledger == parts.ledger.ledger && !root)
        return unsound(file, "bureau.why_root", {QString::number(receipt.size)});
    for (const chain::Head &head : receipt.accepted) {
        ANJUAN_TRY(const std::vector<Digest> here, exchange::hashesOf(*parts.store, head.chain));
        const auto seq = static_cast<std::size_t>(std::max<qint64>(head.seq, 0));
        // Another PC's chain may be unknown here, or further on there.
        if (seq < here.size() && here[seq] != head.hash)
            return unsound(file, "bureau.why_head", {head.chain, QString::number(head.seq)});
    }
    return {};
}

Result<std::optional<exchange::Receipt>> newestReceipt(const Library::Parts &parts)
{
    ANJUAN_TRY(const auto rows, exchange::deskRows(*parts.store, parts.library(), kAccepted));
    if (rows.empty())
        return std::optional<exchange::Receipt>{};
    ANJUAN_TRY(QByteArray line, parts.vault->read(textOf(rows.front().body, "receipt_sha256")));
    line.chop(line.endsWith('\n') ? 1 : 0);
    ANJUAN_TRY(exchange::Receipt receipt, exchange::parseReceipt(line, QStringLiteral("receipt")));
    return std::optional(std::move(receipt));
}

/// When each case was first sent after the last time that the bureau said anything; empty list: all.
struct Sent {
    QString at;
    QStringList cases;
};

Result<std::vector<Sent>> uploadsOf(const Library::Parts &parts)
{
    ANJUAN_TRY(const auto rows,
               exchange::deskRows(*parts.store, parts.library(), QStringLiteral("desk.bundle_exported")));
    std::vector<Sent> sent;
    for (const exchange::DeskRow &row : rows) {
        if (textOf(row.body, "profile") == QLatin1String("upload"))
            sent.push_back({row.at, chain::textsOf(row.body, "cases")});
    }
    return sent;
}

} // namespace

Result<void> acceptReceipt(Session &session, const QString &file)
{
    Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    const auto receipt = exchange::readReceipt(file);
    if (!receipt)
        return fail(receipt.error());
    if (receipt->genesis != parts.ledger.authority.genesis())
        return unsound(file, "bureau.why_unit");
    if (!exchange::receiptHolds(*receipt, parts.ledger.authority))
        return unsound(file, "bureau.why_key");
    ANJUAN_CHECK(agrees(parts, *receipt, file));
    const QByteArray line = R"({"receipt":)" + receipt->raw + R"(,"sig":")" + receipt->sig.toBase64() + R"("})" + '\n';
    ANJUAN_TRY(const auto rows, exchange::deskRows(*parts.store, parts.library(), kAccepted));
    const QString digest = sha256(line).hex();
    if (std::any_of(rows.begin(), rows.end(),
                    [&](const auto &row) { return textOf(row.body, "receipt_sha256") == digest; }))
        return {};
    const auto done = takingIn(parts, [&]() -> Result<Outcome> {
        ANJUAN_TRY(const vault::Blob blob, parts.vault->takeIn(line));
        ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_CHECK(ledger.append(session.key().actor(), chain::deskChain(parts.library()), kAccepted,
                                       {{QStringLiteral("receipt_sha256"), blob.sha256},
                                        {QStringLiteral("receipt_bytes"), blob.bytes},
                                        {QStringLiteral("receipt_name"), QStringLiteral("receipt.json")},
                                        {QStringLiteral("bundle"), receipt->bundle},
                                        {QStringLiteral("ledger"), receipt->ledger},
                                        {QStringLiteral("size"), receipt->size},
                                        {QStringLiteral("root"), receipt->root.hex()}}));
            return {};
        }));
        return Outcome{};
    });
    return done ? Result<void>{} : fail(done.error());
}

Result<std::optional<QByteArray>> lastReceipt(const Library &library)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto rows, exchange::deskRows(*parts.store, parts.library(), kAccepted));
    for (const exchange::DeskRow &row : rows) {
        if (textOf(row.body, "ledger") != parts.ledger.ledger)
            continue;
        ANJUAN_TRY(QByteArray line, parts.vault->read(textOf(row.body, "receipt_sha256")));
        line.chop(line.endsWith('\n') ? 1 : 0);
        return std::optional(line);
    }
    return std::optional<QByteArray>{};
}

Result<std::vector<ReportRow>> reportStates(const Library &library)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto receipt, newestReceipt(parts));
    ANJUAN_TRY(const auto uploads, uploadsOf(parts));
    ANJUAN_TRY(const auto heads, chain::heads(*parts.store));
    std::map<QString, qint64> accepted;
    std::map<QString, QString> rejected;
    if (receipt) {
        for (const chain::Head &head : receipt->accepted)
            accepted[head.chain] = head.seq;
        for (const auto &row : receipt->rejected)
            rejected[row.chain] = row.reason;
    }
    std::vector<ReportRow> rows;
    for (const chain::Head &head : heads) {
        if (chain::sortOf(head.chain) != chain::ChainSort::Case)
            continue;
        ReportRow row;
        row.caseId = *chain::caseOf(head.chain);
        ANJUAN_TRY(row.label, labelOf(library, row.caseId));
        const QString id = row.caseId.toString();
        for (const Sent &sent : uploads) {
            if (row.state == ReportState::NotSent && (sent.cases.isEmpty() || sent.cases.contains(id))) {
                row.state = ReportState::Sent;
                row.at = sent.at;
            }
        }
        if (const auto found = accepted.find(head.chain); found != accepted.end()) {
            row.state = ReportState::Accepted;
            row.at = receipt->at.toString();
            row.changedSince = head.seq > found->second;
        }
        if (const auto found = rejected.find(head.chain); found != rejected.end()) {
            row.state = ReportState::Returned;
            row.reason = found->second;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace anjuan::casework

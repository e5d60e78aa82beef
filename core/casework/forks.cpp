#include "core/casework/forks.h"

#include <algorithm>

#include "core/base/messages.h"
#include "core/casework/perform.h"
#include "core/casework/records.h"
#include "core/chain/body.h"
#include "core/chain/branch.h"
#include "core/exchange/adopt.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

using chain::Record;

std::vector<RecordLine> linesOf(const Library::Parts &parts, const std::vector<Record> &records)
{
    std::vector<RecordLine> lines;
    for (const Record &record : records)
        lines.push_back(
            {record.seq, record.hash.hex(), titleOf(record), record.at.toString(), parts.book.name(record.by)});
    return lines;
}

std::vector<Record> above(const std::vector<Record> &records, qint64 seq)
{
    std::vector<Record> out;
    std::copy_if(records.begin(), records.end(), std::back_inserter(out),
                 [seq](const Record &record) { return record.seq > seq; });
    return out;
}

qint64 officeSeqOf(const Library::Parts &parts, const Record &record)
{
    return record.office ? parts.ledger.authority.seqOf(*record.office).value_or(-1) : -1;
}

/// Tables are what the chains add up to: after a chain lost its end they are made anew.
Result<void> replayTables(Library::Parts &parts, store::Write &write)
{
    NoProgress quiet;
    return parts.rebuildIn(write, quiet);
}

/// The records of the branch that goes on, from the one after `common`, as far as they are known here: those up to the
/// decided head, then those that were written on it afterwards.
std::vector<Record> branchThatGoesOn(const Library::Parts &parts, const std::vector<Record> &kept,
                                     const exchange::ForkDecision &decision, const Digest &common)
{
    std::vector<Record> path =
        decision.hash == common ? std::vector<Record>{} : chain::branchTo(kept, decision.hash, common);
    if (path.empty() && decision.hash != common)
        return {};
    for (Digest last = decision.hash;;) {
        const auto next = std::find_if(kept.begin(), kept.end(), [&](const Record &one) {
            return one.prev == last && officeSeqOf(parts, one) >= decision.seq;
        });
        if (next == kept.end())
            return path;
        path.push_back(*next);
        last = next->hash;
    }
}

/// The newest decision on a chain.
Result<std::optional<exchange::ForkDecision>> decisionOn(const store::Read &read, const QString &chain)
{
    ANJUAN_TRY(const auto all, exchange::forkDecisions(read));
    std::optional<exchange::ForkDecision> newest;
    for (const exchange::ForkDecision &one : all) {
        if (one.chain == chain)
            newest = one;
    }
    return newest;
}

Result<void> switchTo(Session &session, store::Write &write, chain::Ledger &ledger, const std::vector<Record> &ours,
                      const Record *common, const std::vector<Record> &path)
{
    Library::Parts &parts = session.library().parts();
    const QString chain = ours.front().chain;
    const qint64 seq = common ? common->seq : -1;
    ANJUAN_CHECK(chain::setAside(write, chain, seq));
    ANJUAN_CHECK(replayTables(parts, write));
    ANJUAN_CHECK(exchange::adopt(ledger, path));
    ANJUAN_CHECK(chain::dropFromBranch(write, path));
    // A hand-over that was taken back is no act that could be missed.
    const bool mine = std::any_of(ours.begin(), ours.end(), [&](const Record &one) {
        return one.seq > seq && one.library == parts.library() && one.kind != QLatin1String("case.handed_over");
    });
    ANJUAN_TRY(const auto rows, exchange::forkRows(write));
    const bool noted = std::any_of(rows.begin(), rows.end(), [&](const exchange::ForkRow &row) {
        return row.chain == chain && (row.here == ours.back().hash || row.there == ours.back().hash);
    });
    if (!mine || noted)
        return {};
    const Digest goesOn = !path.empty() ? path.back().hash : common ? common->hash : Digest{};
    ANJUAN_CHECK(ledger.append(session.key().actor(), chain::deskChain(parts.library()),
                               QStringLiteral("desk.fork_found"),
                               {{QStringLiteral("chain"), chain},
                                {QStringLiteral("common"), seq},
                                {QStringLiteral("here"), goesOn.hex()},
                                {QStringLiteral("there"), ours.back().hash.hex()}}));
    return {};
}

Result<void> applyDecision(Session &session, store::Write &write, chain::Ledger &ledger,
                           const exchange::ForkDecision &decision)
{
    const Library::Parts &parts = session.library().parts();
    ANJUAN_TRY(const std::vector<Record> ours, chain::recordsOf(write, decision.chain));
    ANJUAN_TRY(const std::vector<Record> kept, chain::branchRecordsOf(write, decision.chain));
    const auto at =
        std::find_if(ours.begin(), ours.end(), [&](const Record &one) { return one.hash == decision.hash; });
    if (at != ours.end()) {
        // The decided head stands here; what follows it was written after the decision, or lies on the other branch.
        const auto next = std::next(at);
        if (next == ours.end() || officeSeqOf(parts, *next) >= decision.seq)
            return {};
        return switchTo(session, write, ledger, ours, &*at, branchThatGoesOn(parts, kept, decision, decision.hash));
    }
    // It stands beside ours: where do the two part?
    Digest first = decision.hash;
    while (!ours.empty()) {
        const auto one = std::find_if(kept.begin(), kept.end(), [&](const Record &row) { return row.hash == first; });
        if (one == kept.end())
            return {}; // not known here yet
        const auto common =
            std::find_if(ours.begin(), ours.end(), [&](const Record &row) { return row.hash == one->prev; });
        if (common != ours.end() || one->seq == 0)
            return switchTo(session, write, ledger, ours, common == ours.end() ? nullptr : &*common,
                            branchThatGoesOn(parts, kept, decision, one->prev));
        first = one->prev;
    }
    return {};
}

} // namespace

Result<ForkView> forkBetween(const Library::Parts &parts, const QString &chain, qint64 common,
                             const std::vector<Record> &there)
{
    ANJUAN_TRY(const std::vector<Record> ours, chain::recordsOf(*parts.store, chain));
    ForkView view;
    view.chain = chain;
    view.caseId = chain::caseOf(chain);
    view.label = labelOf(ours);
    view.commonSeq = common;
    view.here = linesOf(parts, above(ours, common));
    view.there = linesOf(parts, above(there, common));
    view.hereHead = ours.back().hash.hex();
    view.thereHead = there.back().hash.hex();
    return view;
}

Result<bool> isSettled(const Library::Parts &parts, const ForkView &fork, const std::vector<Record> &there)
{
    ANJUAN_TRY(const auto rows, exchange::forkRows(*parts.store));
    const bool noted = std::any_of(rows.begin(), rows.end(), [&](const exchange::ForkRow &row) {
        return row.chain == fork.chain && row.there.hex() == fork.thereHead;
    });
    if (noted)
        return true;
    // The branch that a decision set aside goes about elsewhere: nothing new, as far as it was known then.
    ANJUAN_TRY(const std::vector<Record> kept, chain::branchRecordsOf(*parts.store, fork.chain));
    return std::all_of(there.begin(), there.end(), [&](const Record &one) {
        return std::any_of(kept.begin(), kept.end(), [&](const Record &known) { return known.hash == one.hash; });
    });
}

Result<void> noteFork(Session &session, store::Write &write, chain::Ledger &ledger, const ForkView &fork,
                      const std::vector<Record> &there, const QString &bundle)
{
    const Library::Parts &parts = session.library().parts();
    ANJUAN_TRY(const bool settled, isSettled(parts, fork, there));
    if (settled)
        return {};
    ANJUAN_CHECK(chain::keepBranch(write, there));
    // The branch that the office decided for has come: nothing is left to decide.
    ANJUAN_TRY(const auto decision, decisionOn(write, fork.chain));
    if (decision && std::any_of(there.begin(), there.end(), [&](const Record &one) {
            return one.hash == decision->hash || officeSeqOf(parts, one) >= decision->seq;
        }))
        return {};
    ANJUAN_CHECK(ledger.append(session.key().actor(), chain::deskChain(parts.library()),
                               QStringLiteral("desk.fork_found"),
                               {{QStringLiteral("chain"), fork.chain},
                                {QStringLiteral("common"), fork.commonSeq},
                                {QStringLiteral("here"), fork.hereHead},
                                {QStringLiteral("there"), fork.thereHead},
                                {QStringLiteral("bundle"), bundle}}));
    return {};
}

Result<void> applyDecisions(Session &session, store::Write &write, chain::Ledger &ledger)
{
    ANJUAN_TRY(const auto decisions, exchange::forkDecisions(write));
    std::map<QString, exchange::ForkDecision> newest;
    for (const exchange::ForkDecision &decision : decisions)
        newest[decision.chain] = decision;
    for (const auto &[chain, decision] : newest)
        ANJUAN_CHECK(applyDecision(session, write, ledger, decision));
    return {};
}

Result<std::vector<ForkView>> forksOf(const Library &library)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto rows, exchange::forkRows(*parts.store));
    std::vector<ForkView> all;
    for (const exchange::ForkRow &row : rows) {
        ANJUAN_TRY(const std::vector<Record> ours, chain::recordsOf(*parts.store, row.chain));
        ANJUAN_TRY(const std::vector<Record> kept, chain::branchRecordsOf(*parts.store, row.chain));
        ForkView view;
        view.chain = row.chain;
        view.caseId = chain::caseOf(row.chain);
        view.label = labelOf(ours);
        view.commonSeq = row.common;
        view.foundAt = row.at;
        view.hereHead = row.here.hex();
        view.thereHead = row.there.hex();
        view.decided = row.decided;
        // Either side may be the one that stands in the chain today.
        const auto side = [&](const Digest &head) {
            std::vector<Record> all_ = ours;
            all_.insert(all_.end(), kept.begin(), kept.end());
            const auto common =
                std::find_if(ours.begin(), ours.end(), [&](const Record &one) { return one.seq == row.common; });
            return linesOf(parts, chain::branchTo(all_, head, common == ours.end() ? Digest{} : common->hash));
        };
        view.here = side(row.here);
        view.there = side(row.there);
        all.push_back(std::move(view));
    }
    std::stable_partition(all.begin(), all.end(), [](const ForkView &view) { return !view.decided; });
    return all;
}

Result<void> decideFork(Session &session, const QString &chain, const QString &head, Progress &)
{
    Library::Parts &parts = session.library().parts();
    ANJUAN_CHECK(mustBeAdministrator(session, message(QStringLiteral("exchange.deciding_forks"))));
    ANJUAN_TRY(const auto rows, exchange::forkRows(*parts.store));
    const bool known = std::any_of(rows.begin(), rows.end(), [&](const exchange::ForkRow &row) {
        return row.chain == chain && (row.here.hex() == head || row.there.hex() == head);
    });
    if (!known)
        return fail(Fault::NotFound, "exchange.no_such_fork", {chain});
    // Our own side may have grown by facts since the fork was found: it goes on from where it stands today.
    QString goesOn = head;
    ANJUAN_TRY(const std::vector<Digest> ours, exchange::hashesOf(*parts.store, chain));
    if (std::any_of(ours.begin(), ours.end(), [&](const Digest &hash) { return hash.hex() == head; }))
        goesOn = ours.back().hex();
    ANJUAN_CHECK(parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(session.key().actor(), parts.ledger.authority.chainName(),
                                   QStringLiteral("office.fork_decided"),
                                   {{QStringLiteral("chain"), chain}, {QStringLiteral("hash"), goesOn}}));
        return applyDecisions(session, write, ledger);
    }));
    ANJUAN_CHECK(writeCheckpoint(parts, session.key().actor()));
    return {};
}

} // namespace anjuan::casework

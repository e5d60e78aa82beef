#pragma once
#include "core/casework/importing.h"
#include "core/casework/parts.h"

namespace anjuan::casework {

/// Both sides of a chain from the last record that they share.
Result<ForkView> forkBetween(const Library::Parts &parts, const QString &chain, qint64 common,
                             const std::vector<chain::Record> &there);
/// Whether this fork needs nothing more here: it was noted before, or all of the other side is known as what was set
/// aside. `there`: the other side's records after the last common one.
Result<bool> isSettled(const Library::Parts &parts, const ForkView &fork, const std::vector<chain::Record> &there);
/// Keeps the other side beside the chain, and notes it (desk.fork_found) unless it was noted before.
Result<void> noteFork(Session &session, store::Write &write, chain::Ledger &ledger, const ForkView &fork,
                      const std::vector<chain::Record> &there, const QString &bundle);
/// Makes every chain go on by the branch that the office decided for (office.fork_decided): what stands in its way is
/// set aside, what is known of that branch is put in its place. Does nothing where it is so already. Where acts of this
/// PC are set aside that the decision could not know of, they are noted as a fork of their own (desk.fork_found).
Result<void> applyDecisions(Session &session, store::Write &write, chain::Ledger &ledger);

} // namespace anjuan::casework

#pragma once
#include "core/casework/parts.h"

namespace anjuan::casework {

/// Links, hashes, signatures, authority, ledger root, heads, checkpoints: what the truth tables hold.
Result<void> verifyStructure(const Library::Parts &parts, VerifyReport &report, Progress &progress);
/// Blobs by their hashes; gates in replay; every projection table against a replay of the chains.
Result<void> verifyContents(const Library::Parts &parts, VerifyReport &report, Progress &progress);
/// Gates that a case's records were recorded without (spec §6).
Result<void> verifyGates(const Library::Parts &parts, VerifyReport &report, Progress &progress);

/// The findings on each record of one case, by the lawbook as it stood at each: index by seq.
Result<std::vector<std::vector<cases::GateFinding>>> judgeAll(const Library::Parts &parts, const CaseFile &file);

} // namespace anjuan::casework

#pragma once
#include <optional>

#include "core/casework/case_file.h"
#include "core/casework/sign_offs.h"

namespace anjuan::casework {

/// What sign-offs read of a case.
std::vector<SignOffRecord> signOffRecords(Entries entries);

/// The word that the next step wants though nobody proposed it (resources/texts/words_after.json: after an urging the
/// application to the court, after a revocation the re-opening); nothing where it was said.
std::optional<SignOffAsked> wordImplied(const std::vector<SignOffRecord> &records, const QString &level, bool byWord);
/// The word that a case asks of a leader, or of the head of the team, next 待审批: of what was carried out already
/// first, else of the newest proposal, else the one that is implied. A proposal that somebody of that level answered
/// asks them no more. `level` is leader or team; with `byWord`, a word that nothing in writing followed yet counts as
/// well.
std::optional<SignOffAsked> wordAwaited(const std::vector<SignOffRecord> &records, const QString &level, bool byWord);

} // namespace anjuan::casework

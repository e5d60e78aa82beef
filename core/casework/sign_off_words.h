#pragma once
#include "core/casework/case_file.h"
#include "core/casework/library.h"

namespace anjuan::casework {

/// What a leader is asked to sign for 提请内容, a line for each member of the proposal as people read it; then what
/// resources/texts/sign_offs.json takes from earlier records for that kind (of a decision what was found and what is
/// to be imposed), and what the head of the team said of it. It goes onto paper alone: members that hold particulars
/// are among it, and belong into a private member of a record.
QString signOffWords(const Library::Parts &parts, const CaseFile &file, const Entry &proposal);

} // namespace anjuan::casework

#pragma once
#include <functional>

#include "core/casework/library.h"

namespace anjuan::casework {

/// Several acts in one transaction, all of them or none: what they `transact` meanwhile in this thread joins it. Where
/// one of them fails the whole fails, whatever `acts` makes of it. Not nested: Invalid `store.nested_write`.
Result<void> together(Library::Parts &parts, const std::function<Result<void>()> &acts);

} // namespace anjuan::casework

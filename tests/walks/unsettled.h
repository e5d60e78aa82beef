#pragma once
#include <vector>

#include "core/casework/case_file.h"

namespace anjuan::test {

/// What once begun must be ended 子流程: a record of `opens`, and the act that ends it.
struct Side {
    const char *opens;
    const char *act;      // that ends it
    const char *ends;     // the kinds that end it, parted by |
    const char *member;   // of the ending record, which names the opening one; nullptr: any later one ends it
    const char *approval; // the step that wants the leader first; nullptr: none
    bool must = true;     // false: it may be left, but the act must be offered
};
const std::vector<Side> &sides();

/// The newest record of the side's kind that nothing has ended, or nullptr.
const casework::Entry *openOne(const Side &side, casework::Entries entries);

} // namespace anjuan::test

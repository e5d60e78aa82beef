#pragma once
#include <functional>
#include <vector>

#include "core/casework/case_file.h"

namespace anjuan::test {

/// What no history may hold, written without the rules, the facts and the gates of the program: kinds of records,
/// their dates and members alone.
struct Forbidden {
    const char *what;
    const char *kind;
    /// Whether `entry`, standing after `before`, makes a history that may not be.
    bool (*is)(casework::Entries before, const casework::Entry &entry);
    /// What such an entry looks like, after the history that the test of this table makes.
    QJsonObject sample;
};
const std::vector<Forbidden> &forbidden();

/// Each forbidden thing in the history, with its place.
QStringList forbiddenIn(casework::Entries entries);

} // namespace anjuan::test

#pragma once
#include "core/casework/script.h"

namespace anjuan::casework {

struct Demo {
    QString password; // of every log-in
    std::vector<CaseId> cases;
};

/// Makes the training library 示范库: a demo unit with its people and three published cases, each run to the archive.
/// Faults: those of Library::create and runScript.
Result<Demo> makeDemo(const QString &dir, ScriptClock &clock, Progress &progress);

} // namespace anjuan::casework

#pragma once
#include <functional>

#include "core/casework/library.h"

namespace anjuan::casework {

/// The system's clock, until somebody puts it: scripts in training libraries run in their own time.
class ScriptClock final : public Clock {
public:
    Instant now() const override { return m_at ? *m_at : SystemClock().now(); }
    void moveTo(Instant at) { m_at = at; }

private:
    std::optional<Instant> m_at;
};

struct ScriptStep {
    QString as;
    QString act;
    QString id;
    QString at; // instant, or empty
    QJsonObject with;
};

/// A case script 办案脚本 (docs/design.md §7).
struct Script {
    QString title;
    QString folder; // that relative files stand under
    std::vector<ScriptStep> steps;
    std::optional<CaseId> caseId{}; // that it goes on with
};

/// Reads a script and checks all of it before anything is done: members, acts, fields that are unknown or missing, ids
/// that no earlier step bears. Faults: NotFound `script.no_file`, Invalid `json.syntax`, `script.bad_step {file, step,
/// why}`, and the faults of `prepare`, all as Invalid `script.step {step, why}`.
Result<Script> readScript(const QString &file);

/// The password of a log-in: from a file, the environment or a prompt.
using Passwords = std::function<Result<Secret>(const QString &login)>;

struct ScriptResult {
    std::vector<Outcome> outcomes;
    std::optional<CaseId> caseId;
};

/// Told of each step (from 0) once its records are committed. A fault ends the script there; the step stands.
using StepDone = std::function<Result<void>(int step, const Outcome &outcome)>;

/// Runs a script step by step. The first step that is refused ends it: Error as the act gives it, and `failedStep`
/// tells which (from 0). Steps before it stand: they are records. `at` in a step is refused outside a training library
/// (Refused `script.clock_not_demo`).
Result<ScriptResult> runScript(Library &library, ScriptClock &clock, const Script &script, const Passwords &passwords,
                               Progress &progress, int *failedStep, const StepDone &stepDone = {});

} // namespace anjuan::casework

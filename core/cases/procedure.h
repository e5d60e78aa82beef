#pragma once
#include <vector>

#include <QtCore/QStringList>

#include "core/cases/facts.h"
#include "core/cases/procedure_data.h"

namespace anjuan::cases {

/// A stage as a step bar shows it 办案阶段.
struct StageInfo {
    QString id;     // "clue" … (docs/domain.md §3)
    QString zh;     // of the procedure, else resources/texts/stages.json
    QString beside; // a stage that runs at the same time, or empty
    QStringList who;
    QStringList papers;
    bool skipped = false; // this case leaves it out
    bool operator==(const StageInfo &) const = default;
};

/// Everything below reads the procedure of the case (facts.procedure) as data.
/// The stages from the first to the archive, in order. Cases that end otherwise (not_filed, transferred) leave it.
std::vector<StageInfo> stepBar(const StepFacts &facts = {});

/// Where a case stands. A review that is still out after the notice counts as review.
QString stageOf(const StepFacts &facts);
/// How far the step bar is filled: where the case stands, or, of a stage beside the bar (closing is being approved, the
/// case is suspended), where it stood.
QString barStageOf(const StepFacts &facts);

/// The acts of resources/acts that make sense now, the usual next first, then the facts that may be recorded at any
/// time. A suggestion only: gates alone refuse. Publication and performance stand side by side.
QStringList nextActs(const StepFacts &facts);

/// The procedures that the case may go over to now.
std::vector<const Conversion *> conversionsOf(const StepFacts &facts);

} // namespace anjuan::cases

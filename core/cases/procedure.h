#pragma once
#include <vector>

#include <QtCore/QStringList>

#include "core/cases/facts.h"

namespace anjuan::cases {

/// A stage as a step bar shows it 办案阶段.
struct StageInfo {
    QString id; // "clue" … (docs/domain.md §3.1)
    QString zh; // resources/texts/stages.json
    bool operator==(const StageInfo &) const = default;
};

/// The stages of the ordinary procedure 普通程序 from the clue to the archive, in order. Cases that end otherwise
/// (not_filed, transferred) leave it.
const std::vector<StageInfo> &stepBar();

/// Where a case stands: clue, filing, investigating, concluded, review, notice, defence, deliberation,
/// decision_approval, decided, served, performance, closing, closed, archived; not_filed, transferred. A review that is
/// still out after the notice counts as review.
QString stageOf(const StepFacts &facts);

/// The acts of resources/acts that make sense now, the usual next first, then the facts that may be recorded at any
/// time. A suggestion only: gates alone refuse. Publication and performance stand side by side.
QStringList nextActs(const StepFacts &facts);

} // namespace anjuan::cases

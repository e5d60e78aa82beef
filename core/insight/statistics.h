#pragma once
#include <optional>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QStringList>

#include "core/base/id.h"
#include "core/store/store.h"

namespace anjuan::insight {

/// One record of a case as statistics see it: what it is, and the day it was entered. An entry of a register 执法台账
/// counts beside that by its own day, as `register:permit` (its category), `register:to_publish` and
/// `register:published`.
struct CountedStep {
    QString kind; // of the statement where it took one in
    QDate on;
};

/// A case as it is counted 统计口径中的案件.
struct CountedCase {
    CaseId id;
    QString number, cause, item, stage, procedure, source;
    std::optional<QDate> openedOn, filedOn, decidedOn, closedOn, archivedOn;
    qint64 fineFen = 0;
    QString outcome;      // of its newest decision: penalty, no_penalty …; empty: none
    QStringList kinds;    // of penalty in that decision, by their codes: warning, fine, confiscate_gains …
    QStringList officers; // ids
    std::vector<CountedStep> steps;
};

/// The cases that were opened or decided by `to` and in which something was done from `from` on; a case of the past
/// counts by the days that it states, whenever it was entered. Faults: those of store::Read.
Result<std::vector<CountedCase>> countedCases(const store::Read &read, QDate from, QDate to);

} // namespace anjuan::insight

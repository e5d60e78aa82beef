#pragma once
#include <vector>

#include <QtCore/QDate>

#include "core/cases/facts.h"

namespace anjuan::cases {

/// A period as its records tell it, and the day on which it ends, counted by hand.
struct DeadlineCase {
    const char *code;
    std::vector<PeriodEvent> begun;
    QDate due;
    PeriodEvent done; // what ends it, on `due` itself; no kind: nothing does, it runs out
};

const std::vector<DeadlineCase> &deadlineCases();

/// The records that facts speak of, as far as periods ask for them.
std::vector<PeriodEvent> eventsOf(const StepFacts &facts);

} // namespace anjuan::cases

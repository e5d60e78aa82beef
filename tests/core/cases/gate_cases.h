#pragma once
#include <functional>
#include <vector>

#include "core/cases/facts.h"

namespace anjuan::cases {

/// One fault that a rule names, and the smallest thing that mends it.
struct GateCase {
    const char *id;
    const char *act;
    std::function<void(StepFacts &)> spoil;
    std::function<void(StepFacts &)> mend;
};

const std::vector<GateCase> &gateCases();

std::vector<GateCase> decisionCases();
std::vector<GateCase> courseCases();
std::vector<GateCase> recordCases();
std::vector<GateCase> measureCases();
std::vector<GateCase> enforcementCases();
std::vector<GateCase> remedyCases();
std::vector<GateCase> besideCases();
std::vector<GateCase> procedureCases();
std::vector<GateCase> discretionCases();

} // namespace anjuan::cases

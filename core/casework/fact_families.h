#pragma once
#include "core/casework/act_functions.h"

namespace anjuan::casework {

/// The families of facts, in the order in which they are gathered: a later one may read what an earlier one told. A new
/// family declares its function here and stands in the list of fact_families.cpp.
const std::vector<FactsOfFamily> &factFamilies();

namespace families {
void factsOfCourse(Entries entries, const Lawbook &law, cases::StepFacts &facts);       // facts.cpp
void factsOfProcedure(Entries entries, const Lawbook &law, cases::StepFacts &facts);    // fact_families.cpp
void factsOfOtherCourses(Entries entries, const Lawbook &law, cases::StepFacts &facts); // facts_courses.cpp
} // namespace families

} // namespace anjuan::casework

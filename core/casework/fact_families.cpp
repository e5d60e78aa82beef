#include "core/casework/fact_families.h"

#include "core/casework/procedures.h"

namespace anjuan::casework {
namespace families {

void factsOfProcedure(Entries entries, const Lawbook &law, cases::StepFacts &facts)
{
    facts.procedure = procedureOf(entries);
    if (!cases::findProcedure(facts.procedure))
        facts.ownProcedure = procedureIn(*law.pack, facts.procedure);
    int n = 0;
    for (const Entry &entry : entries)
        facts.newestOf[entry.kind] = ++n;
}

} // namespace families

const std::vector<FactsOfFamily> &factFamilies()
{
    static const std::vector<FactsOfFamily> all = {&families::factsOfProcedure, &families::factsOfCourse,
                                                   &families::factsOfOtherCourses};
    return all;
}

} // namespace anjuan::casework

#include "core/casework/fact_families.h"

#include "core/casework/procedures.h"
#include "core/casework/reopening.h"

namespace anjuan::casework {
namespace families {

void factsOfProcedure(Entries entries, const Lawbook &law, cases::StepFacts &facts)
{
    facts.procedure = procedureOf(entries);
    if (!cases::findProcedure(facts.procedure))
        facts.ownProcedure = procedureIn(*law.pack, facts.procedure);
    // What a re-opening took away is not there any more; money that was taken in still is.
    const Standing standing(entries);
    const Entries still = standing.entries();
    std::size_t kept = 0;
    int n = 0;
    for (const Entry &entry : entries) {
        ++n;
        const bool stands = kept < still.size() && still[kept].record.hash == entry.record.hash;
        kept += stands ? 1 : 0;
        if (stands || entry.kind == QLatin1String("fine.collected_on_spot"))
            facts.newestOf[entry.kind] = n;
    }
}

} // namespace families

const std::vector<FactsOfFamily> &factFamilies()
{
    static const std::vector<FactsOfFamily> all = {&families::factsOfProcedure, &families::factsOfCourse,
                                                   &families::factsOfOtherCourses};
    return all;
}

} // namespace anjuan::casework

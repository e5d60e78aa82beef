#include "core/casework/act_functions.h"

namespace anjuan::casework {

const ActFunctions &functionsOf(const QString &act)
{
    static const ActTable all = [] {
        ActTable table;
        families::addOffice(table);
        families::addCourse(table);
        families::addCourseFacts(table);
        families::addProcedures(table);
        families::addSimple(table);
        families::addEvidence(table);
        families::addMerging(table);
        families::addScore(table);
        families::addThreePapers(table);
        families::addPhrases(table);
        families::addSigning(table);
        return table;
    }();
    static const ActFunctions none;
    const auto found = all.find(act);
    return found == all.end() ? none : found->second;
}

} // namespace anjuan::casework

#pragma once
#include <vector>

#include <QtCore/QStringList>

namespace anjuan::test {

/// One procedure, as it is walked.
struct Plan {
    const char *name;
    const char *opens;       // the procedure that the case is opened in
    const char *leadTo;      // a kind of record up to which half of its walks are led well; nullptr: none
    const char *firstAct;    // an act that then begins what is walked; nullptr: none
    QStringList focus;       // groups of acts that are drawn more often
    bool penalisable = true; // the lead wants a party that can be penalised
};
const std::vector<Plan> &plans();

} // namespace anjuan::test

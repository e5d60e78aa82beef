#pragma once
#include <QtCore/QString>

#include "core/casework/library.h"

namespace anjuan::ui {

/// Head line, counts and the three lines of the verdict. Green only where a root from outside agreed.
QString verdictHtml(const casework::VerifyReport &report);
/// One finding whole: where, which case, what is wrong, what it means, what to do.
QString findingDetailHtml(const casework::Finding &finding, const std::vector<casework::Finding> &all);

/// Where a finding is, for a reader: the chain and the number, the table, the file.
QString placeOfFinding(const casework::Finding &finding);
QString caseOfFinding(const casework::Finding &finding);

} // namespace anjuan::ui

#pragma once
#include "core/casework/case_file.h"

namespace anjuan::casework {

/// What the two papers beside a decision are made of 三书同达, where `about` is the record of that: its advice as
/// rows, the class of credit as the form names it, and the decision's day and facts.
void putThreePapers(QJsonObject &it, Entries entries, const Entry &about);

} // namespace anjuan::casework

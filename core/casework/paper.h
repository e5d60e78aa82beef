#pragma once
#include "core/casework/facts.h"

namespace anjuan::casework {

/// 接续办理: what the stage reached on paper implies is taken as done (“此前在纸上,未经本程序校验”), wherever the
/// records say nothing of their own: what was before is not judged as missing, later steps are. Needs
/// facts.contentDigest.
void assumePaper(Entries entries, cases::StepFacts &facts);

} // namespace anjuan::casework

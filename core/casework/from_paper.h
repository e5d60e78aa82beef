#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// A case that is kept on paper and goes on in the program 接续办理: what case.open, party.enter and case.continue are
/// given. Its record bears “此前在纸上,未经本程序校验”.
struct PaperCase {
    QJsonObject opening, party, paper;
};

/// Which of the three was refused.
enum class PaperStep { Opening, Party, Paper };

/// The three acts in one transaction: all of them, or nothing. Faults: those of the acts; `at` tells of which.
Result<CaseId> continueFromPaper(Session &session, const PaperCase &paper, Progress &progress, PaperStep *at = nullptr);

} // namespace anjuan::casework

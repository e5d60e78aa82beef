#pragma once
#include <map>
#include <vector>

#include <QtCore/QStringList>

#include "core/base/id.h"
#include "core/store/store.h"

namespace anjuan::insight {

struct Answer {     // 审批
    QString signer; // id, or name of who signed on paper
    QString level, step;
    QString about; // record; may be empty
    QString outcome;
};

/// An open case and the last of its records that asks somebody for something.
struct WaitingCase { // 待办
    CaseId id;
    QString number, cause, stage;
    QString kind;                // of that record
    QString record;              // its hash
    QString since;               // its instant
    QStringList officers;        // ids
    std::vector<Answer> answers; // since then, in their order
};

/// Open cases that this PC holds, the longest waiting first; `kinds` are those that ask for something. A case whose
/// closing was approved or that was archived asks for nothing.
Result<std::vector<WaitingCase>> waitingCases(const store::Read &read, const LibraryId &holder,
                                              const QStringList &kinds);

/// The same for urgent measures that were reported (行政强制法 第十九条) and on which no leader has said a word since
/// they were taken, whatever the case has done since; each measure once.
Result<std::vector<WaitingCase>> reportedMeasures(const store::Read &read, const LibraryId &holder);

/// How many open cases stand at each stage, by its code.
Result<std::map<QString, int>> openByStage(const store::Read &read);

/// A case whose records of some kinds no entry into a platform came after.
struct OwedPage { // 未同步平台
    CaseId id;
    QString number, cause;
    QString since; // instant of the newest such record
};

/// Cases that `holder` holds, begun in this program and not archived, whose newest record of `kinds` is not followed by
/// a platform.page_entered for that page.
Result<std::vector<OwedPage>> owedPages(const store::Read &read, const LibraryId &holder, const QStringList &kinds,
                                        const QString &platform, const QString &page);

} // namespace anjuan::insight

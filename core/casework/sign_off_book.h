#pragma once
#include <vector>

#include "core/casework/library.h"

namespace anjuan::casework {

/// What waits for a leader's ink signature 待签批 (core/casework/sign_offs.h): a proposal, or an urgent measure that
/// was reported, that no leader has answered yet. One that was approved by word waits still: it is to be signed (补签).
struct SignOffLine {
    CaseId id;
    QString label;  // number and cause
    QString what;   // 立案, 处罚决定 …
    QString step;   // of approval.register_paper
    QString record; // of the proposal
    QString askedOn;
    bool printed = false; // a sheet about it was printed before
};
/// The longest waiting first; cases of this PC that are not archived. Faults: those of reading.
Result<std::vector<SignOffLine>> signOffsWaiting(const Library &library);

struct SignOffBook { // 签批册
    int sheets = 0;
    int pages = 0;
    QStringList records; // of the sheets, which are documents of their cases
};
/// Makes one sheet (签批单) for each of `lines` as a document of its case, and writes all of them to `file` as one
/// PDF/A-1b, or none. Each page bears the code by which it comes home through the tray, and the code of the step.
/// Faults: Refused `signoff.nothing {}`, Cancelled `work.cancelled`; those of document.make, documents::joinPdfs and of
/// writing.
Result<SignOffBook> makeSignOffBook(Session &session, const std::vector<SignOffLine> &lines, const QString &file,
                                    Progress &progress);

} // namespace anjuan::casework

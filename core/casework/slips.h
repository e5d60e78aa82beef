#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// What the code on a paper says that goes out to be signed in ink and comes back as a scan: of which case, and of what
/// in it 纸质意见回收码. `ANJUAN/R1/<case>/<content digest>/<round>` on papers of the legal review,
/// `ANJUAN/A1/<case>/<hash of the record>/<step>` on those that a leader approves; capitals, as a QR code likes them.
struct Slip {
    enum class For { Review, Approval } what = For::Review;
    CaseId caseId;
    QString digest; // of the content, or hash of the record
    int round = 0;  // Review
    QString step;   // Approval
};
QString slipText(const Slip &slip);
/// Nothing for any other text.
std::optional<Slip> parseSlip(const QString &text);

/// A scan that came back, held against the case as it is now: the paper's equal of StatementView.
struct SlipView { // 收到的纸质意见
    Slip slip;
    QString label;
    QString aboutTitle;
    QString aboutOn;        // date of that record
    QStringList addedSince; // titles of the records after it
    bool asNow = false;     // the content is still the one that the paper is about (Review)
    bool newest = false;    // nothing was sent for review after it (Review)
    QString act;            // by which it is registered
    QJsonObject with;       // its fields, as far as the paper tells: the scan itself, the request or step
};
/// Faults: those of documents::qrTextsOn; NotFound `slip.no_code {file}`, `slip.unknown_case {file}` (no such case, or
/// no such request in it, on this PC), Refused `chain.not_holder {case}`.
Result<SlipView> readSlip(const Library &library, const QString &file);
/// The same where the code's text is known already: it is not looked for on the scan again.
Result<SlipView> readSlip(const Library &library, const QString &file, const QString &text);

class CaseFile;
/// The text of the code on a sheet of the leader's book 签批单, from the records alone: for a scan on which it cannot
/// be read. Empty for any other document.
QString slipTextOf(const CaseFile &file, const QString &document);

} // namespace anjuan::casework

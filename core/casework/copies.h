#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// A copy on paper, or as a PDF, for somebody outside 复制件: what may be seen of the volume (正卷), other persons'
/// particulars covered. An item of evidence that a masked item was made of goes as that one 遮蔽件, with its name and
/// digest and the number of what it was made of. 行政处罚法 第五十条、行政诉讼法 第六十七条
struct CopyRequest {
    CaseId caseId;
    QString profile = QStringLiteral("party"); // party, court (resources/texts/copy_profiles.json)
    QString receiver;                          // who fetches it
    QString purpose;
    QStringList alsoCover; // further words
    QStringList leaveOut;  // records of pieces that stay back although they could go
    QString file;          // PDF
};

/// One piece of the volume, as it goes or stays.
struct CopyPiece {
    enum class How {
        Whole,
        Unread, // a picture or film: nobody here can tell what stands on it, so that somebody must look first
        Masked,
        LeftOut
    } how = How::Whole;
    QString record;
    QString title;
    QString why;     // it is left out, in words
    int covered = 0; // places
};

struct CopyPlan {
    std::vector<CopyPiece> pieces;
    QStringList covered; // the words that are covered, for whoever looks it through; stands in no file
};

struct CopyMade {
    int pages = 0;
    int covered = 0;
    int leftOut = 0;
    QString sha256; // of the file: by it a copy that comes back is known again
    QString record;
};

/// What would go, stay and be covered. Writes nothing. Faults: Invalid `copy.no_profile {profile}`, those of
/// volumeParts and dossier::maskPdf.
Result<CopyPlan> planCopy(const Library &library, const CopyRequest &request, Progress &progress);

/// Writes the copy as PDF/A-1b, then notes in the access chain who was given what and why (access.copy_given); without
/// that record the file is taken away again. Faults: as planCopy; Invalid `copy.wants_words {}` without receiver or
/// purpose, Refused `copy.nothing_left {}`; those of assembleDossier and Session::perform.
Result<CopyMade> makeCopy(Session &session, const CopyRequest &request, Progress &progress);

} // namespace anjuan::casework

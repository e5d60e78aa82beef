#pragma once
#include <memory>
#include <optional>

#include <QtCore/QTemporaryDir>

#include "core/casework/volumes.h"
#include "core/documents/page_code.h"
#include "core/dossier/bound_paper.h"

namespace anjuan::casework {

/// The bound volume of paper, signed in ink, scanned once from end to end 整卷回扫.
struct BoundScan {
    struct Side {     // 面
        QString from; // `name` or `name#page`
        QString file; // a picture, upright
        bool blank = false;
        std::optional<documents::PageCode> code;
    };
    std::vector<Side> sides; // in the order of the files
    QStringList unread;      // files that are neither picture nor PDF, in words
    QString whole;           // the scan as one PDF: as it came where it came as one
    std::shared_ptr<QTemporaryDir> work;
};
/// Files, and what stands in folders, by name. Faults: NotFound `ink.nothing {paths}`, Invalid `bound.no_sides
/// {why}` where none can be read, Io `library.cannot_write`, Cancelled, those of documents::pdfOfPictures.
Result<BoundScan> readBoundPaper(const Library &library, const QStringList &paths, Progress &progress);

struct BoundRequest {
    CaseId caseId;
    QString volume;           // record of the volume that it is held against, or how that begins
    std::optional<int> front; // sides before the first number, blank ones not counted; empty: as it fits best
    std::optional<int> back;  // sides behind the last
};

/// 纸卷=电子卷: the paper held against the volume that was built. Blank sides have no number; the others are numbered
/// behind cover and index, one for each side.
struct BoundCheck {
    struct Line { // of one side
        int number = 0;
        QString from;
        QString file;
        QString words; // what it is, or what is wrong with it
        bool differs = false;
    };
    struct Difference {
        dossier::PaperDifference of;
        QString words;
    };
    struct Item {
        int no = 0;
        QString record;
        int pageFrom = 0, pageTo = 0; // of the paper
    };
    CaseId caseId;
    VolumeRow volume;
    int front = 0, back = 0, blank = 0, numbered = 0, coded = 0;
    std::vector<Line> lines;
    std::vector<Difference> differences;
    std::vector<Item> index; // of the items that are there
    bool isEqual() const { return differences.empty(); }
};
/// Writes nothing. Faults: NotFound `dossier.no_volume {record}`, Refused `bound.no_contents {record}` for a volume
/// that an older version of this program built, Invalid `bound.too_few {sides}` where the sides before and behind are
/// more than there are.
Result<BoundCheck> checkBoundPaper(const Library &library, const BoundScan &scan, const BoundRequest &request);

/// Takes the scan into the library and records what was found (dossier.rescanned). Faults: those of Session::perform.
Result<Outcome> recordBoundPaper(Session &session, const BoundScan &scan, const BoundCheck &check, QDate scannedOn,
                                 const QString &note, Progress &progress);

/// The index 卷内目录 with the numbers that were counted on the paper, as a PDF. Faults: those of documents::render and
/// `file.not_written`.
Result<void> saveBoundIndex(const Library &library, const BoundCheck &check, const QString &file);

/// What was recorded last of a volume's paper.
struct BoundRow {
    QString record;
    QString volume; // record
    QDate on;
    int numbered = 0;
    int differences = 0;
};
/// Oldest first. Fault: NotFound `case.unknown {case}`.
Result<std::vector<BoundRow>> boundPapersOf(const Library &library, const CaseId &id);

} // namespace anjuan::casework

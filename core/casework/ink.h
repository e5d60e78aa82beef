#pragma once
#include <memory>

#include <QtCore/QTemporaryDir>

#include "core/casework/field_pack.h"
#include "core/casework/library.h"

namespace anjuan::casework {

/// Signed pages that came back from a feeder or a camera, sorted by the codes at their feet 签字页回收. Nothing is
/// recorded by sorting; `fileScans` does it.
struct ScannedPaper { // 一份文书的扫描件,页已齐
    QString record;   // of the document
    QString code;     // at the foot of its pages
    CaseId caseId;
    QString caseLabel, title, number;
    QString file; // what would be filed: the picture as it came where it is one and straight, else a PDF or picture
    int pages = 0;
    QStringList from; // `name` or `name#page`, in order of the pages
    QString slip;     // text of the code of an opinion or approval on it, which is registered by itself (slips.h)
};

/// A page that was filled in by hand outside and belongs to no case yet 外出文书 (field_pack.h).
struct FieldPaper {
    documents::FieldSheet sheet;
    QStringList from;
    QString file; // a picture of its first page
};

struct TrayPage { // 待认领的页
    QString id;   // empty until it lies in the tray
    QString file; // a picture
    QString from; // file it came in, and page
    QString why;  // words
    QString at;   // day on which it was laid there
};

struct ScanSorting {
    std::vector<ScannedPaper> papers;
    std::vector<FieldPaper> outside; // to be taken into a case first; else its pages go to the tray
    std::vector<TrayPage> tray;      // no code, unknown, incomplete, twice …: never filed by itself
    QStringList blank;               // pages with nothing on them, by where they came from
    QStringList unread;              // files that are neither picture nor PDF, in words
    int pages = 0;
    std::shared_ptr<QTemporaryDir> work; // where the pictures lie
};
/// Files, and the pictures and PDFs that stand in folders, in the order in which people see them.
QStringList scanFilesIn(const QStringList &paths);
/// Files, and what stands in folders (pictures and PDFs, by name). Faults: NotFound `ink.nothing {paths}`, Io
/// `library.cannot_write`, Cancelled.
Result<ScanSorting> sortScans(const Library &library, const QStringList &paths, Progress &progress);

struct FiledScans {
    QStringList records; // document.scan_added
    std::vector<CaseId> cases;
    int trayed = 0;
};
/// Files each paper as the signed scan of its document, and lays the rest into the tray. What is refused (the case went
/// to another PC …) goes into the tray with the reason. Faults: Refused `library.read_only`, Io.
Result<FiledScans> fileScans(Session &session, const ScanSorting &sorting, QDate signedOn, Progress &progress);

/// The tray: pages that wait for somebody to say what they are; local state of this PC, oldest first.
std::vector<TrayPage> trayOf(const Library &library);
/// Fault: NotFound `ink.not_in_tray {id}`.
Result<void> dropFromTray(const Library &library, const QString &id);
/// Files a page of the tray as the signed scan of that document, by hand. Faults: as dropFromTray and perform.
Result<Outcome> fileFromTray(Session &session, const QString &id, const CaseId &caseId, const QString &document,
                             QDate signedOn, Progress &progress);

} // namespace anjuan::casework

#pragma once
#include "core/casework/score.h"

namespace anjuan::casework {

/// What an inspector says of one criterion of somebody else's dossier.
struct AssessedLine {
    QString outcome; // kept, lost, not_applicable; empty: not judged
    int lost = 0;    // tenths; 0 with `lost`: all
    QString reason;
    bool automatic = false; // what the records of a package tell, and nobody changed
};

/// The dossier of another unit, scored here 案卷评查: by an inspector, on a sheet, from a package, a PDF or paper. It
/// says nothing of the cases of this library.
struct Assessment {
    QString id;           // of the assessment; its versions share it
    QString record;       // of the version; empty: not recorded yet
    QString source;       // bundle 同步包, pdf 电子案卷, paper 纸质案卷
    QString file, digest; // name and SHA-256 of what was looked at; of paper none
    QString unit, title, number, procedure;
    QString sheet = kDefaultSheet;
    std::map<QString, AssessedLine> lines; // by criterion
    QString remark;                        // 综合意见
    QString by, on;                        // who recorded it and when
    int version = 0;
};

/// What may be assessed of a file: each case of a package with what its records answer, or one dossier of a PDF. Any
/// unit's package is read, without taking anything of it in. Faults: NotFound `assess.no_file {file}`, Invalid
/// `assess.neither {file}` (no package and no readable PDF), those of layOutForReading and scoreOf.
Result<std::vector<Assessment>> assessable(const QString &file, Secret passphrase, const QString &sheet,
                                           const Clock &clock, Progress &progress);
/// So many of them, drawn by the seed alone, so that whoever knows it draws the same; in their order.
std::vector<Assessment> drawAssessable(std::vector<Assessment> all, int count, const QString &seed);
/// A dossier on paper: everything is judged by hand.
Assessment assessPaper(const QString &sheet);

/// Its points: what is not judged is open.
Result<dossier::Score> scoreOf(const Assessment &assessment);

/// Records it as it is now; a later version stands beside the earlier ones, nothing is overwritten. It stays on this
/// PC. Faults: Refused `library.read_only`, `act.no_role` (who may mark a criterion may do this); Invalid
/// `assess.no_name` without unit or title, `score.no_sheet`, `score.no_criterion`, `score.bad_points`; Refused
/// `assess.no_reason {criterion}` where points are lost without a word why.
Result<Assessment> recordAssessment(Session &session, Assessment assessment, Progress &progress);
/// The newest version of each, newest first.
Result<std::vector<Assessment>> assessmentsOf(const Library &library);

/// The list with points and vetoes, and every lost point, as sheets of a workbook.
Result<std::vector<sheets::Table>> assessmentTables(const std::vector<Assessment> &all, const QString &inspector);
/// The result sheet 评查结果表 of one as PDF/A-1b, with places for signatures. Faults: Io, those of documents::render.
Result<void> writeAssessment(const Library &library, const Assessment &assessment, const QString &file);

} // namespace anjuan::casework

#pragma once
#include "core/casework/library.h"
#include "core/dossier/score.h"
#include "core/sheets/writing.h"

namespace anjuan::casework {

/// The scoring sheets of the program (resources/scoring), by their ids. Faults: those of parseScoreSheet, Invalid
/// `score.unknown_check {where, criterion, check}`.
Result<std::map<QString, dossier::ScoreSheet>> scoreSheets();
/// One of them. Faults: NotFound `score.no_sheet {sheet, known}`, those of scoreSheets.
Result<dossier::ScoreSheet> scoreSheet(const QString &id);
inline const QString kDefaultSheet = QStringLiteral("henan");

/// One person's judgement of one criterion 人工评分: kept in the desk chain, so that it stays on this PC, and its
/// contents in no bundle (export.cpp).
struct ScoreMark {
    QString sheet, criterion;
    QString outcome; // kept, lost, not_applicable
    int lost = 0;    // tenths; 0 with `lost`: all
    QString reason, by, on;
};
/// The newest of each criterion. A mark whose contents are gone is left out.
Result<std::map<QString, ScoreMark>> scoreMarks(const Library &library, const CaseId &id, const QString &sheet);

/// The case as it stands 自查参考: what the records tell, and over it what people marked. Faults: NotFound
/// `score.no_sheet {sheet, known}`, those of caseView.
Result<dossier::Score> scoreOf(const Library &library, const CaseView &view, const QString &sheet = kDefaultSheet);
Result<dossier::Score> scoreOf(const Library &library, const CaseId &id, const QString &sheet = kDefaultSheet);

/// A sample of dossiers 抽样评查: of the cases closed in the period, so many, drawn by the seed alone, so that whoever
/// knows it draws the same; in order of their numbers. Faults: Invalid `statistics.period {from, to}`.
Result<std::vector<CaseId>> drawCases(const Library &library, QDate from, QDate to, int count, const QString &seed);

struct ScoredCase {
    CaseId id;
    QString label;
    dossier::Score score;
};
/// The scores with their lost points, as sheets of a workbook.
std::vector<sheets::Table> scoreTables(const std::vector<ScoredCase> &cases, const QString &unit);
/// `86.5 / 100,待人工评 8 分` …; Chinese, with the words 自查参考 and the sheet's version.
QString scoreSentence(const dossier::Score &score);
QString standingText(dossier::Standing standing);
/// With the number that the sheet gives it, as V5; a name for the program alone says nothing to a reader.
QString criterionText(const dossier::Criterion &criterion);
/// Those criteria, so.
QString criteriaText(const dossier::Score &score, const QStringList &ids);

} // namespace anjuan::casework

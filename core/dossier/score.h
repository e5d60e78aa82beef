#pragma once
#include <map>
#include <optional>
#include <vector>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/result.h"

namespace anjuan::dossier {

/// One thing that the program looks at for a criterion; casework knows what `name` asks (core/casework/score_checks.h).
struct ScoreCheck { // 自动检查
    QString name;
    QJsonObject data;
};

/// One line of a scoring sheet. Points are tenths throughout, so that halves and four fifths stay whole.
struct Criterion { // 评查标准
    QString id, zh, source;
    int tenths = 0;
    bool veto = false;              // 一票否决: not met, the dossier scores nothing
    bool verified = false;          // a veto whose source was read; one that was not only warns 依据未核
    QStringList when;               // conditions under which it is asked at all; else 合理缺项, full points
    QStringList after;              // kinds of record, one of which must be there before it counts; empty: always
    std::vector<ScoreCheck> checks; // empty: a person judges
    bool isManual() const { return checks.empty(); }
};

struct ScorePart { // 评查项目
    QString id, zh, group;
    int tenths = 0;
    bool allOrNothing = false; // its points are lost as a whole
    std::vector<Criterion> criteria;
};

struct Grade { // 等次
    int fromTenths = 0;
    QString zh;
};

/// 评查标准表 (docs/domain.md §5.3): data, since each province has its own.
struct ScoreSheet {
    QString id, zh, version, source;
    QStringList procedures; // what it was made for; empty: any
    std::vector<Grade> grades;
    std::vector<ScorePart> parts;
    int tenths() const;
    const Criterion *criterion(const QString &wanted) const;
};

/// Reads a sheet. A part may take those of another sheet (`from`, with `only` or `except`) and bring them to its own
/// points. Faults, all Invalid: `score.sheet_member {where, at}` (missing, wrong, unknown or twice), `score.sheet_sum
/// {where, part, found, wanted}`, `score.sheet_from {where, sheet}`, `score.sheet_scale {where, part}`.
Result<ScoreSheet> parseScoreSheet(const QJsonObject &json, const QString &where,
                                   const std::map<QString, ScoreSheet> &others = {});

/// `12.5` as tenths and back; nothing for what is no such number.
std::optional<int> tenthsOf(const QString &points);
QString pointsText(int tenths);

/// Where a lost point is mended: the act that does it with what is known of its fields, or the record that shows it.
struct ScoreLead { // 失分去处
    QString words;
    QString act;
    QJsonObject preset;
    QString record;
    QString field;
};

enum class Standing {
    Kept,
    Lost,
    NotYet,        // 未到环节
    NotApplicable, // 合理缺项
    Unjudged,      // 待人工评
};

struct ScoreAnswer {
    Standing standing = Standing::Unjudged;
    int lost = 0;                 // tenths, where Lost
    std::vector<ScoreLead> leads; // why
    QString by, on;               // who marked it by hand, and when; empty: the program
    QString remark;
};

struct ScoreLine {
    Criterion criterion;
    ScoreAnswer answer;
    int got() const;
};

struct PartScore {
    ScorePart part; // without its criteria
    std::vector<ScoreLine> lines;
    int got = 0, lost = 0, open = 0; // open: not yet, or not judged
};

/// A dossier's score 自查评分: a reference for the unit itself, no assessment.
struct Score {
    QString sheet, zh, version, source;
    bool fits = true; // the sheet was made for the case's procedure
    std::vector<PartScore> parts;
    int full = 0, got = 0, lost = 0, notYet = 0, unjudged = 0;
    QStringList vetoes;   // criteria not met whose source was read: the score is nothing
    QStringList doubtful; // likewise, but 依据未核: it may be nothing
    QString grade;        // empty while something is open
    int points() const { return vetoes.isEmpty() ? got : 0; }
    const ScoreLine *line(const QString &id) const;
};

/// Pure. A criterion without an answer is unjudged.
Score addUp(const ScoreSheet &sheet, const std::map<QString, ScoreAnswer> &answers);

} // namespace anjuan::dossier

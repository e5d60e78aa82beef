#include "core/casework/score.h"

#include <algorithm>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/act_functions.h"
#include "core/casework/parts.h"
#include "core/casework/records.h"
#include "core/casework/score_checks.h"
#include "core/chain/body.h"
#include "core/dossier/queries.h"
#include "core/insight/statistics.h"

namespace anjuan::casework {
namespace {

using chain::textOf;
using Sheets = std::map<QString, dossier::ScoreSheet>;

Result<void> checkNames(const dossier::ScoreSheet &sheet, const QString &where)
{
    for (const dossier::ScorePart &part : sheet.parts) {
        for (const dossier::Criterion &one : part.criteria) {
            for (const dossier::ScoreCheck &check : one.checks) {
                if (!isScoreCheck(check.name))
                    return fail(Fault::Invalid, "score.unknown_check", {where, one.id, check.name});
            }
        }
    }
    return {};
}

/// A sheet may take parts of another: those that stand alone are read first.
Result<Sheets> readSheets()
{
    std::vector<std::pair<QString, QJsonObject>> waiting;
    const QDir dir(QStringLiteral(":/scoring"));
    for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            waiting.emplace_back(name, QJsonDocument::fromJson(file.readAll()).object());
    }
    const auto takes = [](const auto &one) {
        const QJsonArray parts = one.second.value(QLatin1String("parts")).toArray();
        return std::any_of(parts.begin(), parts.end(),
                           [](const auto part) { return part.toObject().contains(QLatin1String("from")); });
    };
    std::stable_partition(waiting.begin(), waiting.end(), [&](const auto &one) { return !takes(one); });
    Sheets sheets;
    for (const auto &[name, json] : waiting) {
        ANJUAN_TRY(dossier::ScoreSheet sheet, dossier::parseScoreSheet(json, name, sheets));
        ANJUAN_CHECK(checkNames(sheet, name));
        const QString id = sheet.id;
        sheets.emplace(id, std::move(sheet));
    }
    return sheets;
}

dossier::ScoreAnswer answerFrom(const ScoreMark &mark, dossier::ScoreAnswer answer, int tenths)
{
    answer.standing = mark.outcome == QLatin1String("kept") ? dossier::Standing::Kept
        : mark.outcome == QLatin1String("lost")             ? dossier::Standing::Lost
                                                            : dossier::Standing::NotApplicable;
    answer.lost = answer.standing != dossier::Standing::Lost ? 0 : mark.lost > 0 ? mark.lost : tenths;
    if (answer.standing != dossier::Standing::Lost)
        answer.leads.clear();
    answer.by = mark.by;
    answer.on = mark.on;
    answer.remark = mark.reason;
    return answer;
}

/// The mark's own words are checked before it is recorded: nobody marks what the sheet does not ask.
Result<void> completeMark(Step &step)
{
    const QJsonObject &mark = step.prepared.particulars;
    ANJUAN_TRY(const dossier::ScoreSheet sheet, scoreSheet(textOf(mark, "sheet")));
    const dossier::Criterion *criterion = sheet.criterion(textOf(mark, "criterion"));
    if (!criterion)
        return fail(Fault::NotFound, "score.no_criterion", {sheet.zh, textOf(mark, "criterion")});
    if (const QString points = textOf(mark, "points"); !points.isEmpty()) {
        const auto tenths = dossier::tenthsOf(points);
        if (!tenths || *tenths > criterion->tenths)
            return fail(Fault::Invalid, "score.bad_points", {points, dossier::pointsText(criterion->tenths)});
    }
    step.prepared.body.insert(QStringLiteral("case"), step.caseId.toString());
    return {};
}

} // namespace

Result<dossier::ScoreSheet> scoreSheet(const QString &id)
{
    ANJUAN_TRY(const auto sheets, scoreSheets());
    const auto found = sheets.find(id);
    if (found != sheets.end())
        return found->second;
    QStringList known;
    for (const auto &[name, sheet] : sheets)
        known += name;
    return fail(Fault::NotFound, "score.no_sheet", {id, known.join(QStringLiteral(", "))});
}

namespace families {

void addScore(ActTable &acts)
{
    acts[QStringLiteral("score.mark")].complete = &completeMark;
}

} // namespace families

Result<Sheets> scoreSheets()
{
    static const Result<Sheets> all = readSheets();
    return all;
}

Result<std::map<QString, ScoreMark>> scoreMarks(const Library &library, const CaseId &id, const QString &sheet)
{
    const Library::Parts &parts = library.parts();
    std::map<QString, ScoreMark> marks;
    ANJUAN_TRY(const auto rows, dossier::marksOf(*parts.store, id));
    for (const dossier::MarkRow &row : rows) {
        const auto bytes = parts.vault->read(row.blob);
        const auto json = bytes ? parseJson(*bytes, row.blob) : Result<QJsonValue>(QJsonValue());
        const QJsonObject said = json ? json->toObject() : QJsonObject();
        if (textOf(said, "sheet") != sheet)
            continue;
        ScoreMark mark{sheet,
                       textOf(said, "criterion"),
                       textOf(said, "outcome"),
                       dossier::tenthsOf(textOf(said, "points")).value_or(0),
                       textOf(said, "reason"),
                       parts.book.name(PersonId::parse(row.by).value_or(PersonId())),
                       row.on};
        marks[mark.criterion] = std::move(mark);
    }
    return marks;
}

Result<dossier::Score> scoreOf(const Library &library, const CaseView &view, const QString &sheet)
{
    ANJUAN_TRY(const dossier::ScoreSheet rows, scoreSheet(sheet));
    auto answers = scoreAnswers(rows, view);
    ANJUAN_TRY(const auto marks, scoreMarks(library, view.id, sheet));
    for (const auto &[id, mark] : marks) {
        if (const dossier::Criterion *criterion = rows.criterion(id))
            answers[id] = answerFrom(mark, answers[id], criterion->tenths);
    }
    dossier::Score score = dossier::addUp(rows, answers);
    score.fits = rows.procedures.isEmpty() || rows.procedures.contains(view.facts.procedure);
    return score;
}

Result<dossier::Score> scoreOf(const Library &library, const CaseId &id, const QString &sheet)
{
    ANJUAN_TRY(const CaseView view, library.caseView(id, nullptr));
    return scoreOf(library, view, sheet);
}

Result<std::vector<CaseId>> drawCases(const Library &library, QDate from, QDate to, int count, const QString &seed)
{
    if (!from.isValid() || !to.isValid() || from > to)
        return fail(Fault::Invalid, "statistics.period", {dateText(from), dateText(to)});
    ANJUAN_TRY(const auto all, insight::countedCases(*library.parts().store, from, to));
    std::vector<std::pair<QString, const insight::CountedCase *>> drawn;
    for (const insight::CountedCase &one : all) {
        if (one.closedOn && *one.closedOn >= from && *one.closedOn <= to)
            drawn.emplace_back(sha256((seed + QLatin1Char('/') + one.id.toString()).toUtf8()).hex(), &one);
    }
    std::sort(drawn.begin(), drawn.end());
    drawn.resize(std::min<std::size_t>(drawn.size(), static_cast<std::size_t>(std::max(count, 0))));
    std::sort(drawn.begin(), drawn.end(),
              [](const auto &a, const auto &b) { return a.second->number < b.second->number; });
    std::vector<CaseId> cases;
    for (const auto &[rank, one] : drawn)
        cases.push_back(one->id);
    return cases;
}

QString standingText(dossier::Standing standing)
{
    switch (standing) {
    case dossier::Standing::Kept:
        return message(QStringLiteral("score.kept"));
    case dossier::Standing::Lost:
        return message(QStringLiteral("score.lost"));
    case dossier::Standing::NotYet:
        return message(QStringLiteral("score.not_yet"));
    case dossier::Standing::NotApplicable:
        return message(QStringLiteral("score.not_applicable"));
    case dossier::Standing::Unjudged:
        break;
    }
    return message(QStringLiteral("score.unjudged"));
}

QString criterionText(const dossier::Criterion &criterion)
{
    static const QRegularExpression number(QStringLiteral("^[A-Z]?[0-9.]+$"));
    return criterion.id.contains(number) ? criterion.id + QLatin1Char(' ') + criterion.zh : criterion.zh;
}

QString criteriaText(const dossier::Score &score, const QStringList &ids)
{
    QStringList words;
    for (const QString &id : ids)
        words += criterionText(score.line(id)->criterion);
    return words.join(QStringLiteral("；"));
}

QString scoreSentence(const dossier::Score &score)
{
    using dossier::pointsText;
    QStringList parts{message(QStringLiteral("score.sentence"),
                              {pointsText(score.points()), pointsText(score.full), pointsText(score.lost)})};
    if (score.notYet > 0)
        parts += message(QStringLiteral("score.sentence_not_yet"), {pointsText(score.notYet)});
    if (score.unjudged > 0)
        parts += message(QStringLiteral("score.sentence_unjudged"), {pointsText(score.unjudged)});
    if (!score.grade.isEmpty())
        parts += message(QStringLiteral("score.sentence_grade"), {score.grade});
    if (!score.vetoes.isEmpty())
        parts += message(QStringLiteral("score.sentence_veto"), {criteriaText(score, score.vetoes)});
    if (!score.doubtful.isEmpty())
        parts += message(QStringLiteral("score.sentence_doubtful"), {criteriaText(score, score.doubtful)});
    if (!score.fits)
        parts += message(QStringLiteral("score.sentence_procedure"));
    return message(QStringLiteral("score.label"), {score.zh, score.version}) + parts.join(QStringLiteral("；"));
}

std::vector<sheets::Table> scoreTables(const std::vector<ScoredCase> &cases, const QString &unit)
{
    using sheets::Cell;
    const auto word = [](const char *id) { return message(QLatin1String(id)); };
    const QString heading = cases.empty() ? unit
                                          : unit + QLatin1Char(' ')
            + message(QStringLiteral("score.label"), {cases.front().score.zh, cases.front().score.version});
    sheets::Table totals{word("score.table_totals"),
                         heading,
                         {{word("score.column_case"), 44, {}, {}},
                          {word("score.column_points"), 10, {}, {}},
                          {word("score.column_lost"), 10, {}, {}},
                          {word("score.column_open"), 10, {}, {}},
                          {word("score.column_grade"), 12, {}, {}},
                          {word("score.column_veto"), 40, {}, {}}},
                         {},
                         {}};
    sheets::Table lost{word("score.table_lost"),
                       heading,
                       {{word("score.column_case"), 44, {}, {}},
                        {word("score.column_criterion"), 50, {}, {}},
                        {word("score.column_lost"), 10, {}, {}},
                        {word("score.column_why"), 70, {}, {}}},
                       {},
                       {}};
    for (const ScoredCase &one : cases) {
        const dossier::Score &score = one.score;
        totals.rows.push_back({Cell::ofText(one.label), Cell::ofNumber(score.points() / 10.0),
                               Cell::ofNumber(score.lost / 10.0),
                               Cell::ofNumber((score.notYet + score.unjudged) / 10.0), Cell::ofText(score.grade),
                               Cell::ofText(criteriaText(score, score.vetoes + score.doubtful))});
        for (const dossier::PartScore &part : score.parts) {
            for (const dossier::ScoreLine &line : part.lines) {
                if (line.answer.standing != dossier::Standing::Lost)
                    continue;
                QStringList why{line.answer.remark};
                for (const dossier::ScoreLead &lead : line.answer.leads)
                    why += lead.words;
                why.removeAll(QString());
                lost.rows.push_back({Cell::ofText(one.label), Cell::ofText(criterionText(line.criterion)),
                                     Cell::ofNumber((line.criterion.tenths - line.got()) / 10.0),
                                     Cell::ofText(why.join(QLatin1Char('\n')))});
            }
        }
    }
    return {totals, lost};
}

} // namespace anjuan::casework

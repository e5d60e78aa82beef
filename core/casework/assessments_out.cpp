#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/assessments.h"
#include "core/casework/fonts.h"
#include "core/casework/parts.h"
#include "core/documents/render.h"

namespace anjuan::casework {
namespace {

using sheets::Cell;

QString words(const QString &id, const QStringList &args = {})
{
    return message(id, args);
}

QString sourceText(const Assessment &one)
{
    return words(QStringLiteral("assess.source_") + one.source);
}

QJsonArray rowsOf(const dossier::Score &score)
{
    QJsonArray rows;
    for (const dossier::PartScore &part : score.parts) {
        for (const dossier::ScoreLine &line : part.lines) {
            const bool counted = line.answer.standing != dossier::Standing::Unjudged;
            rows.append(QJsonObject{{QStringLiteral("part"), part.part.zh},
                                    {QStringLiteral("criterion"), criterionText(line.criterion)},
                                    {QStringLiteral("points"),
                                     line.criterion.veto ? words(QStringLiteral("assess.veto"))
                                                         : dossier::pointsText(line.criterion.tenths)},
                                    {QStringLiteral("got"),
                                     !counted || line.criterion.veto ? standingText(line.answer.standing)
                                                                     : dossier::pointsText(line.got())},
                                    {QStringLiteral("why"), line.answer.remark}});
        }
    }
    return rows;
}

QString resultOf(const dossier::Score &score)
{
    if (score.unjudged > 0)
        return words(QStringLiteral("assess.open"),
                     {dossier::pointsText(score.points()), dossier::pointsText(score.full),
                      dossier::pointsText(score.unjudged)});
    return words(QStringLiteral("assess.result"),
                 {dossier::pointsText(score.points()), dossier::pointsText(score.full), score.grade});
}

} // namespace

Result<std::vector<sheets::Table>> assessmentTables(const std::vector<Assessment> &all, const QString &inspector)
{
    const auto column = [](const char *id, int width) {
        return sheets::Column{words(QLatin1String(id)), width, {}, {}};
    };
    sheets::Table list{words(QStringLiteral("assess.list")),
                       words(QStringLiteral("assess.heading"), {inspector}),
                       {column("assess.unit", 34), column("assess.dossier", 44), column("assess.number", 28),
                        column("assess.looked_at", 12), column("assess.sheet", 40), column("score.column_points", 8),
                        column("score.column_lost", 8), column("score.column_open", 8),
                        column("score.column_grade", 10), column("score.column_veto", 24), column("assess.remark", 40),
                        column("assess.by", 12), column("assess.on", 18)},
                       {},
                       {}};
    sheets::Table lost{words(QStringLiteral("score.table_lost")),
                       words(QStringLiteral("assess.heading"), {inspector}),
                       {column("assess.unit", 34), column("assess.dossier", 44), column("score.column_criterion", 50),
                        column("score.column_lost", 8), column("score.column_why", 70)},
                       {},
                       {}};
    for (const Assessment &one : all) {
        ANJUAN_TRY(const dossier::Score score, scoreOf(one));
        list.rows.push_back(
            {Cell::ofText(one.unit), Cell::ofText(one.title), Cell::ofText(one.number), Cell::ofText(sourceText(one)),
             Cell::ofText(score.zh + QLatin1Char(' ') + score.version), Cell::ofNumber(score.points() / 10.0),
             Cell::ofNumber(score.lost / 10.0), Cell::ofNumber(score.unjudged / 10.0), Cell::ofText(score.grade),
             Cell::ofText(criteriaText(score, score.vetoes + score.doubtful)), Cell::ofText(one.remark),
             Cell::ofText(one.by), Cell::ofText(one.on.left(16).replace(QLatin1Char('T'), QLatin1Char(' ')))});
        for (const dossier::PartScore &part : score.parts) {
            for (const dossier::ScoreLine &line : part.lines) {
                if (line.answer.standing == dossier::Standing::Lost)
                    lost.rows.push_back({Cell::ofText(one.unit), Cell::ofText(one.title),
                                         Cell::ofText(criterionText(line.criterion)),
                                         Cell::ofNumber((line.criterion.tenths - line.got()) / 10.0),
                                         Cell::ofText(line.answer.remark)});
            }
        }
    }
    return std::vector<sheets::Table>{list, lost};
}

Result<void> writeAssessment(const Library &library, const Assessment &one, const QString &file)
{
    ANJUAN_TRY(const dossier::Score score, scoreOf(one));
    QFile data(QStringLiteral(":/certificates/assessment.json"));
    if (!data.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "file.not_written", {file, data.errorString()});
    ANJUAN_TRY(const documents::Form form,
               documents::parseForm(QJsonDocument::fromJson(data.readAll()).object(), QStringLiteral("assessment")));
    const Library::Parts &parts = library.parts();
    const QJsonObject fields{
        {QStringLiteral("inspector"), parts.ledger.authority.unitName()},
        {QStringLiteral("unit"), one.unit},
        {QStringLiteral("title"), one.title},
        {QStringLiteral("number"), one.number},
        {QStringLiteral("source"), sourceText(one) + (one.file.isEmpty() ? QString() : QLatin1Char(' ') + one.file)},
        {QStringLiteral("digest"), one.digest},
        {QStringLiteral("sheet"), words(QStringLiteral("assess.sheet_version"), {score.zh, score.version})},
        {QStringLiteral("sheet_source"), score.source},
        {QStringLiteral("result"), resultOf(score)},
        {QStringLiteral("vetoes"), criteriaText(score, score.vetoes)},
        {QStringLiteral("doubtful"), criteriaText(score, score.doubtful)},
        {QStringLiteral("fits"), score.fits},
        {QStringLiteral("remark"), one.remark},
        {QStringLiteral("by"), one.by},
        {QStringLiteral("on"), one.on},
        {QStringLiteral("version"), one.version},
        {QStringLiteral("rows"), rowsOf(score)}};
    documents::RenderContext context;
    context.demo = parts.ledger.authority.isDemo();
    context.fonts = fontsOf(parts.dir);
    context.footer = one.record.left(16);
    context.at = parts.clock->now();
    ANJUAN_TRY(const documents::RenderedDocument page, documents::render(form, fields, context));
    return writeWhole(file, page.pdf);
}

} // namespace anjuan::casework

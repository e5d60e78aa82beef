#include "core/casework/records.h"
#include "core/casework/score.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QJsonObject leadJson(const dossier::ScoreLead &lead)
{
    return {{QStringLiteral("why"), lead.words},
            {QStringLiteral("act"), lead.act},
            {QStringLiteral("with"), lead.preset},
            {QStringLiteral("record"), lead.record},
            {QStringLiteral("field"), lead.field}};
}

QJsonObject scoreJson(const casework::ScoredCase &one)
{
    QJsonArray lines;
    for (const dossier::PartScore &part : one.score.parts) {
        for (const dossier::ScoreLine &line : part.lines) {
            QJsonArray leads;
            for (const dossier::ScoreLead &lead : line.answer.leads)
                leads.append(leadJson(lead));
            lines.append(QJsonObject{{QStringLiteral("part"), part.part.id},
                                     {QStringLiteral("criterion"), line.criterion.id},
                                     {QStringLiteral("title"), line.criterion.zh},
                                     {QStringLiteral("points"), dossier::pointsText(line.criterion.tenths)},
                                     {QStringLiteral("got"), dossier::pointsText(line.got())},
                                     {QStringLiteral("standing"), casework::standingText(line.answer.standing)},
                                     {QStringLiteral("by"), line.answer.by},
                                     {QStringLiteral("leads"), leads}});
        }
    }
    const dossier::Score &score = one.score;
    return {{QStringLiteral("case"), one.id.toString()},
            {QStringLiteral("label"), one.label},
            {QStringLiteral("sheet"), score.sheet},
            {QStringLiteral("version"), score.version},
            {QStringLiteral("points"), dossier::pointsText(score.points())},
            {QStringLiteral("full"), dossier::pointsText(score.full)},
            {QStringLiteral("lost"), dossier::pointsText(score.lost)},
            {QStringLiteral("not_yet"), dossier::pointsText(score.notYet)},
            {QStringLiteral("unjudged"), dossier::pointsText(score.unjudged)},
            {QStringLiteral("vetoes"), QJsonArray::fromStringList(score.vetoes)},
            {QStringLiteral("doubtful_vetoes"), QJsonArray::fromStringList(score.doubtful)},
            {QStringLiteral("grade"), score.grade},
            {QStringLiteral("reference_only"), true},
            {QStringLiteral("lines"), lines}};
}

void print(Context &context, const casework::ScoredCase &one)
{
    context.line(one.label + QStringLiteral("  ") + casework::scoreSentence(one.score));
    for (const dossier::PartScore &part : one.score.parts) {
        for (const dossier::ScoreLine &line : part.lines) {
            if (line.answer.standing != dossier::Standing::Lost)
                continue;
            context.line(QStringLiteral("  -%1  %2 %3")
                             .arg(dossier::pointsText(line.criterion.tenths - line.got()), line.criterion.id,
                                  line.criterion.zh));
            for (const dossier::ScoreLead &lead : line.answer.leads)
                context.line(QStringLiteral("        ") + lead.words
                             + (lead.act.isEmpty() ? QString() : QStringLiteral("  → ") + lead.act));
        }
    }
}

/// The cases that are named, or the sample that is asked for.
Result<std::vector<CaseId>> chosen(Context &context, const casework::Library &library)
{
    if (context.has("sample")) {
        const auto from = parseDate(context.option("from"));
        const auto until = parseDate(context.option("until"));
        return casework::drawCases(library, from.value_or(QDate()), until.value_or(QDate()),
                                   context.option("sample").toInt(), context.option("seed"));
    }
    std::vector<CaseId> cases;
    for (const QString &name : context.words.mid(1)) {
        ANJUAN_TRY(const CaseId id, library.findCase(name));
        cases.push_back(id);
    }
    return cases;
}

} // namespace

int runScore(Context &context)
{
    const bool sample = context.has("sample");
    const bool whole = !sample
        || (context.option("sample").toInt() > 0 && context.has("seed") && parseDate(context.option("from"))
            && parseDate(context.option("until")));
    if (context.words.isEmpty() || !whole || (context.words.size() < 2) != sample)
        return context.usage(QStringLiteral("score LIB CASE… | LIB --sample N --seed S --from DATE --until DATE "
                                            "[--sheet ID] [--xlsx FILE]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto cases = chosen(context, **library);
    if (!cases)
        return context.failed(cases.error());
    const QString sheet = context.has("sheet") ? context.option("sheet") : casework::kDefaultSheet;
    std::vector<casework::ScoredCase> scored;
    for (const CaseId &id : *cases) {
        auto score = casework::scoreOf(**library, id, sheet);
        if (!score)
            return context.failed(score.error());
        const auto label = casework::labelOf(**library, id);
        scored.push_back({id, label ? *label : id.toString(), std::move(*score)});
    }
    if (context.has("xlsx")) {
        NoProgress quiet;
        const auto written =
            sheets::writeWorkbook(context.option("xlsx"), casework::scoreTables(scored, (*library)->info().unitName),
                                  message(QStringLiteral("score.table_totals")), context.clock().today(), quiet);
        if (!written)
            return context.failed(written.error());
    }
    QJsonArray all;
    for (const casework::ScoredCase &one : scored) {
        if (context.json)
            all.append(scoreJson(one));
        else
            print(context, one);
    }
    if (context.json)
        context.print(all);
    return Done;
}

} // namespace anjuan::cli

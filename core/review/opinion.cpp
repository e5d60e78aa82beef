#include "core/review/opinion.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QtCore/QJsonArray>

namespace anjuan::review {
namespace {

constexpr std::array<std::pair<Outcome, const char *>, 5> kOutcomes = {{
    {Outcome::Agree, "agree"},
    {Outcome::AgreeAfterFix, "agree_after_fix"},
    {Outcome::Supplement, "supplement"},
    {Outcome::Disagree, "disagree"},
    {Outcome::Transfer, "transfer"},
}};

Result<void> checkHeads(const std::vector<HeadAnswer> &answers)
{
    for (const HeadAnswer &answer : answers) {
        const auto same = [&answer](const HeadAnswer &other) { return other.no == answer.no; };
        if (answer.no < 1 || answer.no > kHeads)
            return fail(Fault::Invalid, "review.head_unknown", {QString::number(answer.no)});
        if (std::count_if(answers.begin(), answers.end(), same) > 1)
            return fail(Fault::Invalid, "review.head_twice", {QString::number(answer.no)});
        if (answer.problem && answer.remark.trimmed().isEmpty())
            return fail(Fault::Invalid, "review.problem_without_remark", {QString::number(answer.no)});
    }
    if (answers.empty())
        return fail(Fault::Invalid, "review.heads_empty");
    for (int no = 1; no <= kHeads; ++no) {
        if (std::none_of(answers.begin(), answers.end(), [no](const HeadAnswer &answer) { return answer.no == no; }))
            return fail(Fault::Invalid, "review.head_missing", {QString::number(no)});
    }
    return {};
}

bool reachesHearing(const packs::Pack &pack, const TriggerFacts &facts)
{
    if (!facts.otherKinds.isEmpty())
        return true; // 行政处罚法 第六十三条 names kinds, not amounts: the safe side
    const qint64 heaviest = std::max(facts.fineFen, facts.confiscatedFen);
    return heaviest > 0 && heaviest >= pack.settings.hearing.of(facts.partyKind, pack.fieldOf(facts.item));
}

bool applies(const packs::Pack &pack, const QJsonObject &entry, const TriggerFacts &facts)
{
    const QString when = entry.value(QLatin1String("when")).toString();
    if (when == QLatin1String("hearing_held"))
        return facts.hearingHeld;
    if (when == QLatin1String("every_ordinary_penalty"))
        return pack.settings.review.everyOrdinaryPenalty && facts.ordinaryPenalty;
    if (when == QLatin1String("hearing_threshold"))
        return reachesHearing(pack, facts);
    return facts.named.contains(entry.value(QLatin1String("code")).toString());
}

} // namespace

QString codeOf(Outcome outcome)
{
    const auto *it = std::find_if(kOutcomes.begin(), kOutcomes.end(),
                                  [outcome](const auto &entry) { return entry.first == outcome; });
    return QString::fromLatin1(it->second);
}

std::optional<Outcome> outcomeOf(const QString &code)
{
    const auto *it = std::find_if(kOutcomes.begin(), kOutcomes.end(),
                                  [&code](const auto &entry) { return code == QLatin1String(entry.second); });
    return it == kOutcomes.end() ? std::nullopt : std::optional(it->first);
}

bool passes(Outcome outcome, bool fixesTicked)
{
    return outcome == Outcome::Agree || (outcome == Outcome::AgreeAfterFix && fixesTicked);
}

Result<Opinion> opinionFromJson(const QJsonObject &body)
{
    Opinion opinion;
    const QString code = body.value(QLatin1String("outcome")).toString();
    const auto outcome = outcomeOf(code);
    if (!outcome)
        return fail(Fault::Invalid, "review.outcome_unknown", {code});
    opinion.outcome = *outcome;
    for (const QJsonValue entry : body.value(QLatin1String("heads")).toArray()) {
        const QJsonObject head = entry.toObject();
        const int no = static_cast<int>(head.value(QLatin1String("no")).toInteger());
        const QString answer = head.value(QLatin1String("answer")).toString();
        if (answer != QLatin1String("ok") && answer != QLatin1String("problem"))
            return fail(Fault::Invalid, "review.answer_unknown", {QString::number(no), answer});
        opinion.heads.push_back(
            {no, answer == QLatin1String("problem"), head.value(QLatin1String("remark")).toString()});
    }
    for (const QJsonValue fix : body.value(QLatin1String("fixes")).toArray()) {
        if (!fix.toString().trimmed().isEmpty())
            opinion.fixes.append(fix.toString());
    }
    return opinion;
}

Result<void> checkOpinion(const Opinion &opinion)
{
    ANJUAN_CHECK(checkHeads(opinion.heads));
    const auto problem = std::find_if(opinion.heads.begin(), opinion.heads.end(),
                                      [](const HeadAnswer &answer) { return answer.problem; });
    const bool any = problem != opinion.heads.end();
    if (opinion.outcome == Outcome::Agree && any)
        return fail(Fault::Invalid, "review.agree_with_problem", {QString::number(problem->no)});
    if (opinion.outcome != Outcome::Agree && !any)
        return fail(Fault::Invalid, "review.objection_without_problem", {codeOf(opinion.outcome)});
    if (opinion.outcome == Outcome::AgreeAfterFix && opinion.fixes.isEmpty())
        return fail(Fault::Invalid, "review.fixes_missing");
    if (opinion.outcome != Outcome::AgreeAfterFix && !opinion.fixes.isEmpty())
        return fail(Fault::Invalid, "review.fixes_unasked");
    return {};
}

QStringList reviewTriggers(const packs::Pack &pack, const TriggerFacts &facts)
{
    QStringList codes;
    for (const QJsonValue entry : pack.reviewCatalogue) {
        if (applies(pack, entry.toObject(), facts))
            codes.append(entry.toObject().value(QLatin1String("code")).toString());
    }
    return codes;
}

} // namespace anjuan::review

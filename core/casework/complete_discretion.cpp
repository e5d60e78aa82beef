#include "core/casework/complete_discretion.h"

#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/casework/complete_parties.h"
#include "core/casework/facts_parts.h"
#include "core/casework/same_party.h"
#include "core/chain/body.h"
#include "core/insight/similar.h"
#include "core/packs/penalty_kinds.h"
#include "core/packs/words.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

Result<void> knownFactors(const Step &step)
{
    for (const QString &code : chain::textsOf(step.prepared.body, "factors")) {
        if (!step.law().pack->factor(code))
            return fail(
                Fault::Invalid, "act.bad_field",
                {step.act.act, QStringLiteral("factors"), message(QStringLiteral("field.unknown_factor"), {code})});
    }
    return {};
}

/// Kinds by their codes however they were named, so that what a hearing and a discussion hang on is seen.
Result<void> putKinds(Step &step)
{
    QJsonObject &body = step.prepared.body;
    QJsonArray codes;
    for (const QString &given : chain::textsOf(body, "other_kinds")) {
        const packs::PenaltyKind *kind = packs::penaltyKind(given);
        if (!kind)
            return fail(Fault::Invalid, "act.bad_field",
                        {step.act.act, QStringLiteral("other_kinds"),
                         message(QStringLiteral("field.unknown_penalty_kind"), {given})});
        codes.append(QLatin1String(kind->code));
    }
    // What is confiscated is told in words; they name the kind, and it need not be ticked as well.
    const QString words = chain::textOf(body, "confiscation_text");
    for (const char *code : {"confiscate_gains", "confiscate_goods", "confiscate_tools"}) {
        const QString name = packs::penaltyKindName(QLatin1String(code)).mid(2); // without 没收
        if (words.contains(name) && !codes.contains(QLatin1String(code)))
            codes.append(QLatin1String(code));
    }
    if (!codes.isEmpty())
        body.insert(QStringLiteral("other_kinds"), codes);
    return {};
}

Result<void> putSimilar(Step &step, const discretion::Assessment &assessed)
{
    QJsonObject &body = step.prepared.body;
    ANJUAN_TRY(const insight::Similar like,
               insight::similarCases(*step.parts.store, assessed.item,
                                     assessed.benchmark + QLatin1Char('/') + assessed.tier, firstFine(body),
                                     step.caseId));
    QJsonObject similar{{QStringLiteral("count"), like.count}};
    if (like.shown()) {
        const std::pair<const char *, qint64> members[] = {{"min_fen", like.minFen},
                                                           {"q1_fen", like.q1Fen},
                                                           {"median_fen", like.medianFen},
                                                           {"q3_fen", like.q3Fen},
                                                           {"max_fen", like.maxFen},
                                                           {"below", like.below},
                                                           {"equal", like.equal},
                                                           {"above", like.above},
                                                           {"band_low_fen", like.bandLowFen()},
                                                           {"band_high_fen", like.bandHighFen()}};
        for (const auto &[name, value] : members)
            similar.insert(QLatin1String(name), value);
    }
    body.insert(QStringLiteral("similar"), similar);
    return {};
}

/// 行政处罚法 第二十九条: the limits of both provisions, side by side.
Result<void> putOtherProvision(Step &step, const discretion::Assessment &own)
{
    QJsonObject &body = step.prepared.body;
    const QJsonObject other = body.value(QLatin1String("other_provision")).toObject();
    if (other.isEmpty())
        return {};
    QJsonObject asked = body;
    asked.insert(QStringLiteral("benchmark"), textOf(other, "benchmark"));
    asked.insert(QStringLiteral("tier"), textOf(other, "tier"));
    ANJUAN_TRY(const auto assessed, assessFor(asked, step.file.all(), *step.law().pack));
    if (own.statutoryMaxFen)
        body.insert(QStringLiteral("own_max_fen"), *own.statutoryMaxFen);
    if (assessed.statutoryMaxFen)
        body.insert(QStringLiteral("other_max_fen"), *assessed.statutoryMaxFen);
    return {};
}

/// 行政处罚法 第三十七条: the version of the day of the act against that of the day of the decision.
void putLighterLaw(Step &step, const discretion::Assessment &own)
{
    QJsonObject &body = step.prepared.body;
    const Entry *filing = newest(step.file.all(), {"case.filing_proposed"});
    const auto actOn = filing ? chain::dateOf(filing->body, "violation_on") : std::nullopt;
    const QDate now = chain::dateOf(body, "applied_on").value_or(step.at.date());
    const packs::Pack &pack = *step.law().pack;
    const packs::Item *then = actOn ? pack.itemOn(own.item, *actOn) : nullptr;
    const packs::Item *today = pack.itemOn(own.item, now);
    if (!then || !today || then == today)
        return;
    const auto legal = assessUnder(*today, body, step.file.all(), pack);
    if (!legal || !own.statutoryMaxFen || !legal->statutoryMaxFen)
        return;
    const bool lighter = *legal->statutoryMaxFen < *own.statutoryMaxFen
        || (*legal->statutoryMaxFen == *own.statutoryMaxFen
            && legal->statutoryMinFen.value_or(0) < own.statutoryMinFen.value_or(0));
    if (lighter)
        body.insert(QStringLiteral("lighter_law"),
                    message(QStringLiteral("discretion.lighter_law"),
                            {dateText(today->effectiveFrom), Fen{legal->statutoryMinFen.value_or(0)}.yuan(),
                             Fen{*legal->statutoryMaxFen}.yuan()}));
}

QString yuan(qint64 fen)
{
    return Fen{fen}.yuan();
}

QString statutoryRange(const discretion::Assessment &assessed)
{
    const auto &least = assessed.statutoryMinFen;
    const auto &most = assessed.statutoryMaxFen;
    if (least && most)
        return message(QStringLiteral("discretion.outside_both"), {yuan(*least), yuan(*most)});
    if (most)
        return message(QStringLiteral("discretion.outside_most"), {yuan(*most)});
    return least ? message(QStringLiteral("discretion.outside_least"), {yuan(*least)})
                 : message(QStringLiteral("discretion.outside_none"));
}

/// What of one act's penalty lies outside the kinds and the range of its provision; empty: nothing.
QString outsideOf(const Step &step, const QJsonObject &one, const discretion::Assessment &assessed, qint64 fen)
{
    const bool warning = chain::flagOf(one, "warning");
    const QStringList factors = chain::textsOf(one, "factors");
    if (discretion::check(assessed, fen, warning, factors).withinStatute)
        return {};
    const packs::Item *item = itemAtAct(assessed.item, step.file.all(), *step.law().pack);
    const QString law = item ? packs::lawsText(item->penalty) : assessed.item;
    if (discretion::check(assessed, fen, false, factors).withinStatute)
        return message(QStringLiteral("discretion.outside_warning"), {law});
    return message(QStringLiteral("discretion.outside"), {yuan(fen), law, statutoryRange(assessed)});
}

/// 行政处罚法 第七十六条(二): told where the amount is weighed, not first where it would be issued.
Result<void> putOutside(Step &step, const discretion::Assessment &own)
{
    QJsonObject &body = step.prepared.body;
    // A fine that is shared out may keep the range in its shares: the rule weighs both, and says the amount.
    if (body.contains(QLatin1String("party_fines")))
        return {};
    QStringList outside{outsideOf(step, body, own, firstFine(body))};
    for (const QJsonObject &more : moreActs(body)) {
        ANJUAN_TRY(const auto assessed, assessFor(more, step.file.all(), *step.law().pack));
        outside += outsideOf(step, more, assessed, chain::integerOf(more, "fine_fen"));
    }
    outside.removeAll(QString());
    if (!outside.isEmpty())
        body.insert(QStringLiteral("outside_statute"), outside.join(QChar(u';')));
    return {};
}

/// Several acts of one case: each has its own range, the fine is their sum.
Result<void> putMoreActs(Step &step)
{
    QJsonObject &body = step.prepared.body;
    if (!body.contains(QLatin1String("more_acts")))
        return {};
    if (firstFine(body) < 0)
        return fail(Fault::Invalid, "act.bad_field",
                    {step.act.act, QStringLiteral("more_acts"), message(QStringLiteral("discretion.parts_exceed"))});
    QJsonArray ranges;
    for (const QJsonObject &more : moreActs(body)) {
        ANJUAN_TRY(const auto assessed, assessFor(more, step.file.all(), *step.law().pack));
        ranges.append(assessed.rangeText);
    }
    body.insert(QStringLiteral("more_ranges"), ranges);
    body.insert(QStringLiteral("first_fine_fen"), firstFine(body));
    return {};
}

} // namespace

Result<void> completeDiscretion(Step &step)
{
    ANJUAN_CHECK(knownFactors(step));
    ANJUAN_CHECK(putKinds(step));
    ANJUAN_CHECK(checkPartyFines(step));
    ANJUAN_CHECK(putMoreActs(step));
    ANJUAN_TRY(const auto assessed, assessFor(step.prepared.body, step.file.all(), *step.law().pack));
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("item"), assessed.item);
    // By its id however it was named: so similar cases find each other, and the papers its text.
    body.insert(QStringLiteral("tier"), assessed.tier);
    body.insert(QStringLiteral("range_text"), assessed.rangeText);
    if (assessed.minFen)
        body.insert(QStringLiteral("min_fen"), *assessed.minFen);
    if (assessed.maxFen)
        body.insert(QStringLiteral("max_fen"), *assessed.maxFen);
    ANJUAN_CHECK(putSimilar(step, assessed));
    ANJUAN_CHECK(putOtherProvision(step, assessed));
    putLighterLaw(step, assessed);
    ANJUAN_CHECK(putOutside(step, assessed));
    ANJUAN_TRY(const QStringList earlier, casesOfSameParty(step.parts, step.caseId));
    if (!earlier.isEmpty())
        body.insert(QStringLiteral("earlier_cases"), QJsonArray::fromStringList(earlier));
    return {};
}

} // namespace anjuan::casework

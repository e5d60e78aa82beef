#include "core/casework/facts_parts.h"

#include <algorithm>

#include "core/casework/entrusted.h"
#include "core/casework/parties.h"
#include "core/casework/reopening.h"
#include "core/casework/weighing.h"
#include "core/chain/body.h"
#include "core/discretion/calculator.h"
#include "core/packs/penalty_kinds.h"
#include "core/review/content.h"
#include "core/review/opinion.h"

namespace anjuan::casework {

using chain::flagOf;
using chain::integerOf;
using chain::textOf;
using chain::textsOf;

namespace {

/// 行政处罚法 第六十三条第一款
bool hasHeardKind(const cases::PenaltyFact &penalty)
{
    return std::any_of(penalty.otherKinds.begin(), penalty.otherKinds.end(), [](const QString &code) {
        const packs::PenaltyKind *kind = packs::penaltyKind(code);
        return kind && kind->heard;
    });
}

/// What the kinds of penalty ask to be discussed, by the pack; older records name a kind in words.
bool hasDiscussedKind(const cases::PenaltyFact &penalty, const packs::Settings &settings)
{
    const auto named = [&settings](const QString &code) {
        const packs::PenaltyKind *kind = packs::penaltyKind(code);
        return kind && settings.discussionKinds.contains(QLatin1String(kind->code));
    };
    return std::any_of(penalty.otherKinds.begin(), penalty.otherKinds.end(), named)
        || (penalty.warning && settings.discussionKinds.contains(QLatin1String("warning")))
        || (penalty.fineFen > 0 && settings.discussionKinds.contains(QLatin1String("fine")));
}

/// What the illegal gains and goods to be confiscated are worth.
qint64 confiscatedFen(Entries entries)
{
    const Standing standing(entries);
    const Entry *discretion = newest(standing.entries(), {"discretion.applied"});
    return discretion ? integerOf(discretion->body, "confiscated_fen") : 0;
}

review::TriggerFacts triggerFacts(Entries entries)
{
    const cases::PenaltyFact penalty = proposedPenalty(entries);
    const Entry *evaluated = newest(entries, {"review.evaluated"});
    return {.ordinaryPenalty = true,
            .partyKind = strictestKind(entries),
            .item = itemOfCase(entries),
            .fineFen = penalty.fineFen,
            .confiscatedFen = confiscatedFen(entries),
            .otherKinds = penalty.otherKinds,
            .hearingHeld = newest(entries, {"hearing.held"}) != nullptr,
            .named = evaluated ? textsOf(evaluated->body, "named") : QStringList()};
}

/// What matches for any of the parties.
QStringList triggersFor(const packs::Pack &pack, Entries entries, review::TriggerFacts facts)
{
    QStringList all;
    for (const Share &share : sharesProposed(entries)) {
        facts.partyKind = share.kind;
        facts.fineFen = share.fineFen;
        all += review::reviewTriggers(pack, facts);
    }
    all.removeDuplicates();
    return all;
}

} // namespace

const packs::Item *itemAtAct(const QString &item, Entries entries, const packs::Pack &pack)
{
    const Entry *filing = newest(entries, {"case.filing_proposed", "case.continued_from_paper"});
    const auto actOn = filing ? chain::dateOf(filing->body, "violation_on") : std::nullopt;
    const packs::Item *then = actOn ? pack.itemOn(item, *actOn) : nullptr;
    return then ? then : pack.item(item);
}

Result<discretion::Assessment> assessFor(const QJsonObject &body, Entries entries, const packs::Pack &pack)
{
    const packs::Benchmark *benchmark = pack.benchmark(textOf(body, "benchmark"));
    const packs::Item *item = benchmark ? itemAtAct(benchmark->item, entries, pack) : nullptr;
    if (!item)
        return fail(Fault::Invalid, "field.unknown_benchmark", {textOf(body, "benchmark")});
    return assessUnder(*item, body, entries, pack);
}

Result<discretion::Assessment> assessUnder(const packs::Item &item, const QJsonObject &body, Entries entries,
                                           const packs::Pack &pack)
{
    const packs::Benchmark *benchmark = pack.benchmark(textOf(body, "benchmark"));
    if (!benchmark)
        return fail(Fault::Invalid, "field.unknown_benchmark", {textOf(body, "benchmark")});
    discretion::Circumstances about;
    about.partyClass = body.contains(QLatin1String("party_kind")) ? textOf(body, "party_kind") : strictestKind(entries);
    about.tier = textOf(body, "tier");
    about.conditions = textsOf(body, "circumstances");
    about.factors = textsOf(body, "factors");
    about.quantityUnit = textOf(body, "quantity_unit");
    if (body.contains(QLatin1String("quantity")))
        about.quantityMilli = integerOf(body, "quantity");
    if (body.contains(QLatin1String("base_fen")))
        about.baseFen = integerOf(body, "base_fen");
    return discretion::assess(item, *benchmark, about);
}

std::vector<QJsonObject> moreActs(const QJsonObject &body)
{
    std::vector<QJsonObject> acts;
    for (const auto each : body.value(QLatin1String("more_acts")).toArray()) {
        QJsonObject one = each.toObject();
        one.insert(QStringLiteral("factors"), body.value(QLatin1String("factors")));
        acts.push_back(std::move(one));
    }
    return acts;
}

qint64 firstFine(const QJsonObject &body)
{
    qint64 fen = integerOf(body, "fine_fen");
    for (const QJsonObject &more : moreActs(body))
        fen -= integerOf(more, "fine_fen");
    return fen;
}

bool isHeavier(const cases::PenaltyFact &now, const cases::PenaltyFact &told)
{
    if (now.fineFen > told.fineFen || (now.warning && !told.warning))
        return true;
    for (const QString &kind : now.otherKinds) {
        if (!told.otherKinds.contains(kind))
            return true;
    }
    return false;
}

void factsOfDiscretion(Entries entries, const packs::Pack &pack, cases::StepFacts &facts)
{
    if (const Entry *entry = newest(entries, {"discretion.applied"}))
        facts.discretion = weighed(entry->body, entries, pack);
}

void factsOfThisDiscretion(const QJsonObject &body, Entries before, const packs::Pack &pack, cases::StepFacts &facts)
{
    facts.discretion = weighed(body, before, pack);
}

void factsOfPack(Entries entries, const packs::Pack &pack, cases::StepFacts &facts)
{
    const packs::Settings &settings = pack.settings;
    facts.reviewBeforeNotice = settings.review.when != QLatin1String("after_defence");
    facts.reviewAfterDefence = settings.review.when != QLatin1String("before_notice");
    facts.fileDays = settings.fileDays;
    facts.fileReportDays = settings.fileReportDays;
    facts.reviewDays = settings.review.days;
    facts.publishDays = settings.publishDays;
    facts.archiveDays = settings.archiveDays;
    facts.reviewDue = !triggersFor(pack, entries, triggerFacts(entries)).isEmpty();
    const cases::PenaltyFact penalty = proposedPenalty(entries);
    // The strictest among several parties holds for the case: one procedure, one decision. A fine, illegal gains or
    // illegal goods, each measured by itself. 行政处罚法 第六十三条第一款
    const qint64 confiscated = confiscatedFen(entries);
    for (const Share &share : sharesProposed(entries)) {
        if (share.kind.isEmpty())
            continue;
        const qint64 heaviest = std::max(share.fineFen, confiscated);
        const qint64 hearing = settings.hearing.of(share.kind, pack.fieldOf(itemOfCase(entries)));
        const qint64 discussion = settings.discussion.of(share.kind, pack.fieldOf(itemOfCase(entries)));
        facts.hearingDue |= hearing > 0 && heaviest >= hearing;
        facts.discussionDue |= discussion > 0 && share.fineFen >= discussion;
    }
    facts.hearingDue |= hasHeardKind(penalty);
    facts.discussionDue |= hasDiscussedKind(penalty, settings);
}

bool isMajor(Entries entries, const packs::Pack &pack)
{
    cases::StepFacts facts;
    factsOfPack(entries, pack, facts);
    return facts.discussionDue;
}

QStringList triggersOf(Entries entries, const packs::Pack &pack)
{
    return triggersFor(pack, entries, triggerFacts(entries));
}

QStringList triggersOf(Entries entries, const packs::Pack &pack, const QStringList &named)
{
    review::TriggerFacts facts = triggerFacts(entries);
    facts.named = named;
    return triggersFor(pack, entries, facts);
}

Result<void> checkOpinion(const QJsonObject &body)
{
    ANJUAN_TRY(const review::Opinion opinion, review::opinionFromJson(body));
    return review::checkOpinion(opinion);
}

namespace {

/// One party as it always stood; each further one, and what each pays, beside it.
void putParties(review::Content &content, Entries entries)
{
    const auto seats = seatsOf(entries);
    const Entry *discretion = newest(entries, {"discretion.applied"});
    const auto fines = discretion ? partyFinesOf(entries, discretion->body) : std::map<QString, qint64>();
    for (const PartySeat &seat : seats) {
        const QString particulars = textOf(seat.now->body, "private_sha256");
        if (&seat == &seats.front())
            content.party = particulars;
        else
            content.otherParties += particulars;
        if (const auto own = fines.find(seat.id()); own != fines.end())
            content.partyFines += particulars + QLatin1Char('=') + QString::number(own->second);
    }
}

} // namespace

Result<DecidedContent> decidedContent(Entries all, const packs::Pack &pack)
{
    const Standing standing(all);
    const Entries entries = standing.entries();
    review::Content content;
    // What nothing here says since stands as it was told on paper.
    const Entry *paper = newest(entries, {"case.continued_from_paper"});
    putParties(content, entries);
    if (const Entry *report = newest(entries, {"investigation.concluded"})) {
        content.facts = textOf(report->body, "private_sha256");
        content.articlesViolated = textOf(report->body, "articles_violated");
        content.penaltyBasis = textOf(report->body, "penalty_basis");
    } else if (paper) {
        if (textsOf(paper->body, "private_members").contains(QStringLiteral("facts")))
            content.facts = textOf(paper->body, "private_sha256");
        content.articlesViolated = textOf(paper->body, "articles_violated");
        content.penaltyBasis = textOf(paper->body, "penalty_basis");
    }
    for (const Entry *evidence : liveEvidence(entries)) {
        // 决定后材料 support no decision (最高人民法院关于行政诉讼证据若干问题的规定 第六十条): the set is fixed by
        // then.
        if (const Entry *decision = newest(entries, {"decision.issued"}); decision && evidence > decision)
            continue;
        content.evidence += textOf(evidence->body, "evidence_sha256");
    }
    const Entry *weighed = newest(entries, {"discretion.applied"});
    if (const Entry *discretion = weighed ? weighed : paper) {
        const QString benchmark = textOf(discretion->body, "benchmark");
        if (weighed || !benchmark.isEmpty())
            content.tier = benchmark + QLatin1Char('/') + textOf(discretion->body, "tier");
        const cases::PenaltyFact penalty = penaltyOf(discretion->body);
        content.fineFen = penalty.fineFen;
        content.warning = penalty.warning;
        content.otherKinds = penalty.otherKinds;
        content.confiscation = textOf(discretion->body, "confiscation_text");
    }
    for (const char *form : {"penalty_notice", "penalty_decision"}) {
        const QString version =
            pack.forms.value(QLatin1String(form)).toObject().value(QLatin1String("version")).toString();
        content.formVersions += QLatin1String(form) + QLatin1Char('@') + version;
    }
    ANJUAN_TRY(const QString digest, review::contentDigest(content));
    return DecidedContent{review::toJson(content), digest};
}

} // namespace anjuan::casework

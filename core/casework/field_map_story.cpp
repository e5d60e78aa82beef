#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/casework/discretion_sheet.h"
#include "core/casework/facts_parts.h"
#include "core/casework/field_map_parts.h"
#include "core/casework/reopening.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::textOf;

namespace {

/// What was found on paper, as it was told when the case went on here.
QJsonObject foundOnPaper(const QJsonObject &told)
{
    QJsonObject found;
    for (const char *member : {"facts", "evidence_text", "articles_violated", "penalty_basis", "correction_text"})
        putText(found, member, textOf(told, member));
    return found;
}

/// What tells of a decision that was made on paper, while the case was not taken up again.
const Entry *decisionOnPaper(Entries entries)
{
    const Entry *paper = newest(entries, {"case.continued_from_paper"});
    const Entry *reopened = newest(entries, {"case.reopened"});
    const bool stands = paper && (!reopened || reopened < paper);
    return stands && !textOf(paper->body, "decided_on").isEmpty() ? paper : nullptr;
}

void putPenalty(QJsonObject &out, const cases::PenaltyFact &penalty, const QString &confiscation, const QString &shares)
{
    QJsonObject told{{QStringLiteral("fine_fen"), penalty.fineFen}, {QStringLiteral("warning"), penalty.warning}};
    told.insert(QStringLiteral("confiscation_text"), confiscation);
    told.insert(QStringLiteral("text"), penaltyText(penalty, confiscation) + shares);
    out.insert(QStringLiteral("penalty"), told);
}

/// What the notice and the decision tell alike: the story of the report, and the penalty.
QJsonObject toldOf(const QJsonObject &out, const cases::PenaltyFact &penalty, const QString &shares, const Lawbook &law)
{
    QJsonObject told;
    const QJsonObject story = out.value(QLatin1String("investigation")).toObject();
    for (const char *member :
         {"facts", "evidence_text", "articles_violated", "penalty_basis", "discretion_text", "correction_text"})
        putText(told, member, textOf(story, member));
    const QString confiscation = textOf(out.value(QLatin1String("discretion")).toObject(), "confiscation_text");
    const QString sentence = penaltyText(penalty, confiscation) + shares;
    told.insert(QStringLiteral("proposal_text"), sentence);
    told.insert(QStringLiteral("text"), sentence);
    if (const QString duty = dutyText(penalty, confiscation); !duty.isEmpty())
        told.insert(QStringLiteral("duty_text"), duty + shares);
    const QJsonObject unit = law.book->unit();
    putText(told, "address", textOf(unit, "address"));
    putText(told, "phone", textOf(unit, "phone"));
    told.insert(QStringLiteral("pay_days"), 15);
    return told;
}

/// 分别裁量、合并处罚: what each act of the case was measured by, and what it is fined.
QString otherActsText(const QJsonObject &body, const packs::Pack &pack)
{
    const std::vector<QJsonObject> acts = moreActs(body);
    if (acts.empty())
        return {};
    const QStringList ranges = chain::textsOf(body, "more_ranges");
    QString text = message(QStringLiteral("discretion.sentence_first"), {Fen{firstFine(body)}.yuan()});
    for (std::size_t i = 0; i < acts.size(); ++i) {
        const packs::Benchmark *benchmark = pack.benchmark(textOf(acts[i], "benchmark"));
        QString tier = textOf(acts[i], "tier");
        for (const packs::Tier &one : benchmark ? benchmark->tiers : std::vector<packs::Tier>())
            tier = one.id == tier ? one.name : tier;
        text += message(QStringLiteral("discretion.sentence_more"),
                        {textOf(acts[i], "act"), benchmark ? benchmark->title : textOf(acts[i], "benchmark"), tier,
                         ranges.value(static_cast<qsizetype>(i)), endedWithStop(textOf(acts[i], "reason")),
                         Fen{chain::integerOf(acts[i], "fine_fen")}.yuan()});
    }
    return text
        + message(QStringLiteral("discretion.sentence_together"), {Fen{chain::integerOf(body, "fine_fen")}.yuan()});
}

} // namespace

void putStory(QJsonObject &out, Entries entries, const Lawbook &law)
{
    QJsonObject investigation;
    const Entry *paper = newest(entries, {"case.continued_from_paper"});
    if (const Entry *entry = newest(entries, {"investigation.concluded"}))
        investigation = entryFields(*entry, law);
    else if (paper)
        investigation = foundOnPaper(entryFields(*paper, law));
    if (paper && !penaltyOf(paper->body).none())
        putPenalty(out, penaltyOf(paper->body), {}, sharesText(entries, paper->body));
    QJsonObject discretion;
    if (const Entry *entry = newest(entries, {"discretion.applied"})) {
        discretion = entryFields(*entry, law);
        if (const packs::Benchmark *benchmark = law.pack->benchmark(textOf(entry->body, "benchmark"))) {
            discretion.insert(QStringLiteral("benchmark"), benchmark->title);
            putText(discretion, "benchmark_source", benchmark->issuingBody);
            for (const packs::Tier &tier : benchmark->tiers) {
                if (tier.id == textOf(entry->body, "tier")) {
                    discretion.insert(QStringLiteral("tier"), tier.name);
                    putText(discretion, "condition", tier.text);
                }
            }
        }
        if (const packs::Item *item = law.pack->item(textOf(entry->body, "item")))
            discretion.insert(QStringLiteral("item"), item->name);
        QStringList factors;
        for (const QString &code : chain::textsOf(entry->body, "factors")) {
            const packs::Factor *factor = law.pack->factor(code);
            factors += factor ? factor->zh : code;
        }
        putText(discretion, "factors_text", factors.join(QStringLiteral(";")));
        putText(discretion, "departure", textOf(entry->body, "departure_reason"));
        putText(discretion, "text",
                message(QStringLiteral("discretion.sentence"),
                        {textOf(discretion, "benchmark"), textOf(discretion, "tier"), textOf(discretion, "range_text"),
                         endedWithStop(textOf(discretion, "reason"))})
                    + otherActsText(entry->body, *law.pack));
        putPenalty(out, proposedPenalty(entries), textOf(entry->body, "confiscation_text"),
                   sharesText(entries, entry->body));
        discretion.insert(QStringLiteral("sheet"), discretionSheet(entries, law));
        out.insert(QStringLiteral("discretion"), discretion);
        putText(investigation, "discretion_text", textOf(discretion, "text"));
        putText(investigation, "factors_text", textOf(discretion, "factors_text"));
    }
    if (!investigation.isEmpty())
        out.insert(QStringLiteral("investigation"), investigation);
}

void putIssued(QJsonObject &out, const char *name, Entries entries, const char *kind, const Lawbook &law)
{
    const Entry *entry = newest(entries, {kind});
    if (!entry)
        return;
    QJsonObject paper = entryFields(*entry, law);
    const QJsonObject told = toldOf(out, penaltyOf(entry->body), sharesText(entries, entry->body), law);
    for (auto it = told.begin(); it != told.end(); ++it)
        paper.insert(it.key(), it.value());
    paper.insert(QStringLiteral("kind"), textOf(entry->body, "outcome"));
    // The number stands beside the name on the paper, whether or not it was typed there too.
    putText(paper, "contact", textOf(paper, "contact").remove(textOf(law.book->unit(), "phone")).trimmed());
    if (const Entry *proposal = newest(entries, {"decision.proposed"}))
        putText(paper, "notice_text", textOf(proposal->body, "notice_text"));
    out.insert(QLatin1String(name), paper);
}

void putProposed(QJsonObject &out, Entries all, const Lawbook &law)
{
    const Standing standing(all);
    const Entries entries = standing.entries();
    if (newest(entries, {"decision.issued"}) || decisionOnPaper(all))
        return;
    const cases::PenaltyFact penalty = proposedPenalty(entries);
    const bool settled = !penalty.none() || newest(entries, {"discretion.applied"});
    const Entry *discretion = newest(entries, {"discretion.applied"});
    QJsonObject paper = toldOf(out, penalty, discretion ? sharesText(entries, discretion->body) : QString(), law);
    paper.insert(QStringLiteral("kind"),
                 penalty.none() && settled ? QStringLiteral("no_penalty") : QStringLiteral("penalty"));
    // What nobody has settled yet is a blank, not a decision to let it be.
    if (!settled) {
        for (const char *member : {"text", "proposal_text"})
            paper.remove(QLatin1String(member));
    }
    if (const Entry *proposal = newest(entries, {"decision.proposed"}))
        putText(paper, "notice_text", textOf(proposal->body, "notice_text"));
    out.insert(QStringLiteral("decision"), paper);
}

void putDecidedOnPaper(QJsonObject &out, Entries entries)
{
    const Entry *paper = decisionOnPaper(entries);
    if (!paper || newest(entries, {"decision.issued"}))
        return;
    QJsonObject decision = out.value(QLatin1String("investigation")).toObject(); // facts, articles, basis
    putText(decision, "number", textOf(paper->body, "decision_number"));
    putText(decision, "on", textOf(paper->body, "decided_on"));
    putText(decision, "decided_on", textOf(paper->body, "decided_on"));
    putText(decision, "text", penaltyText(penaltyOf(paper->body), {}));
    putText(decision, "kind", QStringLiteral("penalty"));
    out.insert(QStringLiteral("decision"), decision);
}

} // namespace anjuan::casework

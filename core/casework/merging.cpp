#include <algorithm>

#include "core/casework/act_functions.h"
#include "core/casework/parties.h"
#include "core/casework/parts.h"
#include "core/casework/same_party.h"
#include "core/chain/body.h"
#include "core/insight/case_list.h"

/// 并案 and 分案: one case goes into another with its evidence, or a part of a case becomes a case of its own. Nothing
/// is taken out of a chain: what the other case is given are records that say where they came from.
namespace anjuan::casework {
namespace {

using chain::textOf;

/// An entry of a party as another case has it: how it stood to others was of the case that it comes from.
QJsonObject enteredAnew(QJsonObject body)
{
    body.remove(QStringLiteral("standing"));
    body.remove(QStringLiteral("in_place_of"));
    return body;
}

/// Faults: Refused `merge.same_case`, `merge.not_open {case}`; NotFound `case.unknown {case}`.
Result<CaseFile> otherCase(const Step &step)
{
    const auto other = CaseId::parse(textOf(step.prepared.body, "other"));
    if (!other || *other == step.caseId)
        return fail(Fault::Refused, "merge.same_case");
    ANJUAN_TRY(CaseFile file, CaseFile::load(*step.parts.store, *step.parts.vault, *other));
    if (newest(file.all(),
               {"decision.issued", "decision.issued_on_spot", "decision.not_penalised", "case.closed", "case.not_filed",
                "case.transferred", "case.filing_withdrawn", "case.merged_into", "case.history_entered"}))
        return fail(Fault::Refused, "merge.not_open", {other->toString()});
    return file;
}

/// As people know a case: by its number, before it is filed by what is suspected.
QString knownAs(Entries entries)
{
    const Entry *filed = newest(entries, {"case.filed", "case.continued_from_paper"});
    const QString number = filed ? textOf(filed->body, "number") : QString();
    const Entry *clue = newest(entries, {"case.opened"});
    return number.isEmpty() && clue ? textOf(clue->body, "suspected") : number;
}

/// People know a case by its number, or by the end of it; the record names it by its id, and beside it by its number.
Result<void> completeMerge(Step &step)
{
    const QString typed = textOf(step.prepared.body, "other").trimmed();
    auto other = step.session.library().findCase(typed);
    if (!other && other.error().fault == Fault::NotFound)
        other = insight::caseNumberedLike(*step.parts.store, typed, step.caseId);
    if (!other)
        return fail(other.error());
    step.prepared.body.insert(QStringLiteral("other"), other->toString());
    ANJUAN_TRY(const CaseFile file, otherCase(step));
    step.prepared.body.insert(QStringLiteral("other_number"), knownAs(file.all()));
    return {};
}

/// 关联案件: named as people name it. One that is not in this library stays as it was typed: that it exists is a fact.
Result<void> completeLink(Step &step)
{
    if (const auto known = step.session.library().findCase(textOf(step.prepared.body, "case_id")))
        step.prepared.body.insert(QStringLiteral("case_id"), known->toString());
    return {};
}

Result<void> completeSplit(Step &step)
{
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("new_case"), newUuid());
    // For the tables: whose the party was is not to be read from a hash.
    if (const Entry *party = entryOf(step.file.all(), textOf(body, "party")))
        body.insert(QStringLiteral("party_id"), textOf(party->body, "party"));
    return {};
}

bool isSameParty(const Entry &a, const Entry &b)
{
    const QString mine = partyIdentity(a.particulars);
    return textOf(a.body, "party") == textOf(b.body, "party")
        || (mine.isEmpty() ? textOf(a.particulars, "name") == textOf(b.particulars, "name")
                           : mine == partyIdentity(b.particulars));
}

/// The parties of the case that goes in, as they are to stand in this one: who is no party here yet, beside those who
/// are 共同当事人.
std::vector<QJsonObject> partiesComing(Entries here, Entries other)
{
    std::vector<QJsonObject> coming;
    const auto standing = partiesOf(here);
    for (const Entry *party : partiesOf(other)) {
        if (std::any_of(standing.begin(), standing.end(), [&](const Entry *one) { return isSameParty(*one, *party); }))
            continue;
        QJsonObject body = enteredAnew(party->body);
        body.insert(QStringLiteral("standing"), QStringLiteral("beside"));
        coming.push_back(std::move(body));
    }
    return coming;
}

/// case.merged here with the other's parties and live evidence, case.merged_into there: all of it or nothing.
Result<Outcome> merge(Step &step, Progress &)
{
    ANJUAN_TRY(const CaseFile other, otherCase(step));
    Outcome outcome;
    outcome.caseId = step.caseId;
    const chain::Actor actor = step.session.key().actor();
    const QString here = chain::caseChain(step.caseId);
    ANJUAN_CHECK(step.parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        for (const QJsonObject &party : partiesComing(step.file.all(), other.all()))
            ANJUAN_CHECK(ledger.append(actor, here, QStringLiteral("party.entered"), party));
        QJsonArray taken;
        for (const Entry *item : liveEvidence(other.all())) {
            ANJUAN_TRY(const chain::Record record,
                       ledger.append(actor, here, QStringLiteral("evidence.added"), movedBody(*item, other.id())));
            taken.append(record.hash.hex());
        }
        QJsonObject body = step.prepared.body;
        if (!taken.isEmpty())
            body.insert(QStringLiteral("evidence"), taken);
        ANJUAN_TRY(const chain::Record record, ledger.append(actor, here, step.act.kind, body));
        outcome.record = record.hash.hex();
        ANJUAN_CHECK(ledger.append(actor, chain::caseChain(other.id()), QStringLiteral("case.merged_into"),
                                   {{QStringLiteral("case"), step.caseId.toString()},
                                    {QStringLiteral("case_number"), knownAs(step.file.all())},
                                    {QStringLiteral("merged_on"), textOf(body, "merged_on")},
                                    {QStringLiteral("reason"), textOf(body, "reason")}}));
        return {};
    }));
    return outcome;
}

/// The clue of the case that is split off: as it came in, under the name of what it is about now.
Result<QJsonObject> openingOf(const Step &step)
{
    const Entry *clue = newest(step.file.all(), {"case.opened"});
    if (!clue)
        return fail(Fault::Refused, "merge.no_clue", {step.caseId.toString()});
    QJsonObject body = clue->body;
    for (const char *member : {"reasons", "reply_days", "reply_to", "split_from", "like"})
        body.remove(QLatin1String(member));
    body.insert(QStringLiteral("suspected"), textOf(step.prepared.body, "suspected"));
    body.insert(QStringLiteral("split_from"), step.caseId.toString());
    return body;
}

/// case.opened of the new case, with the party and the evidence that go with it; case.split_off here.
Result<Outcome> split(Step &step, Progress &)
{
    ANJUAN_TRY(const QJsonObject opening, openingOf(step));
    const auto id = CaseId::parse(textOf(step.prepared.body, "new_case"));
    if (!id)
        return fail(Fault::Invalid, "field.wants_uuid", {textOf(step.prepared.body, "new_case")});
    const QString there = chain::caseChain(*id);
    Outcome outcome;
    outcome.caseId = step.caseId;
    const chain::Actor actor = step.session.key().actor();
    ANJUAN_CHECK(step.parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(actor, there, QStringLiteral("case.opened"), opening));
        const Entry *party = entryOf(step.file.all(), textOf(step.prepared.body, "party"));
        if (party && party->kind != QLatin1String("party.entered"))
            return fail(Fault::Refused, "merge.no_party", {party->hash()});
        if (party)
            ANJUAN_CHECK(ledger.append(actor, there, party->kind, enteredAnew(party->body)));
        for (const QString &hash : chain::textsOf(step.prepared.body, "items")) {
            const Entry *item = entryOf(step.file.all(), hash);
            if (!item || item->kind != QLatin1String("evidence.added"))
                return fail(Fault::Refused, "evidence.no_item", {hash});
            ANJUAN_CHECK(ledger.append(actor, there, QStringLiteral("evidence.added"), movedBody(*item, step.caseId)));
        }
        ANJUAN_TRY(const chain::Record record,
                   ledger.append(actor, chain::caseChain(step.caseId), step.act.kind, step.prepared.body));
        outcome.record = record.hash.hex();
        return {};
    }));
    return outcome;
}

} // namespace

void families::addMerging(ActTable &acts)
{
    acts[QStringLiteral("case.merge")].complete = &completeMerge;
    acts[QStringLiteral("case.merge")].perform = &merge;
    acts[QStringLiteral("inspection.link_case")].complete = &completeLink;
    acts[QStringLiteral("case.split")].complete = &completeSplit;
    acts[QStringLiteral("case.split")].perform = &split;
}

} // namespace anjuan::casework

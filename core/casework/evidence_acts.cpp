#include <algorithm>

#include "core/casework/access_log.h"
#include "core/casework/act_functions.h"
#include "core/casework/field_map.h"
#include "core/casework/retention.h"
#include "core/casework/thumbnails.h"
#include "core/chain/body.h"
#include "core/evidence/claims.h"
#include "core/evidence/queries.h"

namespace anjuan::casework {
namespace {

using chain::textOf;
using chain::textsOf;

Result<void> completeAdded(Step &step)
{
    for (const auto &[member, path] : step.prepared.files) {
        const QJsonObject claims =
            member == QLatin1String("evidence") ? evidence::claimsOf(evidence::mediaFacts(path)) : QJsonObject();
        if (!claims.isEmpty())
            step.prepared.body.insert(QStringLiteral("claims"), claims);
    }
    return {};
}

/// The leader's newest word on a proposal.
const Entry *decisionOn(Entries entries, const QString &proposal)
{
    const Entry *found = nullptr;
    for (const Entry *entry : allOf(entries, {"evidence.destruction_decided"})) {
        if (textOf(entry->body, "proposal") == proposal)
            found = entry;
    }
    return found;
}

/// 保管期限届满 is said of a case that is closed; what is private or strange may go at once.
Result<void> mayExpire(Step &step)
{
    if (textOf(step.prepared.body, "ground") != QLatin1String("expired"))
        return {};
    if (!newest(step.file.all(), {"case.closed"}))
        return fail(Fault::Refused, "evidence.case_open");
    ANJUAN_TRY(const auto rows, retentionOf(step.session.library(), step.caseId));
    const QStringList items = textsOf(step.prepared.body, "items");
    for (const KeepRow &row : rows) {
        if (items.contains(row.record) && !row.isDue(step.at.date()))
            return fail(
                Fault::Refused, "evidence.not_expired",
                {row.title, row.until ? dateText(*row.until) : optionText("case.archive", "retention", row.keep)});
    }
    return {};
}

Result<void> completeDestruction(Step &step)
{
    const Entries entries = step.file.all();
    const QString hash = textOf(step.prepared.body, "proposal");
    const Entry *proposal = entryOf(entries, hash);
    const Entry *decision = decisionOn(entries, hash);
    if (!proposal || proposal->kind != QLatin1String("evidence.destruction_proposed") || !decision
        || textOf(decision->body, "outcome") != QLatin1String("agree"))
        return fail(Fault::Refused, "evidence.not_agreed");
    for (const Entry *done : allOf(entries, {"evidence.destroyed"})) {
        if (textOf(done->body, "proposal") == hash)
            return fail(Fault::Refused, "evidence.destroyed_already");
    }
    step.prepared.body.insert(QStringLiteral("items"), proposal->body.value(QLatin1String("items")));
    return {};
}

/// People know a case by its number; the record names it by its id.
Result<void> completeMove(Step &step)
{
    ANJUAN_TRY(const CaseId to, step.session.library().findCase(textOf(step.prepared.body, "to_case")));
    step.prepared.body.insert(QStringLiteral("to_case"), to.toString());
    return {};
}

struct Doomed {
    QStringList gone; // digests that no living item names any more
    PersonId approvedBy;
    QString ground;
};

Result<Doomed> doomedBy(const Step &step)
{
    const QString hash = textOf(step.prepared.body, "proposal");
    const Entry *proposal = entryOf(step.file.all(), hash);
    Doomed doomed;
    doomed.approvedBy = decisionOn(step.file.all(), hash)->by;
    doomed.ground = textOf(proposal->body, "ground") + QLatin1Char(' ') + textOf(proposal->body, "reason");
    const QStringList items = textsOf(step.prepared.body, "items");
    for (const QString &item : items) {
        ANJUAN_TRY(const auto row, evidence::itemByRecord(*step.parts.store, item));
        if (!row)
            continue;
        ANJUAN_TRY(const auto same, evidence::itemsWith(*step.parts.store, row->sha256));
        const bool needed = std::any_of(same.begin(), same.end(), [&items](const evidence::ItemRow &other) {
            return !items.contains(other.record) && other.destroyedOn.isEmpty();
        });
        if (!needed && !doomed.gone.contains(row->sha256))
            doomed.gone += row->sha256;
    }
    return doomed;
}

/// evidence.moved here and evidence.added in the case where the items belong, in one transaction. Faults: Refused
/// `evidence.same_case`, `evidence.no_item`, NotFound `case.unknown {case}`.
Result<Outcome> moveEvidence(Step &step, Progress &)
{
    const auto to = CaseId::parse(textOf(step.prepared.body, "to_case"));
    if (!to || *to == step.caseId)
        return fail(Fault::Refused, "evidence.same_case");
    ANJUAN_TRY(const CaseFile target, CaseFile::load(*step.parts.store, *step.parts.vault, *to));
    Outcome outcome;
    outcome.caseId = step.caseId;
    const chain::Actor actor = step.session.key().actor();
    ANJUAN_CHECK(step.parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        for (const QString &hash : textsOf(step.prepared.body, "items")) {
            const Entry *item = entryOf(step.file.all(), hash);
            if (!item || item->kind != QLatin1String("evidence.added"))
                return fail(Fault::Refused, "evidence.no_item", {hash});
            ANJUAN_CHECK(ledger.append(actor, chain::caseChain(*to), QStringLiteral("evidence.added"),
                                       movedBody(*item, step.caseId)));
        }
        ANJUAN_TRY(const chain::Record record,
                   ledger.append(actor, chain::caseChain(step.caseId), step.act.kind, step.prepared.body));
        outcome.record = record.hash.hex();
        return {};
    }));
    return outcome;
}

/// evidence.destroyed and blob.destroyed of each content that no other record of a living item names, in one
/// transaction; then the contents go. Of one that another item needs only the item goes.
Result<Outcome> destroyEvidence(Step &step, Progress &)
{
    ANJUAN_TRY(const Doomed doomed, doomedBy(step));
    Outcome outcome;
    outcome.caseId = step.caseId;
    const chain::Actor actor = step.session.key().actor();
    ANJUAN_CHECK(step.parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_TRY(const chain::Record record,
                   ledger.append(actor, chain::caseChain(step.caseId), step.act.kind, step.prepared.body));
        outcome.record = record.hash.hex();
        for (const QString &digest : doomed.gone) {
            ANJUAN_CHECK(ledger.append(actor, chain::caseChain(step.caseId), QStringLiteral("blob.destroyed"),
                                       {{QStringLiteral("blob"), digest},
                                        {QStringLiteral("approved_by"), doomed.approvedBy.toString()},
                                        {QStringLiteral("ground"), doomed.ground}}));
        }
        return {};
    }));
    // The record stands first: cut off here, the contents are orphans that the next sweep may take.
    for (const QString &digest : doomed.gone) {
        forgetThumbnail(step.parts.dir, digest); // a small picture of it would show it still
        if (step.parts.vault->has(digest))
            ANJUAN_CHECK(step.parts.vault->destroy(digest));
    }
    return outcome;
}

} // namespace

QJsonObject movedBody(const Entry &item, const CaseId &from)
{
    QJsonObject body = item.body;
    for (const char *member : {"reasons", "moved_from_case", "moved_from_record"})
        body.remove(QLatin1String(member));
    body.insert(QStringLiteral("moved_from_case"), from.toString());
    body.insert(QStringLiteral("moved_from_record"), item.hash());
    return body;
}

void families::addEvidence(ActTable &acts)
{
    acts[QStringLiteral("evidence.add")].complete = &completeAdded;
    acts[QStringLiteral("evidence.move")].complete = &completeMove;
    acts[QStringLiteral("evidence.move")].perform = &moveEvidence;
    acts[QStringLiteral("evidence.propose_destruction")].complete = &mayExpire;
    acts[QStringLiteral("evidence.destroy")].complete = &completeDestruction;
    acts[QStringLiteral("evidence.destroy")].perform = &destroyEvidence;
    for (const char *look : {"evidence.view", "evidence.play", "evidence.export"})
        acts[QLatin1String(look)].mayDo = &mayLook;
}

} // namespace anjuan::casework

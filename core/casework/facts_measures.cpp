#include <algorithm>
#include <map>

#include "core/casework/facts_more.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::dateOf;
using chain::flagOf;
using chain::integerOf;
using chain::textOf;

namespace {

bool isKind(const Entry &entry, const char *kind)
{
    return entry.kind == QLatin1String(kind);
}

bool isApproval(const Entry &entry)
{
    return isKind(entry, "approval.given") || isKind(entry, "approval.signed_on_paper")
        || isKind(entry, "approval.given_orally");
}

QDate approvedOn(const Entry &entry)
{
    for (const char *member : {"approved_on", "signed_on", "given_at"}) {
        if (const auto date = parseDate(textOf(entry.body, member).left(10)))
            return *date;
    }
    return entry.on();
}

/// Days of tests commissioned for the measure of which the party was told in writing (行政强制法 第二十五条).
int testDays(Entries entries, const QString &measure)
{
    int days = 0;
    for (const Entry *order : allOf(entries, {"appraisal.commissioned"})) {
        if (textOf(order->body, "measure") != measure || !dateOf(order->body, "told_on"))
            continue;
        const auto from = dateOf(order->body, "commissioned_on");
        for (const Entry *result : allOf(entries, {"appraisal.received"})) {
            const auto to = dateOf(result->body, "received_on");
            if (textOf(result->body, "commission") == order->hash() && from && to)
                days += static_cast<int>(std::max<qint64>(0, from->daysTo(*to)));
        }
    }
    return days;
}

cases::MeasureFact measureFact(Entries entries, const Entry &entry)
{
    cases::MeasureFact fact;
    fact.record = entry.hash();
    fact.startedAt = Instant::parse(textOf(entry.body, "started_at"));
    fact.startedOn = parseDate(textOf(entry.body, "started_at").left(10)).value_or(entry.on());
    fact.days = static_cast<int>(integerOf(entry.body, "days"));
    fact.urgent = flagOf(entry.body, "urgent");
    fact.excludedDays = testDays(entries, fact.record);
    for (const Entry &later : entries) {
        if (textOf(later.body, "measure") != fact.record)
            continue;
        if (isKind(later, "measure.extended")) {
            fact.extendedDays += static_cast<int>(integerOf(later.body, "days"));
            ++fact.extensions;
        }
        if (isKind(later, "measure.reported") && !fact.reportedAt)
            fact.reportedAt = Instant::parse(textOf(later.body, "reported_at"));
        if (isKind(later, "measure.handled") && !fact.handledOn)
            fact.handledOn = dateOf(later.body, "handled_on");
    }
    QStringList about{fact.record};
    if (const QString proposal = textOf(entry.body, "proposal"); !proposal.isEmpty())
        about += proposal;
    fact.approval = approvalFor(entries, QStringLiteral("measure"), about, &entry);
    return fact;
}

cases::PreservationFact preservationFact(Entries entries, const Entry &entry)
{
    cases::PreservationFact fact;
    fact.record = entry.hash();
    fact.preservedOn = parseDate(textOf(entry.body, "preserved_at").left(10)).value_or(entry.on());
    for (const Entry *settled : allOf(entries, {"preservation.handled"})) {
        if (textOf(settled->body, "preservation") == fact.record && !fact.handledOn)
            fact.handledOn = dateOf(settled->body, "handled_on");
    }
    return fact;
}

/// Which approval an act rests on: the step, the member that names what was approved, and the kind of its proposal.
struct RestsOn {
    const char *step;
    const char *member;   // of the act; may be absent
    const char *proposal; // a kind whose newest record was approved, or nullptr
    const char *kind;     // of the act itself: an approval serves once
    bool once = false;    // one approval for one act about the same thing, even where the approval names it
};

const std::map<QString, RestsOn> &approvalsOfActs()
{
    static const std::map<QString, RestsOn> all = {
        {QStringLiteral("preservation.carry_out"),
         {"preservation", "proposal", "preservation.proposed", "preservation.carried_out"}},
        {QStringLiteral("measure.carry_out"), {"measure", "proposal", "measure.proposed", "measure.carried_out"}},
        {QStringLiteral("measure.extend"),
         {"measure_extension", "measure", "measure.extension_proposed", "measure.extended", true}},
        {QStringLiteral("measure.handle"),
         {"measure_handling", "measure", "measure.handling_proposed", "measure.handled"}},
        {QStringLiteral("deferral.decide"), {"deferral", "request", nullptr, "performance.deferral_decided", true}},
        {QStringLiteral("court.apply"), {"court_application", "", nullptr, "execution.court_applied"}},
        {QStringLiteral("substitute.decide"), {"substitute", "", nullptr, "substitute.decided"}},
        {QStringLiteral("execution.decide"), {"execution", "", nullptr, "execution.decided"}},
        {QStringLiteral("demolition.order"), {"demolition", "", "demolition.notified", "demolition.ordered"}},
        {QStringLiteral("inspection.notify"), {"inspection", "", "inspection.proposed", "inspection.notified"}},
        {QStringLiteral("police.transfer"), {"police_transfer", "", "police.reported", "police.transferred"}},
        {QStringLiteral("decision.revoke"), {"revocation", "", nullptr, "decision.revoked"}},
        {QStringLiteral("case.reopen"), {"reopening", "", nullptr, "case.reopened"}},
    };
    return all;
}

/// What came after the newest act of this kind about the same thing: what was approved before it was used up by it.
Entries unused(const RestsOn &row, const QString &named, Entries before)
{
    if (!row.once)
        return before;
    for (std::size_t i = before.size(); i > 0; --i) {
        const Entry &entry = before[i - 1];
        if (isKind(entry, row.kind) && textOf(entry.body, row.member) == named)
            return before.subspan(i);
    }
    return before;
}

/// The newest proposal of such an act; of what names the same thing, where both do.
const Entry *proposalOf(const RestsOn &row, const QString &named, Entries before)
{
    const Entry *found = nullptr;
    for (const Entry *entry : allOf(before, {row.proposal})) {
        const QString meant = textOf(entry->body, row.member);
        if (named.isEmpty() || meant.isEmpty() || meant == named)
            found = entry;
    }
    return found;
}

cases::ApprovalFact approvalOfAct(const RestsOn &row, const QJsonObject &body, Entries all)
{
    const QString named = textOf(body, row.member);
    const Entries before = unused(row, named, all);
    QStringList about;
    if (!named.isEmpty())
        about += named;
    // Nothing is chosen yet, or nothing ever is: what was approved last may be meant, whatever it names. Where nothing
    // is chosen the act itself uses it up.
    const Entry *last = *row.member ? nullptr : newest(before, {row.kind});
    const Entry *since = row.proposal ? proposalOf(row, named, before) : nullptr;
    for (const Entry &entry : named.isEmpty() && !since ? before : Entries()) {
        if (isApproval(entry) && (!last || &entry > last) && textOf(entry.body, "step") == QLatin1String(row.step))
            about += textOf(entry.body, "about");
    }
    // An extension is proposed for a measure, and the proposal is what was approved.
    if (since)
        about += since->hash();
    if (!since)
        since = newest(before, {row.kind});
    // Where a step has no proposal of its own, it may have been asked for 呈批; what asked before is used up.
    for (const Entry *asked : allOf(before, {"approval.requested"})) {
        if ((!since || asked > since) && textOf(asked->body, "step") == QLatin1String(row.step))
            about += asked->hash();
    }
    return approvalFor(before, QLatin1String(row.step), about, since);
}

/// Approvals by word that nothing in writing followed for the same step and matter.
int oralNotMadeUp(Entries entries)
{
    int count = 0;
    for (const Entry &oral : entries) {
        if (!isKind(oral, "approval.given_orally"))
            continue;
        bool madeUp = false;
        for (const Entry &later : entries) {
            const bool same = textOf(later.body, "step") == textOf(oral.body, "step")
                && textOf(later.body, "level") == textOf(oral.body, "level");
            madeUp |= &later > &oral && isApproval(later) && !isKind(later, "approval.given_orally") && same;
        }
        count += madeUp ? 0 : 1;
    }
    return count;
}

int openAppraisals(Entries entries)
{
    QStringList open;
    for (const Entry *entry : allOf(entries, {"appraisal.commissioned", "appraisal.received"})) {
        if (isKind(*entry, "appraisal.commissioned"))
            open += entry->hash();
        else
            open.removeAll(textOf(entry->body, "commission"));
    }
    return static_cast<int>(open.size());
}

} // namespace

cases::ApprovalFact approvalFor(Entries entries, const QString &step, const QStringList &about, const Entry *since)
{
    cases::ApprovalFact fact;
    bool after = since == nullptr;
    for (const Entry &entry : entries) {
        after |= &entry == since;
        if (!isApproval(entry) || textOf(entry.body, "step") != step
            || textOf(entry.body, "level") != QLatin1String("leader"))
            continue;
        const QString named = textOf(entry.body, "about");
        if (named.isEmpty() ? !after : !about.contains(named))
            continue;
        fact = {};
        if (textOf(entry.body, "outcome") != QLatin1String("agree"))
            continue;
        fact.agreedOn = approvedOn(entry);
        fact.oral = isKind(entry, "approval.given_orally");
    }
    return fact;
}

void factsOfMeasures(Entries entries, cases::StepFacts &facts)
{
    facts.measures.oralNotMadeUp = oralNotMadeUp(entries);
    facts.measures.openAppraisals = openAppraisals(entries);
    cases::MeasureFacts &measures = facts.measures;
    for (const Entry &entry : entries) {
        if (isKind(entry, "measure.carried_out"))
            measures.measures.push_back(measureFact(entries, entry));
        if (isKind(entry, "preservation.carried_out"))
            measures.preservations.push_back(preservationFact(entries, entry));
        if (isKind(entry, "measure.proposed") || isKind(entry, "measure.carried_out"))
            measures.proposed = isKind(entry, "measure.proposed");
        if (isKind(entry, "preservation.proposed") || isKind(entry, "preservation.carried_out"))
            measures.preservationProposed = isKind(entry, "preservation.proposed");
    }
}

void factsOfThisAct(const Act &act, const QJsonObject &body, Entries before, cases::StepFacts &facts)
{
    const QString measure = textOf(body, "measure");
    for (const cases::MeasureFact &one : facts.measures.measures) {
        if (!measure.isEmpty() && one.record == measure)
            facts.measures.about = one;
    }
    const QString preservation = textOf(body, "preservation");
    for (const cases::PreservationFact &one : facts.measures.preservations) {
        if (!preservation.isEmpty() && one.record == preservation)
            facts.measures.preservation = one;
    }
    const QString remedy = textOf(body, "remedy");
    for (const cases::RemedyFact &one : facts.remedy.remedies) {
        if (!remedy.isEmpty() && one.record == remedy)
            facts.remedy.about = one;
    }
    const auto row = approvalsOfActs().find(act.act);
    if (row != approvalsOfActs().end())
        facts.approval = approvalOfAct(row->second, body, before);
}

} // namespace anjuan::casework

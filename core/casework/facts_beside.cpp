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

void inspected(Entries entries, const Entry &entry, cases::InspectionFacts &facts)
{
    if (isKind(entry, "inspection.proposed")) {
        facts.proposed = true;
        facts.enterprise = flagOf(entry.body, "involves_enterprise");
        facts.cap = static_cast<int>(integerOf(entry.body, "year_cap"));
        facts.nth = static_cast<int>(integerOf(entry.body, "nth"));
        facts.approved =
            approvalFor(entries, QStringLiteral("inspection"), {entry.hash()}, &entry).agreedOn.has_value();
    }
    if (isKind(entry, "inspection.notified")) {
        facts.notifiedOn = dateOf(entry.body, "notified_on");
        facts.urgent |= flagOf(entry.body, "urgent");
    }
    if (isKind(entry, "inspection.recorded") || isKind(entry, "inspection.jointly_recorded"))
        facts.recordedOn = parseDate(textOf(entry.body, "started_at").left(10));
    if (isKind(entry, "inspection.concluded")) {
        facts.concludedOn = dateOf(entry.body, "concluded_on");
        facts.result = textOf(entry.body, "result");
    }
    facts.fedBack |= isKind(entry, "inspection.fed_back");
    facts.linked |= isKind(entry, "inspection.case_linked");
}

/// The day of the newest answer of the police before that record.
std::optional<QDate> answeredBefore(Entries entries, const Entry &entry)
{
    std::optional<QDate> on;
    for (const Entry *answer : allOf(entries, {"police.responded"})) {
        if (answer < &entry)
            on = dateOf(answer->body, "received_on");
    }
    return on;
}

void transferred(Entries entries, const Entry &entry, cases::TransferFacts &facts)
{
    if (isKind(entry, "case.transferred")) {
        facts.sent = true;
        facts.receipted = facts.returned = false;
    }
    if (isKind(entry, "transfer.receipt_received")) {
        facts.receipted = true;
        facts.returned = textOf(entry.body, "outcome") == QLatin1String("returned");
    }
    facts.team |=
        isKind(entry, "police.team_assigned") && entry.body.value(QLatin1String("officers")).toArray().size() >= 2;
    if (isKind(entry, "police.reported")) {
        facts.reportedOn = dateOf(entry.body, "reported_on");
        facts.answered = false;
        facts.approvedOn = approvalFor(entries, QStringLiteral("police_transfer"), {entry.hash()}, &entry).agreedOn;
    }
    if (isKind(entry, "police.transferred")) {
        facts.policeSentOn = parseDate(textOf(entry.body, "sent_at").left(10));
        // Sent again after an answer, it waits for another; an answer entered before its transfer is one to it.
        const auto answer = answeredBefore(entries, entry);
        if (answer && facts.policeSentOn && *answer < *facts.policeSentOn) {
            facts.answered = false;
            facts.policeFiledOn = facts.refusedOn = std::nullopt;
        }
    }
    if (isKind(entry, "police.responded")) {
        facts.answered = true;
        const auto on = dateOf(entry.body, "received_on");
        const QString outcome = textOf(entry.body, "outcome");
        facts.policeFiledOn = outcome == QLatin1String("filed") ? on : std::nullopt;
        // 退回、另行移送 is no 不予立案: against that alone a review can be asked (310-9).
        facts.refusedOn = outcome == QLatin1String("refused") ? on : std::nullopt;
    }
    if (isKind(entry, "police.review_asked"))
        facts.reviewAskedOn = dateOf(entry.body, "asked_on");
}

/// Persons who must stand aside, and requests without a decision.
QStringList recused(Entries entries, cases::RecusalFacts &facts)
{
    QStringList aside;
    facts.open = 0;
    for (const Entry *request : allOf(entries, {"recusal.requested"})) {
        const Entry *answer = nullptr;
        for (const Entry *decision : allOf(entries, {"recusal.decided"})) {
            if (textOf(decision->body, "request") == request->hash())
                answer = decision;
        }
        facts.open += answer ? 0 : 1;
        if (answer && textOf(answer->body, "outcome") == QLatin1String("granted"))
            aside += textOf(request->body, "person");
    }
    return aside;
}

QString monitoringMissing(const QJsonObject &body)
{
    QStringList missing;
    const auto want = [&](const char *member, const char16_t *what) {
        if (!flagOf(body, member))
            missing += QString::fromUtf16(what);
    };
    want("legal_review", u"法制审核");
    want("technical_review", u"技术审核");
    want("place_published", u"地点公布");
    want("record_reviewed", u"记录审核");
    want("party_told", u"告知当事人");
    return missing.join(QStringLiteral("、"));
}

} // namespace

void factsBeside(Entries entries, cases::StepFacts &facts)
{
    for (const Entry &entry : entries) {
        inspected(entries, entry, facts.inspection);
        transferred(entries, entry, facts.transfer);
        if (isKind(entry, "filing.reported"))
            facts.reports.filingReportedOn = dateOf(entry.body, "sent_on");
        if (isKind(entry, "decision.filed_for_record"))
            facts.reports.filedForRecordOn = dateOf(entry.body, "sent_on");
        facts.reports.threePapers |= isKind(entry, "service.three_papers_served");
    }
    recused(entries, facts.recusal);
    // A case that came back, or that the police did not take, goes on.
    if (facts.transfer.returned)
        facts.transferred = false;
    if (facts.transfer.policeFiledOn)
        facts.transferred = true;
    facts.inspected |= facts.inspection.recordedOn.has_value();
}

void factsBesideOfAct(const Act &act, const QJsonObject &body, Entries before, cases::StepFacts &facts)
{
    if (act.act == QLatin1String("inspection.notify"))
        facts.inspection.nth = static_cast<int>(integerOf(body, "nth"));
    if (act.act == QLatin1String("recusal.decide")) {
        if (const Entry *request = entryOf(before, textOf(body, "request")))
            facts.recusal.head = flagOf(request->body, "is_head");
    }
    if (act.act == QLatin1String("monitoring.verify"))
        facts.reports.monitoringMissing = monitoringMissing(body);
    cases::RecusalFacts ignored;
    const QStringList aside = recused(before, ignored);
    for (const cases::OfficerFact &officer : facts.officers)
        facts.recusal.stoodAside += aside.contains(officer.person.toString()) ? 1 : 0;
}

} // namespace anjuan::casework

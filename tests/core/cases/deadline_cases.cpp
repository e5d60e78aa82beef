#include "tests/core/cases/deadline_cases.h"

#include "tests/core/cases/step_facts.h"

namespace anjuan::cases {
namespace {

QJsonObject json(std::initializer_list<std::pair<QString, QJsonValue>> members)
{
    return {members};
}

QString iso(QDate date)
{
    return dateText(date);
}

PeriodEvent event(const char *kind, const QJsonObject &body, const char *hash = "")
{
    return {QString::fromLatin1(kind), QString::fromLatin1(hash), body, {}};
}

PeriodEvent served(QDate on, const char *hash)
{
    return {QStringLiteral("served"),
            QStringLiteral("s"),
            json({{QStringLiteral("served_at"), iso(on) + QStringLiteral("T10:00:00+08:00")}}),
            {QString::fromLatin1(hash)}};
}

PeriodEvent dated(const char *kind, const char *member, QDate on, const char *hash = "x")
{
    return event(kind, json({{QString::fromLatin1(member), iso(on)}}), hash);
}

PeriodEvent approval(QDate on)
{
    return event("approval.given",
                 json({{QStringLiteral("approved_on"), iso(on)},
                       {QStringLiteral("step"), QStringLiteral("police_transfer")},
                       {QStringLiteral("level"), QStringLiteral("leader")},
                       {QStringLiteral("outcome"), QStringLiteral("agree")}}));
}

/// Two instalments of 500 yuan.
PeriodEvent planned(QDate on, QDate first, QDate last)
{
    QJsonArray plan;
    for (const QDate due : {last, first})
        plan.append(json({{QStringLiteral("due_on"), iso(due)}, {QStringLiteral("fine_fen"), 50000}}));
    return event("performance.deferral_decided",
                 json({{QStringLiteral("decided_on"), iso(on)},
                       {QStringLiteral("outcome"), QStringLiteral("granted")},
                       {QStringLiteral("plan"), plan}}));
}

PeriodEvent measure(bool urgent)
{
    return event("measure.carried_out",
                 json({{QStringLiteral("started_at"), QStringLiteral("2026-04-01T10:00:00+08:00")},
                       {QStringLiteral("urgent"), urgent}}),
                 "m");
}

/// A record that names the one it ends.
PeriodEvent ending(const char *kind, const char *member, QDate on, const char *ref = "", const char *hash = "")
{
    QJsonObject body{{QString::fromLatin1(member), iso(on)}};
    if (*ref)
        body.insert(QString::fromLatin1(ref), QString::fromLatin1(hash));
    return event(kind, body);
}

PeriodEvent choice(const char *kind, const char *member, QDate on, const char *which, const char *value,
                   const char *hash = "x")
{
    return event(
        kind, json({{QString::fromLatin1(member), iso(on)}, {QString::fromLatin1(which), QString::fromLatin1(value)}}),
        hash);
}

PeriodEvent decided(QDate on)
{
    return event("decision.issued",
                 json({{QStringLiteral("decided_on"), iso(on)}, {QStringLiteral("fine_fen"), 100000}}), "d");
}

PeriodEvent decidedMajor(QDate on)
{
    PeriodEvent event = decided(on);
    QJsonObject body = event.body.toObject();
    body.insert(QStringLiteral("major"), true);
    event.body = body;
    return event;
}

PeriodEvent noticed(bool hearing)
{
    return event("notice.issued", json({{QStringLiteral("hearing"), hearing}, {QStringLiteral("defence_days"), 5}}),
                 "n");
}

PeriodEvent paid(QDate on, qint64 fen)
{
    return event("performance.fine_paid",
                 json({{QStringLiteral("paid_on"), iso(on)}, {QStringLiteral("fine_fen"), fen}}));
}

PeriodEvent requested(QDate on)
{
    return event(
        "review.requested",
        json({{QStringLiteral("requested_on"), iso(on)}, {QStringLiteral("content_digest"), QStringLiteral("c")}}),
        "r");
}

PeriodEvent opinion(QDate on)
{
    return event(
        "review.opinion_signed",
        json({{QStringLiteral("signed_on"), iso(on)}, {QStringLiteral("content_digest"), QStringLiteral("c")}}));
}

void addClosing(const StepFacts &facts, std::vector<PeriodEvent> &all)
{
    if (facts.published)
        all.push_back(dated("publicity.published", "published_on", *facts.publishedOn));
    if (facts.paidOn.isValid())
        all.push_back(paid(facts.paidOn, facts.finePaid ? facts.penalty.fineFen : 100));
    if (facts.notFiled)
        all.push_back(event("case.not_filed", {}));
    if (facts.transferred)
        all.push_back(event("case.transferred", {}));
    if (facts.closedOn)
        all.push_back(dated("case.closed", "closed_on", *facts.closedOn));
    if (facts.archivedOn)
        all.push_back(dated("case.archived", "archived_on", *facts.archivedOn));
}

} // namespace

std::vector<PeriodEvent> eventsOf(const StepFacts &facts)
{
    std::vector<PeriodEvent> all;
    if (facts.receivedOn)
        all.push_back(dated("case.opened", "received_on", *facts.receivedOn));
    if (facts.filedOn)
        all.push_back(dated("case.filed", "filed_on", *facts.filedOn));
    if (facts.review) {
        all.push_back(requested(facts.review->requestedOn));
        if (facts.review->signedOn)
            all.push_back(opinion(*facts.review->signedOn));
    }
    if (facts.notice) {
        all.push_back(noticed(facts.notice->hearingOffered));
        if (facts.notice->servedOn)
            all.push_back(served(*facts.notice->servedOn, "n"));
    }
    if (facts.defenceWaived)
        all.push_back(event("defence.waived", json({{QStringLiteral("scope"), QStringLiteral("statement")}})));
    if (facts.decidedOn) {
        all.push_back(decided(*facts.decidedOn));
        if (facts.decisionServedOn)
            all.push_back(served(*facts.decisionServedOn, "d"));
    }
    addClosing(facts, all);
    return all;
}

// 2026: 清明 4 to 6 April, 劳动节 1 to 5 May with 9 May made up, 端午 19 to 21 June, 国庆 1 to 7 October.
const std::vector<DeadlineCase> &deadlineCases()
{
    static const std::vector<DeadlineCase> all = {
        {"DL-CLUE",
         {dated("case.opened", "received_on", day(3, 2))},
         day(3, 23),
         dated("case.filed", "filed_on", day(3, 23))},
        {"DL-FILE-REPORT",
         {dated("case.filed", "filed_on", day(4, 1))},
         day(4, 13),
         dated("filing.reported", "sent_on", day(4, 13))},
        {"DL-DEFENCE", {noticed(false), served(day(3, 24), "n")}, day(3, 31), {}},
        // What the notice says goes before the five days of practice; 4 to 6 April are no working days.
        {"DL-DEFENCE-DM",
         {event("demolition.notified", json({{QStringLiteral("days"), 7}}), "o"), served(day(3, 27), "o")},
         day(4, 8),
         {}},
        {"DL-HEARREQ",
         {noticed(true), served(day(3, 24), "n")},
         day(3, 31),
         dated("hearing.requested", "on", day(3, 31))},
        {"DL-HEARNOTICE",
         {event(
             "hearing.notified",
             json({{QStringLiteral("hearing_on"), iso(day(4, 16))}, {QStringLiteral("notified_on"), iso(day(4, 7))}}))},
         day(4, 7),
         {}},
        {"DL-REVIEW", {requested(day(3, 20))}, day(3, 27), opinion(day(3, 27))},
        {"DL-DECIDE", {dated("case.filed", "filed_on", day(3, 4))}, day(6, 2), decided(day(6, 2))},
        {"DL-SERVE", {decided(day(4, 1))}, day(4, 13), served(day(4, 13), "d")},
        {"DL-PAY", {decided(day(4, 1)), served(day(4, 2), "d")}, day(4, 17), paid(day(4, 17), 100000)},
        {"DL-PLAN", {planned(day(4, 20), day(5, 6), day(6, 8))}, day(6, 8), paid(day(6, 8), 100000)},
        {"DL-PUBLISH", {decided(day(4, 1))}, day(4, 13), dated("publicity.published", "published_on", day(4, 13))},
        {"DL-MAJORFILE",
         {decidedMajor(day(4, 1))},
         day(4, 16),
         dated("decision.filed_for_record", "sent_on", day(4, 16))},
        // Thirty days after the publication it counts as served; nothing is late.
        {"DL-ANNOUNCE",
         {dated("service.announced", "announced_on", day(4, 1), "p")},
         day(5, 1),
         ending("service.recorded", "served_at", day(5, 1), "announcement", "p")},
        {"DL-FY", {decided(day(4, 1)), served(day(4, 2), "d")}, day(6, 1), {}},
        {"DL-SS", {decided(day(4, 1)), served(day(4, 2), "d")}, day(10, 8), {}},
        {"DL-FY-EXEC", {event("substitute.decided", {}, "o"), served(day(4, 2), "o")}, day(6, 1), {}},
        {"DL-SS-EXEC", {event("execution.decided", {}, "o"), served(day(4, 2), "o")}, day(10, 8), {}},
        {"DL-SS-FY",
         {event("remedy.received", json({{QStringLiteral("remedy_kind"), QStringLiteral("reconsideration")}}), "r"),
          ending("remedy.concluded", "received_on", day(4, 2), "remedy", "r")},
         day(4, 17),
         {}},
        // 17 October 2026 is a Saturday: the party's day moves to Monday.
        {"DL-SS-LAND",
         {event("demolition.ordered", json({{QStringLiteral("area"), QStringLiteral("farmland")}}), "o"),
          served(day(10, 2), "o")},
         day(10, 19),
         {}},
        // Three months from the end of the time to sue.
        {"DL-COURT", {decided(day(4, 1)), served(day(4, 2), "d")}, day(1, 8, 2027), paid(day(1, 8, 2027), 100000)},
        {"DL-REPLY",
         {event("case.opened",
                json({{QStringLiteral("received_on"), iso(day(4, 1))}, {QStringLiteral("reply_days"), 5}}))},
         day(4, 9),
         dated("clue.replied", "replied_on", day(4, 9))},
        {"DL-CASHIN",
         {dated("fine.collected_on_spot", "collected_on", day(4, 1))},
         day(4, 3),
         dated("cash.handed_in", "handed_on", day(4, 3))},
        {"DL-CASHBANK",
         {dated("cash.handed_in", "handed_on", day(4, 1))},
         day(4, 3),
         dated("cash.banked", "banked_on", day(4, 3))},
        {"DL-PRESERVE",
         {dated("preservation.carried_out", "preserved_at", day(4, 1), "k")},
         day(4, 13),
         ending("preservation.handled", "handled_on", day(4, 13), "preservation", "k")},
        {"DL-SEIZE",
         {measure(false),
          event("measure.extended",
                json({{QStringLiteral("measure"), QStringLiteral("m")}, {QStringLiteral("days"), 20}}))},
         day(5, 21),
         ending("measure.handled", "handled_on", day(5, 21), "measure", "m")},
        {"DL-FAST",
         {event("fasttrack.agreed",
                json({{QStringLiteral("agreed_on"), iso(day(4, 1))}, {QStringLiteral("target_days"), 7}}))},
         day(4, 13),
         dated("decision.issued", "decided_on", day(4, 13))},
        {"DL-URGENT", {measure(true)}, day(4, 2), ending("measure.reported", "reported_at", day(4, 2), "measure", "m")},
        {"DL-URGE", {event("execution.urged", {}, "u"), served(day(4, 1), "u")}, day(4, 16), {}},
        {"DL-SUBPERF",
         {dated("substitute.decided", "perform_on", day(4, 16))},
         day(4, 13),
         event("substitute.urged",
               json({{QStringLiteral("perform_on"), iso(day(4, 16))}, {QStringLiteral("urged_on"), iso(day(4, 13))}}))},
        {"DL-TRANS-APPROVE", {dated("police.reported", "reported_on", day(4, 1))}, day(4, 4), approval(day(4, 4))},
        {"DL-TRANS-SEND", {approval(day(4, 1))}, day(4, 2), dated("police.transferred", "sent_at", day(4, 2))},
        {"DL-TRANS-GOODS",
         {choice("police.responded", "received_on", day(4, 1), "outcome", "filed")},
         day(4, 4),
         dated("police.goods_handed", "handed_on", day(4, 4))},
        {"DL-TRANS-REVIEW",
         {choice("police.responded", "received_on", day(4, 1), "outcome", "refused")},
         day(4, 4),
         dated("police.review_asked", "asked_on", day(4, 4))},
        {"DL-ANSWER-SS",
         {choice("remedy.received", "received_on", day(4, 1), "remedy_kind", "litigation", "l")},
         day(4, 16),
         ending("remedy.answered", "answered_on", day(4, 16), "remedy", "l")},
        {"DL-ANSWER-FY",
         {choice("remedy.received", "received_on", day(4, 1), "remedy_kind", "reconsideration", "l")},
         day(4, 16),
         ending("remedy.answered", "answered_on", day(4, 16), "remedy", "l")},
        {"DL-ANSWER-FY5",
         {choice("remedy.received", "received_on", day(4, 1), "remedy_kind", "reconsideration_simple", "l")},
         day(4, 9),
         ending("remedy.answered", "answered_on", day(4, 9), "remedy", "l")},
        {"DL-WITHDRAW",
         {dated("publicity.published", "published_on", day(4, 1)), dated("decision.revoked", "revoked_on", day(4, 2))},
         day(4, 8),
         dated("publicity.withdrawn", "withdrawn_on", day(4, 8))},
        {"DL-SUPERVISION",
         {event(
             "supervision.document_received",
             json({{QStringLiteral("received_on"), iso(day(4, 1))}, {QStringLiteral("reply_due_on"), iso(day(4, 15))}}),
             "w")},
         day(4, 15),
         event("supervision.replied",
               json({{QStringLiteral("replied_on"), iso(day(4, 15))},
                     {QStringLiteral("answers"), QStringLiteral("w")}}))},
        {"DL-ARCHIVE",
         {dated("case.closed", "closed_on", day(4, 13))},
         day(5, 13),
         dated("case.archived", "archived_on", day(5, 13))},
    };
    return all;
}

} // namespace anjuan::cases

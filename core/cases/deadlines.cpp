#include "core/cases/deadlines.h"

#include <algorithm>

#include "core/calendar/deadline.h"

namespace anjuan::cases {
namespace {

using calendar::For;
using calendar::Period;
using calendar::Unit;

constexpr int kDecisionDays = 90; // 行政处罚法 第六十条

/// One row of the table, as far as it applies to the case.
struct Running {
    const char *code;
    std::optional<QDate> from; // nothing: the period has not begun
    Period period;
    std::optional<QDate> doneOn; // the day on which what it asks was done
    bool settled = false;        // nothing is asked any more, whatever the day
    bool rightOnly = false;      // a right of the party: it is over, never late
};

std::optional<QDate> valid(QDate date)
{
    return date.isValid() ? std::optional(date) : std::nullopt;
}

bool ended(const StepFacts &facts)
{
    return facts.notFiled || facts.transferred || facts.closedOn.has_value();
}

std::vector<Running> untilDecision(const StepFacts &facts)
{
    const std::optional<NoticeFact> &notice = facts.notice;
    const std::optional<QDate> served = notice ? notice->servedOn : std::nullopt;
    const int decide = kDecisionDays + facts.extendedDays.value_or(0);
    const bool agreed = facts.review && facts.review->signedOn;
    return {
        {"DL-CLUE", facts.receivedOn, {facts.fileDays, Unit::WorkingDays, For::Agency}, facts.filedOn, ended(facts)},
        {"DL-REPLY",
         facts.course.replyDays > 0 ? facts.receivedOn : std::nullopt,
         {facts.course.replyDays, Unit::WorkingDays, For::Agency},
         facts.course.repliedOn},
        {"DL-DECIDE", facts.filedOn, {decide, Unit::Days, For::Agency}, facts.decidedOn, ended(facts)},
        {"DL-REVIEW",
         facts.review ? std::optional(facts.review->requestedOn) : std::nullopt,
         {facts.reviewDays, Unit::WorkingDays, For::Agency},
         agreed ? facts.review->signedOn : std::nullopt},
        {"DL-DEFENCE",
         served,
         {notice ? notice->defenceDays : 0, Unit::WorkingDays, For::Party},
         std::nullopt,
         facts.defenceWaived || facts.defenceHeard,
         true},
        {"DL-HEARREQ",
         notice && notice->hearingOffered ? served : std::nullopt,
         {5, Unit::WorkingDays, For::Party}, // 行政处罚法 第六十四条
         facts.hearingRequestedOn,
         facts.hearingWaived || facts.hearingRequested,
         true},
    };
}

std::vector<Running> afterDecision(const StepFacts &facts)
{
    const std::optional<QDate> served = facts.decisionServedOn;
    return {
        {"DL-SERVE", facts.decidedOn, {7, Unit::WorkingDays, For::Agency}, served, facts.decisionServed}, // 第六十一条
        {"DL-PUBLISH",
         facts.penalty.none() ? std::nullopt : facts.decidedOn,
         {facts.publishDays, Unit::WorkingDays, For::Agency},
         facts.publishedOn,
         facts.publicationDeclined || facts.published},
        {"DL-PAY",
         facts.penalty.fineFen > 0 ? served : std::nullopt,
         {15, Unit::Days, For::Party}, // 行政处罚法 第六十七条
         facts.finePaid ? valid(facts.paidOn) : std::nullopt,
         facts.finePaid || facts.performed},
        {"DL-FY", served, {60, Unit::Days, For::Party}, std::nullopt, false, true}, // 行政复议法 第二十条
        {"DL-SS",
         facts.course.decidedOnSpot ? std::nullopt : served,
         {6, Unit::Months, For::Party},
         std::nullopt,
         false,
         true}, // 行政诉讼法 第四十六条
        {"DL-ARCHIVE", facts.closedOn, {facts.archiveDays, Unit::Days, For::Agency}, facts.archivedOn},
    };
}

Deadline deadlineOf(const Running &row, const calendar::Calendar &calendar, QDate today)
{
    const calendar::Due due = calendar::due(calendar, *row.from, row.period);
    Deadline out;
    out.code = QString::fromLatin1(row.code);
    out.from = *row.from;
    out.due = due.on;
    out.provisional = due.provisional;
    out.forParty = row.period.whom == For::Party;
    out.done = row.doneOn || row.settled || (row.rightOnly && today > due.on);
    out.late = !row.rightOnly && (row.doneOn ? *row.doneOn > due.on : !out.done && today > due.on);
    return out;
}

/// The day stands on the paper: nothing is counted.
Deadline toAnswer(const SupervisionFact &asked, QDate today)
{
    Deadline out;
    out.code = QStringLiteral("DL-SUPERVISION");
    out.from = asked.from;
    out.due = *asked.dueOn;
    out.done = asked.repliedOn.has_value();
    out.late = asked.repliedOn.value_or(today) > out.due;
    return out;
}

} // namespace

std::vector<Deadline> deadlines(const StepFacts &facts, const calendar::Calendar &calendar, QDate today)
{
    if (facts.course.history)
        return {}; // closed long ago
    std::vector<Running> rows = untilDecision(facts);
    const std::vector<Running> after = afterDecision(facts);
    rows.insert(rows.end(), after.begin(), after.end());
    std::vector<Deadline> out;
    for (const Running &row : rows) {
        if (row.from && row.from->isValid())
            out.push_back(deadlineOf(row, calendar, today));
    }
    for (const SupervisionFact &asked : facts.supervision) {
        if (asked.dueOn)
            out.push_back(toAnswer(asked, today));
    }
    std::stable_sort(out.begin(), out.end(), [](const Deadline &a, const Deadline &b) { return a.due < b.due; });
    return out;
}

std::optional<DaysUsed> daysUsed(const StepFacts &facts, QDate today)
{
    if (!facts.filedOn)
        return std::nullopt;
    const QDate until = facts.decidedOn.value_or(facts.closedOn.value_or(today));
    return DaysUsed{static_cast<int>(facts.filedOn->daysTo(until)), kDecisionDays + facts.extendedDays.value_or(0)};
}

} // namespace anjuan::cases

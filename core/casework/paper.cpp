#include "core/casework/paper.h"

#include "core/casework/facts_parts.h"
#include "core/casework/parties.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using cases::StepFacts;
using chain::dateOf;
using chain::textOf;

/// How far the paper goes; -1: not at all.
int rankOf(const QString &stage)
{
    static const QStringList order = {QStringLiteral("investigating"), QStringLiteral("concluded"),
                                      QStringLiteral("notice"),        QStringLiteral("defence"),
                                      QStringLiteral("decided"),       QStringLiteral("served"),
                                      QStringLiteral("performance")};
    return static_cast<int>(order.indexOf(stage));
}

void assumeFiled(const QJsonObject &body, StepFacts &facts)
{
    const auto filed = dateOf(body, "filed_on");
    if (!facts.filingProposedOn)
        facts.filingProposedOn = filed;
    facts.filingApproved = true;
    if (!facts.filedOn)
        facts.filedOn = filed ? filed : facts.course.paperOn;
    if (!facts.violationOn)
        facts.violationOn = dateOf(body, "violation_on");
}

void assumeConcluded(const QJsonObject &body, StepFacts &facts)
{
    facts.inspected = facts.correctionOrdered = true;
    if (facts.evidenceCount == 0)
        facts.evidenceCount = facts.evidenceVerified = 1; // on paper
    if (!facts.concludedOn)
        facts.concludedOn = dateOf(body, "concluded_on").value_or(*facts.course.paperOn);
    if (!facts.discretion.applied) {
        facts.discretion.applied = true;
        facts.discretion.penalty = penaltyOf(body);
    }
}

void assumeReviewed(StepFacts &facts)
{
    if (facts.review)
        return;
    cases::ReviewFact review;
    review.round = 1;
    review.requestedOn = *facts.course.paperOn;
    review.signedOn = facts.course.paperOn;
    review.outcome = QStringLiteral("agree");
    review.contentDigest = facts.contentDigest;
    facts.review = review;
}

void assumeNotified(const QJsonObject &body, StepFacts &facts)
{
    if (facts.reviewBeforeNotice && !facts.reviewAfterDefence)
        assumeReviewed(facts);
    if (facts.notice)
        return;
    cases::NoticeFact notice;
    notice.issuedOn = dateOf(body, "notice_on").value_or(*facts.course.paperOn);
    notice.servedOn = dateOf(body, "notice_served_on").value_or(notice.issuedOn);
    if (const qint64 days = chain::integerOf(body, "defence_days"); days > 0)
        notice.defenceDays = static_cast<int>(days);
    notice.penalty = penaltyOf(body);
    notice.contentDigest = facts.contentDigest;
    facts.notice = notice;
    facts.heavierThanNotice = isHeavier(facts.penalty, notice.penalty);
}

void assumeDecided(const QJsonObject &body, StepFacts &facts)
{
    assumeReviewed(facts);
    facts.discussed = true;
    facts.decisionApproved = true;
    if (!facts.decisionProposedOn)
        facts.decisionProposedOn = dateOf(body, "decided_on");
    if (facts.decidedOn)
        return;
    facts.decidedOn = dateOf(body, "decided_on").value_or(*facts.course.paperOn);
    facts.penalty = penaltyOf(body);
}

} // namespace

void assumePaper(Entries entries, StepFacts &facts)
{
    const int rank = rankOf(facts.course.paperStage);
    const Entry *paper = rank < 0 ? nullptr : newest(entries, {"case.continued_from_paper"});
    if (!paper)
        return;
    const QJsonObject &body = paper->body;
    assumeFiled(body, facts);
    if (rank >= 1)
        assumeConcluded(body, facts);
    if (rank >= 2)
        assumeNotified(body, facts);
    if (rank >= 3)
        facts.defenceWaived = facts.hearingWaived = facts.defenceHeard = facts.defenceReviewed = true;
    if (rank >= 4)
        assumeDecided(body, facts);
    const Entry *service = rank == 4 ? serviceToAll(entries, *paper, false) : nullptr;
    if (service && !facts.decisionServed) {
        facts.decisionServed = true;
        facts.decisionServedOn = parseDate(textOf(service->body, "served_at").left(10));
    }
    if (rank >= 5 && !facts.decisionServed) {
        facts.decisionServed = true;
        facts.decisionServedOn = dateOf(body, "served_on").value_or(*facts.decidedOn);
    }
    if (rank >= 6)
        facts.published = true;
    if (facts.penalty.fineFen > 0) {
        qint64 paid = 0;
        for (const Entry *entry : allOf(entries, {"performance.fine_paid"}))
            paid += chain::integerOf(entry->body, "fine_fen");
        facts.finePaid = paid >= facts.penalty.fineFen;
    }
}

} // namespace anjuan::casework

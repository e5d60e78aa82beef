#include "core/cases/conditions.h"

#include <algorithm>
#include <map>

#include <QtCore/QJsonArray>

namespace anjuan::cases {
namespace {

using Ask = bool (*)(const StepFacts &);

bool reviewLetsGo(const StepFacts &facts)
{
    if (!facts.reviewDue)
        return true;
    if (!facts.review || !facts.review->signedOn)
        return false;
    return facts.review->outcome == QLatin1String("agree")
        || (facts.review->outcome == QLatin1String("agree_after_fix") && facts.review->fixesTicked);
}

/// Whether what would be decided now is another content than the one that the review let go on.
bool reviewStale(const StepFacts &facts)
{
    if (!facts.reviewDue || !facts.review || !facts.review->signedOn || facts.contentDigest.isEmpty())
        return false;
    const bool mended = facts.review->outcome == QLatin1String("agree_after_fix") && facts.review->fixesTicked;
    return (mended ? facts.review->answeredDigest : facts.review->contentDigest) != facts.contentDigest;
}

/// Whether nothing of the fine is left to be paid, but for what was paid: another who clears a place pays no fine.
bool fineSettled(const StepFacts &facts)
{
    ExecutionFacts but = facts.execution;
    but.substitutePerformed = false;
    return but.settled();
}

bool defenceBegun(const StepFacts &facts)
{
    return facts.defenceWaived || facts.hearingWaived || facts.defenceHeard || facts.hearingRequested
        || (facts.notice && facts.notice->servedOn);
}

#define FACT(expression) [](const StepFacts &facts) { return bool(expression); }

const std::map<QString, Ask> &asks()
{
    static const std::map<QString, Ask> all = {
        {QStringLiteral("party"), FACT(!facts.partyKind.isEmpty())},
        {QStringLiteral("business"),
         FACT(facts.partyKind == QLatin1String("organisation")
              || facts.partyKind == QLatin1String("individual_business"))},
        {QStringLiteral("reply_owed"), FACT(facts.course.replyDays > 0 && !facts.course.repliedOn)},
        {QStringLiteral("inspected"), FACT(facts.inspected)},
        {QStringLiteral("filing_proposed"), FACT(facts.filingProposedOn)},
        {QStringLiteral("filing_approved"), FACT(facts.filingApproved)},
        {QStringLiteral("filed"), FACT(facts.filedOn)},
        {QStringLiteral("not_filed"), FACT(facts.notFiled)},
        {QStringLiteral("transferred"), FACT(facts.transferred)},
        {QStringLiteral("correction_ordered"), FACT(facts.correctionOrdered)},
        {QStringLiteral("correction_unobeyed"), FACT(facts.newestOf.count(kCorrectionUnobeyed) > 0)},
        {QStringLiteral("facts_untold"), FACT(facts.newestOf.count(kFactsUntold) > 0)},
        {QStringLiteral("report_outdated"), FACT(facts.newestOf.count(kReportOutdated) > 0)},
        {QStringLiteral("papers_made"), FACT(facts.newestOf.count(kPapersMade) > 0)},
        {QStringLiteral("papers_out"), FACT(facts.newestOf.count(kPapersOut) > 0)},
        {QStringLiteral("papers_to_seal"), FACT(facts.newestOf.count(kPapersToSeal) > 0)},
        {QStringLiteral("nothing_proposed"), FACT(facts.discretion.penalty.none())},
        {QStringLiteral("evidence_unverified"),
         FACT(facts.evidenceVerified < facts.evidenceCount || facts.evidenceCount == 0)},
        {QStringLiteral("discretion_applied"), FACT(facts.discretion.applied)},
        {QStringLiteral("concluded"), FACT(facts.concludedOn)},
        {QStringLiteral("review_due"), FACT(facts.reviewDue)},
        {QStringLiteral("review_before_notice"), FACT(facts.reviewBeforeNotice)},
        {QStringLiteral("review_asked"), FACT(facts.review)},
        {QStringLiteral("review_asked_before_notice"), FACT(facts.newestOf.count(kReviewBeforeNotice) > 0)},
        {QStringLiteral("review_signed"), FACT(facts.review && facts.review->signedOn)},
        {QStringLiteral("review_lets_go"), &reviewLetsGo},
        {QStringLiteral("review_stale"), &reviewStale},
        {QStringLiteral("notice"), FACT(facts.notice)},
        {QStringLiteral("notice_served"), FACT(facts.notice && facts.notice->servedOn)},
        {QStringLiteral("defence_begun"), &defenceBegun},
        {QStringLiteral("defence_waived"), FACT(facts.defenceWaived)},
        {QStringLiteral("defence_heard"), FACT(facts.defenceHeard)},
        {QStringLiteral("defence_reviewed"), FACT(facts.defenceReviewed)},
        {QStringLiteral("hearing_offered"), FACT(facts.notice && facts.notice->hearingOffered)},
        {QStringLiteral("hearing_requested"), FACT(facts.hearingRequested)},
        {QStringLiteral("hearing_waived"), FACT(facts.hearingWaived)},
        {QStringLiteral("hearing_notified"), FACT(facts.hearingNotifiedOn)},
        {QStringLiteral("hearing_over"), FACT(facts.hearingHeld || facts.hearingWithdrawn)},
        {QStringLiteral("discussion_due"), FACT(facts.discussionDue)},
        {QStringLiteral("discussed"), FACT(facts.discussed)},
        {QStringLiteral("decision_proposed"), FACT(facts.decisionProposedOn)},
        {QStringLiteral("decision_approved"), FACT(facts.decisionApproved)},
        {QStringLiteral("decided"), FACT(facts.decidedOn)},
        {QStringLiteral("decision_served"), FACT(facts.decisionServed)},
        {QStringLiteral("penalty"), FACT(!facts.penalty.none())},
        {QStringLiteral("fine"), FACT(facts.penalty.fineFen > 0 && !facts.remedy.fallen())},
        {QStringLiteral("published"), FACT(facts.published)},
        {QStringLiteral("publication_declined"), FACT(facts.publicationDeclined)},
        {QStringLiteral("fine_paid"), FACT(facts.finePaid)},
        {QStringLiteral("surcharge_open"), FACT(facts.execution.surchargeOpenFen > 0)},
        {QStringLiteral("performed"), FACT(facts.performed)},
        {QStringLiteral("execution_settled"), FACT(facts.execution.settled())},
        {QStringLiteral("fine_settled"), &fineSettled},
        {QStringLiteral("supervision_open"),
         FACT(std::any_of(facts.supervision.begin(), facts.supervision.end(),
                          [](const SupervisionFact &asked) { return !asked.repliedOn; }))},
        {QStringLiteral("measures_open"), FACT(facts.measures.open() > 0)},
        {QStringLiteral("urgent_measure_unreported"),
         FACT(std::any_of(facts.measures.measures.begin(), facts.measures.measures.end(),
                          [](const MeasureFact &one) { return one.urgent && !one.reportedAt; }))},
        {QStringLiteral("urgent_measure_unapproved"),
         FACT(std::any_of(facts.measures.measures.begin(), facts.measures.measures.end(),
                          [](const MeasureFact &one) {
                              return one.urgent && one.reportedAt && !one.handledOn
                                  && (!one.approval.agreedOn || one.approval.oral);
                          }))},
        {QStringLiteral("preservations_open"), FACT(facts.measures.openPreservations() > 0)},
        {QStringLiteral("appraisals_open"), FACT(facts.measures.openAppraisals > 0)},
        {QStringLiteral("police_filed"), FACT(facts.transfer.policeFiledOn)},
        {QStringLiteral("police_refused"), FACT(facts.transfer.refusedOn)},
        {QStringLiteral("remedies_open"), FACT(facts.remedy.pending())},
        {QStringLiteral("decision_fallen"), FACT(facts.remedy.fallen())},
        {QStringLiteral("remedy_lost"), FACT(facts.remedy.lost())},
        {QStringLiteral("refund_owed"), FACT(facts.remedy.paidFen > facts.remedy.refundedFen)},
        {QStringLiteral("recusals_open"), FACT(facts.recusal.open > 0)},
        {QStringLiteral("suspended"), FACT(facts.course.suspendedOn)},
        {QStringLiteral("closing_proposed"), FACT(facts.closingProposedOn)},
        {QStringLiteral("closing_approved"), FACT(facts.closingApproved)},
        {QStringLiteral("closed"), FACT(facts.closedOn)},
        {QStringLiteral("archived"), FACT(facts.archivedOn)},
        {QStringLiteral("dossier_built"), FACT(facts.dossierBuilt)},
    };
    return all;
}

#undef FACT

} // namespace

QStringList conditionNames()
{
    QStringList names;
    for (const auto &[name, ask] : asks())
        names += name;
    return names;
}

bool Condition::Alternative::holds(const StepFacts &facts) const
{
    bool is = false;
    if (fact) {
        is = fact(facts);
    } else {
        const auto at = facts.newestOf.find(first);
        is = at != facts.newestOf.end();
        if (is && !second.isEmpty()) {
            const auto other = facts.newestOf.find(second);
            is = other == facts.newestOf.end() || at->second > other->second;
        }
    }
    return is != negated;
}

bool Condition::read(QString text, Alternative &alternative)
{
    text = text.trimmed();
    alternative.negated = text.startsWith(QLatin1Char('!'));
    if (alternative.negated)
        text = text.mid(1).trimmed();
    if (const auto it = asks().find(text); it != asks().end()) {
        alternative.fact = it->second;
        return true;
    }
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() == 2 && words.front() == QLatin1String("has"))
        alternative.first = words[1];
    else if (words.size() == 3 && words.front() == QLatin1String("later")) {
        alternative.first = words[1];
        alternative.second = words[2];
    }
    return !alternative.first.isEmpty();
}

Condition Condition::from(const QJsonValue &terms, QStringList &faults)
{
    Condition condition;
    for (const auto term : terms.toArray()) {
        Term alternatives;
        for (const QString &text : term.toString().split(QLatin1Char('|'))) {
            Alternative alternative;
            if (!read(text, alternative))
                faults += text.isEmpty() ? QStringLiteral("\"\"") : text;
            alternatives.push_back(std::move(alternative));
        }
        condition.m_terms.push_back(std::move(alternatives));
    }
    return condition;
}

bool Condition::holds(const StepFacts &facts) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) {
        return std::any_of(term.begin(), term.end(), [&](const Alternative &one) { return one.holds(facts); });
    });
}

QStringList Condition::kinds() const
{
    QStringList all;
    for (const Term &term : m_terms) {
        for (const Alternative &one : term) {
            for (const QString &kind : {one.first, one.second}) {
                if (!kind.isEmpty())
                    all += kind;
            }
        }
    }
    return all;
}

} // namespace anjuan::cases

#include "core/casework/fact_families.h"

#include <QtCore/QSet>

#include "core/cases/conditions.h"
#include "core/casework/facts_papers.h"
#include "core/casework/facts_parts.h"
#include "core/casework/procedures.h"
#include "core/casework/reopening.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

/// Whether what was handed over is the paper of such a record, or the record itself.
bool serves(Entries entries, const Entry &service, const QStringList &kinds)
{
    if (service.kind != QLatin1String("service.recorded"))
        return false;
    for (const QString &hash : chain::textsOf(service.body, "documents")) {
        const Entry *paper = entryOf(entries, hash);
        const Entry *about = paper ? entryOf(entries, chain::textOf(paper->body, "about")) : nullptr;
        for (const Entry *one : {paper, about}) {
            if (one && kinds.contains(one->kind))
                return true;
        }
    }
    return false;
}

bool servesNotice(Entries entries, const Entry &service)
{
    static const QStringList notices = {QStringLiteral("notice.issued"), QStringLiteral("demolition.notified")};
    return serves(entries, service, notices);
}

bool servesDecision(Entries entries, const Entry &service)
{
    static const QStringList decisions = {QStringLiteral("decision.issued"), QStringLiteral("demolition.ordered")};
    return serves(entries, service, decisions);
}

/// Whether, since the case was last taken up, review was asked before the party was first told.
bool reviewedBeforeNotice(Entries entries)
{
    bool asked = false, told = false, before = false;
    for (const Entry &entry : entries) {
        if (entry.kind == QLatin1String("case.reopened"))
            asked = told = before = false;
        asked |= entry.kind == QLatin1String("review.requested");
        if (entry.kind == QLatin1String("notice.issued") && !told) {
            told = true;
            before = asked;
        }
    }
    return before;
}

/// Whether the newest order to correct was looked at again and found not, or not wholly, obeyed.
bool correctionUnobeyed(Entries entries)
{
    const Entry *last = newest(entries, {"correction.ordered", "correction.reinspected"});
    return last && last->kind == QLatin1String("correction.reinspected") && newest(entries, {"correction.ordered"})
        && chain::textOf(last->body, "done") != QLatin1String("done");
}

/// Whether neither a report of the investigation nor what was on paper says what was found.
bool factsUntold(Entries entries)
{
    if (newest(entries, {"investigation.concluded"}))
        return false;
    const Entry *paper = newest(entries, {"case.continued_from_paper"});
    return !paper
        || (!chain::textsOf(paper->body, "private_members").contains(QStringLiteral("facts"))
            && chain::textOf(paper->body, "facts").isEmpty());
}

bool isAnother(const cases::PenaltyFact &one, const cases::PenaltyFact &other)
{
    return one.fineFen != other.fineFen || one.warning != other.warning
        || QSet<QString>(one.otherKinds.begin(), one.otherKinds.end())
        != QSet<QString>(other.otherKinds.begin(), other.otherKinds.end());
}

/// Whether discretion was weighed anew after the report, and came to another penalty than the report rests on.
bool reportOutdated(Entries entries)
{
    const Entry *report = newest(entries, {"investigation.concluded"});
    const Entry *weighed = newest(entries, {"discretion.applied"});
    if (!report || !weighed || weighed < report)
        return false;
    const Entry *before = nullptr;
    for (const Entry *one : allOf(entries, {"discretion.applied"}))
        before = one < report ? one : before;
    return before && isAnother(penaltyOf(weighed->body), penaltyOf(before->body));
}

} // namespace

namespace families {

void factsOfProcedure(Entries entries, const Lawbook &law, cases::StepFacts &facts)
{
    facts.procedure = procedureOf(entries);
    if (!cases::findProcedure(facts.procedure))
        facts.ownProcedure = procedureIn(*law.pack, facts.procedure);
    // What a re-opening took away is not there any more; money that was taken in still is.
    const Standing standing(entries);
    const Entries still = standing.entries();
    std::size_t kept = 0;
    int n = 0;
    for (const Entry &entry : entries) {
        ++n;
        const bool stands = kept < still.size() && still[kept].record.hash == entry.record.hash;
        kept += stands ? 1 : 0;
        if (stands || entry.kind == QLatin1String("fine.collected_on_spot"))
            facts.newestOf[entry.kind] = n;
        if (stands && servesNotice(entries, entry))
            facts.newestOf[cases::kNoticeServed] = n;
        if (stands && servesDecision(entries, entry))
            facts.newestOf[cases::kDecisionServed] = n;
    }
    const std::pair<QString, bool> found[] = {{cases::kReviewBeforeNotice, reviewedBeforeNotice(entries)},
                                              {cases::kCorrectionUnobeyed, correctionUnobeyed(still)},
                                              {cases::kReportOutdated, reportOutdated(still)},
                                              {cases::kFactsUntold, factsUntold(still)}};
    for (const auto &[what, is] : found) {
        if (is)
            facts.newestOf[what] = n;
    }
    for (const QString &mark : marksOfPapers(entries, law))
        facts.newestOf[mark] = n;
}

} // namespace families

const std::vector<FactsOfFamily> &factFamilies()
{
    static const std::vector<FactsOfFamily> all = {&families::factsOfProcedure, &families::factsOfCourse,
                                                   &families::factsOfOtherCourses};
    return all;
}

} // namespace anjuan::casework

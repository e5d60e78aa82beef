#include "core/cases/procedure.h"

#include <algorithm>

#include "core/cases/stages.h"

namespace anjuan::cases {
namespace {

bool reviewOut(const StepFacts &facts)
{
    return facts.review && !facts.review->signedOn;
}

bool reviewLetsGo(const StepFacts &facts)
{
    if (!facts.reviewDue)
        return true;
    if (!facts.review || !facts.review->signedOn)
        return false;
    return facts.review->outcome == QLatin1String("agree")
        || (facts.review->outcome == QLatin1String("agree_after_fix") && facts.review->fixesTicked);
}

bool defenceBegun(const StepFacts &facts)
{
    return facts.defenceWaived || facts.hearingWaived || facts.defenceHeard || facts.hearingRequested
        || (facts.notice && facts.notice->servedOn);
}

void add(QStringList &acts, std::initializer_list<const char *> more)
{
    for (const char *act : more) {
        const QString name = QString::fromLatin1(act);
        if (!acts.contains(name))
            acts.append(name);
    }
}

void addApproval(QStringList &acts, bool approved, const char *then)
{
    if (approved)
        add(acts, {then});
    else
        add(acts, {"approval.give", "approval.register_paper"});
}

void addReview(const StepFacts &facts, QStringList &acts)
{
    if (!facts.review)
        add(acts, {"review.request"});
    else if (!facts.review->signedOn)
        add(acts, {"review.give_opinion", "review.register_paper_opinion"});
    else
        add(acts, {"review.answer", "review.request"});
}

void untilFiling(const StepFacts &facts, QStringList &acts)
{
    if (facts.partyKind.isEmpty())
        add(acts, {"party.enter"});
    if (!facts.filingProposedOn)
        add(acts, {"inspection.record", "filing.propose"});
    else
        addApproval(acts, facts.filingApproved, "case.file");
    add(acts, {"case.decline", "case.transfer"});
}

void investigating(const StepFacts &facts, QStringList &acts)
{
    if (!facts.inspected)
        add(acts, {"inspection.record"});
    add(acts, {"inquiry.record", "evidence.add"});
    add(acts, {facts.correctionOrdered ? "correction.reinspect" : "correction.order"});
    if (facts.evidenceVerified < facts.evidenceCount || facts.evidenceCount == 0)
        add(acts, {"evidence.verify"});
    if (!facts.discretion.applied)
        add(acts, {"discretion.apply"});
    add(acts, {"investigation.conclude", "deadline.extend", "case.transfer"});
}

void untilNotice(const StepFacts &facts, QStringList &acts)
{
    if (facts.reviewDue && facts.reviewBeforeNotice && !reviewLetsGo(facts))
        addReview(facts, acts);
    else
        add(acts, {"notice.issue"});
    add(acts, {"discretion.apply", "deadline.extend", "case.transfer"});
}

void duringDefence(const StepFacts &facts, QStringList &acts)
{
    if (facts.defenceHeard && !facts.defenceReviewed)
        add(acts, {"defence.review"});
    else if (!facts.defenceWaived)
        add(acts, {"defence.record", "defence.waive"});
    const bool open = !facts.hearingHeld && !facts.hearingWithdrawn;
    if (facts.hearingRequested && open) {
        add(acts, {facts.hearingNotifiedOn ? "hearing.hold" : "hearing.notify", "hearing.withdraw"});
        return;
    }
    if (facts.notice->hearingOffered && !facts.hearingRequested && !facts.hearingWaived)
        add(acts, {"hearing.request"});
}

void untilDecision(const StepFacts &facts, QStringList &acts)
{
    if (!facts.notice->servedOn) {
        add(acts, {"service.record", "defence.waive"});
        return;
    }
    if (!facts.decisionProposedOn)
        duringDefence(facts, acts);
    if (!reviewLetsGo(facts))
        addReview(facts, acts);
    if (facts.discussionDue && !facts.discussed)
        add(acts, {"discussion.hold"});
    if (!facts.decisionProposedOn)
        add(acts, {"decision.propose"});
    else
        addApproval(acts, facts.decisionApproved, "decision.issue");
    add(acts, {"notice.issue", "deadline.extend", "case.transfer"});
}

void addClosing(const StepFacts &facts, QStringList &acts)
{
    if (!facts.closingProposedOn)
        add(acts, {"closing.propose"});
    else
        addApproval(acts, facts.closingApproved, "case.close");
}

void afterDecision(const StepFacts &facts, QStringList &acts)
{
    if (!facts.decisionServed)
        add(acts, {"service.record"});
    if (!facts.published && !facts.publicationDeclined && !facts.penalty.none())
        add(acts, {"publicity.publish", "publicity.decline"});
    if (!facts.decisionServed)
        return;
    if (facts.penalty.fineFen > 0 && !facts.finePaid)
        add(acts, {"fine.pay"});
    if (!facts.performed)
        add(acts, {"performance.record"});
    addClosing(facts, acts);
}

void mainActs(const StepFacts &facts, QStringList &acts)
{
    if (facts.archivedOn)
        add(acts, {"dossier.build"});
    else if (facts.closedOn)
        add(acts, {facts.dossierBuilt ? "case.archive" : "dossier.build"});
    else if (facts.decidedOn)
        afterDecision(facts, acts);
    else if (facts.notFiled || facts.transferred)
        addClosing(facts, acts);
    else if (!facts.filedOn)
        untilFiling(facts, acts);
    else if (!facts.concludedOn)
        investigating(facts, acts);
    else if (!facts.notice)
        untilNotice(facts, acts);
    else
        untilDecision(facts, acts);
}

QString stageBeforeDecision(const StepFacts &facts)
{
    if (facts.decisionProposedOn || facts.decisionApproved)
        return QStringLiteral("decision_approval");
    if (facts.discussed)
        return QStringLiteral("deliberation");
    if (reviewOut(facts))
        return QStringLiteral("review");
    if (facts.notice)
        return defenceBegun(facts) ? QStringLiteral("defence") : QStringLiteral("notice");
    if (facts.review)
        return QStringLiteral("review");
    if (facts.concludedOn)
        return QStringLiteral("concluded");
    if (facts.filedOn)
        return QStringLiteral("investigating");
    return facts.filingProposedOn ? QStringLiteral("filing") : QStringLiteral("clue");
}

} // namespace

const std::vector<StageInfo> &stepBar()
{
    static const std::vector<StageInfo> bar = [] {
        std::vector<StageInfo> stagesOnBar;
        for (const Stage &stage : stages()) {
            if (stage.onBar)
                stagesOnBar.push_back({QString::fromLatin1(stage.id), stageName(QString::fromLatin1(stage.id))});
        }
        return stagesOnBar;
    }();
    return bar;
}

QString stageOf(const StepFacts &facts)
{
    if (facts.archivedOn)
        return QStringLiteral("archived");
    if (facts.closedOn)
        return QStringLiteral("closed");
    if (facts.closingProposedOn || facts.closingApproved)
        return QStringLiteral("closing");
    if (facts.transferred)
        return QStringLiteral("transferred");
    if (facts.notFiled)
        return QStringLiteral("not_filed");
    if (!facts.decidedOn)
        return stageBeforeDecision(facts);
    if (facts.published || facts.publicationDeclined || facts.finePaid || facts.performed)
        return QStringLiteral("performance");
    return facts.decisionServed ? QStringLiteral("served") : QStringLiteral("decided");
}

QStringList nextActs(const StepFacts &facts)
{
    QStringList acts;
    if (std::any_of(facts.supervision.begin(), facts.supervision.end(),
                    [](const SupervisionFact &asked) { return !asked.repliedOn; }))
        add(acts, {"supervision.reply"});
    mainActs(facts, acts);
    add(acts,
        {"document.make", "document.add_scan", "document.seal", "document.void", "service.note_return", "evidence.add",
         "evidence.verify", "evidence.exclude", "inspection.record", "inquiry.record", "party.enter", "service.record",
         "act.cosign", "record.correct", "supervision.comment", "supervision.register_document",
         "case.replace_officer"});
    return acts;
}

} // namespace anjuan::cases

#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

bool hasOutcome(const StepFacts &facts, const Calendar &, QStringList &)
{
    // An order to correct alone is no result; that it is performed by another, or by force, is one.
    const bool ordered = facts.execution.duty && facts.execution.duty->demolition;
    return facts.decidedOn || facts.notFiled || facts.transferred || ordered || facts.execution.substituteDecidedOn
        || facts.execution.decidedOn || facts.remedy.fallen() || facts.inspection.concludedOn || facts.course.withdrawn
        || facts.course.mergedAway;
}

bool decisionServed(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !facts.decidedOn || facts.decisionServed;
}

bool performed(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {Fen{facts.penalty.fineFen}.yuan()};
    const bool fineLeft = facts.decidedOn && facts.penalty.fineFen > 0 && !facts.finePaid && !facts.performed;
    ExecutionFacts money = facts.execution;
    money.substitutePerformed = false; // another who clears a place pays no fine
    if (money.settled() || (facts.execution.settled() && !fineLeft) || facts.remedy.fallen())
        return true;
    if (facts.execution.duty && facts.execution.duty->demolition)
        return facts.performed;
    if (!facts.decidedOn && facts.execution.substituteDecidedOn)
        return facts.performed;
    if (!facts.decidedOn || facts.performed)
        return true;
    // A warning is carried out by serving the decision.
    return facts.penalty.otherKinds.isEmpty() && (facts.penalty.fineFen == 0 || facts.finePaid);
}

bool publicityDone(const StepFacts &facts, const Calendar &, QStringList &)
{
    return !facts.decidedOn || facts.penalty.none() || facts.published || facts.publicationDeclined;
}

bool archivedInTime(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!facts.closedOn)
        return true;
    const QDate last = facts.closedOn->addDays(facts.archiveDays);
    args = {dateText(*facts.closedOn), dateText(last), dateText(facts.actOn)};
    return facts.actOn <= last;
}

bool beforeArchive(const StepFacts &facts, const Calendar &, QStringList &args)
{
    static const QStringList never = {QStringLiteral("case.archive"),       QStringLiteral("dossier.build"),
                                      QStringLiteral("evidence.view"),      QStringLiteral("evidence.play"),
                                      QStringLiteral("evidence.export"),    QStringLiteral("archive.add_leaf"),
                                      QStringLiteral("archive.note_fault"), QStringLiteral("dossier.rescan")};
    if (!facts.archivedOn || never.contains(facts.act))
        return true;
    args = {dateText(*facts.archivedOn)};
    return false;
}

} // namespace

void addClosing(Rows &rows)
{
    const auto ask = [&rows](const char *id, Clearance clearance, const char *act, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::GoOn, clearance, {act}, holds});
    };
    ask("P15-approved", Clearance::Approval, "case.close", [](const StepFacts &facts, const Calendar &, QStringList &) {
        // What was decided on the spot is reported instead (行政处罚法 第五十二条).
        return facts.closingApproved || (facts.course.decidedOnSpot && facts.course.reportedOn);
    });
    ask("P15-outcome", Clearance::Reason, "case.close", &hasOutcome);
    ask("P15-served", Clearance::Reason, "case.close", &decisionServed);
    ask("P15-performed", Clearance::Reason, "case.close", &performed);
    ask("P12-published", Clearance::Reason, "case.close", &publicityDone);
    ask("P16-closed", Clearance::Reason, "case.archive",
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.closedOn.has_value(); });
    ask("P16-dossier", Clearance::Reason, "case.archive",
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.dossierBuilt; });
    rows.push_back({"P16-late", GateClass::Flaw, Clearance::Reason, {"case.archive"}, &archivedInTime});
    rows.push_back({"P16-after-archive", GateClass::Flaw, Clearance::Reason, {"*"}, &beforeArchive});
}

} // namespace anjuan::cases::rows

#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kMajorDays = 15;       // 重大行政处罚备案
constexpr int kTransferDecision = 3; // 行政执法机关移送涉嫌犯罪案件的规定 第五条
constexpr int kReviewDays = 3;       // 第九条
constexpr int kGoodsDays = 3;        // 第十二条

bool yes(const StepFacts &facts, const char *field)
{
    return facts.body.value(QLatin1String(field)).toBool();
}

bool approved(const StepFacts &facts, const Calendar &, QStringList &)
{
    return facts.approval.agreedOn && *facts.approval.agreedOn <= facts.actOn;
}

bool withinDays(const StepFacts &facts, std::optional<QDate> from, int days, QStringList &args)
{
    if (!from)
        return true;
    args = {dateText(*from), dateText(from->addDays(days)), dateText(facts.actOn)};
    return facts.actOn <= from->addDays(days);
}

Gate row(const char *id, GateClass gateClass, const char *act, decltype(Gate::holds) holds)
{
    return {id, gateClass, Clearance::Reason, {act}, holds};
}

bool underCap(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {QString::number(facts.inspection.nth), QString::number(facts.inspection.cap)};
    return facts.inspection.cap == 0 || facts.inspection.nth <= facts.inspection.cap;
}

} // namespace

void addInspecting(Rows &rows)
{
    rows.push_back({"I1-approved",
                    GateClass::GoOn,
                    Clearance::Approval,
                    {"inspection.notify"},
                    [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
                        return yes(facts, "urgent") || approved(facts, calendar, args);
                    }});
    rows.push_back(row("I1-frequency", GateClass::GoOn, "inspection.notify", &underCap));
    rows.push_back(row("I1-urgent", GateClass::Flaw, "inspection.notify",
                       [](const StepFacts &facts, const Calendar &, QStringList &) {
                           return !yes(facts, "urgent") || has(facts, "urgent_ground");
                       }));
    rows.push_back(
        row("I2-rights", GateClass::Flaw, "inspection.notify",
            [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "rights_told"); }));
    rows.push_back({"I2-notice",
                    GateClass::Flaw,
                    Clearance::Reason,
                    {"inspection.record", "inspection.record_joint"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return !facts.inspection.proposed || facts.inspection.notifiedOn;
                    }});
    rows.push_back(row("I4-correction", GateClass::GoOn, "inspection.conclude",
                       [](const StepFacts &facts, const Calendar &, QStringList &) {
                           return textOf(facts, "result") != QLatin1String("correction") || facts.correctionOrdered;
                       }));
    rows.push_back(
        row("I1-made-up", GateClass::GoOn, "case.close", [](const StepFacts &facts, const Calendar &, QStringList &) {
            return !facts.inspection.urgent || facts.inspection.approved;
        }));
    rows.push_back(
        row("I4-feedback", GateClass::GoOn, "case.close", [](const StepFacts &facts, const Calendar &, QStringList &) {
            return !facts.inspection.concludedOn || facts.inspection.fedBack;
        }));
    rows.push_back(
        row("I4-linked", GateClass::GoOn, "case.close", [](const StepFacts &facts, const Calendar &, QStringList &) {
            return facts.inspection.result != QLatin1String("case") || facts.inspection.linked || facts.filedOn;
        }));
}

namespace {

bool quorum(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const qint64 entitled = facts.body.value(QLatin1String("entitled")).toInteger();
    const auto present = facts.body.value(QLatin1String("opinions")).toArray().size();
    args = {QString::number(entitled), QString::number(present)};
    return entitled == 0 || present * 2 > entitled;
}

bool opinionsSaid(const StepFacts &facts, const Calendar &, QStringList &args)
{
    int silent = 0;
    for (const auto one : facts.body.value(QLatin1String("opinions")).toArray())
        silent += one.toObject().value(QLatin1String("opinion")).toString().trimmed().isEmpty() ? 1 : 0;
    args = {QString::number(silent)};
    return silent == 0;
}

void addRecusal(Rows &rows)
{
    rows.push_back(row("R-43-decided", GateClass::GoOn, "decision.issue",
                       [](const StepFacts &facts, const Calendar &, QStringList &args) {
                           args = {QString::number(facts.recusal.open)};
                           return facts.recusal.open == 0;
                       }));
    rows.push_back(row("R-43-head", GateClass::GoOn, "recusal.decide",
                       [](const StepFacts &facts, const Calendar &, QStringList &) {
                           return !facts.recusal.head || textOf(facts, "decided_by") == QLatin1String("superior");
                       }));
    rows.push_back(
        row("R-43-acted", GateClass::Flaw, "*", [](const StepFacts &facts, const Calendar &, QStringList &args) {
            args = {QString::number(facts.recusal.stoodAside)};
            return facts.recusal.stoodAside == 0;
        }));
}

} // namespace

void addMeeting(Rows &rows)
{
    addRecusal(rows);
    rows.push_back({"HE-5-public",
                    GateClass::Flaw,
                    Clearance::Reason,
                    {"hearing.notify", "hearing.hold"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return textOf(facts, "openness") != QLatin1String("closed") || has(facts, "closed_ground");
                    }});
    rows.push_back(row("HE-5-agents", GateClass::Flaw, "hearing.hold",
                       [](const StepFacts &facts, const Calendar &, QStringList &args) {
                           const auto agents = facts.body.value(QLatin1String("agents")).toArray().size();
                           args = {QString::number(agents)};
                           return agents <= 2;
                       }));
    rows.push_back(row("HE-6-record", GateClass::Flaw, "hearing.hold",
                       [](const StepFacts &facts, const Calendar &, QStringList &) {
                           // What was recorded before the signature was asked for says nothing of it.
                           return textOf(facts, "signature") != QLatin1String("refused") || has(facts, "refusal_note");
                       }));
    rows.push_back(row("R-57-quorum", GateClass::Flaw, "discussion.hold", &quorum));
    rows.push_back(row("R-57-opinions", GateClass::Flaw, "discussion.hold", &opinionsSaid));
    rows.push_back(row("R-57-excerpt", GateClass::Flaw, "discussion.hold",
                       [](const StepFacts &facts, const Calendar &, QStringList &) {
                           return facts.body.value(QLatin1String("cases_discussed")).toInteger() < 2
                               || hasPrivate(facts, "excerpt");
                       }));
}

namespace {

bool sentWithinDay(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!facts.approval.agreedOn)
        return true;
    const auto sent = Instant::parse(textOf(facts, "sent_at"));
    args = {dateText(*facts.approval.agreedOn), sent ? momentText(*sent) : dateText(facts.actOn)};
    // The approval bears a day: the twenty-four hours end at the latest with the next one.
    return facts.actOn <= facts.approval.agreedOn->addDays(1);
}

bool decidedInTime(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!facts.transfer.reportedOn || !facts.approval.agreedOn)
        return true;
    const QDate last = facts.transfer.reportedOn->addDays(kTransferDecision);
    args = {dateText(*facts.transfer.reportedOn), dateText(last), dateText(*facts.approval.agreedOn)};
    return *facts.approval.agreedOn <= last;
}

} // namespace

void addTransfers(Rows &rows)
{
    rows.push_back({"310-5-approved", GateClass::GoOn, Clearance::Approval, {"police.transfer"}, &approved});
    rows.push_back({"310-5-team",
                    GateClass::Flaw,
                    Clearance::Reason,
                    {"police.assign_team", "police.report"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) {
                        return is(facts, "police.assign_team") ? officersOf(facts) >= 2 : facts.transfer.team;
                    }});
    rows.push_back(row(
        "310-5-report", GateClass::Flaw, "police.transfer",
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.transfer.reportedOn.has_value(); }));
    rows.push_back(row("310-5-decide", GateClass::Flaw, "police.transfer", &decidedInTime));
    rows.push_back(row("310-5-24h", GateClass::Flaw, "police.transfer", &sentWithinDay));
    rows.push_back(row("310-6-materials", GateClass::GoOn, "police.transfer",
                       [](const StepFacts &facts, const Calendar &, QStringList &) {
                           return yes(facts, "letter") && yes(facts, "report") && yes(facts, "goods_list");
                       }));
    rows.push_back(row("310-9-late", GateClass::Flaw, "police.ask_review",
                       [](const StepFacts &facts, const Calendar &, QStringList &args) {
                           return textOf(facts, "to") != QLatin1String("police")
                               || withinDays(facts, facts.transfer.refusedOn, kReviewDays, args);
                       }));
    rows.push_back(row("310-12-late", GateClass::Flaw, "police.hand_goods",
                       [](const StepFacts &facts, const Calendar &, QStringList &args) {
                           return withinDays(facts, facts.transfer.policeFiledOn, kGoodsDays, args);
                       }));
    rows.push_back(
        row("310-12-told", GateClass::Flaw, "police.hand_goods",
            [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "party_told"); }));
    rows.push_back(row("310-instead", GateClass::GoOn, "decision.issue",
                       [](const StepFacts &facts, const Calendar &, QStringList &) {
                           return !facts.transfer.waitsForPolice() || !penalises(facts);
                       }));
    rows.push_back(
        row("PX-receipt", GateClass::GoOn, "case.close", [](const StepFacts &facts, const Calendar &, QStringList &) {
            return !facts.transfer.sent || facts.transfer.receipted;
        }));
}

namespace {

bool business(const StepFacts &facts)
{
    return facts.partyKind == QLatin1String("organisation") || facts.partyKind == QLatin1String("individual_business");
}

} // namespace

void addReports(Rows &rows)
{
    rows.push_back(row("A31-late", GateClass::Flaw, "report.filing",
                       [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
                           return inTime(calendar, facts.filedOn, facts.fileReportDays, facts.actOn, args);
                       }));
    rows.push_back(row("DE-11-late", GateClass::Flaw, "report.major_penalty",
                       [](const StepFacts &facts, const Calendar &, QStringList &args) {
                           return withinDays(facts, facts.decidedOn, kMajorDays, args);
                       }));
    rows.push_back(
        row("DE-11-open", GateClass::GoOn, "case.close", [](const StepFacts &facts, const Calendar &, QStringList &) {
            return !facts.decidedOn || !facts.discussionDue || facts.reports.filedForRecordOn;
        }));
    rows.push_back(
        row("A17-three", GateClass::Flaw, "case.close", [](const StepFacts &facts, const Calendar &, QStringList &) {
            return !business(facts) || !facts.decidedOn || facts.penalty.none() || facts.reports.threePapers;
        }));
    rows.push_back(row("R-41-verified", GateClass::Flaw, "monitoring.verify",
                       [](const StepFacts &facts, const Calendar &, QStringList &args) {
                           args = {facts.reports.monitoringMissing};
                           return facts.reports.monitoringMissing.isEmpty();
                       }));
}

} // namespace anjuan::cases::rows

#include "core/calendar/deadline.h"
#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kCourtAnswerDays = 15;                   // 行政诉讼法 第六十七条
constexpr int kAnswerDays = 10, kSimpleAnswerDays = 5; // working days, 行政复议法 (R)
constexpr int kWithdrawDays = 3;                       // working days, 行政处罚法 第四十八条

bool yes(const StepFacts &facts, const char *field)
{
    return facts.body.value(QLatin1String(field)).toBool();
}

bool approved(const StepFacts &facts, const Calendar &, QStringList &)
{
    return facts.approval.agreedOn && *facts.approval.agreedOn <= facts.actOn;
}

bool answeredCourtInTime(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const auto &remedy = facts.remedy.about;
    if (!remedy || !remedy->isSuit())
        return true;
    const QDate last = remedy->receivedOn.addDays(kCourtAnswerDays);
    args = {dateText(remedy->receivedOn), dateText(last), dateText(facts.actOn)};
    return facts.actOn <= last;
}

bool answeredInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    const auto &remedy = facts.remedy.about;
    if (!remedy || remedy->isSuit())
        return true;
    const bool simple = remedy->kind == QLatin1String("reconsideration_simple");
    return inTime(calendar, remedy->receivedOn, simple ? kSimpleAnswerDays : kAnswerDays, facts.actOn, args);
}

bool withdrawnInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return inTime(calendar, facts.remedy.revokedOn, kWithdrawDays, facts.actOn, args);
}

/// What was found unlawful but left standing is not paid back.
bool falls(const StepFacts &facts)
{
    return facts.remedy.revokedOn
        && (facts.remedy.revokedHow == QLatin1String("revoked") || facts.remedy.revokedHow == QLatin1String("void"));
}

bool refunded(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {Fen{facts.remedy.paidFen}.yuan(), Fen{facts.remedy.refundedFen}.yuan()};
    return !falls(facts) || facts.remedy.refundedFen >= facts.remedy.paidFen;
}

void addAnswers(Rows &rows)
{
    rows.push_back({"SS-67-late", GateClass::Flaw, Clearance::Reason, {"remedy.answer"}, &answeredCourtInTime});
    rows.push_back({"FY-answer-late", GateClass::Flaw, Clearance::Reason, {"remedy.answer"}, &answeredInTime});
    rows.push_back(
        {"SS-34-evidence",
         GateClass::Flaw,
         Clearance::Reason,
         {"remedy.answer"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "evidence_handed"); }});
}

void addRevoking(Rows &rows)
{
    rows.push_back({"PR-approved",
                    GateClass::GoOn,
                    Clearance::Approval,
                    {"decision.revoke"},
                    [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
                        return textOf(facts, "by") != QLatin1String("self") || approved(facts, calendar, args);
                    }});
    rows.push_back({"PR-reopen-approved", GateClass::GoOn, Clearance::Approval, {"case.reopen"}, &approved});
    rows.push_back(
        {"PR-reopen-ground",
         GateClass::GoOn,
         Clearance::Reason,
         {"case.reopen"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.remedy.revokedOn.has_value(); }});
    // What fell is enforced no longer; what was decided anew is.
    rows.push_back({"PR-fallen",
                    GateClass::GoOn,
                    Clearance::Reason,
                    {"surcharge.charge", "urge.issue", "court.apply", "execution.decide", "substitute.decide"},
                    [](const StepFacts &facts, const Calendar &, QStringList &args) {
                        if (!falls(facts) || facts.remedy.reopenedOn)
                            return true;
                        args = {dateText(*facts.remedy.revokedOn)};
                        return false;
                    }});
    rows.push_back({"DE-8-late", GateClass::Flaw, Clearance::Reason, {"publicity.withdraw"}, &withdrawnInTime});
}

void addClosingAfter(Rows &rows)
{
    const auto ask = [&rows](const char *id, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::GoOn, Clearance::Reason, {"case.close"}, holds});
    };
    ask("DE-8-open", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !facts.remedy.revokedOn || !facts.remedy.wasPublished || facts.remedy.withdrawnOn;
    });
    ask("PR-refund", &refunded);
    ask("A22-rectified", [](const StepFacts &facts, const Calendar &, QStringList &) {
        return !facts.remedy.lost() || facts.remedy.rectified;
    });
    ask("PR-pending", [](const StepFacts &facts, const Calendar &, QStringList &) { return !facts.remedy.pending(); });
}

/// The last day on which the party may be heard, where the notice was served.
std::optional<QDate> heardUntil(const StepFacts &facts, const Calendar &calendar)
{
    const auto &notice = facts.execution.demolitionNotice;
    if (!notice || !notice->servedOn)
        return std::nullopt;
    return workdaysAfter(calendar, *notice->servedOn, notice->days);
}

} // namespace

void addRemedies(Rows &rows)
{
    addAnswers(rows);
    addRevoking(rows);
    addClosingAfter(rows);
}

void addDemolition(Rows &rows)
{
    rows.push_back({"DM-approved", GateClass::GoOn, Clearance::Approval, {"demolition.order"}, &approved});
    rows.push_back({"DM-notified",
                    GateClass::GoOn,
                    Clearance::Reason,
                    {"demolition.order"},
                    [](const StepFacts &facts, const Calendar &calendar, QStringList &args) {
                        const auto until = heardUntil(facts, calendar);
                        args = {until ? dateText(*until) : QStringLiteral("(没有送达)")};
                        return until && (facts.actOn > *until || facts.defenceWaived || facts.defenceHeard);
                    }});
    rows.push_back({"DM-remedy-told",
                    GateClass::Flaw,
                    Clearance::Reason,
                    {"demolition.order"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "remedy_told"); }});
}

} // namespace anjuan::cases::rows

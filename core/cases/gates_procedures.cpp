#include "core/cases/gate_rows.h"
#include "core/cases/procedure.h"

namespace anjuan::cases::rows {
namespace {

bool convertsTo(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const QString to = textOf(facts, "procedure");
    const Procedure *there = findProcedure(to);
    args = {procedureOr(facts.procedure).zh, there ? there->zh : to};
    for (const Conversion *open : conversionsOf(facts)) {
        if (open->to == to)
            return true;
    }
    return false;
}

bool yes(const StepFacts &facts, const char *field)
{
    return facts.body.value(QLatin1String(field)).toBool();
}

/// The words of the boxes that are not ticked.
QString unticked(const StepFacts &facts, std::initializer_list<std::pair<const char *, QString>> boxes)
{
    QStringList missing;
    for (const auto &[field, zh] : boxes) {
        if (!yes(facts, field))
            missing += zh;
    }
    return missing.join(QStringLiteral("、"));
}

bool allTicked(const QString &missing, QStringList &args)
{
    args = {missing};
    return missing.isEmpty();
}

bool fastSuits(const StepFacts &facts, const Calendar &, QStringList &args)
{
    QString missing = unticked(facts,
                               {{"facts_clear", QStringLiteral("事实清楚、证据充分")},
                                {"admits", QStringLiteral("承认违法事实、愿意接受处罚")},
                                {"no_objection", QStringLiteral("对事实和法律适用没有异议")},
                                {"able", QStringLiteral("不属于不宜快办的当事人")}});
    const bool young = facts.ageClass == QLatin1String("under14") || facts.ageClass == QLatin1String("from14to18");
    if (young && missing.isEmpty())
        missing = QStringLiteral("当事人已成年");
    return allTicked(missing, args);
}

bool fastInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return !facts.course.fastSince
        || inTime(calendar, facts.course.fastSince, facts.course.fastDays, facts.actOn, args);
}

bool groundHolds(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const QString ground = textOf(facts, "ground");
    if (ground == QLatin1String("r33_c")) {
        args = {QStringLiteral("没有主观过错的证据")};
        return has(facts, "no_fault_proof");
    }
    if (ground == QLatin1String("r33_b"))
        return allTicked(unticked(facts,
                                  {{"first_time", QStringLiteral("经查系初次违法")},
                                   {"minor_harm", QStringLiteral("危害后果轻微")},
                                   {"corrected", QStringLiteral("已及时改正")}}),
                         args);
    return allTicked(unticked(facts,
                              {{"minor", QStringLiteral("违法行为轻微")},
                               {"corrected", QStringLiteral("已及时改正")},
                               {"no_harm", QStringLiteral("没有造成危害后果")}}),
                     args);
}

bool firstTime(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const auto earlier = facts.body.value(QLatin1String("earlier")).toInteger();
    args = {QString::number(earlier)};
    return textOf(facts, "ground") != QLatin1String("r33_b") || earlier == 0;
}

void addFastAndShort(Rows &rows)
{
    const auto ask = [&rows](const char *id, const char *act, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::GoOn, Clearance::Reason, {act}, holds});
    };
    ask("FT-conditions", "fast.begin", &fastSuits);
    ask("FT-consent", "fast.begin",
        [](const StepFacts &facts, const Calendar &, QStringList &) { return yes(facts, "consent_signed"); });
    ask("FT-hearing", "fast.begin",
        [](const StepFacts &facts, const Calendar &, QStringList &) { return !facts.hearingDue; });
    rows.push_back({"FT-late", GateClass::Flaw, Clearance::Reason, {"decision.issue"}, &fastInTime});
    ask("R-33-conditions", "short.decide", &groundHolds);
    ask("R-33-first", "short.decide", &firstTime);
    rows.push_back({"R-33-educated",
                    GateClass::Flaw,
                    Clearance::Reason,
                    {"short.decide"},
                    [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.course.educated; }});
}

bool notSuspended(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!facts.course.suspendedOn)
        return true;
    args = {dateText(*facts.course.suspendedOn)};
    return false;
}

bool undecided(const StepFacts &facts, const Calendar &, QStringList &args)
{
    if (!facts.decidedOn)
        return true;
    args = {dateText(*facts.decidedOn)};
    return false;
}

void addEndings(Rows &rows)
{
    const auto ask = [&rows](const char *id, Clearance clearance, std::vector<const char *> acts,
                             decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::GoOn, clearance, std::move(acts), holds});
    };
    ask("PX1-approved", Clearance::Approval, {"case.decline"},
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.course.notFilingApproved; });
    ask("PX3-approved", Clearance::Approval, {"filing.withdraw"},
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.course.withdrawalApproved; });
    ask("PX3-decided", Clearance::Reason, {"filing.withdraw"}, &undecided);
    ask("PS-approved", Clearance::Approval, {"case.suspend"},
        [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.course.suspensionApproved; });
    ask("PS-suspended", Clearance::Reason, {"notice.issue", "decision.issue", "investigation.conclude"}, &notSuspended);
    rows.push_back(
        {"PS-not-suspended",
         GateClass::Flaw,
         Clearance::Reason,
         {"case.resume"},
         [](const StepFacts &facts, const Calendar &, QStringList &) { return facts.course.suspendedOn.has_value(); }});
}

bool answered(const StepFacts &facts, const Calendar &, QStringList &)
{
    return facts.course.replyDays <= 0 || facts.course.repliedOn;
}

bool answeredInTime(const StepFacts &facts, const Calendar &calendar, QStringList &args)
{
    return facts.course.replyDays <= 0 || inTime(calendar, facts.receivedOn, facts.course.replyDays, facts.actOn, args);
}

/// The dates that the stage reached on paper must have.
bool paperDated(const StepFacts &facts, const Calendar &, QStringList &args)
{
    static const QStringList order = {QStringLiteral("investigating"), QStringLiteral("concluded"),
                                      QStringLiteral("notice"),        QStringLiteral("defence"),
                                      QStringLiteral("decided"),       QStringLiteral("served"),
                                      QStringLiteral("performance")};
    const auto rank = order.indexOf(textOf(facts, "stage"));
    QStringList missing;
    if (rank >= 2 && !has(facts, "notice_served_on"))
        missing += QStringLiteral("告知书送达日期");
    if (rank >= 4 && !has(facts, "decided_on"))
        missing += QStringLiteral("决定日期");
    if (rank >= 5 && !has(facts, "served_on"))
        missing += QStringLiteral("决定书送达日期");
    args = {missing.join(QStringLiteral("、"))};
    return missing.isEmpty();
}

} // namespace

void addProcedures(Rows &rows)
{
    rows.push_back({"PR-convert", GateClass::GoOn, Clearance::Reason, {"procedure.choose"}, &convertsTo});
    addFastAndShort(rows);
    addEndings(rows);
    rows.push_back(
        {"CL-replied", GateClass::GoOn, Clearance::Reason, {"case.close", "case.decline", "case.transfer"}, &answered});
    rows.push_back({"CL-reply-late", GateClass::Flaw, Clearance::Reason, {"clue.reply"}, &answeredInTime});
    rows.push_back({"CP-paper", GateClass::Flaw, Clearance::Reason, {"case.continue"}, &paperDated});
}

} // namespace anjuan::cases::rows

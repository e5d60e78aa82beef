#include "tests/core/cases/step_facts.h"

namespace anjuan::cases {
namespace {

const char *const kList = R"("items":[{"name":"电动三轮车","quantity":"1辆"}])";

MeasureFact measure()
{
    MeasureFact fact;
    fact.record = QString(64, QLatin1Char('b'));
    fact.startedAt = Instant::parse(QStringLiteral("2026-03-05T09:00:00+08:00"));
    fact.startedOn = day(3, 5);
    fact.days = 30; // to 4 April
    fact.approval.agreedOn = day(3, 5);
    return fact;
}

/// Decided on 1 April, served on the 2nd: to be paid by the 17th; the time to sue ends on 9 October (after the
/// holidays).
void dressExecution(StepFacts &facts)
{
    facts.execution.duty = DutyFact{day(4, 1), day(4, 2), {}, false, false};
    facts.finePaid = false;
    if (facts.act == QLatin1String("urge.issue"))
        return;
    facts.execution.urge = UrgeFact{day(5, 6), day(5, 6), 10, false};
    facts.execution.substituteDecidedOn = day(6, 1);
    facts.execution.substituteUrgedOn = day(6, 2);
    facts.execution.substituteCostFen = 200000;
    facts.execution.announcedUntil = day(6, 1);
    if (facts.act == QLatin1String("execution.carry_out"))
        facts.execution.decidedOn = day(10, 20);
    if (facts.act == QLatin1String("court.ask_review"))
        facts.execution.courtAnsweredOn = day(11, 2);
}

void dressRemedies(StepFacts &facts)
{
    RemedyFact remedy;
    remedy.record = QString(64, QLatin1Char('c'));
    remedy.kind = QStringLiteral("litigation");
    remedy.receivedOn = day(5, 6);
    facts.remedy.remedies = {remedy};
    if (facts.act == QLatin1String("remedy.answer"))
        facts.remedy.about = remedy;
    facts.remedy.remedies[0].concludedOn = day(8, 3);
    facts.remedy.remedies[0].outcome = QStringLiteral("revoked");
    if (facts.act != QLatin1String("decision.revoke") && facts.act != QLatin1String("remedy.answer"))
        facts.remedy.revokedOn = day(8, 3);
}

bool oneOf(const QString &act, std::initializer_list<const char *> acts)
{
    for (const char *one : acts) {
        if (act == QLatin1String(one))
            return true;
    }
    return false;
}

} // namespace

const std::vector<Moment> &momentsBeside()
{
    static const QByteArray seal = QByteArray(R"({"started_at":"2026-03-05T09:00:00+08:00",
        "ended_at":"2026-03-05T10:00:00+08:00","days":30,"card_shown":true,"rights_told":true,"recusal_asked":true,
        "party_notified":true,"heard":true,"handed_over":true,"signature":"signed","av_evidence":["x"],)")
        + kList + "}";
    static const QByteArray keep = QByteArray(R"({"preserved_at":"2026-03-05T09:00:00+08:00","card_shown":true,
        "rights_told":true,"list_checked":true,"handed_over":true,"signature":"signed",)")
        + kList + "}";
    static const char *const kDone = R"({"started_at":"2026-10-20T09:00:00+08:00",
        "ended_at":"2026-10-20T10:00:00+08:00","signature":"signed","av_evidence":["x"],"supervisor":"x",
        "cost_fen":150000,"complete":true})";
    static const std::vector<Moment> all = {
        {"preservation.carry_out", 3, day(3, 5), keep.constData()},
        {"preservation.handle", 4, day(3, 16), R"({"outcome":"returned"})"},
        {"sampling.take", 3, day(3, 5), R"({"card_shown":true,"rights_told":true,"recusal_asked":true,
            "signature":"signed","handed_over":true})"},
        {"appraisal.commission", 4, day(3, 9), R"({"measure":"x","told_on":"2026-03-09"})"},
        {"appraisal.receive", 4, day(3, 16), R"({"signed_sealed":true,"basis_stated":true})"},
        {"measure.carry_out", 3, day(3, 5), seal.constData()},
        {"measure.report", 4, day(3, 5), R"({"reported_at":"2026-03-05T18:00:00+08:00"})"},
        {"measure.extend", 5, day(4, 3), R"({"days":30,"told_on":"2026-04-03"})"},
        {"measure.handle", 5, day(4, 3), R"({"outcome":"released","ground":"unrelated","party_told":true})"},
        {"deferral.decide", 15, day(4, 10),
         R"({"outcome":"granted","plan":[{"due_on":"2026-05-10","fine_fen":50000},{"due_on":"2026-06-10","fine_fen":50000}]})"},
        {"surcharge.charge", 15, day(4, 27), R"({"surcharge_fen":30000,"told_in_decision":true})"},
        {"urge.issue", 15, day(5, 6),
         R"({"duty":"money","amount_fen":100000,"pay_way":"银行","rights_told":true,"days":10})"},
        {"court.apply", 15, day(11, 2),
         R"({"head_signed":true,"decision_attached":true,"opinion_attached":true,"subject_attached":true})"},
        {"court.ask_review", 15, day(11, 17), "{}"},
        {"substitute.decide", 15, day(6, 1), "{}"},
        {"substitute.urge", 15, day(6, 2), R"({"perform_on":"2026-06-05"})"},
        {"substitute.perform", 15, day(10, 20), kDone},
        {"substitute.demand_costs", 15, day(10, 22), R"({"cost_fen":200000})"},
        {"execution.decide", 15, day(10, 20), R"({"manner":"demolish_village","power_basis":"城乡规划法 第六十五条"})"},
        {"execution.carry_out", 15, day(10, 20), kDone},
        {"execution.agree", 15, day(5, 20), R"({"remedied":true,"surcharge_reduced_fen":100})"},
        {"execution.terminate", 15, day(5, 20), R"({"ground":"object_gone"})"},
        {"demolition.order", 3, day(3, 16), R"({"remedy_told":true})"},
        {"inspection.notify", 1, day(3, 3), R"({"rights_told":true})"},
        {"inspection.conclude", 4, day(3, 9), R"({"result":"correction"})"},
        {"recusal.decide", 4, day(3, 9), R"({"decided_by":"superior"})"},
        {"discussion.hold", 11, day(3, 31),
         R"({"entitled":3,"opinions":[{"name":"赵","opinion":"同意"},{"name":"钱","opinion":"同意"}]})"},
        {"police.report", 5, day(3, 9), "{}"},
        {"police.transfer", 5, day(3, 12),
         R"({"sent_at":"2026-03-12T09:00:00+08:00","letter":true,"report":true,"goods_list":true})"},
        {"police.ask_review", 5, day(3, 19), R"({"to":"police"})"},
        {"police.hand_goods", 5, day(3, 19), R"({"party_told":true})"},
        {"report.filing", 4, day(3, 13), "{}"},
        {"report.major_penalty", 15, day(4, 16), "{}"},
        {"monitoring.verify", 4, day(3, 13), "{}"},
        {"supervision.reply", 4, day(3, 13), R"({"answers":"x"})"},
        {"remedy.answer", 15, day(5, 21), R"({"evidence_handed":true})"},
        {"decision.revoke", 15, day(8, 4), R"({"by":"self"})"},
        {"publicity.withdraw", 15, day(8, 6), "{}"},
        {"case.reopen", 15, day(8, 6), "{}"},
    };
    return all;
}

namespace {

bool isBeside(const QString &act)
{
    for (const Moment &moment : momentsBeside()) {
        if (act == QLatin1String(moment.act))
            return true;
    }
    return false;
}

} // namespace

void dressBeside(StepFacts &facts)
{
    facts.approval.agreedOn = facts.actOn;
    if (oneOf(facts.act, {"measure.report", "measure.extend", "measure.handle"})) {
        facts.measures.measures = {measure()};
        facts.measures.about = measure();
    }
    if (facts.act == QLatin1String("preservation.handle"))
        facts.measures.preservation = PreservationFact{QString(64, QLatin1Char('d')), day(3, 5), {}};
    if (facts.act == QLatin1String("demolition.order"))
        facts.execution.demolitionNotice = DemolitionNotice{day(3, 6), 5};
    facts.transfer.team = true;
    if (facts.act == QLatin1String("police.transfer"))
        facts.transfer.reportedOn = day(3, 9);
    if (facts.act == QLatin1String("police.ask_review"))
        facts.transfer.refusedOn = day(3, 16);
    if (facts.act == QLatin1String("police.hand_goods"))
        facts.transfer.policeFiledOn = day(3, 16);
    if (facts.act == QLatin1String("recusal.decide"))
        facts.recusal.head = true;
    if (oneOf(facts.act, {"remedy.answer", "decision.revoke", "publicity.withdraw", "case.reopen"}))
        dressRemedies(facts);
    else if (facts.decidedOn && isBeside(facts.act))
        dressExecution(facts);
}

} // namespace anjuan::cases

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include "core/cases/conditions.h"
#include "core/cases/procedure.h"
#include "core/cases/procedure_data.h"

#include "tests/core/cases/step_facts.h"

using namespace anjuan;
using namespace anjuan::cases;

namespace {

QJsonObject readObject(const QString &path)
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/resources/") + path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QStringList knownActs()
{
    QStringList names;
    const QDir folder(QStringLiteral(ANJUAN_SOURCE_DIR "/resources/acts"));
    for (const QString &file : folder.entryList({QStringLiteral("*.json")})) {
        for (const QJsonValue act : readObject(QStringLiteral("acts/") + file).value(QLatin1String("acts")).toArray())
            names.append(act.toObject().value(QLatin1String("act")).toString());
    }
    return names;
}

bool offers(const StepFacts &facts, const char *act)
{
    return nextActs(facts).contains(QLatin1String(act));
}

std::string stageAt(const char *act)
{
    return stageOf(proper(QString::fromLatin1(act))).toStdString();
}

} // namespace

TEST_CASE("a case walks the stages of the ordinary procedure in order", "[procedure]")
{
    CHECK(stageOf({}).toStdString() == "clue");
    CHECK(stageAt("filing.propose") == "clue");
    CHECK(stageAt("case.file") == "filing");
    CHECK(stageAt("inspection.record") == "investigating");
    CHECK(stageAt("review.request") == "concluded");
    CHECK(stageAt("review.give_opinion") == "review");
    CHECK(stageAt("notice.issue") == "review");
    CHECK(stageAt("hearing.request") == "defence");
    CHECK(stageAt("decision.issue") == "decision_approval");
    CHECK(stageAt("service.record") == "decided");
    CHECK(stageAt("publicity.publish") == "served");
    CHECK(stageAt("fine.pay") == "performance");
    CHECK(stageAt("case.close") == "closing");
    CHECK(stageAt("case.archive") == "closed");
}

TEST_CASE("a notice not yet served, a discussion and the ways out have their own stages", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("decision.propose"));
    facts.notice->servedOn.reset();
    CHECK(stageOf(facts).toStdString() == "notice");
    facts.discussed = true;
    CHECK(stageOf(facts).toStdString() == "deliberation");
    facts.transferred = true;
    CHECK(stageOf(facts).toStdString() == "transferred");
    facts.transferred = false;
    facts.notFiled = true;
    CHECK(stageOf(facts).toStdString() == "not_filed");
    facts.closingProposedOn = day(4, 2);
    CHECK(stageOf(facts).toStdString() == "closing");
    facts.archivedOn = day(4, 20);
    CHECK(stageOf(facts).toStdString() == "archived");
}

TEST_CASE("the bar stays filled while closing is being approved, or the case is suspended", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("case.close"));
    facts.closingProposedOn = facts.actOn;
    CHECK(stageOf(facts).toStdString() == "closing");
    CHECK(barStageOf(facts).toStdString() == "performance");
    facts = proper(QStringLiteral("review.request"));
    facts.course.suspendedOn = facts.actOn;
    CHECK(stageOf(facts).toStdString() == "suspended");
    CHECK(barStageOf(facts).toStdString() == "concluded");
}

TEST_CASE("a second review that is out after the notice shows as review", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("decision.propose"));
    facts.review->signedOn.reset();
    CHECK(stageOf(facts).toStdString() == "review");
}

TEST_CASE("a review that was answered stays where the case stands, behind the defence, until something follows it",
          "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("decision.propose"));
    facts.newestOf = {{QStringLiteral("notice.issued"), 10},
                      {kNoticeServed, 11},
                      {QStringLiteral("defence.recorded"), 12},
                      {QStringLiteral("review.requested"), 13}};
    REQUIRE(facts.review->signedOn);
    CHECK(stageOf(facts).toStdString() == "review");
    // What the party says, or is told, after it brings the case back to its defence.
    facts.newestOf[QStringLiteral("defence.recorded")] = 14;
    CHECK(stageOf(facts).toStdString() == "defence");
    facts.newestOf[QStringLiteral("defence.recorded")] = 12;
    facts.newestOf[kNoticeServed] = 15;
    CHECK(stageOf(facts).toStdString() == "defence");
    // A second look, where the first one came before the notice, leaves the case where it was.
    facts.newestOf[kNoticeServed] = 11;
    facts.newestOf[kReviewBeforeNotice] = 13;
    CHECK(stageOf(facts).toStdString() == "defence");
}

TEST_CASE("every stage has a name in both languages", "[procedure]")
{
    const QJsonObject names = readObject(QStringLiteral("texts/stages.json"));
    for (const char *id : {"clue", "filing", "investigating", "concluded", "review", "notice", "defence",
                           "deliberation", "decision_approval", "decided", "served", "performance", "closing", "closed",
                           "archived", "not_filed", "transferred"}) {
        CAPTURE(id);
        const QJsonObject name = names.value(QLatin1String(id)).toObject();
        CHECK_FALSE(name.value(QLatin1String("zh")).toString().isEmpty());
        CHECK_FALSE(name.value(QLatin1String("en")).toString().isEmpty());
    }
    REQUIRE(stepBar().size() >= 10);
    CHECK(stepBar().front().id.toStdString() == "clue");
    CHECK(stepBar().back().id.toStdString() == "archived");
    for (const StageInfo &stage : stepBar())
        CHECK(stage.zh != stage.id);
}

namespace {

void addActs(const std::vector<NextLine> &lines, QStringList &acts)
{
    for (const NextLine &line : lines) {
        acts += line.acts;
        addActs(line.next, acts);
        addActs(line.oneOf, acts);
    }
}

/// What the ordinary procedure itself leads on to; side processes have conditions of their own.
QStringList ordinaryActs()
{
    QStringList acts;
    addActs(findProcedure(kOrdinary)->next, acts);
    return acts;
}

} // namespace

TEST_CASE("whatever is suggested is an act, and what a case does next is among it", "[procedure]")
{
    const QStringList ordinary = ordinaryActs();
    REQUIRE(ordinary.size() > 20);
    const QStringList known = knownActs();
    REQUIRE(known.size() > 40);
    for (const QString &act : properActs()) {
        DYNAMIC_SECTION(act.toStdString())
        {
            StepFacts facts = proper(act);
            facts.discussionDue = act == QLatin1String("discussion.hold");
            for (const QString &next : nextActs(facts))
                CHECK((known.contains(next) ? QString() : next).toStdString().empty());
            if (!act.startsWith(QLatin1String("hearing.")) && act != QLatin1String("correction.reinspect")
                && act != QLatin1String("review.register_paper_opinion") && ordinary.contains(act))
                CHECK(nextActs(facts).contains(act));
        }
    }
}

TEST_CASE("approval stands before what it allows, and goes once it is given", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("case.file"));
    CHECK(offers(facts, "case.file"));
    CHECK_FALSE(offers(facts, "approval.give"));
    facts.filingApproved = false;
    CHECK(offers(facts, "approval.give"));
    CHECK(offers(facts, "approval.register_paper"));
    CHECK_FALSE(offers(facts, "case.file"));
}

TEST_CASE("review comes before the notice where the pack says so, and after it otherwise", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("review.request"));
    CHECK(offers(facts, "review.request"));
    CHECK_FALSE(offers(facts, "notice.issue"));
    facts.reviewBeforeNotice = false;
    CHECK(offers(facts, "notice.issue"));
    CHECK_FALSE(offers(facts, "review.request"));
    facts = proper(QStringLiteral("decision.propose"));
    facts.review.reset();
    CHECK(offers(facts, "review.request"));
}

TEST_CASE("a hearing goes from its request to its notice, and to the hearing", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("hearing.request"));
    CHECK(offers(facts, "hearing.request"));
    facts.hearingRequested = true;
    CHECK(offers(facts, "hearing.notify"));
    CHECK_FALSE(offers(facts, "hearing.hold"));
    facts.hearingNotifiedOn = day(3, 31);
    CHECK(offers(facts, "hearing.hold"));
    facts.hearingHeld = true;
    CHECK_FALSE(offers(facts, "hearing.withdraw"));
}

TEST_CASE("publication and performance stand side by side", "[procedure]")
{
    const StepFacts facts = proper(QStringLiteral("publicity.publish"));
    CHECK(offers(facts, "publicity.publish"));
    CHECK(offers(facts, "publicity.decline"));
    CHECK(offers(facts, "fine.pay"));
}

TEST_CASE("facts may be recorded at any time, even after the archive", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("case.archive"));
    facts.archivedOn = day(4, 20);
    for (const char *act : {"evidence.add", "inspection.record", "party.enter", "dossier.build"})
        CHECK(offers(facts, act));
    CHECK_FALSE(offers(facts, "case.archive"));
}

TEST_CASE("what a case has begun beside its procedure stands first", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("investigation.conclude"));
    facts.newestOf[QStringLiteral("police.reported")] = 900;
    CHECK(nextActs(facts).first() == QStringLiteral("police.transfer"));
    facts.newestOf[QStringLiteral("police.transferred")] = 901;
    CHECK(nextActs(facts).first() == QStringLiteral("police.respond"));
}

TEST_CASE("a transfer to the police can be begun where a case is investigated", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("investigation.conclude"));
    CHECK(offers(facts, "police.assign_team"));
    facts.decidedOn = facts.actOn;
    CHECK_FALSE(offers(facts, "police.assign_team"));
}

TEST_CASE("what the court has executed is neither paid nor urged again, and closing comes first", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("fine.pay"));
    facts.finePaid = facts.performed = false;
    facts.newestOf[QStringLiteral("execution.urged")] = 900;
    CHECK(offers(facts, "fine.pay"));
    CHECK(offers(facts, "court.apply"));
    facts.execution.courtOutcome = QStringLiteral("executed");
    CHECK_FALSE(offers(facts, "fine.pay"));
    CHECK_FALSE(offers(facts, "court.apply"));
    CHECK_FALSE(offers(facts, "surcharge.charge"));
    facts.closingProposedOn = facts.actOn;
    facts.closingApproved = true;
    CHECK(nextActs(facts).first() == QStringLiteral("case.close"));
}

TEST_CASE("an urgent measure that was not reported comes first", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("investigation.conclude"));
    CHECK_FALSE(offers(facts, "measure.report"));
    MeasureFact measure;
    measure.record = QStringLiteral("m");
    measure.urgent = true;
    facts.measures.measures = {measure};
    CHECK(nextActs(facts).first() == QStringLiteral("measure.report"));
    MeasureFact &reported = facts.measures.measures.front();
    reported.reportedAt = Instant::parse(u"2026-03-11T10:00:00+08:00");
    CHECK_FALSE(offers(facts, "measure.report"));
    // Then its word does: by telephone it is to be made up, a measure that was lifted needs none.
    CHECK(nextActs(facts).first() == QStringLiteral("approval.give"));
    reported.approval = {day(3, 11), true};
    CHECK(nextActs(facts).first() == QStringLiteral("approval.give"));
    reported.approval.oral = false;
    CHECK(nextActs(facts).first() != QStringLiteral("approval.give"));
    reported.approval.agreedOn.reset();
    reported.handledOn = day(3, 12);
    CHECK(nextActs(facts).first() != QStringLiteral("approval.give"));
}

TEST_CASE("a demolition is announced, nothing else", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("fine.pay"));
    facts.newestOf[QStringLiteral("execution.urged")] = 900;
    CHECK_FALSE(offers(facts, "execution.announce"));
    facts.newestOf[QStringLiteral("demolition.ordered")] = 800;
    CHECK(offers(facts, "execution.announce"));
}

TEST_CASE("a revoked decision is done away with before anything is closed", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("closing.propose"));
    facts.published = true;
    facts.newestOf[QStringLiteral("decision.revoked")] = 900;
    CHECK(nextActs(facts).first() == QStringLiteral("publicity.withdraw"));
    facts.newestOf[QStringLiteral("publicity.withdrawn")] = 901;
    CHECK_FALSE(offers(facts, "publicity.withdraw"));
    CHECK_FALSE(offers(facts, "refund.make")); // nothing was paid
    facts.remedy.paidFen = 20000;
    CHECK(nextActs(facts).first() == QStringLiteral("refund.make"));
}

TEST_CASE("a closed case is neither ended nor decided fast", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("investigation.conclude"));
    CHECK(offers(facts, "ending.propose"));
    CHECK(offers(facts, "fast.begin"));
    facts.closedOn = facts.actOn;
    CHECK_FALSE(offers(facts, "ending.propose"));
    CHECK_FALSE(offers(facts, "fast.begin"));
}

TEST_CASE("a closing that was proposed before any decision stands first for whoever approves it")
{
    StepFacts facts;
    facts.filedOn = QDate(2026, 3, 2);
    CHECK(nextActs(facts).first() != QStringLiteral("approval.give"));
    facts.closingProposedOn = QDate(2026, 3, 9);
    CHECK(nextActs(facts).first() == QStringLiteral("approval.give"));
}

TEST_CASE("an order to correct that was not obeyed is urged, and its performance by another goes to costs and closing")
{
    StepFacts facts;
    facts.partyKind = QStringLiteral("person");
    facts.filedOn = day(3, 2);
    facts.correctionOrdered = true;
    CHECK_FALSE(offers(facts, "urge.issue"));
    facts.newestOf = {{QStringLiteral("correction.ordered"), 5},
                      {QStringLiteral("correction.reinspected"), 6},
                      {kCorrectionUnobeyed, 6}};
    CHECK(nextActs(facts).indexOf(QStringLiteral("urge.issue")) < 8);
    CHECK(offers(facts, "urge.issue"));
    CHECK_FALSE(offers(facts, "substitute.decide"));
    facts.newestOf[QStringLiteral("execution.urged")] = 7;
    facts.newestOf[QStringLiteral("service.recorded")] = 8;
    CHECK_FALSE(offers(facts, "urge.issue"));
    CHECK(offers(facts, "substitute.decide"));
    CHECK_FALSE(offers(facts, "remedy.receive"));
    facts.newestOf[QStringLiteral("substitute.decided")] = 9;
    facts.execution.substituteDecidedOn = day(4, 1);
    CHECK(offers(facts, "remedy.receive"));
    CHECK_FALSE(offers(facts, "substitute.demand_costs"));
    facts.newestOf[QStringLiteral("service.recorded")] = 10;
    facts.newestOf[QStringLiteral("substitute.performed")] = 11;
    facts.execution.substitutePerformed = true;
    CHECK(nextActs(facts).first() == QStringLiteral("substitute.demand_costs"));
    CHECK(offers(facts, "closing.propose"));
    facts.newestOf[QStringLiteral("substitute.costs_demanded")] = 12;
    CHECK_FALSE(offers(facts, "substitute.demand_costs"));
    CHECK(nextActs(facts).first() == QStringLiteral("service.record"));
    CHECK(offers(facts, "substitute.pay_costs"));
    facts.newestOf[QStringLiteral("substitute.costs_paid")] = 13;
    CHECK(nextActs(facts).first() == QStringLiteral("closing.propose"));
}

TEST_CASE("who was refused by the police asks again first, and their second answer is waited for", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("investigation.conclude"));
    facts.newestOf = {{QStringLiteral("police.reported"), 1},
                      {QStringLiteral("police.transferred"), 2},
                      {QStringLiteral("police.responded"), 3}};
    facts.transfer.refusedOn = facts.actOn;
    CHECK(nextActs(facts).first() == QStringLiteral("police.ask_review"));
    CHECK_FALSE(offers(facts, "police.hand_goods"));
    facts.newestOf[QStringLiteral("police.review_asked")] = 4;
    CHECK(nextActs(facts).first() == QStringLiteral("police.respond"));
    CHECK_FALSE(offers(facts, "police.ask_review"));
    // They file it after all.
    facts.newestOf[QStringLiteral("police.responded")] = 5;
    facts.transfer.refusedOn.reset();
    facts.transfer.policeFiledOn = facts.actOn;
    CHECK(nextActs(facts).first() == QStringLiteral("police.hand_goods"));
    CHECK_FALSE(offers(facts, "police.ask_review"));
    CHECK_FALSE(offers(facts, "police.respond"));
}

TEST_CASE("who goes on to a penalty after the police refused is not asked for ever", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("decision.propose"));
    facts.newestOf = {{QStringLiteral("police.transferred"), 2}, {QStringLiteral("police.responded"), 3}};
    facts.transfer.refusedOn = day(3, 12);
    REQUIRE(facts.notice);
    CHECK_FALSE(offers(facts, "police.ask_review"));
}

TEST_CASE("a case from paper without facts or penalty is offered what tells them", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("decision.propose"));
    CHECK_FALSE(offers(facts, "investigation.conclude"));
    CHECK_FALSE(offers(facts, "discretion.apply"));
    facts.newestOf[kFactsUntold] = 4;
    CHECK(offers(facts, "investigation.conclude"));
    facts.discretion.penalty = {};
    CHECK(offers(facts, "discretion.apply"));
}

TEST_CASE("a fine is still to be paid after another cleared the place", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("fine.pay"));
    facts.finePaid = facts.performed = false;
    facts.newestOf[QStringLiteral("substitute.performed")] = 900;
    facts.execution.substitutePerformed = true;
    CHECK(offers(facts, "fine.pay"));
    facts.execution.courtOutcome = QStringLiteral("executed");
    CHECK_FALSE(offers(facts, "fine.pay"));
}

TEST_CASE("what the police sent back is sent anew or elsewhere, and nobody asks for a review of it", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("investigation.conclude"));
    facts.newestOf = {{QStringLiteral("police.reported"), 1},
                      {QStringLiteral("police.transferred"), 2},
                      {QStringLiteral("police.responded"), 3}};
    facts.transfer.answered = true; // 退回、另行移送: neither filed nor refused
    CHECK_FALSE(offers(facts, "police.ask_review"));
    CHECK_FALSE(offers(facts, "police.hand_goods"));
    CHECK(nextActs(facts).mid(0, 2) == QStringList{QStringLiteral("police.transfer"), QStringLiteral("case.transfer")});
    facts.newestOf[QStringLiteral("police.transferred")] = 4;
    CHECK(nextActs(facts).first() == QStringLiteral("police.respond"));
}

TEST_CASE("an order to correct, its second look and the keeping of evidence may come before filing", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("filing.propose"));
    facts.correctionOrdered = false;
    for (const char *procedure : {"ordinary", "demolition", "fast"}) {
        INFO(procedure);
        facts.procedure = QLatin1String(procedure);
        CHECK(offers(facts, "correction.order"));
        CHECK(offers(facts, "preservation.propose"));
        CHECK_FALSE(offers(facts, "correction.reinspect"));
        // The usual next is the filing still.
        CHECK(nextActs(facts).indexOf(QStringLiteral("filing.propose"))
              < nextActs(facts).indexOf(QStringLiteral("correction.order")));
    }
    facts.correctionOrdered = true;
    CHECK_FALSE(offers(facts, "correction.order"));
    CHECK(offers(facts, "correction.reinspect"));
}

TEST_CASE("a decision that fell is not published, paid or performed any more, one that was changed is", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("fine.pay"));
    facts.published = facts.publicationDeclined = facts.finePaid = facts.performed = false;
    const auto pending = [&facts] {
        return offers(facts, "publicity.publish") && offers(facts, "fine.pay") && offers(facts, "performance.record");
    };
    CHECK(pending());
    facts.remedy.revokedOn = facts.actOn;
    facts.remedy.revokedHow = QStringLiteral("changed");
    CHECK(pending());
    facts.remedy.revokedHow = QStringLiteral("revoked");
    for (const char *act : {"publicity.publish", "publicity.decline", "fine.pay", "performance.record"})
        CHECK_FALSE(offers(facts, act));
    CHECK(offers(facts, "closing.propose"));
}

TEST_CASE("why a case was lost is told after it was taken up again too, until it is", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("investigation.conclude"));
    RemedyFact lost;
    lost.outcome = QStringLiteral("revoked");
    lost.concludedOn = facts.actOn;
    facts.remedy.remedies = {lost};
    facts.newestOf[QStringLiteral("remedy.concluded")] = 900;
    facts.newestOf[QStringLiteral("decision.revoked")] = 901;
    CHECK(offers(facts, "case.rectify"));
    facts.newestOf[QStringLiteral("case.reopened")] = 902;
    CHECK(offers(facts, "case.rectify"));
    CHECK(nextActs(facts).first() != QStringLiteral("case.rectify")); // the case goes on first
    facts.newestOf[QStringLiteral("case.rectified")] = 903;
    CHECK_FALSE(offers(facts, "case.rectify"));
    facts.newestOf.erase(QStringLiteral("case.rectified"));
    facts.remedy.remedies.front().outcome = QStringLiteral("maintained");
    CHECK_FALSE(offers(facts, "case.rectify"));
}

TEST_CASE("a report that discretion has overtaken is made again before the notice", "[procedure]")
{
    StepFacts facts = proper(QStringLiteral("notice.issue"));
    CHECK_FALSE(offers(facts, "investigation.conclude"));
    facts.newestOf[kReportOutdated] = 900;
    CHECK(nextActs(facts).indexOf(QStringLiteral("investigation.conclude"))
          < nextActs(facts).indexOf(QStringLiteral("notice.issue")));
}

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include "core/base/messages.h"
#include "core/cases/gates.h"

#include "tests/core/cases/gate_cases.h"
#include "tests/core/cases/step_facts.h"

using namespace anjuan;
using namespace anjuan::cases;

namespace {

const GateFinding *findingOf(const std::vector<GateFinding> &findings, const char *rule)
{
    const auto it = std::find_if(findings.begin(), findings.end(),
                                 [rule](const GateFinding &found) { return found.rule == QLatin1String(rule); });
    return it == findings.end() ? nullptr : &*it;
}

bool finds(const StepFacts &facts, const char *rule)
{
    return findingOf(judge(facts, holidays()), rule) != nullptr;
}

QJsonObject wordsOf(const QString &rule)
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/resources/rules/%1.json").arg(rule));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

StepFacts spoilt(const GateCase &one)
{
    StepFacts facts = proper(QString::fromLatin1(one.act));
    one.spoil(facts);
    return facts;
}

} // namespace

TEST_CASE("no rule holds against an act that was done properly", "[gates]")
{
    for (const QString &act : properActs()) {
        DYNAMIC_SECTION(act.toStdString())
        {
            std::string rules;
            for (const GateFinding &found : judge(proper(act), holidays()))
                rules += found.rule.toStdString() + " ";
            CHECK(rules.empty());
        }
    }
}

TEST_CASE("every rule speaks where it should, and is silent once the fault is mended", "[gates]")
{
    std::map<std::string, int> nth; // a section's name stands once
    for (const GateCase &one : gateCases()) {
        const int n = ++nth[one.id];
        DYNAMIC_SECTION(one.id << " " << n << " at " << one.act << " / speaks")
        {
            CHECK(finds(spoilt(one), one.id));
        }
        DYNAMIC_SECTION(one.id << " " << n << " at " << one.act << " / is silent once mended")
        {
            StepFacts facts = spoilt(one);
            one.mend(facts);
            CHECK_FALSE(finds(facts, one.id));
        }
    }
}

TEST_CASE("what a rule says of a moment is said as people write it", "[gates]")
{
    int moments = 0;
    for (const GateCase &one : gateCases()) {
        INFO(one.id << " at " << one.act);
        for (const GateFinding &found : judge(spoilt(one), holidays())) {
            for (const QString &arg : found.args) {
                CHECK(arg.indexOf(QRegularExpression(QStringLiteral("\\d{2}T\\d{2}:"))) < 0);
                moments +=
                    arg.contains(QRegularExpression(QStringLiteral("^2026-\\d{2}-\\d{2} \\d{2}:\\d{2}$"))) ? 1 : 0;
            }
        }
    }
    CHECK(moments > 10);
}

TEST_CASE("every rule has a case in both directions, and every case a rule", "[gates]")
{
    std::set<QString> rules;
    for (const Gate &gate : gates()) {
        CAPTURE(gate.id);
        CHECK(rules.insert(QString::fromLatin1(gate.id)).second);
    }
    std::set<QString> tested;
    for (const GateCase &one : gateCases())
        tested.insert(QString::fromLatin1(one.id));
    for (const QString &rule : rules)
        CHECK((tested.contains(rule) ? QString() : rule).toStdString().empty());
    for (const QString &rule : tested)
        CHECK((rules.contains(rule) ? QString() : rule).toStdString().empty());
}

TEST_CASE("every rule has words in both languages, its source and who can clear it", "[gates]")
{
    for (const Gate &gate : gates()) {
        CAPTURE(gate.id);
        const QJsonObject words = wordsOf(QString::fromLatin1(gate.id));
        for (const char *member : {"zh", "en", "source", "tag", "who", "cure"})
            CHECK_FALSE(words.value(QLatin1String(member)).toString().isEmpty());
        const QString tag = words.value(QLatin1String("tag")).toString();
        CHECK((tag == QLatin1String("V") || tag == QLatin1String("R") || tag == QLatin1String("D")));
    }
}

TEST_CASE("a finding fills every place that its words hold", "[gates]")
{
    for (const GateCase &one : gateCases()) {
        CAPTURE(one.id);
        const auto findings = judge(spoilt(one), holidays());
        const GateFinding *found = findingOf(findings, one.id);
        REQUIRE(found);
        const QString zh = wordsOf(found->rule).value(QLatin1String("zh")).toString();
        for (int place = 1; place <= 9; ++place) {
            const bool asked = zh.contains(QLatin1Char('%') + QString::number(place));
            CHECK(asked == (place <= found->args.size()));
            if (asked)
                CHECK_FALSE(found->args.at(place - 1).isEmpty());
        }
        CHECK(hasMessage(found->rule));
    }
}

TEST_CASE("a hard stop is not cleared by a reason", "[gates]")
{
    StepFacts facts = proper(QStringLiteral("decision.issue"));
    facts.notice->servedOn.reset();
    facts.reasonsGiven = {QStringLiteral("R-62-notice")};
    const auto findings = judge(facts, holidays());
    const GateFinding *found = findingOf(findings, "R-62-notice");
    REQUIRE(found);
    CHECK(found->gateClass == GateClass::Stop);
    CHECK(found->blocks());
}

TEST_CASE("a reason clears a rule that takes one, and no other", "[gates]")
{
    StepFacts facts = proper(QStringLiteral("decision.issue"));
    facts.actOn = facts.recordedOn = day(6, 3);
    CHECK(findingOf(judge(facts, holidays()), "DE-1-days")->blocks());
    facts.reasonsGiven = {QStringLiteral("DE-1-days")};
    const auto findings = judge(facts, holidays());
    CHECK(findingOf(findings, "DE-1-days")->cleared);
    CHECK_FALSE(findingOf(findings, "DE-1-days")->blocks());
}

TEST_CASE("an approval is not replaced by a reason", "[gates]")
{
    for (const char *act : {"case.file", "decision.issue", "case.close"}) {
        StepFacts facts = proper(QString::fromLatin1(act));
        facts.filingApproved = facts.decisionApproved = facts.closingApproved = false;
        facts.reasonsGiven = {QStringLiteral("P1-approved"), QStringLiteral("R-57-approved"),
                              QStringLiteral("P15-approved")};
        const auto findings = judge(facts, holidays());
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].clearance == Clearance::Approval);
        CHECK(findings[0].blocks());
    }
}

TEST_CASE("a paper that already went out is recorded with its faults as flaws", "[gates]")
{
    StepFacts facts = proper(QStringLiteral("decision.issue"));
    facts.notice.reset();
    facts.review.reset();
    facts.decisionApproved = false;
    facts.itemInPower = false;
    facts.alreadyIssued = true;
    const auto findings = judge(facts, holidays());
    CHECK(findings.size() >= 4);
    for (const GateFinding &found : findings) {
        CHECK(found.gateClass == GateClass::Flaw);
        CHECK_FALSE(found.blocks());
    }
}

TEST_CASE("a flaw never blocks, and hard stops come first", "[gates]")
{
    StepFacts facts = proper(QStringLiteral("decision.issue"));
    facts.officers.pop_back();
    facts.decisionApproved = false;
    facts.heavierThanNotice = true;
    const auto findings = judge(facts, holidays());
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].rule == QLatin1String("R-45-heavier"));
    CHECK(findings[1].rule == QLatin1String("R-57-approved"));
    CHECK(findings[2].rule == QLatin1String("R-42-officers"));
    CHECK_FALSE(findings[2].blocks());
}

TEST_CASE("the pack moves a rule that goes on, but neither a hard stop nor a flaw", "[gates]")
{
    StepFacts facts = proper(QStringLiteral("decision.issue"));
    facts.officers.pop_back();
    facts.heavierThanNotice = true;
    facts.discussionDue = true;
    const GateClasses classes = {{QStringLiteral("R-57-discussion"), GateClass::Stop},
                                 {QStringLiteral("R-45-heavier"), GateClass::Flaw},
                                 {QStringLiteral("R-42-officers"), GateClass::Stop}};
    facts.reasonsGiven = {QStringLiteral("R-57-discussion")};
    const auto findings = judge(facts, holidays(), classes);
    CHECK(findingOf(findings, "R-57-discussion")->blocks());
    CHECK(findingOf(findings, "R-45-heavier")->gateClass == GateClass::Stop);
    CHECK(findingOf(findings, "R-42-officers")->gateClass == GateClass::Flaw);
}

TEST_CASE("a decision not to penalise waits for no notice, review or window", "[gates]")
{
    StepFacts facts = proper(QStringLiteral("decision.issue"));
    facts.body = {{QStringLiteral("outcome"), QStringLiteral("no_penalty")},
                  {QStringLiteral("no_penalty_ground"), QStringLiteral("33-1")}};
    facts.notice.reset();
    facts.review.reset();
    facts.ageClass = QStringLiteral("under14");
    CHECK(judge(facts, holidays()).empty());
}

TEST_CASE("a notice on 6 January 2025 lets no decision follow on the 9th (published case T03)", "[gates][oracle]")
{
    CHECK(holidays().workdaysBetween(day(1, 6, 2025), day(1, 9, 2025)) == 3);
    StepFacts facts = proper(QStringLiteral("decision.issue"));
    facts.receivedOn = facts.filingProposedOn = facts.filedOn = facts.violationOn = facts.discoveredOn =
        facts.concludedOn = day(1, 6, 2025);
    facts.review->requestedOn = day(1, 6, 2025);
    facts.review->signedOn = day(1, 6, 2025);
    facts.notice->issuedOn = day(1, 6, 2025);
    facts.notice->servedOn = day(1, 6, 2025);
    facts.actOn = facts.recordedOn = day(1, 9, 2025);
    const auto findings = judge(facts, holidays());
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].rule == QLatin1String("R-62-defence"));
    CHECK(findings[1].rule == QLatin1String("HE-3-window"));
    CHECK(findings[0].args
          == QStringList{QStringLiteral("2025-01-06"), QStringLiteral("2025-01-13"), QStringLiteral("2025-01-09")});
    CHECK(findings[0].blocks());
    SECTION("on the 14th the window is over")
    {
        facts.actOn = facts.recordedOn = day(1, 14, 2025);
        CHECK(judge(facts, holidays()).empty());
    }
    SECTION("a signed waiver of both lets it follow on the 9th")
    {
        facts.defenceWaived = facts.hearingWaived = true;
        CHECK(judge(facts, holidays()).empty());
    }
    SECTION("a waiver of the defence alone leaves the hearing's window")
    {
        facts.defenceWaived = true;
        CHECK(finds(facts, "HE-3-window"));
    }
}

TEST_CASE("a tier that asks for a warning is not met by the fine alone (published case C01)", "[gates][oracle]")
{
    CHECK(holidays().workdaysBetween(day(9, 13, 2023), day(10, 9, 2023)) == 14);
    for (const char *act : {"discretion.apply", "notice.issue", "decision.issue"}) {
        StepFacts facts = proper(QString::fromLatin1(act));
        facts.penalty = {.fineFen = 300000, .warning = false, .otherKinds = {}};
        facts.discretion.warningRequired = true;
        CHECK(finds(facts, "C04-warning"));
        facts.penalty.warning = true;
        CHECK_FALSE(finds(facts, "C04-warning"));
    }
}

TEST_CASE("a published decision that comes on the fourteenth working day is late by the pack's seven", "[gates]")
{
    StepFacts facts = proper(QStringLiteral("publicity.publish"));
    facts.decidedOn = day(9, 13, 2023);
    facts.actOn = facts.recordedOn = day(10, 9, 2023);
    CHECK(finds(facts, "DE-7-late"));
    facts.publishDays = 20;
    CHECK_FALSE(finds(facts, "DE-7-late"));
}

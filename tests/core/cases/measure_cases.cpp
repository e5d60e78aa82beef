#include <QtCore/QJsonArray>

#include "tests/core/cases/gate_cases.h"
#include "tests/core/cases/step_facts.h"

namespace anjuan::cases {
namespace {

using F = StepFacts;

void put(F &facts, const char *member, const QJsonValue &value)
{
    facts.body.insert(QLatin1String(member), value);
}

void mark(F &facts, const char *how, bool value)
{
    put(facts, "items",
        QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("电饭锅")}, {QLatin1String(how), value}}});
}

std::vector<GateCase> carrying()
{
    const char *const act = "measure.carry_out";
    return {
        {"CM-3-approved", act, [](F &f) { f.approval = {}; }, [](F &f) { f.approval.agreedOn = f.actOn; }},
        // Approved the day after, it was not approved before; urgent, it need not be (行政强制法 第十九条).
        {"CM-3-approved", act, [](F &f) { f.approval.agreedOn = f.actOn.addDays(1); },
         [](F &f) {
             put(f, "urgent", true);
             put(f, "urgent_ground", QStringLiteral("正在转移"));
         }},
        {"CM-4-ground", act, [](F &f) { put(f, "urgent", true); },
         [](F &f) { put(f, "urgent_ground", QStringLiteral("正在转移")); }},
        {"CM-7-period", act, [](F &f) { put(f, "days", 31); }, [](F &f) { put(f, "days", 30); }},
        {"CM-6-daily", act, [](F &f) { mark(f, "daily_need", true); }, [](F &f) { mark(f, "daily_need", false); }},
        {"CM-6-repeat", act, [](F &f) { mark(f, "sealed_elsewhere", true); },
         [](F &f) { mark(f, "sealed_elsewhere", false); }},
        {"CM-3-two", act, [](F &f) { f.officers.resize(1); },
         [](F &f) {
             f.officers.push_back({PersonId::create(), OfficerFact::Card::Valid});
         }},
        {"CM-3-card", act, [](F &f) { put(f, "card_shown", false); }, [](F &f) { put(f, "card_shown", true); }},
        {"CM-3-told", act, [](F &f) { put(f, "rights_told", false); }, [](F &f) { put(f, "rights_told", true); }},
        {"CM-3-heard", act, [](F &f) { put(f, "heard", false); }, [](F &f) { put(f, "heard", true); }},
        {"CM-3-signature", act, [](F &f) { put(f, "signature", QStringLiteral("absent")); },
         [](F &f) { f.privateGiven = {QStringLiteral("witness")}; }},
        {"CM-3-signature", act, [](F &f) { put(f, "signature", QStringLiteral("refused")); },
         [](F &f) { put(f, "refusal_note", QStringLiteral("当事人拒绝签名")); }},
        {"CM-3-av", act, [](F &f) { f.body.remove(QStringLiteral("av_evidence")); },
         [](F &f) { put(f, "av_evidence", QJsonArray{QStringLiteral("x")}); }},
        {"CM-5-handed", act, [](F &f) { put(f, "handed_over", false); }, [](F &f) { put(f, "handed_over", true); }},
    };
}

MeasureFact urgentOne()
{
    MeasureFact fact;
    fact.urgent = true;
    fact.handledOn = day(3, 9);
    return fact;
}

std::vector<GateCase> course()
{
    return {
        // Twenty-four hours and a second.
        {"CM-4-late", "measure.report",
         [](F &f) { put(f, "reported_at", QStringLiteral("2026-03-06T09:00:01+08:00")); },
         [](F &f) { put(f, "reported_at", QStringLiteral("2026-03-06T09:00:00+08:00")); }},
        {"CM-4-made-up", "measure.extend",
         [](F &f) {
             f.measures.measures[0].urgent = true;
             f.measures.measures[0].approval = {};
         },
         [](F &f) { f.measures.measures[0].approval.agreedOn = day(3, 6); }},
        {"CM-4-made-up", "case.close", [](F &f) { f.measures.measures = {urgentOne()}; },
         [](F &f) { f.measures.measures[0].approval.agreedOn = day(3, 6); }},
        {"CM-7-extension", "measure.extend", [](F &f) { f.approval = {}; },
         [](F &f) { f.approval.agreedOn = f.actOn; }},
        {"CM-7-extension-days", "measure.extend", [](F &f) { put(f, "days", 31); }, [](F &f) { put(f, "days", 30); }},
        {"CM-7-extension-days", "measure.extend", [](F &f) { f.measures.about->extensions = 1; },
         [](F &f) { f.measures.about->extensions = 0; }},
        // Thirty days from 5 March end on 4 April; a test of ten days of which the party was told moves that.
        {"CM-7-expired", "measure.extend", [](F &f) { f.actOn = f.recordedOn = day(4, 5); },
         [](F &f) { f.actOn = f.recordedOn = day(4, 4); }},
        {"CM-7-expired", "measure.extend", [](F &f) { f.actOn = f.recordedOn = day(4, 14); },
         [](F &f) { f.measures.about->excludedDays = 10; }},
        {"CM-7-extension-told", "measure.extend", [](F &f) { f.body.remove(QStringLiteral("told_on")); },
         [](F &f) { put(f, "told_on", QStringLiteral("2026-04-03")); }},
        {"CM-7-test-told", "appraisal.commission", [](F &f) { f.body.remove(QStringLiteral("told_on")); },
         [](F &f) { f.body.remove(QStringLiteral("measure")); }},
        {"D-oral-made-up", "case.close", [](F &f) { f.measures.oralNotMadeUp = 1; },
         [](F &f) { f.measures.oralNotMadeUp = 0; }},
    };
}

std::vector<GateCase> handling()
{
    const char *const act = "measure.handle";
    return {
        {"CM-9-approved", act, [](F &f) { f.approval = {}; }, [](F &f) { f.approval.agreedOn = f.actOn; }},
        // What has run out is lifted by law.
        {"CM-9-approved", act, [](F &f) { f.approval = {}; },
         [](F &f) { put(f, "ground", QStringLiteral("expired")); }},
        {"CM-9-confiscation", act, [](F &f) { put(f, "outcome", QStringLiteral("confiscated")); },
         [](F &f) { f.decidedOn = day(4, 1); }},
        {"CM-9-late", act, [](F &f) { f.actOn = f.recordedOn = day(4, 5); },
         [](F &f) { f.measures.about->extendedDays = 30; }},
        {"CM-9-ground", act, [](F &f) { f.body.remove(QStringLiteral("ground")); },
         [](F &f) { put(f, "ground", QStringLiteral("no_violation")); }},
        {"CM-10-told", act,
         [](F &f) {
             put(f, "outcome", QStringLiteral("moved"));
             put(f, "party_told", false);
         },
         [](F &f) { put(f, "party_told", true); }},
        {"CM-11-told", act,
         [](F &f) {
             put(f, "outcome", QStringLiteral("sold_early"));
             put(f, "evidence_kept", true);
         },
         [](F &f) { put(f, "participation_told_at", QStringLiteral("2026-04-02T09:00:00+08:00")); }},
        {"CM-9-open", "case.close", [](F &f) { f.measures.measures.resize(1); },
         [](F &f) { f.measures.measures[0].handledOn = day(4, 3); }},
    };
}

std::vector<GateCase> keeping()
{
    return {
        {"EV-2-approved", "preservation.carry_out", [](F &f) { f.approval = {}; },
         [](F &f) { f.approval.agreedOn = f.actOn; }},
        {"EV-3-list", "preservation.carry_out", [](F &f) { put(f, "list_checked", false); },
         [](F &f) { put(f, "list_checked", true); }},
        // Seven working days from 5 March 2026 end on the 16th.
        {"EV-2-late", "preservation.handle", [](F &f) { f.actOn = f.recordedOn = day(3, 17); },
         [](F &f) { f.actOn = f.recordedOn = day(3, 16); }},
        {"EV-2-open", "investigation.conclude", [](F &f) { f.measures.preservations.resize(1); },
         [](F &f) { f.measures.preservations[0].handledOn = day(3, 16); }},
        {"EV-1-handed", "sampling.take", [](F &f) { put(f, "handed_over", false); },
         [](F &f) { put(f, "handed_over", true); }},
        {"EV-10-form", "appraisal.receive", [](F &f) { put(f, "basis_stated", false); },
         [](F &f) { put(f, "basis_stated", true); }},
    };
}

} // namespace

std::vector<GateCase> measureCases()
{
    std::vector<GateCase> all = carrying();
    for (const auto &more : {course(), handling(), keeping()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace anjuan::cases

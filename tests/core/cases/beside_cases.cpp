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

void on(F &facts, QDate date)
{
    facts.actOn = facts.recordedOn = date;
}

std::vector<GateCase> inspecting()
{
    return {
        {"I1-approved", "inspection.notify", [](F &f) { f.approval = {}; },
         [](F &f) {
             put(f, "urgent", true);
             put(f, "urgent_ground", QStringLiteral("险情"));
         }},
        {"I1-urgent", "inspection.notify", [](F &f) { put(f, "urgent", true); },
         [](F &f) { put(f, "urgent_ground", QStringLiteral("险情")); }},
        {"I1-frequency", "inspection.notify",
         [](F &f) {
             f.inspection.cap = 2;
             f.inspection.nth = 3;
         },
         [](F &f) { f.inspection.nth = 2; }},
        {"I2-rights", "inspection.notify", [](F &f) { put(f, "rights_told", false); },
         [](F &f) { put(f, "rights_told", true); }},
        {"I2-notice", "inspection.record", [](F &f) { f.inspection.proposed = true; },
         [](F &f) { f.inspection.notifiedOn = day(3, 5); }},
        {"I4-correction", "inspection.conclude", [](F &f) { f.correctionOrdered = false; },
         [](F &f) { put(f, "result", QStringLiteral("no_problem")); }},
        {"I1-made-up", "case.close", [](F &f) { f.inspection.urgent = true; },
         [](F &f) { f.inspection.approved = true; }},
        {"I4-feedback", "case.close", [](F &f) { f.inspection.concludedOn = day(3, 9); },
         [](F &f) { f.inspection.fedBack = true; }},
        {"I4-linked", "case.close",
         [](F &f) {
             f.inspection.result = QStringLiteral("case");
             f.filedOn.reset();
         },
         [](F &f) { f.inspection.linked = true; }},
    };
}

std::vector<GateCase> meeting()
{
    const auto said = [](const char16_t *second) {
        return [second](F &f) {
            put(f, "opinions",
                QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("赵")},
                                       {QStringLiteral("opinion"), QStringLiteral("同意")}},
                           QJsonObject{{QStringLiteral("name"), QStringLiteral("钱")},
                                       {QStringLiteral("opinion"), QString::fromUtf16(second)}}});
        };
    };
    return {
        {"R-43-decided", "decision.issue", [](F &f) { f.recusal.open = 1; }, [](F &f) { f.recusal.open = 0; }},
        {"R-43-head", "recusal.decide", [](F &f) { put(f, "decided_by", QStringLiteral("head")); },
         [](F &f) { f.recusal.head = false; }},
        {"R-43-acted", "inquiry.record", [](F &f) { f.recusal.stoodAside = 1; },
         [](F &f) { f.recusal.stoodAside = 0; }},
        {"HE-5-public", "hearing.hold", [](F &f) { put(f, "openness", QStringLiteral("closed")); },
         [](F &f) { put(f, "closed_ground", QStringLiteral("涉及个人隐私")); }},
        {"HE-5-agents", "hearing.hold",
         [](F &f) {
             put(f, "agents", QJsonArray{QStringLiteral("甲"), QStringLiteral("乙"), QStringLiteral("丙")});
         },
         [](F &f) {
             put(f, "agents", QJsonArray{QStringLiteral("甲"), QStringLiteral("乙")});
         }},
        {"HE-6-record", "hearing.hold", [](F &f) { put(f, "signature", QStringLiteral("refused")); },
         [](F &f) { put(f, "refusal_note", QStringLiteral("主持人注明:拒绝签名")); }},
        {"R-57-quorum", "discussion.hold", [](F &f) { put(f, "entitled", 4); }, [](F &f) { put(f, "entitled", 3); }},
        {"R-57-opinions", "discussion.hold", said(u""), said(u"同意")},
        {"R-57-excerpt", "discussion.hold", [](F &f) { put(f, "cases_discussed", 2); },
         [](F &f) { f.privateGiven = {QStringLiteral("excerpt")}; }},
    };
}

std::vector<GateCase> transferring()
{
    return {
        {"310-5-team", "police.assign_team", [](F &f) { f.officers.resize(1); },
         [](F &f) {
             f.officers.push_back({PersonId::create(), OfficerFact::Card::Valid});
         }},
        {"310-5-team", "police.report", [](F &f) { f.transfer.team = false; }, [](F &f) { f.transfer.team = true; }},
        {"310-5-approved", "police.transfer", [](F &f) { f.approval = {}; },
         [](F &f) { f.approval.agreedOn = f.actOn; }},
        {"310-5-report", "police.transfer", [](F &f) { f.transfer.reportedOn = std::nullopt; },
         [](F &f) { f.transfer.reportedOn = day(3, 9); }},
        {"310-5-decide", "police.transfer",
         [](F &f) {
             f.approval.agreedOn = day(3, 13);
             on(f, day(3, 13));
         },
         [](F &f) { f.approval.agreedOn = day(3, 12); }},
        {"310-5-24h", "police.transfer", [](F &f) { f.approval.agreedOn = day(3, 10); },
         [](F &f) { f.approval.agreedOn = day(3, 11); }},
        {"310-6-materials", "police.transfer", [](F &f) { put(f, "report", false); },
         [](F &f) { put(f, "report", true); }},
        {"310-9-late", "police.ask_review", [](F &f) { on(f, day(3, 20)); },
         [](F &f) { put(f, "to", QStringLiteral("procuratorate")); }},
        {"310-12-late", "police.hand_goods", [](F &f) { on(f, day(3, 20)); }, [](F &f) { on(f, day(3, 19)); }},
        {"310-12-told", "police.hand_goods", [](F &f) { put(f, "party_told", false); },
         [](F &f) { put(f, "party_told", true); }},
        {"310-instead", "decision.issue", [](F &f) { f.transfer.policeSentOn = day(3, 12); },
         [](F &f) { f.transfer.answered = true; }},
        {"PX-receipt", "case.close", [](F &f) { f.transfer.sent = true; }, [](F &f) { f.transfer.receipted = true; }},
    };
}

std::vector<GateCase> reporting()
{
    return {
        // Seven working days from 4 March 2026 end on the 13th.
        {"A31-late", "report.filing", [](F &f) { on(f, day(3, 16)); }, [](F &f) { on(f, day(3, 13)); }},
        {"SV-1-late", "supervision.reply",
         [](F &f) {
             f.supervision = {{QStringLiteral("x"), day(3, 4), day(3, 12), {}}};
         },
         [](F &f) { f.supervision[0].dueOn = day(3, 13); }},
        {"DE-11-late", "report.major_penalty", [](F &f) { on(f, day(4, 17)); }, [](F &f) { on(f, day(4, 16)); }},
        {"DE-11-open", "case.close", [](F &f) { f.discussionDue = true; },
         [](F &f) { f.reports.filedForRecordOn = day(4, 10); }},
        {"A17-three", "case.close", [](F &f) { f.partyKind = QStringLiteral("organisation"); },
         [](F &f) { f.reports.threePapers = true; }},
        {"R-41-verified", "monitoring.verify", [](F &f) { f.reports.monitoringMissing = QStringLiteral("法制审核"); },
         [](F &f) { f.reports.monitoringMissing.clear(); }},
    };
}

} // namespace

std::vector<GateCase> besideCases()
{
    std::vector<GateCase> all = inspecting();
    for (const auto &more : {meeting(), transferring(), reporting()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace anjuan::cases

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

/// A revoked decision whose fine had been paid.
void revoked(F &facts)
{
    facts.remedy.revokedOn = day(4, 10);
    facts.remedy.revokedHow = QStringLiteral("revoked");
}

std::vector<GateCase> answering()
{
    const char *const act = "remedy.answer";
    const auto asked = [](F &f, const char *kind, QDate answered) {
        f.remedy.about->kind = QLatin1String(kind);
        on(f, answered);
    };
    return {
        // Received on 6 May: the court's fifteen days end on the 21st.
        {"SS-67-late", act, [](F &f) { on(f, day(5, 22)); }, [](F &f) { on(f, day(5, 21)); }},
        {"SS-34-evidence", act, [](F &f) { put(f, "evidence_handed", false); },
         [](F &f) { put(f, "evidence_handed", true); }},
        // Ten working days from 6 May 2026 (9 May is a working day) end on the 19th, five on the 12th.
        {"FY-answer-late", act, [asked](F &f) { asked(f, "reconsideration", day(5, 20)); },
         [](F &f) { on(f, day(5, 19)); }},
        {"FY-answer-late", act, [asked](F &f) { asked(f, "reconsideration_simple", day(5, 13)); },
         [](F &f) { on(f, day(5, 12)); }},
    };
}

std::vector<GateCase> revoking()
{
    return {
        {"PR-approved", "decision.revoke", [](F &f) { f.approval = {}; },
         [](F &f) { put(f, "by", QStringLiteral("court")); }},
        {"PR-reopen-approved", "case.reopen", [](F &f) { f.approval = {}; },
         [](F &f) { f.approval.agreedOn = f.actOn; }},
        {"PR-reopen-ground", "case.reopen", [](F &f) { f.remedy.revokedOn.reset(); },
         [](F &f) { f.remedy.revokedOn = day(8, 3); }},
        {"DE-8-late", "publicity.withdraw", [](F &f) { on(f, day(8, 7)); }, [](F &f) { on(f, day(8, 6)); }},
        {"DE-8-open", "case.close",
         [](F &f) {
             revoked(f);
             f.remedy.wasPublished = true;
         },
         [](F &f) { f.remedy.withdrawnOn = day(4, 13); }},
        {"PR-refund", "case.close",
         [](F &f) {
             revoked(f);
             f.remedy.paidFen = 100000;
         },
         [](F &f) { f.remedy.refundedFen = 100000; }},
        {"PR-fallen", "urge.issue", [](F &f) { revoked(f); }, [](F &f) { f.remedy.reopenedOn = day(4, 10); }},
        {"A22-rectified", "case.close",
         [](F &f) {
             f.remedy.remedies.resize(1);
             f.remedy.remedies[0].concludedOn = day(4, 10);
             f.remedy.remedies[0].outcome = QStringLiteral("revoked");
         },
         [](F &f) { f.remedy.rectified = true; }},
        {"PR-pending", "case.close", [](F &f) { f.remedy.remedies.resize(1); },
         [](F &f) {
             f.remedy.remedies[0].concludedOn = day(4, 10);
             f.remedy.remedies[0].outcome = QStringLiteral("maintained");
         }},
    };
}

std::vector<GateCase> ordering()
{
    return {
        {"DM-approved", "demolition.order", [](F &f) { f.approval = {}; }, [](F &f) { f.approval.agreedOn = f.actOn; }},
        {"DM-notified", "demolition.order", [](F &f) { f.execution.demolitionNotice.reset(); },
         [](F &f) {
             f.execution.demolitionNotice = DemolitionNotice{day(3, 6), 5};
         }},
        // Five working days from 6 March end on the 13th.
        {"DM-notified", "demolition.order", [](F &f) { on(f, day(3, 13)); }, [](F &f) { f.defenceHeard = true; }},
        {"DM-remedy-told", "demolition.order", [](F &f) { put(f, "remedy_told", false); },
         [](F &f) { put(f, "remedy_told", true); }},
    };
}

} // namespace

std::vector<GateCase> remedyCases()
{
    std::vector<GateCase> all = answering();
    for (const auto &more : {revoking(), ordering()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace anjuan::cases

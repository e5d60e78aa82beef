#include "tests/core/cases/gate_cases.h"
#include "tests/core/cases/step_facts.h"

namespace anjuan::cases {
namespace {

using F = StepFacts;

void put(F &facts, const char *member, const QJsonValue &value)
{
    facts.body.insert(QLatin1String(member), value);
}

std::function<void(F &)> with(const char *member, const QJsonValue &value)
{
    return [member, value](F &facts) { put(facts, member, value); };
}

void fine(F &facts, qint64 fen)
{
    facts.course.simpleLimitFen = 20000;
    facts.penalty = {.fineFen = fen, .warning = false, .otherKinds = {}};
}

std::vector<GateCase> simpleCases()
{
    return {
        // 200 yuan are within the limit, a fen more is not.
        {"SP-1-amount", "simple.decide", [](F &f) { fine(f, 20001); }, [](F &f) { fine(f, 20000); }},
        {"SP-1-amount", "simple.decide", [](F &f) { fine(f, 300000); }, [](F &f) { f.course.simpleLimitFen = 300000; }},
        {"SP-2-kinds", "simple.decide", [](F &f) { fine(f, 0); }, [](F &f) { f.penalty.warning = true; }},
        {"SP-7-told", "simple.decide", with("rights_told", false), with("rights_told", true)},
        {"SP-7-disputed", "simple.decide", with("disputed", true), with("disputed", false)},
        {"SP-4-number", "simple.decide", with("number", QStringLiteral("当罚007")), with("form_drawn", true)},
        {"SP-4-number", "simple.decide",
         [](F &f) {
             put(f, "number", QStringLiteral("当罚007"));
             put(f, "form_drawn", true);
             put(f, "form_voided", true);
         },
         with("form_voided", false)},
        {"SP-4-card", "simple.decide", with("card_shown", false), with("card_shown", true)},
        {"SP-4-refusal", "simple.decide", with("delivery", QStringLiteral("refused")),
         with("refusal_note", QStringLiteral("当事人拒签"))},
        // Three working days from Monday 2 March end on Thursday the 5th.
        {"SP-6-report", "simple.report",
         [](F &f) {
             f.decidedOn = day(3, 2);
             f.actOn = day(3, 6);
         },
         [](F &f) { f.actOn = day(3, 5); }},
        {"SP-8-collect", "fine.collect",
         [](F &f) {
             put(f, "ground", QStringLiteral("le_100"));
             put(f, "fine_fen", 10001);
         },
         with("fine_fen", 10000)},
        {"SP-10-receipt", "fine.collect", with("special_receipt", false), with("special_receipt", true)},
        {"SP-11-hand-in", "cash.hand_in",
         [](F &f) {
             f.course.collectedOn = day(3, 2);
             f.actOn = day(3, 5);
         },
         [](F &f) { f.actOn = day(3, 4); }},
        {"SP-11-bank", "cash.bank",
         [](F &f) {
             f.course.handedInOn = day(3, 2);
             f.actOn = day(3, 5);
         },
         [](F &f) { f.actOn = day(3, 4); }},
    };
}

void tick(F &facts, std::initializer_list<const char *> boxes)
{
    for (const char *box : boxes)
        put(facts, box, true);
}

std::vector<GateCase> fastAndShortCases()
{
    return {
        {"FT-conditions", "fast.begin",
         [](F &f) {
             tick(f, {"facts_clear", "admits", "no_objection"});
         },
         with("able", true)},
        {"FT-conditions", "fast.begin",
         [](F &f) {
             tick(f, {"facts_clear", "admits", "no_objection", "able"});
             f.ageClass = QStringLiteral("from14to18");
         },
         [](F &f) { f.ageClass = QStringLiteral("adult"); }},
        {"FT-consent", "fast.begin", [](F &) {}, with("consent_signed", true)},
        {"FT-hearing", "fast.begin", [](F &f) { f.hearingDue = true; }, [](F &f) { f.hearingDue = false; }},
        // Seven working days from 9 March end on the 18th.
        {"FT-late", "decision.issue", [](F &f) { f.course.fastSince = day(3, 9); }, [](F &f) { f.actOn = day(3, 18); }},
        {"R-33-conditions", "short.decide",
         [](F &f) {
             put(f, "ground", QStringLiteral("r33_a"));
             tick(f, {"minor", "corrected"});
         },
         with("no_harm", true)},
        {"R-33-conditions", "short.decide",
         [](F &f) {
             put(f, "ground", QStringLiteral("r33_b"));
             tick(f, {"first_time", "corrected"});
         },
         with("minor_harm", true)},
        {"R-33-conditions", "short.decide", with("ground", QStringLiteral("r33_c")),
         with("no_fault_proof", QStringLiteral("进货票据齐全"))},
        {"R-33-first", "short.decide",
         [](F &f) {
             put(f, "ground", QStringLiteral("r33_b"));
             put(f, "earlier", 1);
         },
         with("earlier", 0)},
        {"R-33-educated", "short.decide", [](F &f) { f.course.educated = false; },
         [](F &f) { f.course.educated = true; }},
    };
}

std::vector<GateCase> endingCases()
{
    return {
        {"PX1-approved", "case.decline", [](F &) {}, [](F &f) { f.course.notFilingApproved = true; }},
        {"PX3-approved", "filing.withdraw", [](F &) {}, [](F &f) { f.course.withdrawalApproved = true; }},
        {"PX3-decided", "filing.withdraw", [](F &f) { f.decidedOn = day(3, 10); }, [](F &f) { f.decidedOn.reset(); }},
        {"PS-approved", "case.suspend", [](F &) {}, [](F &f) { f.course.suspensionApproved = true; }},
        {"PS-suspended", "decision.issue", [](F &f) { f.course.suspendedOn = day(3, 25); },
         [](F &f) { f.course.suspendedOn.reset(); }},
        {"PS-not-suspended", "case.resume", [](F &) {}, [](F &f) { f.course.suspendedOn = day(3, 10); }},
        {"CL-replied", "case.close", [](F &f) { f.course.replyDays = 5; },
         [](F &f) { f.course.repliedOn = day(3, 9); }},
        // Five working days from Monday 2 March end on Monday the 9th.
        {"CL-reply-late", "clue.reply",
         [](F &f) {
             f.course.replyDays = 5;
             f.actOn = day(3, 10);
         },
         [](F &f) { f.actOn = day(3, 9); }},
        {"CP-paper", "case.continue",
         [](F &f) {
             put(f, "stage", QStringLiteral("served"));
             put(f, "notice_served_on", QStringLiteral("2026-03-02"));
             put(f, "decided_on", QStringLiteral("2026-03-12"));
         },
         with("served_on", QStringLiteral("2026-03-13"))},
    };
}

} // namespace

std::vector<GateCase> procedureCases()
{
    std::vector<GateCase> all = {
        {"PR-convert", "procedure.choose", with("procedure", QStringLiteral("nowhere")),
         [](F &f) { f.act = QStringLiteral("evidence.add"); }},
        {"PR-convert", "procedure.choose",
         [](F &f) {
             f.procedure = QStringLiteral("simple");
             put(f, "procedure", QStringLiteral("ordinary"));
             f.decidedOn = day(3, 10);
         },
         [](F &f) { f.decidedOn.reset(); }},
    };
    for (const auto &more : {simpleCases(), fastAndShortCases(), endingCases()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace anjuan::cases

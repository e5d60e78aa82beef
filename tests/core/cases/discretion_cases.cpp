#include <QtCore/QJsonArray>

#include "tests/core/cases/gate_cases.h"

namespace anjuan::cases {
namespace {

using F = StepFacts;

QJsonObject similar(int count)
{
    return {{QStringLiteral("count"), count},
            {QStringLiteral("max_fen"), 150000},
            {QStringLiteral("band_low_fen"), 50000},
            {QStringLiteral("band_high_fen"), 120000}};
}

void fine(F &facts, qint64 fen, int count = 5)
{
    facts.penalty.fineFen = fen;
    facts.body.insert(QStringLiteral("similar"), similar(count));
}

void lists(F &facts, std::initializer_list<const char *> answered)
{
    QJsonArray all;
    for (const char *list : answered)
        all.append(QJsonObject{{QStringLiteral("list"), QLatin1String(list)}});
    facts.body.insert(QStringLiteral("four_lists"), all);
}

void factor(F &facts, const QJsonObject &proof)
{
    facts.body.insert(QStringLiteral("factors"), QJsonArray{QStringLiteral("r32_merit")});
    facts.body.insert(QStringLiteral("factor_evidence"), QJsonArray{proof});
}

void limits(F &facts, qint64 own, qint64 other)
{
    facts.body.insert(QStringLiteral("own_max_fen"), own);
    facts.body.insert(QStringLiteral("other_max_fen"), other);
}

} // namespace

std::vector<GateCase> discretionCases()
{
    const auto departs = [](F &f) {
        f.discretion.withinTier = false;
        f.discretion.departureReasoned = true;
    };
    return {
        {"R-34-band", "discretion.apply", [](F &f) { fine(f, 120100); }, [](F &f) { fine(f, 120000); }},
        {"R-34-band", "discretion.apply", [](F &f) { fine(f, 49900); }, [](F &f) { fine(f, 50000); }},
        {"R-34-band", "discretion.apply", [](F &f) { fine(f, 49900); }, [](F &f) { fine(f, 49900, 4); }},
        {"R-34-too-heavy", "discretion.apply", [](F &f) { fine(f, 150100); }, [](F &f) { fine(f, 150000); }},
        {"R-34-too-heavy", "discretion.apply", [](F &f) { fine(f, 150100); }, [](F &f) { fine(f, 150100, 4); }},
        {"R-34-departure", "notice.issue", departs, [](F &f) { f.departureApproved = true; }},
        {"R-34-departure", "decision.issue", departs, [](F &f) { f.discussed = true; }},
        {"R-32-range", "discretion.apply", [](F &f) { f.discretion.withinStatute = false; },
         [](F &f) { f.discretion.withinStatute = true; }},
        {"R-29-higher", "discretion.apply", [](F &f) { limits(f, 100000, 200000); },
         [](F &f) { limits(f, 200000, 100000); }},
        {"R-37-lighter", "discretion.apply",
         [](F &f) { f.body.insert(QStringLiteral("lighter_law"), QStringLiteral("2026-08-15")); },
         [](F &f) { f.body.remove(QStringLiteral("lighter_law")); }},
        {"R-32-evidence", "discretion.apply",
         [](F &f) {
             factor(f, {{QStringLiteral("factor"), QStringLiteral("r32_merit")}});
         },
         [](F &f) {
             factor(f,
                    {{QStringLiteral("factor"), QStringLiteral("r32_merit")},
                     {QStringLiteral("evidence"), QJsonArray{QStringLiteral("aa")}}});
         }},
        {"R-33-lists", "discretion.apply",
         [](F &f) {
             lists(f, {"no_penalty", "mitigate", "lighten", "lighten"});
         },
         [](F &f) {
             lists(f, {"no_penalty", "mitigate", "lighten", "no_compulsion"});
         }},
        {"LR-1-evaluated", "decision.issue",
         [](F &f) {
             f.review.reset();
             f.reviewDue = false;
         },
         [](F &f) { f.reviewEvaluated = true; }},
        {"LR-3-materials", "review.request",
         [](F &f) {
             f.hearingHeld = true;
             f.evidenceCount = 0;
             f.defenceHeard = false;
             f.body.insert(QStringLiteral("materials"),
                           QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("调查终结报告")}}});
         },
         [](F &f) {
             f.body.insert(QStringLiteral("materials"),
                           QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("听证笔录及听证报告")}}});
         }},
        {"LR-8-disagreement", "review.request", [](F &f) { f.disagreements = 2; }, [](F &f) { f.disagreements = 1; }},
        {"D-codes", "party.enter",
         [](F &f) { f.body.insert(QStringLiteral("doubts"), QJsonArray{QStringLiteral("id_number")}); },
         [](F &f) { f.body.remove(QStringLiteral("doubts")); }},
        {"D-codes", "party.enter",
         [](F &f) { f.body.insert(QStringLiteral("doubts"), QJsonArray{QStringLiteral("credit_code")}); },
         [](F &f) { f.body.insert(QStringLiteral("doubts"), QJsonArray{QStringLiteral("age_class")}); }},
        {"R-30-age", "party.enter",
         [](F &f) { f.body.insert(QStringLiteral("doubts"), QJsonArray{QStringLiteral("age_class")}); },
         [](F &f) { f.body.insert(QStringLiteral("doubts"), QJsonArray{QStringLiteral("id_number")}); }},
        {"R-33-repeat", "discretion.apply",
         [](F &f) { f.body.insert(QStringLiteral("earlier_cases"), QJsonArray{QStringLiteral("x")}); },
         [](F &f) { f.body.insert(QStringLiteral("repeat_offender"), QStringLiteral("yes")); }},
    };
}

} // namespace anjuan::cases

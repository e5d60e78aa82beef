#include <catch2/catch.hpp>

#include "ui/forms/act_form.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

casework::RecordView record(const char *kind, const QJsonObject &body, const QJsonObject &particulars = {})
{
    casework::RecordView made;
    made.kind = QLatin1String(kind);
    made.hash = QLatin1String(kind);
    made.body = body;
    made.particulars = particulars;
    return made;
}

FormContext contextOf(std::vector<casework::RecordView> timeline)
{
    FormContext context;
    context.now = *Instant::parse(u"2026-11-29T09:30:15+08:00");
    casework::PersonView person;
    person.id = PersonId::create();
    person.roles = {QStringLiteral("leader")};
    context.people.push_back(person);
    context.me = person.id;
    context.view.emplace();
    context.view->timeline = std::move(timeline);
    return context;
}

/// What stands in a field of the act when its form opens.
QJsonValue opensWith(const char *act, const char *field, const FormContext &context)
{
    TestPrompt prompt;
    const ActForm form(*casework::findAct(QLatin1String(act)), context, prompt);
    const FieldEditor *editor = form.editor(QLatin1String(field));
    REQUIRE(editor);
    return editor->value();
}

} // namespace

TEST_CASE("what was found on the spot stands in the order and in the decision, a particular in a particular alone",
          "[ui]")
{
    const QString found = QStringLiteral("在人行道摆放水果摊");
    const FormContext context =
        contextOf({record("case.opened", {{QStringLiteral("suspected"), QStringLiteral("占道经营")}}),
                   record("inspection.recorded", {}, {{QStringLiteral("findings"), found}})});
    CHECK(opensWith("correction.order", "act_text", context) == QStringLiteral("占道经营"));
    CHECK(opensWith("short.decide", "facts", context) == found);
    CHECK(opensWith("simple.decide", "facts", context) == found);
    CHECK(opensWith("filing.propose", "facts", context) == found);
}

TEST_CASE("a payment opens with what is due next, a surcharge with what has run up", "[ui]")
{
    FormContext context = contextOf({record("decision.issued", {})});
    cases::StepFacts &facts = context.view->facts;
    facts.penalty.fineFen = 100000;
    CHECK(opensWith("fine.pay", "fine_fen", context) == 100000);
    facts.execution.paidFen = 30000;
    CHECK(opensWith("fine.pay", "fine_fen", context) == 70000);
    // Of the plan for what was left the first 350 yuan are due next, and 50 of them paid.
    facts.execution.plan = {{QDate(2026, 12, 1), 35000}, {QDate(2027, 1, 1), 35000}};
    facts.execution.paidFen = 35000;
    CHECK(opensWith("fine.pay", "fine_fen", context) == 30000);
    CHECK(opensWith("surcharge.charge", "surcharge_fen", context).isUndefined());
    facts.execution.surchargeOpenFen = 900;
    context.view->fields.insert(QStringLiteral("surcharge_formula"), QStringLiteral("100 × 3% × 3 日 = 9 元"));
    CHECK(opensWith("surcharge.charge", "surcharge_fen", context) == 900);
    CHECK(opensWith("surcharge.charge", "reason", context) == QStringLiteral("100 × 3% × 3 日 = 9 元"));
}

TEST_CASE("an approval that nobody proposed opens with the step that comes next, its proposal too", "[ui]")
{
    const FormContext urged = contextOf({record("decision.issued", {}), record("execution.urged", {})});
    CHECK(opensWith("approval.give", "step", urged) == QStringLiteral("court_application"));
    CHECK(opensWith("approval.give", "level", urged) == QStringLiteral("leader"));
    CHECK(opensWith("approval.give", "about", urged).isUndefined());
    CHECK(opensWith("approval.request", "step", urged) == QStringLiteral("court_application"));
    const FormContext revoked =
        contextOf({record("decision.revoked", {{QStringLiteral("how"), QStringLiteral("revoked")}})});
    CHECK(opensWith("approval.give", "step", revoked) == QStringLiteral("reopening"));
    const FormContext asked =
        contextOf({record("execution.urged", {}),
                   record("approval.requested", {{QStringLiteral("step"), QStringLiteral("revocation")}})});
    CHECK(opensWith("approval.give", "step", asked) == QStringLiteral("revocation"));
    CHECK(opensWith("approval.give", "about", asked) == QStringLiteral("approval.requested"));
}

TEST_CASE("a report opens with what was weighed last, and one that is made again over it with what it said", "[ui]")
{
    const auto report =
        record("investigation.concluded", {{QStringLiteral("proposal"), QStringLiteral("罚款1000元。")}});
    const auto weighed = record("discretion.applied", {{QStringLiteral("fine_fen"), 50000}});
    const auto proposal = [](std::vector<casework::RecordView> timeline) {
        FormContext context = contextOf(std::move(timeline));
        context.view->fields.insert(QStringLiteral("penalty"),
                                    QJsonObject{{QStringLiteral("text"), QStringLiteral("罚款500元")}});
        return opensWith("investigation.conclude", "proposal", context).toString();
    };
    CHECK(proposal({weighed}) == QStringLiteral("罚款500元。"));
    CHECK(proposal({weighed, report, weighed}) == QStringLiteral("罚款500元。"));
    CHECK(proposal({weighed, report}) == QStringLiteral("罚款1000元。"));
}

TEST_CASE("a notice opens with the pack's days to be heard", "[ui]")
{
    FormContext context = contextOf({record("case.filed", {})});
    CHECK(opensWith("demolition.notify", "days", context).isUndefined());
    context.defenceDays = 7;
    CHECK(opensWith("demolition.notify", "days", context) == 7);
    CHECK(opensWith("notice.issue", "defence_days", context) == 7);
}

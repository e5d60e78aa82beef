#include <catch2/catch.hpp>

#include <QtWidgets/QTableWidget>

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

TEST_CASE("what the county sets, and who is asked, stands in the notice and in the archive", "[ui]")
{
    FormContext context = contextOf({});
    context.people.front().name = QStringLiteral("张三");
    context.defenceDays = 5;
    context.retention = QStringLiteral("y30");
    CHECK(opensWith("notice.issue", "defence_days", context) == 5);
    CHECK(opensWith("notice.issue", "contact", context) == QStringLiteral("张三"));
    CHECK(opensWith("case.archive", "retention", context) == QStringLiteral("y30"));
}

TEST_CASE("the report opens with what came of the correction, and with the articles of each act", "[ui]")
{
    const QJsonObject more{{QStringLiteral("benchmark"), QStringLiteral("B06")}};
    FormContext context = contextOf(
        {record("case.opened", {{QStringLiteral("received_on"), QStringLiteral("2026-10-12")}}),
         record("case.filing_proposed", {{QStringLiteral("suspected_articles"), QStringLiteral("甲法第七条")}}),
         record("correction.reinspected",
                {{QStringLiteral("reinspected_on"), QStringLiteral("2026-10-27")},
                 {QStringLiteral("done"), QStringLiteral("done")}}),
         record("discretion.applied", {{QStringLiteral("more_acts"), QJsonArray{more}}})});
    context.benchmarks.push_back(
        {.id = QStringLiteral("B06"), .text = {}, .item = QStringLiteral("other"), .tiers = {}});
    context.itemLaws[QStringLiteral("own")] = {QStringLiteral("甲法第七条"), QStringLiteral("甲法第二十五条")};
    context.itemLaws[QStringLiteral("other")] = {QStringLiteral("乙法第十二条"), QStringLiteral("乙法第二十二条")};
    context.view->facts.discretion.item = QStringLiteral("own");
    CHECK(opensWith("investigation.conclude", "articles_violated", context)
          == QStringLiteral("甲法第七条、乙法第十二条"));
    CHECK(opensWith("investigation.conclude", "penalty_basis", context)
          == QStringLiteral("甲法第二十五条、乙法第二十二条"));
    CHECK(opensWith("investigation.conclude", "correction_text", context)
              .toString()
              .startsWith(QStringLiteral("2026年10月27日复查")));
    CHECK(opensWith("filing.propose", "violation_on", context) == QStringLiteral("2026-10-12"));
}

TEST_CASE("a quantity in a table is typed in whole units, and kept in thousandths", "[ui]")
{
    const FormContext context = contextOf({});
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("discretion.apply")), context, prompt);
    FieldEditor *acts = form.editor(QStringLiteral("more_acts"));
    auto *table = acts->findChild<QTableWidget *>(QStringLiteral("rows"));
    REQUIRE(table);
    int column = -1;
    for (int at = 0; at < table->columnCount(); ++at) {
        CHECK_FALSE(table->horizontalHeaderItem(at)->text().contains(QStringLiteral("千分之一")));
        if (table->horizontalHeaderItem(at)->text().startsWith(QStringLiteral("数量")))
            column = at;
    }
    REQUIRE(column >= 0);
    const auto kept = [&](const char *typed) {
        table->item(0, column)->setText(QString::fromUtf8(typed));
        return acts->value().toArray().at(0).toObject().value(QLatin1String("quantity"));
    };
    CHECK(kept("60") == 60000);
    CHECK(kept("1.5") == 1500);
    CHECK(kept("６０．２５") == 60250);
    CHECK(kept("很多").isUndefined());
    CHECK_FALSE(acts->problem().isEmpty());
    acts->setValue(QJsonArray{QJsonObject{{QStringLiteral("quantity"), 1500}}});
    CHECK(table->item(0, column)->text() == QStringLiteral("1.500"));
}

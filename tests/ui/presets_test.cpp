#include <catch2/catch.hpp>

#include <QtWidgets/QTableWidget>

#include "open_form.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("what was found on the spot stands in the order and in the decision, a particular in a particular alone",
          "[ui]")
{
    const QString found = QStringLiteral("在人行道摆放水果摊");
    const FormContext context =
        contextOfCase({record("case.opened", {{QStringLiteral("suspected"), QStringLiteral("占道经营")}}),
                       record("inspection.recorded", {}, {{QStringLiteral("findings"), found}})});
    CHECK(opensWith("correction.order", "act_text", context) == QStringLiteral("占道经营"));
    CHECK(opensWith("short.decide", "facts", context) == found);
    CHECK(opensWith("simple.decide", "facts", context) == found);
    CHECK(opensWith("filing.propose", "facts", context) == found);
}

TEST_CASE("who was there the last time is proposed where it takes two, while one of them fills the form in", "[ui]")
{
    const QString other = PersonId::create().toString();
    const QString third = PersonId::create().toString();
    FormContext context = contextOfCase({});
    const QString me = context.me.toString();
    const auto people = [](const QStringList &ids) {
        return QJsonObject{{QStringLiteral("officers"), QJsonArray::fromStringList(ids)}};
    };
    for (const QString &one : {other, third}) {
        casework::PersonView person;
        person.id = *PersonId::parse(one);
        person.roles = {QStringLiteral("officer")};
        context.people.push_back(person);
    }
    const auto officers = [&context](const char *act) { return opensWith(act, "officers", context).toArray(); };
    CHECK(officers("correction.order") == QJsonArray{me});
    context.view->timeline = {record("inspection.recorded", people({other, me})),
                              record("correction.ordered", people({me}))};
    CHECK(officers("education.record") == QJsonArray{other, me});
    CHECK(officers("service.announce") == QJsonArray{me}); // one is enough
    context.view->timeline.push_back(
        record("case.officer_replaced", {{QStringLiteral("from"), other}, {QStringLiteral("to"), third}}));
    CHECK(officers("short.decide") == QJsonArray{third, me});
    context.view->timeline.push_back(record("service.recorded", people({other, third})));
    CHECK(officers("short.decide") == QJsonArray{me}); // nobody knows with whom
}

TEST_CASE("the item is named with the order to correct, and says which article was broken", "[ui]")
{
    FormContext context = contextOfCase({record("case.opened", {})});
    context.items = {{QStringLiteral("stall"), QStringLiteral("占道经营")},
                     {QStringLiteral("litter"), QStringLiteral("乱扔")}};
    context.itemLaws = {{QStringLiteral("stall"), {QStringLiteral("《甲》第一条"), QStringLiteral("《甲》第二条")}},
                        {QStringLiteral("litter"), {QStringLiteral("《乙》第三条"), QStringLiteral("《乙》第四条")}}};
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("correction.order")), context, prompt);
    FieldEditor *item = form.editor(QStringLiteral("item"));
    FieldEditor *article = form.editor(QStringLiteral("article"));
    item->setValue(QStringLiteral("stall"));
    CHECK(article->value() == QStringLiteral("《甲》第一条"));
    item->setValue(QStringLiteral("litter"));
    CHECK(article->value() == QStringLiteral("《乙》第三条"));
    article->setValue(QStringLiteral("《丙》第五条"));
    item->setValue(QStringLiteral("stall"));
    CHECK(article->value() == QStringLiteral("《丙》第五条"));
    // Who decides afterwards finds the item chosen, and its articles; who taught, which one was broken.
    const QJsonObject ordered{{QStringLiteral("item"), QStringLiteral("stall")},
                              {QStringLiteral("article"), QStringLiteral("《丙》第五条")}};
    context.view->timeline.push_back(record("correction.ordered", ordered));
    for (const char *act : {"short.decide", "simple.decide", "filing.propose"})
        CHECK(opensWith(act, "item", context) == QStringLiteral("stall"));
    CHECK(opensWith("simple.decide", "penalty_basis", context) == QStringLiteral("《甲》第二条"));
    CHECK(opensWith("education.record", "text", context).toString().contains(QStringLiteral("违反《丙》第五条的规定")));
}

TEST_CASE("what is done at once is proposed on the short path, and in no other procedure", "[ui]")
{
    FormContext context = contextOfCase({record("case.opened", {})});
    CHECK(opensWith("correction.order", "what", context).isUndefined());
    context.view->facts.procedure = QStringLiteral("short");
    CHECK(opensWith("correction.order", "what", context) == QStringLiteral("立即改正。"));
    CHECK_FALSE(opensWith("education.record", "text", context).toString().isEmpty());
    context.view->timeline.push_back(
        record("inspection.recorded", {{QStringLiteral("started_at"), QStringLiteral("2026-11-27T23:50:00+08:00")}}));
    CHECK(opensWith("short.decide", "violation_on", context) == QStringLiteral("2026-11-27"));
}

TEST_CASE("the ground that is chosen ticks nothing: each condition is somebody's own answer", "[ui]")
{
    const FormContext context = contextOfCase({record("case.opened", {})});
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("short.decide")), context, prompt);
    for (const char *ground : {"r33_a", "r33_b"}) {
        form.editor(QStringLiteral("ground"))->setValue(QLatin1String(ground));
        for (const char *box : {"minor", "corrected", "no_harm", "minor_harm", "first_time"})
            CHECK_FALSE(form.editor(QLatin1String(box))->value().toBool());
    }
}

TEST_CASE("what officers came upon themselves is told by place and act; what others told is typed", "[ui]")
{
    FormContext context = contextOfCase({});
    context.view.reset();
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("case.open")), context, prompt);
    const auto put = [&form](const char *field, const char *text) {
        form.editor(QLatin1String(field))->setValue(QString::fromUtf8(text));
    };
    FieldEditor *content = form.editor(QStringLiteral("content"));
    put("place", "人民路口");
    put("suspected", "占道摆摊");
    CHECK(content->value().isUndefined());
    put("source", "inspection");
    CHECK(content->value() == QStringLiteral("日常检查发现:人民路口,涉嫌占道摆摊。"));
    put("place", "人民路18号");
    CHECK(content->value() == QStringLiteral("日常检查发现:人民路18号,涉嫌占道摆摊。"));
    put("source", "complaint");
    CHECK(content->value().isUndefined());
    put("source", "inspection");
    put("content", "群众围观。");
    put("suspected", "占道经营");
    CHECK(content->value() == QStringLiteral("群众围观。"));
}

TEST_CASE("a payment opens with what is due next, a surcharge with what has run up", "[ui]")
{
    FormContext context = contextOfCase({record("decision.issued", {})});
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
    const QStringList leader{QStringLiteral("leader")};
    const FormContext urged = contextOfCase({record("decision.issued", {}), record("execution.urged", {})}, leader);
    CHECK(opensWith("approval.give", "step", urged) == QStringLiteral("court_application"));
    CHECK(opensWith("approval.give", "level", urged) == QStringLiteral("leader"));
    CHECK(opensWith("approval.give", "about", urged).isUndefined());
    CHECK(opensWith("approval.request", "step", urged) == QStringLiteral("court_application"));
    const FormContext revoked =
        contextOfCase({record("decision.revoked", {{QStringLiteral("how"), QStringLiteral("revoked")}})}, leader);
    CHECK(opensWith("approval.give", "step", revoked) == QStringLiteral("reopening"));
    const FormContext asked =
        contextOfCase({record("execution.urged", {}),
                       record("approval.requested", {{QStringLiteral("step"), QStringLiteral("revocation")}})},
                      leader);
    CHECK(opensWith("approval.give", "step", asked) == QStringLiteral("revocation"));
    CHECK(opensWith("approval.give", "about", asked) == QStringLiteral("approval.requested"));
}

TEST_CASE("what is announced is not ticked to be served: the notice behind it is", "[ui]")
{
    FormContext context = contextOfCase({record("document.made", {}), record("hearing.notified", {})});
    context.view->timeline[0].hash = QStringLiteral("notice");
    context.view->timeline.push_back(record("document.made", {}));
    context.view->timeline.back().hash = QStringLiteral("announcement");
    context.announcedForms = {QStringLiteral("hearing_announcement")};
    for (const char *name : {"notice", "announcement"}) {
        casework::DocumentView document;
        document.record = QLatin1String(name);
        document.form = QLatin1String("hearing_") + QLatin1String(name);
        context.view->documents.push_back(document);
    }
    CHECK(opensWith("service.record", "documents", context) == QJsonArray{QStringLiteral("notice")});
    context.announcedForms.clear();
    CHECK(opensWith("service.record", "documents", context) == QJsonArray{QStringLiteral("announcement")});
}

TEST_CASE("what the county sets, and who is asked, stands in the notice and in the archive", "[ui]")
{
    FormContext context = contextOfCase({});
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
    FormContext context = contextOfCase(
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
    const FormContext context = contextOfCase({});
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("discretion.apply")), context, prompt);
    FieldEditor *acts = form.editor(QStringLiteral("more_acts"));
    auto *table = acts->findChild<QTableWidget *>(QStringLiteral("rows"));
    REQUIRE(table);
    int column = -1;
    for (int at = 0; at < table->columnCount(); ++at) {
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
    CHECK(table->item(0, column)->text() == QStringLiteral("1.5"));
}

TEST_CASE("a report opens with what was weighed last, and one that is made again over it with what it said", "[ui]")
{
    const auto report =
        record("investigation.concluded", {{QStringLiteral("proposal"), QStringLiteral("罚款1000元。")}});
    const auto weighed = record("discretion.applied", {{QStringLiteral("fine_fen"), 50000}});
    const auto proposal = [](std::vector<casework::RecordView> timeline) {
        FormContext context = contextOfCase(std::move(timeline));
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
    FormContext context = contextOfCase({record("case.filed", {})});
    CHECK(opensWith("demolition.notify", "days", context).isUndefined());
    context.defenceDays = 7;
    CHECK(opensWith("demolition.notify", "days", context) == 7);
    CHECK(opensWith("notice.issue", "defence_days", context) == 7);
}

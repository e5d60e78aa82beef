#include <catch2/catch.hpp>

#include <QtCore/QJsonArray>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QTextBrowser>

#include "ui/casepage/party_tab.h"
#include "ui/forms/act_form.h"
#include "ui/forms/party_fields.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

/// A case with these parties, each entered once.
FormContext against(const QStringList &names)
{
    FormContext context;
    context.now = *Instant::parse(u"2026-03-05T09:30:15+08:00");
    casework::PersonView me;
    me.id = PersonId::create();
    me.name = QStringLiteral("张三");
    context.people = {me};
    context.me = me.id;
    context.view.emplace();
    QJsonArray parties;
    for (const QString &name : names) {
        casework::RecordView record;
        record.kind = QStringLiteral("party.entered");
        record.hash = QString(64, QChar(static_cast<char16_t>(u'a' + parties.size())));
        record.body = {{QStringLiteral("party_kind"), QStringLiteral("person")}};
        record.particulars = {{QStringLiteral("name"), name}, {QStringLiteral("phone"), QStringLiteral("13800138000")}};
        context.view->timeline.push_back(record);
        parties.append(QJsonObject{{QStringLiteral("record"), record.hash}, {QStringLiteral("name"), name}});
    }
    if (parties.isEmpty())
        parties.append(QJsonObject());
    context.view->fields.insert(QStringLiteral("parties"), parties);
    QString all = names.join(QStringLiteral("、"));
    context.view->fields.insert(QStringLiteral("party"), QJsonObject{{QStringLiteral("name"), all}});
    return context;
}

struct AskedForm {
    AskedForm(const char *act, const QStringList &names)
        : context(against(names)), form(*casework::findAct(QLatin1String(act)), context, prompt)
    {
    }
    bool asks(const char *field) const { return form.editor(QLatin1String(field)) != nullptr; }
    FormContext context;
    TestPrompt prompt;
    ActForm form;
};

const QString kFang = QStringLiteral("方某"), kLiang = QStringLiteral("梁某");

void choose(ActForm &form, const char *field, const QString &value)
{
    FieldEditor *editor = form.editor(QLatin1String(field));
    REQUIRE(editor);
    editor->setValue(value);
    Q_EMIT editor->edited();
}

} // namespace

TEST_CASE("who enters another party is asked how it stands to those before, and cannot pass it over", "[ui]")
{
    AskedForm first("party.enter", {});
    CHECK_FALSE(first.asks("standing"));
    AskedForm second("party.enter", {kFang});
    REQUIRE(second.asks("standing"));
    CHECK_FALSE(second.asks("in_place_of")); // there is only one
    second.form.setValues({{QStringLiteral("party_kind"), QStringLiteral("person")}, {QStringLiteral("name"), kLiang}});
    CHECK_FALSE(second.form.isComplete());
    choose(second.form, "standing", QStringLiteral("beside"));
    CHECK(second.form.isComplete());
    CHECK(second.form.values().value(QLatin1String("phone")).isUndefined()); // another's is not taken over
    AskedForm third("party.enter", {kFang, kLiang});
    CHECK(third.asks("in_place_of"));
}

TEST_CASE("who mends a party's entry finds there what was entered", "[ui]")
{
    AskedForm one("party.enter", {kFang});
    one.form.setValues({{QStringLiteral("name"), QStringLiteral("方某某")}});
    choose(one.form, "standing", QStringLiteral("in_place"));
    CHECK(one.form.values().value(QLatin1String("phone")).toString() == QStringLiteral("13800138000"));
    CHECK(one.form.values().value(QLatin1String("party_kind")).toString() == QStringLiteral("person"));
    CHECK(one.form.values().value(QLatin1String("name")).toString() == QStringLiteral("方某某")); // as typed
    AskedForm two("party.enter", {kFang, kLiang});
    choose(two.form, "standing", QStringLiteral("in_place"));
    CHECK(two.form.values().value(QLatin1String("phone")).isUndefined()); // nobody knows yet of whom
    choose(two.form, "in_place_of", QString(64, u'b'));
    CHECK(two.form.values().value(QLatin1String("name")).toString() == kLiang);
    // Passed over on the way to another: nothing of it stays, but what was typed does.
    two.form.setValues({{QStringLiteral("address"), QStringLiteral("沙溪镇")}});
    choose(two.form, "in_place_of", QString(64, u'a'));
    CHECK(two.form.values().value(QLatin1String("name")).toString() == kFang);
    choose(two.form, "standing", QStringLiteral("beside"));
    CHECK(two.form.values().value(QLatin1String("name")).isUndefined());
    CHECK(two.form.values().value(QLatin1String("phone")).isUndefined());
    CHECK(two.form.values().value(QLatin1String("address")).toString() == QStringLiteral("沙溪镇"));
}

TEST_CASE("a service among several parties asks to whom, and addresses it", "[ui]")
{
    AskedForm alone("service.record", {kFang});
    CHECK_FALSE(alone.asks("party"));
    CHECK(alone.form.values().value(QLatin1String("to")).toString() == kFang);
    AskedForm two("service.record", {kFang, kLiang});
    REQUIRE(two.asks("party"));
    CHECK(two.form.values().value(QLatin1String("to")).isUndefined());
    CHECK(two.form.values().value(QLatin1String("party")).isUndefined());
    const auto *box = two.form.editor(QStringLiteral("party"))->findChild<QComboBox *>();
    REQUIRE(box);
    CHECK(box->findText(kFang, Qt::MatchContains) >= 0);
    CHECK(box->findText(kLiang, Qt::MatchContains) >= 0);
    choose(two.form, "party", QString(64, u'b'));
    CHECK(two.form.values().value(QLatin1String("to")).toString() == kLiang);
    // Where one of them alone still waits, it is that one.
    FormContext waits = against({kFang, kLiang});
    waits.view->fields.insert(QStringLiteral("unserved"), QJsonArray{QJsonObject{{QStringLiteral("party"), kLiang}}});
    TestPrompt prompt;
    const QJsonObject values = ActForm(*casework::findAct(QStringLiteral("service.record")), waits, prompt).values();
    CHECK(values.value(QLatin1String("party")).toString() == QString(64, u'b'));
    CHECK(values.value(QLatin1String("to")).toString() == kLiang);
}

TEST_CASE("an entry that another took the place of is not served to", "[ui]")
{
    FormContext context = against({kFang, kLiang});
    casework::RecordView past = context.view->timeline.front();
    past.hash = QString(64, u'f');
    const casework::Act *service = casework::findAct(QStringLiteral("service.record"));
    CHECK(isPastEntry(context, past, *service));
    CHECK_FALSE(isPastEntry(context, context.view->timeline.front(), *service));
    CHECK_FALSE(isPastEntry(context, past, *casework::findAct(QStringLiteral("case.split"))));
}

TEST_CASE("the parties' fines and a waiver by one are asked only among several", "[ui]")
{
    CHECK_FALSE(AskedForm("discretion.apply", {kFang}).asks("party_fines"));
    CHECK(AskedForm("discretion.apply", {kFang, kLiang}).asks("party_fines"));
    CHECK_FALSE(AskedForm("defence.waive", {kFang}).asks("party"));
    CHECK(AskedForm("defence.waive", {kFang, kLiang}).asks("party"));
}

TEST_CASE("the tab of the parties says who has not been served", "[ui]")
{
    casework::CaseView view = *against({kFang, kLiang}).view;
    CHECK(unservedLines(view).isEmpty());
    view.fields.insert(QStringLiteral("unserved"),
                       QJsonArray{QJsonObject{{QStringLiteral("party"), kLiang},
                                              {QStringLiteral("paper"), QStringLiteral("作出决定")}}});
    REQUIRE(unservedLines(view).size() == 1);
    CHECK(unservedLines(view).first().contains(kLiang));
}

#include <catch2/catch.hpp>

#include <QtWidgets/QComboBox>

#include "ui/forms/act_form.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

casework::PersonView person(const char *name, const QStringList &roles, const char *card = "")
{
    casework::PersonView made;
    made.id = PersonId::create();
    made.name = QString::fromUtf8(name);
    made.roles = roles;
    made.cardNumber = QLatin1String(card);
    return made;
}

FormContext teamOf(std::vector<casework::PersonView> people, std::size_t me)
{
    FormContext context;
    context.now = *Instant::parse(u"2026-11-29T09:30:15+08:00");
    context.me = people[me].id;
    context.people = std::move(people);
    return context;
}

QStringList offered(const FieldEditor *editor)
{
    QStringList names;
    if (const auto *list = editor->findChild<QListWidget *>()) {
        for (int i = 0; i < list->count(); ++i)
            names += list->item(i)->text().section(QLatin1Char(' '), 0, 0);
    } else if (const auto *box = editor->findChild<QComboBox *>()) {
        for (int i = 1; i < box->count(); ++i)
            names += box->itemText(i).section(QLatin1Char(' '), 0, 0);
    }
    names.sort();
    return names;
}

} // namespace

TEST_CASE("who only looks after the library is offered as no officer, but stays where a draft names them", "[ui]")
{
    const FormContext context =
        teamOf({person("zhang", {QStringLiteral("officer")}), person("li", {}, "0901"),
                person("wang", {QStringLiteral("team_head")}), person("root", {QStringLiteral("administrator")}),
                person("sun", {QStringLiteral("legal_reviewer")})},
               0);
    TestPrompt prompt;
    const QStringList handlers{QStringLiteral("li"), QStringLiteral("wang"), QStringLiteral("zhang")};
    for (const char *act : {"filing.propose", "inspection.record", "correction.order", "preservation.propose"}) {
        INFO(act);
        const ActForm form(*casework::findAct(QLatin1String(act)), context, prompt);
        CHECK(offered(form.editor(QStringLiteral("officers"))) == handlers);
    }
    const ActForm replacing(*casework::findAct(QStringLiteral("case.replace_officer")), context, prompt);
    CHECK(offered(replacing.editor(QStringLiteral("to"))) == handlers);
    CHECK(offered(replacing.editor(QStringLiteral("from"))).size() == 5);
    ActForm form(*casework::findAct(QStringLiteral("filing.propose")), context, prompt);
    FieldEditor *officers = form.editor(QStringLiteral("officers"));
    const QJsonArray named{context.people[3].id.toString(), context.people[0].id.toString()};
    officers->setValue(named);
    CHECK(officers->value() == QJsonValue(named));
    CHECK(offered(officers).size() == 4);
    // Somebody else still is anyone's to choose.
    const ActForm hearing(*casework::findAct(QStringLiteral("hearing.hold")), context, prompt);
    CHECK(offered(hearing.editor(QStringLiteral("chair"))).size() == 5);
    // Whoever fills it in stands there, whatever their role.
    const FormContext byRoot = teamOf({context.people[0], context.people[3]}, 1);
    const ActForm own(*casework::findAct(QStringLiteral("inspection.record")), byRoot, prompt);
    CHECK(own.editor(QStringLiteral("officers"))->value() == QJsonValue(QJsonArray{byRoot.me.toString()}));
}

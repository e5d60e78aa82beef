#include <catch2/catch.hpp>

#include <QtGui/QWheelEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QTableWidget>

#include "ui/common/calm_wheel.h"
#include "ui/forms/act_form.h"
#include "ui/forms/gate_panel.h"
#include "ui/forms/reason_edit.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

FormContext contextOf(int people)
{
    FormContext context;
    context.now = *Instant::parse(u"2026-03-05T09:30:15+08:00");
    for (int i = 0; i < people; ++i) {
        casework::PersonView person;
        person.id = PersonId::create();
        person.name = QStringLiteral("人员%1").arg(i);
        context.people.push_back(person);
    }
    context.me = context.people.front().id;
    for (int i = 1; i <= 7; ++i)
        context.reviewHeads.push_back(QStringLiteral("第%1项").arg(i));
    return context;
}

struct FormBench {
    explicit FormBench(const char *act) : form(*casework::findAct(QLatin1String(act)), context, prompt) {}
    FormContext context = contextOf(3);
    TestPrompt prompt;
    ActForm form;
};

} // namespace

TEST_CASE("every act's form takes the values it gave", "[ui]")
{
    const FormContext context = contextOf(3);
    TestPrompt prompt;
    for (const casework::Act &act : casework::acts()) {
        INFO(act.act.toStdString());
        ActForm form(act, context, prompt);
        const QJsonObject values = form.values();
        ActForm again(act, context, prompt);
        again.setValues(values);
        CHECK(again.values() == values);
    }
}

TEST_CASE("a required field left empty is marked, and submitting waits", "[ui]")
{
    FormBench bench("case.open");
    CHECK_FALSE(bench.form.check());
    const auto *problem = need<QLabel>(&bench.form, QStringLiteral("problem:place"));
    CHECK_FALSE(problem->isHidden());
    CHECK(problem->text() == QStringLiteral("必填"));
    CHECK(need<QLabel>(&bench.form, QStringLiteral("problem:received_on"))->isHidden()); // today stands there already
}

TEST_CASE("a required yes or no starts unanswered", "[ui]")
{
    FormBench bench("inspection.record");
    FieldEditor *shown = bench.form.editor(QStringLiteral("card_shown"));
    CHECK(shown->value().isUndefined());
    need<QRadioButton>(shown, QStringLiteral("no"))->click();
    CHECK(shown->value() == QJsonValue(false));
}

TEST_CASE("money is typed in yuan and taken in fen", "[ui]")
{
    FormBench bench("fine.pay");
    FieldEditor *fine = bench.form.editor(QStringLiteral("fine_fen"));
    auto *line = fine->findChild<QLineEdit *>();
    QTest::keyClicks(line, QStringLiteral("15050.4"));
    CHECK(fine->value().toInteger() == 1505040);
    line->clear();
    QTest::keyClicks(line, QStringLiteral("12.345"));
    CHECK(fine->value().isUndefined()); // told beside the field, and what was typed stays
    CHECK(line->text() == QStringLiteral("12.345"));
    line->setText(QStringLiteral("3千"));
    CHECK(fine->value().toInteger() == 300000);
    line->clear();
    CHECK(fine->value().isUndefined());
}

TEST_CASE("a quantity is typed in units and taken in thousandths", "[ui]")
{
    FormBench bench("discretion.apply");
    FieldEditor *quantity = bench.form.editor(QStringLiteral("quantity"));
    QTest::keyClicks(quantity->findChild<QLineEdit *>(), QStringLiteral("1.25"));
    CHECK(quantity->value().toInteger() == 1250);
    quantity->setValue(42007);
    CHECK(quantity->findChild<QLineEdit *>()->text() == QStringLiteral("42.007"));
}

TEST_CASE("kinds of penalty are ticked; what a tier lays down comes ticked, and a hand's ticks stay", "[ui]")
{
    FormContext context = contextOf(2);
    context.benchmarks = {{.id = QStringLiteral("b"),
                           .text = QStringLiteral("基准"),
                           .item = {},
                           .tiers = {{QStringLiteral("light"), QStringLiteral("较轻")},
                                     {QStringLiteral("grave"), QStringLiteral("严重")}},
                           .circumstances = {{QStringLiteral("road"), QStringLiteral("堵塞道路的")}},
                           .tierKinds = {{QStringLiteral("grave"), {QStringLiteral("revoke_licence")}}}}};
    TestPrompt prompt;
    ActForm form(*casework::findAct(QLatin1String("discretion.apply")), context, prompt);
    FieldEditor *kinds = form.editor(QStringLiteral("other_kinds"));
    auto *list = kinds->findChild<QListWidget *>();
    REQUIRE(list);
    CHECK(list->count() == 13); // all but warning and fine
    CHECK(list->findItems(QStringLiteral("责令停产停业"), Qt::MatchExactly).size() == 1);
    form.editor(QStringLiteral("benchmark"))->setValue(QStringLiteral("b"));
    FieldEditor *tier = form.editor(QStringLiteral("tier"));
    tier->setValue(QStringLiteral("grave"));
    CHECK(kinds->value().toArray() == QJsonArray{QStringLiteral("revoke_licence")});
    tier->setValue(QStringLiteral("light"));
    CHECK(kinds->value().isUndefined());
    kinds->setValue(QJsonArray{QStringLiteral("demolish")});
    tier->setValue(QStringLiteral("grave"));
    CHECK(kinds->value().toArray() == QJsonArray{QStringLiteral("demolish")});
    // Of the benchmark, and none but its own.
    const auto *circumstances = form.editor(QStringLiteral("circumstances"))->findChild<QListWidget *>();
    REQUIRE(circumstances);
    REQUIRE(circumstances->count() == 1);
    CHECK(circumstances->item(0)->text() == QStringLiteral("堵塞道路的"));
}

TEST_CASE("dates and times are those of the office's wall clock", "[ui]")
{
    FormBench bench("inspection.record");
    FieldEditor *start = bench.form.editor(QStringLiteral("started_at"));
    CHECK(start->value().toString() == QStringLiteral("2026-03-05T09:30:00+08:00"));
    start->setValue(QStringLiteral("2026-01-02T23:59:00+08:00"));
    CHECK(start->value().toString() == QStringLiteral("2026-01-02T23:59:00+08:00"));
}

TEST_CASE("a day that the calendar lacks is told at its field and never becomes another", "[ui]")
{
    FormBench bench("closing.propose");
    FieldEditor *day = bench.form.editor(QStringLiteral("proposed_on"));
    auto *typed = need<QLineEdit>(day, QStringLiteral("typedDay"));
    const auto type = [typed](const QString &text) {
        typed->clear();
        QTest::keyClicks(typed, text);
    };
    type(QStringLiteral("2.31")); // on the way there stands 2.3, the third of February
    CHECK(day->value().toString() == QStringLiteral("2026-03-05"));
    CHECK(day->problem().contains(QStringLiteral("2.31")));
    CHECK_FALSE(bench.form.check());
    CHECK_FALSE(need<QLabel>(&bench.form, QStringLiteral("problem:proposed_on"))->isHidden());
    CHECK(typed->text() == QStringLiteral("2.31"));
    type(QStringLiteral("2.28"));
    CHECK(day->problem().isEmpty());
    CHECK(day->value().toString() == QStringLiteral("2026-02-28"));
    type(QStringLiteral("x"));
    CHECK_FALSE(day->problem().isEmpty());
    day->setValue(QStringLiteral("2026-01-09")); // chosen by hand: what could not be read goes
    CHECK(day->problem().isEmpty());
    CHECK(day->value().toString() == QStringLiteral("2026-01-09"));
}

TEST_CASE("a term without its year is meant from the day of the act, also where this is entered months later", "[ui]")
{
    FormBench bench("correction.order"); // on 5 March 2026
    const auto type = [&bench](const char *field, const QString &text) {
        auto *typed = need<QLineEdit>(bench.form.editor(QLatin1String(field)), QStringLiteral("typedDay"));
        typed->clear();
        QTest::keyClicks(typed, text);
    };
    const auto due = [&bench] { return bench.form.editor(QStringLiteral("due_on"))->value().toString(); };
    type("due_on", QStringLiteral("10.20"));
    CHECK(due() == QStringLiteral("2025-10-20")); // nearest to the day of the order, which is today
    type("ordered_on", QStringLiteral("2025-08-03"));
    type("due_on", QStringLiteral("8.20"));
    CHECK(due() == QStringLiteral("2025-08-20"));
    type("due_on", QStringLiteral("1.10"));
    CHECK(due() == QStringLiteral("2026-01-10"));
    need<QLineEdit>(bench.form.editor(QStringLiteral("due_on")), QStringLiteral("typedDay"))
        ->setText(QStringLiteral("明天")); // said today
    CHECK(due() == QStringLiteral("2026-03-06"));
    type("ordered_on", QStringLiteral("8.3")); // the act itself lies behind us
    CHECK(bench.form.editor(QStringLiteral("ordered_on"))->value().toString() == QStringLiteral("2025-08-03"));
}

TEST_CASE("what is done on the spot stands at the place of the clue", "[ui]")
{
    FormContext context = contextOf(3);
    casework::RecordView clue;
    clue.kind = QStringLiteral("case.opened");
    clue.body = {{QStringLiteral("place"), QStringLiteral("东街12号")},
                 {QStringLiteral("suspected"), QStringLiteral("乱扔果皮")}};
    context.view.emplace();
    context.view->timeline.push_back(clue);
    TestPrompt prompt;
    ActForm decision(*casework::findAct(QStringLiteral("short.decide")), context, prompt);
    CHECK(decision.values().value(QLatin1String("place")) == QStringLiteral("东街12号"));
    CHECK(decision.values().value(QLatin1String("cause")) == QStringLiteral("乱扔果皮"));
    // A paper is served where it is served.
    ActForm service(*casework::findAct(QStringLiteral("service.record")), context, prompt);
    CHECK_FALSE(service.values().contains(QLatin1String("place")));
}

TEST_CASE("an approval opens at what waits for it, at the approver's own level", "[ui]")
{
    FormContext context = contextOf(3);
    context.people.front().roles = {QStringLiteral("leader")};
    const auto record = [](const char *kind, const QJsonObject &body) {
        casework::RecordView made;
        made.kind = QLatin1String(kind);
        made.body = body;
        return made;
    };
    context.view.emplace();
    context.view->timeline = {record("case.filing_proposed", {}),
                              record("approval.given",
                                     {{QStringLiteral("step"), QStringLiteral("filing")},
                                      {QStringLiteral("level"), QStringLiteral("leader")}}),
                              record("closing.proposed", {})};
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("approval.give")), context, prompt);
    CHECK(form.values().value(QLatin1String("step")) == QStringLiteral("closing"));
    CHECK(form.values().value(QLatin1String("level")) == QStringLiteral("leader"));
    CHECK_FALSE(form.values().contains(QLatin1String("outcome")));
}

TEST_CASE("the word on an urgent measure that was reported names the measure, before what was proposed since", "[ui]")
{
    FormContext context = contextOf(3);
    const auto record = [](const char *kind, const char *hash, const QJsonObject &body) {
        casework::RecordView made;
        made.kind = QLatin1String(kind);
        made.hash = QString(64, QLatin1Char(*hash));
        made.title = QLatin1String(kind);
        made.body = body;
        return made;
    };
    const QString measure(64, QLatin1Char('a'));
    context.view.emplace();
    context.view->timeline = {
        record("measure.carried_out", "a", {{QStringLiteral("urgent"), true}}),
        record("measure.reported", "b", {{QStringLiteral("measure"), measure}}),
        record("approval.given_orally", "c",
               {{QStringLiteral("step"), QStringLiteral("measure")},
                {QStringLiteral("level"), QStringLiteral("leader")},
                {QStringLiteral("about"), measure}}),
        record("case.filing_proposed", "d", {}),
    };
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("approval.give")), context, prompt);
    CHECK(form.values().value(QLatin1String("step")) == QStringLiteral("measure"));
    CHECK(form.values().value(QLatin1String("about")) == measure);
    // What was said by telephone already is not said by telephone again.
    ActForm oral(*casework::findAct(QStringLiteral("approval.note_oral")), context, prompt);
    CHECK(oral.values().value(QLatin1String("step")) == QStringLiteral("filing"));
}

TEST_CASE("the wheel that scrolls a form changes nothing in it", "[ui]")
{
    const CalmWheel calm(nullptr);
    FormBench bench("simple.decide");
    bench.form.show();
    auto *delivery = bench.form.editor(QStringLiteral("delivery"))->findChild<QComboBox *>();
    auto *day = bench.form.editor(QStringLiteral("violation_on"))->findChild<QDateTimeEdit *>();
    REQUIRE(delivery);
    REQUIRE(day);
    delivery->setCurrentIndex(1);
    const QJsonObject before = bench.form.values();
    for (QWidget *widget : std::initializer_list<QWidget *>{delivery, day}) {
        widget->setFocus();
        QWheelEvent turn(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton,
                         Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &turn);
        CHECK(widget->focusPolicy() != Qt::WheelFocus);
    }
    CHECK(bench.form.values() == before);
    QTest::keyClick(delivery, Qt::Key_Down); // a key does
    CHECK(bench.form.values() != before);
}

TEST_CASE("the person logged in stands among the officers from the start", "[ui]")
{
    FormBench bench("inspection.record");
    const QJsonArray officers = bench.form.values().value(QStringLiteral("officers")).toArray();
    REQUIRE(officers.size() == 1);
    CHECK(officers.first().toString() == bench.context.me.toString());
}

TEST_CASE("who archives a case stands as the compiler of its volume, who checks it does not", "[ui]")
{
    FormBench bench("case.archive");
    CHECK(bench.form.values().value(QStringLiteral("compiler")).toString() == bench.context.me.toString());
    FormBench later("dossier.build"); // what came after archiving
    CHECK(later.form.values().value(QStringLiteral("compiler")).toString() == later.context.me.toString());
    CHECK_FALSE(bench.form.values().contains(QStringLiteral("checker")));
}

TEST_CASE("questions and answers are typed without leaving the keyboard", "[ui]")
{
    FormBench bench("inquiry.record");
    bench.form.show();
    FieldEditor *qa = bench.form.editor(QStringLiteral("qa"));
    auto *question = need<QLineEdit>(qa, QStringLiteral("question1"));
    question->setFocus();
    QTest::keyClicks(question, QStringLiteral("q1"));
    QTest::keyClick(question, Qt::Key_Return);
    auto *answer = need<QPlainTextEdit>(qa, QStringLiteral("answer1"));
    QTest::keyClicks(answer, QStringLiteral("a1"));
    QTest::keyClick(answer, Qt::Key_Return, Qt::AltModifier);
    QTest::keyClicks(need<QLineEdit>(qa, QStringLiteral("question2")), QStringLiteral("q2"));
    REQUIRE(qa->value().toArray().size() == 2);
    CHECK(qa->value().toArray()[0].toObject().value(QStringLiteral("a")).toString() == QStringLiteral("a1"));
    CHECK_FALSE(qa->problem().isEmpty()); // the second has no answer yet
}

TEST_CASE("all seven heads must be answered, a problem with its ground", "[ui]")
{
    FormBench bench("review.give_opinion");
    FieldEditor *heads = bench.form.editor(QStringLiteral("heads"));
    for (int i = 1; i <= 6; ++i)
        need<QRadioButton>(heads, QStringLiteral("head%1ok").arg(i))->setChecked(true);
    CHECK(heads->problem().contains(QStringLiteral("7")));
    need<QRadioButton>(heads, QStringLiteral("head7problem"))->setChecked(true);
    CHECK_FALSE(heads->problem().isEmpty());
    QJsonArray answers = heads->value().toArray();
    REQUIRE(answers.size() == 7);
    CHECK(answers[6].toObject().value(QStringLiteral("answer")).toString() == QStringLiteral("problem"));
    auto object = answers[6].toObject();
    object.insert(QStringLiteral("remark"), QStringLiteral("依据有误"));
    heads->setValue(QJsonArray{object});
    CHECK(heads->problem().isEmpty());
}

TEST_CASE("a file is chosen through the prompt", "[ui]")
{
    FormBench bench("evidence.add");
    bench.prompt.nextFiles = {QStringLiteral("/somewhere/照片.jpg")};
    FieldEditor *file = bench.form.editor(QStringLiteral("evidence"));
    need<QPushButton>(file, QStringLiteral("chooseFile"))->click();
    CHECK(file->value().toString() == QStringLiteral("/somewhere/照片.jpg"));
}

TEST_CASE("a password goes into the secrets, never into the values", "[ui]")
{
    FormBench bench("office.register_person");
    FieldEditor *password = bench.form.editor(QStringLiteral("password"));
    for (QLineEdit *line : password->findChildren<QLineEdit *>())
        QTest::keyClicks(line, QStringLiteral("geheim-77"));
    CHECK_FALSE(bench.form.values().contains(QStringLiteral("password")));
    CHECK(bench.form.secrets().at(QStringLiteral("password")) == QStringLiteral("geheim-77"));
}

TEST_CASE("a rule that wants a reason gets a line for it, a hard stop none", "[ui]")
{
    GatePanel panel(nullptr);
    cases::GateFinding stop{.rule = QStringLiteral("R-62-notice"), .gateClass = cases::GateClass::Stop, .args = {}};
    cases::GateFinding reason{.rule = QStringLiteral("R-54-filing-late"),
                              .gateClass = cases::GateClass::GoOn,
                              .clearance = cases::Clearance::Reason,
                              .args = {}};
    panel.show({stop, reason});
    CHECK(panel.blocks());
    CHECK_FALSE(panel.findChild<ReasonEdit *>(QStringLiteral("reason:R-62-notice")));
    QSignalSpy edited(&panel, &GatePanel::reasonEdited);
    QTest::keyClicks(need<ReasonEdit>(&panel, QStringLiteral("reason:R-54-filing-late")), QStringLiteral("weather"));
    CHECK(edited.size() == 7);
    REQUIRE(panel.reasons().size() == 1);
    CHECK(panel.reasons()[0].toObject().value(QStringLiteral("rule")).toString() == QStringLiteral("R-54-filing-late"));
    reason.cleared = true;
    panel.show({reason}); // the line goes, and comes back with what was typed
    CHECK_FALSE(panel.blocks());
    CHECK(panel.reasons()[0].toObject().value(QStringLiteral("reason")).toString() == QStringLiteral("weather"));
    // One that was cleared elsewhere asks for nothing.
    cases::GateFinding before = reason;
    before.rule = QStringLiteral("AV-owed");
    panel.show({reason, before});
    CHECK_FALSE(panel.findChild<ReasonEdit *>(QStringLiteral("reason:AV-owed")));
    before.cleared = false;
    panel.show({reason, before});
    CHECK(panel.findChild<ReasonEdit *>(QStringLiteral("reason:AV-owed")));
}

TEST_CASE("an inquiry is typed as fast as it is spoken: Enter goes on, phrases come by key", "[ui]")
{
    FormBench bench("inquiry.record");
    FieldEditor *qa = bench.form.editor(QStringLiteral("qa"));
    auto *question = need<QLineEdit>(qa, QStringLiteral("question1"));
    auto *answer = need<QPlainTextEdit>(qa, QStringLiteral("answer1"));
    QTest::keyClick(question, Qt::Key_F4); // the third phrase
    CHECK(question->text() == QStringLiteral("请说一下事情的经过。"));
    QTest::keyClick(answer, Qt::Key_F2);
    QTest::keyClick(answer, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(answer, QStringLiteral("b"));
    QTest::keyClick(answer, Qt::Key_Return);
    auto *second = need<QLineEdit>(qa, QStringLiteral("question2"));
    QTest::keyClicks(second, QStringLiteral("c"));
    QTest::keyClicks(need<QPlainTextEdit>(qa, QStringLiteral("answer2")), QStringLiteral("d"));
    const QJsonArray said = qa->value().toArray();
    REQUIRE(said.size() == 2);
    CHECK(said[0].toObject().value(QStringLiteral("a")).toString()
          == QStringLiteral("是的。\u2028b").replace(QChar(0x2028), QLatin1Char('\n')));
    CHECK(said[1].toObject().value(QStringLiteral("q")).toString() == QStringLiteral("c"));
    // From an answer in the middle Enter goes to the question that is there already.
    QTest::keyClick(answer, Qt::Key_Return);
    CHECK(qa->value().toArray().size() == 2);
}

TEST_CASE("the fields of a document follow its form, filled with what the case says", "[ui]")
{
    FormContext context = contextOf(2);
    casework::Field on{
        QStringLiteral("on"), QStringLiteral("date"), QStringLiteral("日期"), true, false, false, {}, {}, {}};
    casework::Field why{
        QStringLiteral("why"), QStringLiteral("longtext"), QStringLiteral("理由"), true, false, false, {}, {}, {}};
    context.forms = {{QStringLiteral("a"), QStringLiteral("甲")}, {QStringLiteral("b"), QStringLiteral("乙")}};
    context.asked[QStringLiteral("a")] = {{why}, {{QStringLiteral("why"), QStringLiteral("案情复杂")}}};
    context.asked[QStringLiteral("b")] = {{on, why}, {}};
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("document.make")), context, prompt);
    FieldEditor *own = form.editor(QStringLiteral("values"));
    form.setValues({{QStringLiteral("form"), QStringLiteral("a")}});
    CHECK(own->value().toObject().value(QStringLiteral("why")).toString() == QStringLiteral("案情复杂"));
    need<QPlainTextEdit>(own, QString())->clear();
    CHECK(own->value().toObject().value(QStringLiteral("why")).toString().isEmpty());
    CHECK(own->problem().contains(QStringLiteral("理由")));
    form.setValues({{QStringLiteral("by_hand"), true}});
    CHECK(own->problem().isEmpty());
    // A draft comes with its form.
    ActForm again(*casework::findAct(QStringLiteral("document.make")), context, prompt);
    again.setValues({{QStringLiteral("form"), QStringLiteral("b")},
                     {QStringLiteral("values"), QJsonObject{{QStringLiteral("why"), QStringLiteral("乙因")}}}});
    CHECK(again.values().value(QStringLiteral("values")).toObject().value(QStringLiteral("why")).toString()
          == QStringLiteral("乙因"));
}

TEST_CASE("a key to be revoked is chosen by its person, not typed from nowhere", "[ui]")
{
    FormContext context = contextOf(1);
    context.keys = {{QString(32, u'a'), QStringLiteral("张三 · 在本机")},
                    {QString(32, u'b'), QStringLiteral("李四 · 在其他电脑")}};
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("office.revoke_key")), context, prompt);
    FieldEditor *key = form.editor(QStringLiteral("key"));
    auto *box = key->findChild<QComboBox *>();
    REQUIRE(box);
    CHECK(key->value().isUndefined());
    box->setCurrentIndex(box->findText(QStringLiteral("李四"), Qt::MatchContains));
    CHECK(key->value() == QJsonValue(QString(32, u'b')));
}

TEST_CASE("whoever is asked is the party whose particulars the case knows, unless there are several", "[ui]")
{
    FormContext context = contextOf(1);
    casework::RecordView party;
    party.kind = QStringLiteral("party.entered");
    party.body = {{QStringLiteral("party_kind"), QStringLiteral("person")}};
    party.particulars = {{QStringLiteral("name"), QStringLiteral("王某")},
                         {QStringLiteral("gender"), QStringLiteral("female")},
                         {QStringLiteral("birth_on"), QStringLiteral("1990-03-06")},
                         {QStringLiteral("id_number"), QStringLiteral("410721199003060020")},
                         {QStringLiteral("phone"), QStringLiteral("13800000000")}};
    context.view.emplace();
    context.view->timeline = {party};
    TestPrompt prompt;
    const casework::Act *act = casework::findAct(QStringLiteral("inquiry.record"));
    const auto respondent = [&] {
        return ActForm(*act, context, prompt).values().value(QLatin1String("respondent")).toObject();
    };
    const QJsonObject asked = respondent();
    CHECK(asked.value(QLatin1String("name")) == QStringLiteral("王某"));
    CHECK(asked.value(QLatin1String("gender")) == QStringLiteral("女"));
    CHECK(asked.value(QLatin1String("age")) == 35); // 36 tomorrow
    CHECK(asked.value(QLatin1String("id_number")) == QStringLiteral("410721199003060020"));
    CHECK(asked.value(QLatin1String("relation")) == QStringLiteral("当事人"));
    CHECK_FALSE(asked.contains(QLatin1String("address")));

    context.view->timeline = {party, party};
    CHECK(respondent().isEmpty());
    party.body = {{QStringLiteral("party_kind"), QStringLiteral("organisation")}};
    context.view->timeline = {party};
    CHECK(respondent().isEmpty());
}

TEST_CASE("the Tab key comes to the fields of a document in their place, before what submits", "[ui]")
{
    FormContext context = contextOf(2);
    const auto field = [](const char *name, const char *type) {
        return casework::Field{
            QLatin1String(name), QLatin1String(type), QLatin1String(name), true, false, false, {}, {}, {}};
    };
    context.forms = {{QStringLiteral("a"), QStringLiteral("甲")}, {QStringLiteral("b"), QStringLiteral("乙")}};
    context.asked[QStringLiteral("a")] = {{field("why", "longtext")}, {}};
    context.asked[QStringLiteral("b")] = {{field("on", "date"), field("words", "text"), field("why", "longtext")}, {}};
    TestPrompt prompt;
    QDialog dialog;
    auto *form = new ActForm(*casework::findAct(QStringLiteral("document.make")), context, prompt, &dialog);
    auto *submit = new QPushButton(&dialog);
    for (const char *chosen : {"a", "b", "a", "b"}) {
        form->setValues({{QStringLiteral("form"), QLatin1String(chosen)}});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    // Round the dialog once, from its first field: whose is what the Tab key stops at.
    QStringList seen;
    QWidget *at = form->editor(QStringLiteral("form"))->focusProxy();
    REQUIRE(at);
    QWidget *const first = at;
    do {
        const QWidget *owner = at;
        while (owner && !owner->objectName().startsWith(QLatin1String("own:"))
               && !owner->objectName().startsWith(QLatin1String("field:")))
            owner = owner->parentWidget();
        const QString name = at == submit ? QStringLiteral("submit") : owner ? owner->objectName() : QString();
        if ((at->focusPolicy() & Qt::TabFocus) && !name.isEmpty() && (seen.isEmpty() || seen.last() != name))
            seen += name;
        at = at->nextInFocusChain();
    } while (at != first);
    INFO(seen.join(QLatin1Char(' ')).toStdString());
    const auto place = [&seen](const char *name) { return seen.indexOf(QLatin1String(name)); };
    CHECK(place("field:form") == 0);
    REQUIRE(place("own:on") > 0);
    CHECK(place("own:words") == place("own:on") + 1);
    CHECK(place("own:why") == place("own:words") + 1);
    CHECK(place("own:why") < place("field:by_hand"));
    CHECK(place("field:by_hand") < place("submit"));
    CHECK(seen.count(QStringLiteral("own:why")) == 1);
}

TEST_CASE("the rows of a table in a form are seen whole, few and many", "[ui]")
{
    FormBench bench("discretion.apply");
    auto *table = need<QTableWidget>(bench.form.editor(QStringLiteral("four_lists")), QStringLiteral("rows"));
    bench.form.resize(800, 2000);
    bench.form.show();
    const auto seenWhole = [table] {
        int rows = 0;
        for (int row = 0; row < table->rowCount(); ++row)
            rows += table->rowHeight(row);
        return rows <= table->viewport()->height();
    };
    QJsonArray lists;
    for (const char *list : {"no_penalty", "mitigate", "lighten", "no_compulsion"})
        lists.append(QJsonObject{{QStringLiteral("list"), QLatin1String(list)}});
    bench.form.setValues({{QStringLiteral("four_lists"), lists}});
    REQUIRE(table->rowCount() == 4);
    CHECK(seenWhole());
    QTest::mouseClick(need<QPushButton>(bench.form.editor(QStringLiteral("four_lists")), QStringLiteral("addRow")),
                      Qt::LeftButton);
    CHECK(table->rowCount() == 5);
    CHECK(seenWhole());
}

TEST_CASE("the articles that an item names stand in the form, and what somebody typed stays", "[ui]")
{
    FormContext context = contextOf(2);
    context.items = {{QStringLiteral("straw"), QStringLiteral("焚烧秸秆")},
                     {QStringLiteral("stall"), QStringLiteral("占道")}};
    context.itemLaws[QStringLiteral("straw")] = {QStringLiteral("《甲法》第一条"), QStringLiteral("《甲法》第九条")};
    context.itemLaws[QStringLiteral("stall")] = {QStringLiteral("《乙法》第二条"), {}};
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("filing.propose")), context, prompt);
    const auto articles = [&form] {
        return form.values().value(QLatin1String("suspected_articles")).toString().toStdString();
    };
    form.setValues({{QStringLiteral("item"), QStringLiteral("straw")}});
    CHECK(articles() == "《甲法》第一条");
    form.setValues({{QStringLiteral("item"), QStringLiteral("stall")}});
    CHECK(articles() == "《乙法》第二条");
    form.setValues({{QStringLiteral("suspected_articles"), QStringLiteral("《乙法》第二条第三款")}});
    form.setValues({{QStringLiteral("item"), QStringLiteral("straw")}});
    CHECK(articles() == "《乙法》第二条第三款");
    ActForm spot(*casework::findAct(QStringLiteral("simple.decide")), context, prompt);
    spot.setValues({{QStringLiteral("item"), QStringLiteral("straw")}});
    CHECK(spot.values().value(QLatin1String("penalty_basis")) == QStringLiteral("《甲法》第九条"));
}

TEST_CASE("the officers of a case stay in the order in which they were entered, whoever fills the form in", "[ui]")
{
    FormContext context = contextOf(4);
    for (casework::PersonView &person : context.people)
        person.cardNumber = QStringLiteral("1");
    context.me = context.people[2].id;
    TestPrompt prompt;
    ActForm form(*casework::findAct(QStringLiteral("filing.propose")), context, prompt);
    FieldEditor *officers = form.editor(QStringLiteral("officers"));
    const QListWidget *list = officers->findChild<QListWidget *>();
    CHECK(list->item(0)->data(Qt::UserRole).toString() == context.me.toString()); // and ticked
    CHECK(officers->value() == QJsonValue(QJsonArray{context.me.toString()}));
    const QJsonArray both{context.people[3].id.toString(), context.people[0].id.toString()};
    officers->setValue(both);
    CHECK(officers->value() == QJsonValue(both));
}

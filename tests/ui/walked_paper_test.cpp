#include <catch2/catch.hpp>

#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTextBrowser>

#include "ui/casepage/party_tab.h"
#include "ui/forms/act_dialog.h"
#include "ui/paper/odd_paper.h"

#include "open_form.h"

// What the walks of cases that come from paper found: tests/ui/journeys/procedures.md.

using namespace anjuan;
using namespace anjuan::ui;

namespace {

QJsonObject paper(const char *stage, const QJsonObject &more)
{
    QJsonObject with{{QStringLiteral("stage"), QLatin1String(stage)},
                     {QStringLiteral("baseline_on"), QStringLiteral("2026-11-29")},
                     {QStringLiteral("filed_on"), QStringLiteral("2025-03-30")}};
    for (auto it = more.begin(); it != more.end(); ++it)
        with.insert(it.key(), it.value());
    return with;
}

} // namespace

TEST_CASE("a day without its year is the last one of what has been done, the nearest one of what is set", "[ui]")
{
    Form evidence("evidence.add", contextOfCase());
    evidence.type("made_at", "3.28 10:00");
    CHECK(evidence.value("made_at").toString().startsWith(QStringLiteral("2026-03-28T10:00")));
    Form order("correction.order", contextOfCase());
    order.type("due_on", "3.28");
    CHECK(order.value("due_on") == QStringLiteral("2027-03-28"));
    order.type("ordered_on", "3.28");
    CHECK(order.value("ordered_on") == QStringLiteral("2026-03-28"));
}

TEST_CASE("what was found on paper, and what was weighed before, is not typed again", "[ui]")
{
    FormContext context = contextOfCase();
    context.view->timeline = {record("case.continued_from_paper",
                                     {{QStringLiteral("articles_violated"), QStringLiteral("森林法第三十七条")},
                                      {QStringLiteral("penalty_basis"), QStringLiteral("森林法第七十三条")}},
                                     {{QStringLiteral("facts"), QStringLiteral("毁林木115株")}})};
    Form concluded("investigation.conclude", context);
    CHECK(concluded.value("facts") == QStringLiteral("毁林木115株"));
    CHECK(concluded.value("articles_violated") == QStringLiteral("森林法第三十七条"));
    CHECK(concluded.value("penalty_basis") == QStringLiteral("森林法第七十三条"));

    const QJsonArray lists{QJsonObject{{QStringLiteral("list"), QStringLiteral("no_penalty")},
                                       {QStringLiteral("applies"), false},
                                       {QStringLiteral("reason"), QStringLiteral("不符合")}}};
    context.benchmarks = {{QStringLiteral("B1"),
                           QStringLiteral("基准"),
                           QStringLiteral("forest"),
                           {{QStringLiteral("light"), QStringLiteral("较轻")}}}};
    context.view->timeline.push_back(record("discretion.applied",
                                            {{QStringLiteral("benchmark"), QStringLiteral("B1")},
                                             {QStringLiteral("tier"), QStringLiteral("light")},
                                             {QStringLiteral("fine_fen"), 1505040},
                                             {QStringLiteral("four_lists"), lists},
                                             {QStringLiteral("reason"), QStringLiteral("初次")}}));
    Form again("discretion.apply", context);
    CHECK(again.value("tier") == QStringLiteral("light"));
    CHECK(again.value("fine_fen") == 1505040);
    CHECK(again.value("four_lists").toArray() == lists);
    CHECK(again.value("reason") == QStringLiteral("初次"));
}

TEST_CASE("a click into a list that can be searched marks what stands there, so that typing takes its place", "[ui]")
{
    FormContext context = contextOfCase();
    for (int i = 0; i < 20; ++i)
        context.items.push_back({QString::number(i), QStringLiteral("事项%1").arg(i)});
    Form form("case.continue", context);
    form.form.show();
    REQUIRE(QTest::qWaitForWindowActive(&form.form));
    auto *box = form.form.editor(QStringLiteral("item"))->findChild<QComboBox *>();
    REQUIRE(box);
    form.form.editor(QStringLiteral("cause"))->setFocus();
    QTest::mouseClick(box->lineEdit(), Qt::LeftButton, {}, box->lineEdit()->rect().center());
    CHECK(QTest::qWaitFor([&] { return box->lineEdit()->selectedText() == box->lineEdit()->text(); }, 2000));
    QTest::keyClicks(box->lineEdit(), QStringLiteral("12"));
    CHECK(box->lineEdit()->text() == QStringLiteral("12"));
}

TEST_CASE("what can hardly be so on paper is told once before it is recorded", "[ui]")
{
    const QDate today(2026, 11, 29);
    const QJsonObject clue{{QStringLiteral("received_on"), QStringLiteral("2025-03-28")}};
    CHECK(oddOnPaper(clue, paper("investigating", {}), today).isEmpty());
    const QJsonObject tomorrow{{QStringLiteral("received_on"), QStringLiteral("2026-11-30")}};
    CHECK(oddOnPaper(tomorrow, paper("investigating", {}), today).size() == 2); // later than today, and than the filing
    const QJsonObject early{{QStringLiteral("filed_on"), QStringLiteral("2025-03-01")}};
    CHECK(oddOnPaper(clue, paper("investigating", early), today).size() == 1);
    // Three days that the stage has behind it, and what was announced.
    CHECK(oddOnPaper(clue, paper("defence", {}), today).size() == 4);
    const QJsonObject whole{{QStringLiteral("concluded_on"), QStringLiteral("2025-04-01")},
                            {QStringLiteral("notice_on"), QStringLiteral("2025-04-02")},
                            {QStringLiteral("notice_served_on"), QStringLiteral("2025-04-03")},
                            {QStringLiteral("warning"), true}};
    CHECK(oddOnPaper(clue, paper("defence", whole), today).isEmpty());
}

TEST_CASE("whoever approves a decision that began on paper reads what the paper found", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    const auto *page = need<QWidget>(bench.window.get(), QStringLiteral("loginPage"));
    REQUIRE(QTest::qWaitFor([&] { return !page->isVisible(); }, 20000));
    FormContext context = contextOfCase();
    context.view->timeline = {record("case.continued_from_paper", {{QStringLiteral("fine_fen"), 100000}},
                                     {{QStringLiteral("facts"), QStringLiteral("村西侧露天焚烧")}}),
                              record("decision.proposed", {{QStringLiteral("opinion"), QStringLiteral("同意")}})};
    ActDialog dialog(bench.window->desk(), *casework::findAct(QStringLiteral("approval.give")), {}, context,
                     bench.window.get());
    const QString text = need<QTextBrowser>(&dialog, QStringLiteral("asked"))->toPlainText();
    CHECK(text.contains(QStringLiteral("村西侧露天焚烧")));
    CHECK(text.contains(QStringLiteral("1000")));
    // What the program adds to a record is named in the approver's language as well.
    context.view->timeline = {
        record("demolition.notified", {{QStringLiteral("number"), QStringLiteral("示限拆告〔2026〕1号")}})};
    ActDialog order(bench.window->desk(), *casework::findAct(QStringLiteral("approval.give")), {}, context,
                    bench.window.get());
    const QString told = need<QTextBrowser>(&order, QStringLiteral("asked"))->toPlainText();
    CHECK(told.contains(QStringLiteral("文号")));
    CHECK_FALSE(told.contains(QStringLiteral("number")));
}

TEST_CASE("of several parties the tab says whom the papers name", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    const auto *page = need<QWidget>(bench.window.get(), QStringLiteral("loginPage"));
    REQUIRE(QTest::qWaitFor([&] { return !page->isVisible(); }, 20000));
    PartyTab tab(bench.window->desk(), bench.window.get());
    const auto entered = [](const char *name) {
        return record("party.entered", {}, {{QStringLiteral("name"), QString::fromUtf8(name)}});
    };
    const auto text = [&tab](const casework::CaseView &view) {
        tab.show(view);
        return need<QTextBrowser>(&tab, QStringLiteral("party"))->toPlainText();
    };
    casework::CaseView view;
    view.timeline = {entered("方某"), entered("方某 ")}; // entered again, to mend it
    CHECK_FALSE(text(view).contains(QStringLiteral("分案")));
    view.timeline.push_back(entered("梁某"));
    view.fields.insert(QStringLiteral("party"), QJsonObject{{QStringLiteral("name"), QStringLiteral("梁某")}});
    CHECK(text(view).contains(QStringLiteral("文书列明的当事人是梁某")));
}

TEST_CASE("of several parties each is chosen by its name", "[ui]")
{
    FormContext context = contextOfCase();
    context.view->timeline = {record("party.entered", {}, {{QStringLiteral("name"), QStringLiteral("方某")}})};
    Form split("case.split", context);
    const auto *box = split.form.editor(QStringLiteral("party"))->findChild<QComboBox *>();
    REQUIRE(box);
    CHECK(box->itemText(box->count() - 1).contains(QStringLiteral("方某")));
}

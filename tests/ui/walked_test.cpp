#include <catch2/catch.hpp>

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QToolButton>

#include "ui/casepage/overview_tab.h"
#include "ui/forms/act_dialog.h"

#include "open_form.h"

// What walks by hand in the real window found awkward or wrong: tests/ui/journeys/procedures.md.

using namespace anjuan;
using namespace anjuan::ui;

namespace {

/// Logs in and waits until the desk is there.
void enter(DeskBench &bench)
{
    bench.logIn();
    const auto *page = need<QWidget>(bench.window.get(), QStringLiteral("loginPage"));
    REQUIRE(QTest::qWaitFor([&] { return !page->isVisible(); }, 20000));
}

QJsonArray plan(const char *due, qint64 fen)
{
    return {QJsonObject{{QStringLiteral("due_on"), QLatin1String(due)}, {QStringLiteral("fine_fen"), fen}}};
}

} // namespace

TEST_CASE("a cell of a table is typed as the same field is outside it", "[ui]")
{
    Form form("deferral.request", contextOfCase());
    QTableWidget *table = form.table("plan");
    table->item(0, 0)->setText(QStringLiteral("12.5"));
    table->item(0, 1)->setText(QStringLiteral("1,200.50"));
    CHECK(table->item(0, 0)->text() == QStringLiteral("2026-12-05"));
    CHECK(form.value("plan").toArray() == plan("2026-12-05", 120050));
    CHECK(form.form.editor(QStringLiteral("plan"))->problem().isEmpty());
}

TEST_CASE("what cannot be read in a table is told, and never becomes another amount or day", "[ui]")
{
    Form form("deferral.request", contextOfCase());
    QTableWidget *table = form.table("plan");
    table->item(0, 0)->setText(QStringLiteral("2.31"));
    table->item(0, 1)->setText(QStringLiteral("50"));
    const FieldEditor *editor = form.form.editor(QStringLiteral("plan"));
    CHECK(editor->problem().contains(QStringLiteral("2.31")));
    table->item(0, 0)->setText(QStringLiteral("12.5"));
    table->item(0, 1)->setText(QStringLiteral("五十"));
    CHECK(editor->problem().contains(QStringLiteral("五十")));
    CHECK_FALSE(form.value("plan").toArray().first().toObject().contains(QLatin1String("fine_fen")));
}

TEST_CASE("a row that is added waits for its typing", "[ui]")
{
    Form form("deferral.request", contextOfCase());
    form.form.show();
    QTableWidget *table = form.table("plan");
    need<QPushButton>(form.form.editor(QStringLiteral("plan")), QStringLiteral("addRow"))->click();
    CHECK(table->rowCount() == 2);
    CHECK(table->currentRow() == 1);
    CHECK(table->currentColumn() == 0);
    CHECK_FALSE(need<QPushButton>(form.form.editor(QStringLiteral("plan")), QStringLiteral("addRow"))->autoDefault());
}

TEST_CASE("what has a code is chosen in a table, never typed", "[ui]")
{
    Form form("discretion.apply", contextOfCase());
    QTableWidget *table = form.table("four_lists");
    auto *list = table->cellWidget(0, 0)->findChild<QComboBox *>();
    REQUIRE(list);
    list->setCurrentIndex(list->findText(QStringLiteral("减轻处罚")));
    table->item(0, 2)->setText(QStringLiteral("主动消除危害后果"));
    const QJsonObject row = form.value("four_lists").toArray().first().toObject();
    CHECK(row.value(QLatin1String("list")) == QStringLiteral("mitigate"));
    CHECK(row.value(QLatin1String("applies")) == false);
    Form again("discretion.apply", contextOfCase());
    again.form.setValues(form.form.values());
    CHECK(again.value("four_lists") == form.value("four_lists"));
}

TEST_CASE("what the case has said is not typed again", "[ui]")
{
    FormContext context = contextOfCase();
    context.view->timeline = {
        recordNamed("r1", "performance.deferral_requested", {{QStringLiteral("plan"), plan("2026-12-05", 5000)}})};
    context.view->fields =
        QJsonObject{{QStringLiteral("unit"), QJsonObject{{QStringLiteral("court"), QStringLiteral("云溪县人民法院")}}},
                    {QStringLiteral("party"), QJsonObject{{QStringLiteral("name"), QStringLiteral("邱某")}}}};
    Form answer("deferral.decide", context);
    CHECK(answer.value("plan").toArray() == plan("2026-12-05", 5000));
    CHECK(answer.value("request") == QStringLiteral("r1")); // the only one
    Form court("court.apply", context);
    CHECK(court.value("court") == QStringLiteral("云溪县人民法院"));
    Form service("service.record", context);
    CHECK(service.value("to") == QStringLiteral("邱某"));
}

TEST_CASE("of two that can be meant none is chosen for the user", "[ui]")
{
    FormContext context = contextOfCase();
    context.view->timeline = {recordNamed("r1", "performance.deferral_requested", {}),
                              recordNamed("r2", "performance.deferral_requested", {})};
    Form answer("deferral.decide", context);
    CHECK(answer.value("request").isUndefined());
}

TEST_CASE("a performance by another is of its own decision, not of the penalty's", "[ui]")
{
    FormContext context = contextOfCase();
    context.view->timeline = {recordNamed("d1", "decision.issued", {}), recordNamed("d2", "substitute.decided", {})};
    Form urge("substitute.urge", context);
    CHECK(urge.value("decision") == QStringLiteral("d2"));
}

TEST_CASE("an order to correct stands in what is urged and performed by another, and the cost in what is asked for",
          "[ui]")
{
    FormContext context = contextOfCase();
    const QString what = QStringLiteral("清理装修垃圾,恢复原状");
    context.view->timeline = {recordNamed("o1", "correction.ordered", {{QStringLiteral("what"), what}})};
    cases::DutyFact duty;
    context.view->facts.execution.duty = duty;
    CHECK(Form("urge.issue", context).value("duty") == QStringLiteral("restoration"));
    CHECK(Form("urge.issue", context).value("text") == what);
    CHECK(Form("substitute.decide", context).value("duty") == what);
    // Of a fine or a building the order to correct says nothing.
    context.view->facts.decidedOn = QDate(2026, 3, 2);
    CHECK(Form("urge.issue", context).value("duty").isUndefined());
    context.view->facts.decidedOn.reset();
    context.view->facts.execution.duty->demolition = true;
    CHECK(Form("urge.issue", context).value("text").isUndefined());
    context.view->timeline = {recordNamed("s1", "substitute.decided", {{QStringLiteral("cost_fen"), 300000}}),
                              recordNamed("s2", "substitute.performed", {{QStringLiteral("cost_fen"), 280000}})};
    Form demand("substitute.demand_costs", context);
    CHECK(demand.value("cost_fen") == 280000);
    CHECK(demand.value("decision") == QStringLiteral("s1"));
}

TEST_CASE("the head tells that a decision was revoked until the case is taken up again", "[ui]")
{
    DeskBench bench;
    enter(bench);
    OverviewTab tab(bench.window->desk(), bench.window.get());
    casework::CaseView view;
    view.id = CaseId::create();
    view.facts.remedy.revokedOn = QDate(2026, 3, 2);
    view.facts.remedy.revokedHow = QStringLiteral("revoked");
    const auto told = [&] {
        tab.show(view);
        for (const QLabel *label : tab.findChildren<QLabel *>()) {
            if (label->text().contains(QStringLiteral("2026-03-02")))
                return label->text();
        }
        return QString();
    };
    CHECK(told().contains(QStringLiteral("决定撤销日期")));
    view.facts.remedy.revokedHow = QStringLiteral("unlawful");
    CHECK(told().contains(QStringLiteral("决定确认违法日期")));
    view.facts.remedy.reopenedOn = QDate(2026, 3, 5);
    CHECK(told().isEmpty());
}

TEST_CASE("only what leaves the unit is served, and what went out last stands there", "[ui]")
{
    FormContext context = contextOfCase();
    context.insideForms = QStringList{QStringLiteral("decision_approval")};
    const auto made = [](const char *form, const char *hash) {
        return recordNamed(hash, "document.made", {{QStringLiteral("form"), QLatin1String(form)}});
    };
    context.view->timeline = {made("penalty_decision", "p1"), made("decision_approval", "p2")};
    for (const auto &[form, hash] : {std::pair("penalty_decision", "p1"), std::pair("decision_approval", "p2")}) {
        casework::DocumentView document;
        document.form = QLatin1String(form);
        document.record = QLatin1String(hash);
        context.view->documents.push_back(document);
    }
    Form service("service.record", context);
    CHECK(service.value("documents").toArray() == QJsonArray{QStringLiteral("p1")});
    service.form.setValues({{QStringLiteral("documents"), QJsonArray{QStringLiteral("p2")}}});
    CHECK(service.value("documents").isUndefined()); // it is not there to be ticked
}

TEST_CASE("who approves reads what is asked for", "[ui]")
{
    DeskBench bench;
    enter(bench);
    FormContext context = contextOfCase();
    casework::RecordView asked =
        recordNamed("c1", "closing.proposed", {{QStringLiteral("reason"), QStringLiteral("处罚决定已履行<完毕>")}});
    asked.title = QStringLiteral("提请结案");
    context.view->timeline = {asked};
    ActDialog dialog(bench.window->desk(), *casework::findAct(QStringLiteral("approval.give")), {}, context,
                     bench.window.get());
    const QString text = need<QTextBrowser>(&dialog, QStringLiteral("asked"))->toPlainText();
    CHECK(text.contains(QStringLiteral("提请结案")));
    CHECK(text.contains(QStringLiteral("处罚决定已履行<完毕>")));
    // What is to be extended is named, not by its digest.
    casework::RecordView measure = recordNamed("m1", "measure.carried_out", {});
    measure.title = QStringLiteral("实施行政强制措施");
    measure.actOn = QStringLiteral("2026-01-07");
    casework::RecordView longer =
        recordNamed("x1", "measure.extension_proposed", {{QStringLiteral("measure"), measure.hash}});
    context.view->timeline = {measure, longer};
    ActDialog extension(bench.window->desk(), *casework::findAct(QStringLiteral("approval.give")), {}, context,
                        bench.window.get());
    CHECK(need<QTextBrowser>(&extension, QStringLiteral("asked"))
              ->toPlainText()
              .contains(QStringLiteral("2026-01-07 实施行政强制措施")));
    ActDialog other(bench.window->desk(), *casework::findAct(QStringLiteral("fine.pay")), {}, context,
                    bench.window.get());
    CHECK_FALSE(other.findChild<QTextBrowser *>(QStringLiteral("asked")));
}

TEST_CASE("an act is found by part of its name, wherever it is folded away", "[ui]")
{
    DeskBench bench;
    enter(bench);
    OverviewTab tab(bench.window->desk(), bench.window.get());
    casework::CaseView view;
    view.id = CaseId::create();
    casework::NextAct next;
    next.act = QStringLiteral("fine.pay");
    next.zh = QStringLiteral("缴纳罚款");
    next.groupZh = QStringLiteral("公示履行");
    view.next = {next};
    tab.show(view);
    tab.QWidget::show();
    auto *find = need<QLineEdit>(&tab, QStringLiteral("findAct"));
    const QString folded = QStringLiteral("act:police.assign_team");
    const auto *pay = need<QPushButton>(&tab, QStringLiteral("act:fine.pay"));
    CHECK_FALSE(tab.findChild<QPushButton *>(folded)); // made when somebody looks for it
    CHECK(pay->isVisible());
    find->setText(QStringLiteral("专案组"));
    const auto *team = need<QPushButton>(&tab, folded);
    CHECK(team->isVisible());
    CHECK_FALSE(pay->isVisible());
    const auto *none = need<QLabel>(&tab, QStringLiteral("noAct"));
    CHECK_FALSE(none->isVisible());
    find->setText(QStringLiteral("没有这样的行为"));
    CHECK(none->isVisible());
    CHECK(none->text().contains(QStringLiteral("没有这样的行为")));
    find->setText(QString());
    CHECK_FALSE(none->isVisible());
    CHECK_FALSE(team->isVisible());
    CHECK(pay->isVisible());
}

TEST_CASE("Enter opens the act that is called so, before one whose group is", "[ui]")
{
    DeskBench bench;
    enter(bench);
    OverviewTab tab(bench.window->desk(), bench.window.get());
    casework::CaseView view;
    view.id = CaseId::create();
    for (const auto &[act, zh] :
         {std::pair("case.merge", "并案:将另一案件并入本案"), std::pair("case.split", "分案:另立一案")}) {
        casework::NextAct next;
        next.act = QLatin1String(act);
        next.zh = QString::fromUtf8(zh);
        next.groupZh = QStringLiteral("并案与分案");
        next.roleAllows = true;
        view.next.push_back(next);
    }
    tab.show(view);
    tab.QWidget::show();
    QStringList opened;
    QObject::connect(&tab, &CaseTab::actChosen, &tab, [&opened](const QString &act) { opened += act; });
    auto *find = need<QLineEdit>(&tab, QStringLiteral("findAct"));
    find->setText(QStringLiteral("分案"));
    QTest::keyClick(find, Qt::Key_Return);
    CHECK(opened == QStringList{QStringLiteral("case.split")});
}

TEST_CASE("what the case has said is not typed again on the way from the clue to the review", "[ui]")
{
    FormContext context = contextOfCase();
    context.benchmarks = {{QStringLiteral("B17"), QStringLiteral("基准"), QStringLiteral("zj_untidy"), {}},
                          {QStringLiteral("B18"), QStringLiteral("另一基准"), QStringLiteral("other"), {}}};
    context.view->facts.discretion.item = QStringLiteral("zj_untidy");
    context.view->timeline = {
        recordNamed("c1", "case.opened",
                    {{QStringLiteral("suspected"), QStringLiteral("设施未保持整洁")},
                     {QStringLiteral("place"), QStringLiteral("西街3号")}}),
        recordNamed("i1", "inspection.recorded", {{QStringLiteral("findings"), QStringLiteral("货架脏污")}}),
    };
    Form filing("filing.propose", context);
    CHECK(filing.value("cause") == QStringLiteral("涉嫌设施未保持整洁案"));
    CHECK(filing.value("facts") == QStringLiteral("货架脏污"));
    context.view->timeline.push_back(recordNamed("f1", "case.filing_proposed",
                                                 {{QStringLiteral("facts"), QStringLiteral("货架脏污,占地8平方米")},
                                                  {QStringLiteral("suspected_articles"), QStringLiteral("第十三条")}}));
    Form correction("correction.order", context);
    CHECK(correction.value("act_text") == QStringLiteral("货架脏污,占地8平方米"));
    CHECK(correction.value("article") == QStringLiteral("第十三条"));
    context.view->timeline.push_back(
        recordNamed("r1", "correction.reinspected", {{QStringLiteral("findings"), QStringLiteral("未清洗")}}));
    Form conclusion("investigation.conclude", context);
    CHECK(conclusion.value("facts") == QStringLiteral("货架脏污,占地8平方米"));
    CHECK(conclusion.value("correction_text").isUndefined()); // what was found is a particular, this goes to all
    CHECK(conclusion.value("proposal").isUndefined());
    Form evidence("evidence.add", context);
    CHECK(evidence.value("place") == QStringLiteral("西街3号"));
    // Each of the four lists is answered in every case; the item has one benchmark.
    Form discretion("discretion.apply", context);
    CHECK(discretion.value("benchmark") == QStringLiteral("B17"));
    const QJsonArray lists = discretion.value("four_lists").toArray();
    REQUIRE(lists.size() == 4);
    CHECK(lists.first().toObject().value(QLatin1String("list")) == QStringLiteral("no_penalty"));
    CHECK_FALSE(lists.first().toObject().contains(QLatin1String("reason")));
}

TEST_CASE("a proposal that was carried out is not taken over for a second measure", "[ui]")
{
    FormContext context = contextOfCase();
    context.view->timeline = {recordNamed("p1", "measure.proposed", {{QStringLiteral("days"), 10}})};
    CHECK(Form("measure.carry_out", context).value("days") == 10);
    CHECK(Form("measure.carry_out", context).value("proposal") == QStringLiteral("p1"));
    context.view->timeline.push_back(
        recordNamed("m1", "measure.carried_out", {{QStringLiteral("proposal"), QStringLiteral("p1")}}));
    CHECK(Form("measure.carry_out", context).value("days").isUndefined());
    CHECK(Form("measure.carry_out", context).value("proposal").isUndefined());
    context.view->timeline.push_back(recordNamed("p2", "measure.proposed", {{QStringLiteral("days"), 20}}));
    CHECK(Form("measure.carry_out", context).value("days") == 20);
}

TEST_CASE("whoever approves a decision reads what it lays on the party", "[ui]")
{
    DeskBench bench;
    enter(bench);
    FormContext context = contextOfCase();
    context.view->timeline = {
        recordNamed("i1", "investigation.concluded", {{QStringLiteral("proposal"), QStringLiteral("处罚款<1700>元")}}),
        recordNamed("n1", "notice.issued", {{QStringLiteral("fine_fen"), 180050}}),
        recordNamed("d1", "decision.proposed", {{QStringLiteral("opinion"), QStringLiteral("按拟处罚意见")}})};
    context.view->timeline.front().particulars = {{QStringLiteral("facts"), QStringLiteral("货架脏污")}};
    ActDialog dialog(bench.window->desk(), *casework::findAct(QStringLiteral("approval.give")), {}, context,
                     bench.window.get());
    const QString text = need<QTextBrowser>(&dialog, QStringLiteral("asked"))->toPlainText();
    CHECK(text.contains(QStringLiteral("处罚款<1700>元")));
    CHECK(text.contains(QStringLiteral("1800.50")));
    CHECK(text.contains(QStringLiteral("按拟处罚意见")));
    CHECK(text.contains(QStringLiteral("货架脏污")));
    // A reason that was given with the proposal is approved with it.
    context.view->timeline = {
        recordNamed("c1", "closing.proposed",
                    {{QStringLiteral("reason"), QStringLiteral("已强制拆除")},
                     {QStringLiteral("reasons"),
                      QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("AV-owed")},
                                             {QStringLiteral("reason"), QStringLiteral("当日<停电>")}}}}})};
    ActDialog closing(bench.window->desk(), *casework::findAct(QStringLiteral("approval.give")), {}, context,
                      bench.window.get());
    CHECK(need<QTextBrowser>(&closing, QStringLiteral("asked"))->toPlainText().contains(QStringLiteral("当日<停电>")));
}

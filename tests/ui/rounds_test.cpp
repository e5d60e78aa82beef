#include <catch2/catch.hpp>

#include <QtCore/QJsonArray>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTextBrowser>

#include "core/sheets/reading.h"

#include "ui/casepage/case_page.h"
#include "ui/forms/act_dialog.h"

#include "desk_bench.h"

// A reviewer's rounds, and what an officer does next: tests/ui/journeys/reviewer.md, officers-day.md.

using namespace anjuan;
using namespace anjuan::ui;

namespace {

constexpr int kPatience = 20000;

FormContext contextOfRounds()
{
    FormContext context;
    context.now = *Instant::parse(u"2026-11-29T09:30:15+08:00");
    casework::CaseView view;
    casework::RecordView requested;
    requested.kind = QStringLiteral("review.requested");
    requested.body = {
        {QStringLiteral("proposal"), QStringLiteral("罚款3000元")},
        {QStringLiteral("materials"),
         QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("证据材料")}, {QStringLiteral("count"), 12}}}}};
    casework::RecordView opinion;
    opinion.kind = QStringLiteral("review.opinion_signed");
    opinion.body = {
        {QStringLiteral("heads"),
         QJsonArray{QJsonObject{{QStringLiteral("no"), 1}, {QStringLiteral("answer"), QStringLiteral("ok")}},
                    QJsonObject{{QStringLiteral("no"), 2},
                                {QStringLiteral("answer"), QStringLiteral("problem")},
                                {QStringLiteral("remark"), QStringLiteral("没有丈量记录")}}}},
        {QStringLiteral("fixes"), QJsonArray{QStringLiteral("条款写到项")}}};
    view.timeline = {requested, opinion};
    context.view = view;
    return context;
}

} // namespace

TEST_CASE("what a review found stands there to be answered, a later round begins with the words of the first", "[ui]")
{
    const FormContext context = contextOfRounds();
    TestPrompt prompt;
    ActForm answer(*casework::findAct(QStringLiteral("review.answer")), context, prompt);
    const QJsonArray points = answer.values().value(QLatin1String("points")).toArray();
    REQUIRE(points.size() == 2);
    CHECK(points.at(0).toObject().value(QLatin1String("issue")) == QStringLiteral("没有丈量记录"));
    CHECK(points.at(1).toObject().value(QLatin1String("issue")) == QStringLiteral("条款写到项"));
    ActForm request(*casework::findAct(QStringLiteral("review.request")), context, prompt);
    CHECK(request.values().value(QLatin1String("proposal")) == QStringLiteral("罚款3000元"));
    CHECK(request.values().value(QLatin1String("materials")).toArray().size() == 1);
}

TEST_CASE("the words of the filing and of the first service go on through the case", "[ui]")
{
    FormContext context = contextOfRounds();
    const auto add = [&context](const char *kind, const QJsonObject &body) {
        casework::RecordView record;
        record.kind = QLatin1String(kind);
        record.body = body;
        context.view->timeline.push_back(record);
    };
    add("case.filing_proposed",
        {{QStringLiteral("facts"), QStringLiteral("在人民路摆摊")},
         {QStringLiteral("suspected_articles"), QStringLiteral("条例第五条")}});
    add("service.recorded", {{QStringLiteral("place"), QStringLiteral("询问室")}});
    add("service.recorded", {{QStringLiteral("place"), QStringLiteral("当事人住处")}});
    TestPrompt prompt;
    const auto offered = [&](const char *act, const char *field) {
        const ActForm form(*casework::findAct(QLatin1String(act)), context, prompt);
        return form.values().value(QLatin1String(field)).toString();
    };
    add("case.opened", {{QStringLiteral("suspected"), QStringLiteral("占道经营")}});
    CHECK(offered("filing.propose", "cause") == QStringLiteral("涉嫌占道经营案"));
    context.view->fields =
        QJsonObject{{QStringLiteral("unit"), QJsonObject{{QStringLiteral("name"), QStringLiteral("青石镇")}}}};
    const ActForm inquiry(*casework::findAct(QStringLiteral("inquiry.record")), context, prompt);
    const QJsonArray qa = inquiry.values().value(QLatin1String("qa")).toArray();
    REQUIRE(qa.size() == 1);
    CHECK(qa.first().toObject().value(QLatin1String("q")).toString().contains(QStringLiteral("青石镇的执法人员")));
    CHECK(offered("correction.order", "act_text") == QStringLiteral("在人民路摆摊"));
    CHECK(offered("investigation.conclude", "articles_violated") == QStringLiteral("条例第五条"));
    CHECK(offered("service.record", "place") == QStringLiteral("当事人住处")); // the newest
    add("correction.ordered", {{QStringLiteral("article"), QStringLiteral("条例第六条")}});
    CHECK(offered("investigation.conclude", "articles_violated") == QStringLiteral("条例第六条"));
    CHECK(offered("closing.propose", "result_text").isEmpty()); // nothing was performed yet
}

TEST_CASE("a reviewer reads the draft, the sheet, the evidence and the records beside the seven heads", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    const CaseId id = bench.openCase();
    openAct(bench.window.get(), bench.window->desk(), QStringLiteral("review.give_opinion"), id);
    QDialog *dialog = bench.dialog(QStringLiteral("actDialog"));
    const auto *material = need<QTabWidget>(dialog, QStringLiteral("material"));
    CHECK(material->count() == 5);
    CHECK(
        need<QTextBrowser>(dialog, QStringLiteral("materialChain"))->toPlainText().contains(QStringLiteral("人民路")));
    CHECK(need<QTextBrowser>(dialog, QStringLiteral("materialEvidence"))->toPlainText()
          == QStringLiteral("还没有内容。"));
    dialog->reject();
    // No other act's form has it.
    openAct(bench.window.get(), bench.window->desk(), QStringLiteral("party.enter"), id);
    QDialog *party = bench.dialog(QStringLiteral("actDialog"));
    CHECK_FALSE(party->findChild<QTabWidget *>(QStringLiteral("material")));
    party->reject();
}

TEST_CASE("whoever opens a case in the list stands on its page", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    auto *list = need<QWidget>(bench.window.get(), QStringLiteral("caseListPage"));
    need<QPushButton>(list, QStringLiteral("act:case.open"))->click();
    auto *dialog = static_cast<ActDialog *>(bench.dialog(QStringLiteral("actDialog")));
    dialog->form()->setValues({{QStringLiteral("source"), QStringLiteral("inspection")},
                               {QStringLiteral("received_on"), QStringLiteral("2026-11-01")},
                               {QStringLiteral("place"), QStringLiteral("人民路")},
                               {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                               {QStringLiteral("content"), QStringLiteral("摆摊")}});
    need<QPushButton>(dialog, QStringLiteral("submit"))->click();
    auto *page = bench.window->findChild<CasePage *>();
    CHECK(QTest::qWaitFor([&] { return page->isVisible(); }, kPatience));
    auto *title = need<QLabel>(page, QStringLiteral("caseTitle"));
    CHECK(QTest::qWaitFor([&] { return title->toolTip().contains(QStringLiteral("占道经营")); }, kPatience));
}

TEST_CASE("selected cases are saved as a workbook of the shown columns; without documents nothing is printed", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    bench.openCase();
    auto *list = need<QWidget>(bench.window.get(), QStringLiteral("caseListPage"));
    auto *table = need<QTableView>(list, QStringLiteral("cases"));
    bench.window->desk().announce(std::nullopt);
    REQUIRE(QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }, kPatience));
    table->selectRow(0);
    bench.prompt.nextSave = bench.folder.filePath(QStringLiteral("list.xlsx"));
    auto *save = need<QAction>(list, QStringLiteral("exportSelected"));
    REQUIRE(save->isEnabled());
    save->trigger();
    REQUIRE(QTest::qWaitFor([&] { return !bench.prompt.told.isEmpty(); }, kPatience));
    NoProgress quiet;
    const auto read = sheets::readTable(bench.prompt.nextSave, quiet);
    REQUIRE(read);
    const sheets::Sheet &sheet = read->sheets.front();
    REQUIRE(sheet.rows.size() == 2);
    bool place = false;
    for (int column = 0; column < static_cast<int>(sheet.rows.front().size()); ++column)
        place = place || sheet.at(0, column).text == QStringLiteral("案由");
    CHECK(place);
    bench.prompt.told.clear();
    need<QAction>(list, QStringLiteral("printSelected"))->trigger();
    REQUIRE(QTest::qWaitFor([&] { return !bench.prompt.told.isEmpty(); }, kPatience));
    CHECK(bench.prompt.told.first() == QStringLiteral("所选案件还没有制作文书。"));
}

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTreeWidget>

#include "ui/forms/act_form.h"

#include "several_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

/// The form of the case that is chosen in the list of a batch.
ActForm *formAt(const QDialog *dialog, int row)
{
    auto *cases = need<QTreeWidget>(dialog, QStringLiteral("batchCases"));
    cases->setCurrentItem(cases->topLevelItem(row));
    for (ActForm *form : dialog->findChildren<ActForm *>(QStringLiteral("actForm"))) {
        if (form->isVisible())
            return form;
    }
    FAIL("no form is shown");
    return nullptr;
}

QString stateOf(const QDialog *dialog, int row)
{
    return need<QTreeWidget>(dialog, QStringLiteral("batchCases"))->topLevelItem(row)->text(2);
}

} // namespace

TEST_CASE("several filings are approved in one dialog, each with a record of its own", "[ui]")
{
    Several unit("T01-completed", "filing_team", 3);
    QTableView *table = unit.logIn("wangwu");
    const int before = unit.records("approval.given");
    table->selectAll();
    need<QAction>(unit.list(), QStringLiteral("together:approval.give"))->trigger();
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("batchDialog"));
    auto *cases = need<QTreeWidget>(dialog, QStringLiteral("batchCases"));
    REQUIRE(cases->topLevelItemCount() == 3);
    CHECK(cases->topLevelItem(0)->text(1) == QStringLiteral("邱**"));
    CHECK_FALSE(need<QLabel>(dialog, QStringLiteral("leftOut"))->isVisible());
    // Nothing was said yet: nothing is recorded.
    click(dialog, "submit");
    CHECK(said(dialog) == QStringLiteral("还有栏目需要填写或改正。"));
    CHECK(unit.records("approval.given") == before);
    // What is said of one is said of all; another word of one case stands.
    formAt(dialog, 2)->setValues({{QStringLiteral("outcome"), QStringLiteral("return")},
                                  {QStringLiteral("opinion"), QStringLiteral("补充现场照片")}});
    formAt(dialog, 0)->setValues({{QStringLiteral("outcome"), QStringLiteral("agree")},
                                  {QStringLiteral("opinion"), QStringLiteral("同意立案")},
                                  {QStringLiteral("approved_on"), QStringLiteral("2026-01-07")}});
    click(dialog, "alsoInOthers");
    CHECK(formAt(dialog, 1)->values().value(QLatin1String("opinion")) == QStringLiteral("同意立案"));
    CHECK(formAt(dialog, 1)->values().value(QLatin1String("approved_on")) == QStringLiteral("2026-01-07"));
    CHECK(formAt(dialog, 2)->values().value(QLatin1String("opinion")) == QStringLiteral("补充现场照片"));
    CHECK(formAt(dialog, 0)->values().value(QLatin1String("about"))
          != formAt(dialog, 1)->values().value(QLatin1String("about")));
    click(dialog, "submit");
    REQUIRE(comes([&] { return !dialog; }));
    CHECK(unit.pc->prompt.told.join(QString()).contains(QStringLiteral("3")));
    CHECK(unit.records("approval.given") == before + 3);
    // Nothing waits any more: the act says why it is for none of them.
    unit.pc->prompt.told.clear();
    table->selectAll();
    need<QAction>(unit.list(), QStringLiteral("together:approval.give"))->trigger();
    REQUIRE(comes([&] { return !unit.pc->prompt.told.isEmpty(); }));
    CHECK(unit.pc->prompt.told.join(QString()).contains(QStringLiteral("没有待审批的事项")));
}

TEST_CASE("a case of a batch that fails is named and stays, the others are recorded", "[ui]")
{
    Several unit("T01-completed", "decision_service", 2);
    QTableView *table = unit.logIn("zhangsan");
    const int before = unit.records("service.recorded");
    table->selectAll();
    need<QAction>(unit.list(), QStringLiteral("together:service.record"))->trigger();
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("batchDialog"));
    for (int row = 0; row < 2; ++row) {
        CHECK_FALSE(formAt(dialog, row)->values().value(QLatin1String("documents")).toArray().isEmpty());
        formAt(dialog, row)
            ->setValues({{QStringLiteral("served_at"), QStringLiteral("2026-01-14T10:00:00+08:00")},
                         {QStringLiteral("place"), QStringLiteral("镇政府")},
                         {QStringLiteral("method"), QStringLiteral("direct")},
                         {QStringLiteral("receiver"), QStringLiteral("邱**")}});
    }
    REQUIRE(comes([&] { return !stateOf(dialog, 0).isEmpty() && !stateOf(dialog, 1).isEmpty(); }));
    formAt(dialog, 1)->setValues({{QStringLiteral("proof"), unit.folder.filePath(QStringLiteral("nowhere.jpg"))}});
    click(dialog, "submit");
    auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
    REQUIRE(comes([&] { return submit->isEnabled(); }));
    CHECK(stateOf(dialog, 0) == QStringLiteral("已记录"));
    CHECK(stateOf(dialog, 1).startsWith(QStringLiteral("没有办成")));
    CHECK(said(dialog).contains(QStringLiteral("已记录 1 件")));
    CHECK_FALSE(formAt(dialog, 0)->isEnabled());
    CHECK(unit.records("service.recorded") == before + 1);
    // Mended, it alone is recorded.
    formAt(dialog, 1)->setValues({{QStringLiteral("proof"), kCases + QStringLiteral("evidence/scan_decision.jpg")}});
    click(dialog, "submit");
    REQUIRE(comes([&] { return !dialog; }));
    CHECK(unit.records("service.recorded") == before + 2);
}

TEST_CASE("cases that an act is not for now are named and left out of a batch", "[ui]")
{
    Several unit("T01-completed", "closed", 2);
    QTableView *table = unit.logIn("zhangsan");
    bool closed = false;
    unit.pc->window->desk().run(
        unit.pc->window.get(), QString(),
        [id = unit.ids.front()](Core core, Progress &progress) {
            casework::Request request;
            request.act = QStringLiteral("case.close");
            request.caseId = id;
            request.with = {{QStringLiteral("closed_on"), QStringLiteral("2026-01-16")}};
            return core.session->perform(request, progress);
        },
        [&](const Result<casework::Outcome> &outcome) {
            must(outcome);
            closed = true;
        });
    REQUIRE(comes([&] { return closed; }));
    table->selectAll();
    need<QAction>(unit.list(), QStringLiteral("together:case.close"))->trigger();
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("batchDialog"));
    CHECK(need<QTreeWidget>(dialog, QStringLiteral("batchCases"))->topLevelItemCount() == 1);
    CHECK(need<QLabel>(dialog, QStringLiteral("leftOut"))->text().contains(QStringLiteral("当前阶段不能办理")));
    formAt(dialog, 0)->setValues({{QStringLiteral("closed_on"), QStringLiteral("2026-01-16")}});
    click(dialog, "submit");
    REQUIRE(comes([&] { return !dialog; }));
    CHECK(unit.records("case.closed") == 2);
}

TEST_CASE("what is no act for one's role is not offered, and one case alone needs no batch", "[ui]")
{
    Several unit("T01-completed", "filing_team", 2);
    QTableView *table = unit.logIn("zhangsan");
    auto *approve = need<QAction>(unit.list(), QStringLiteral("together:approval.give"));
    table->selectRow(0);
    CHECK_FALSE(approve->isEnabled());
    table->selectAll();
    REQUIRE(approve->isEnabled());
    approve->trigger();
    REQUIRE(comes([&] { return !unit.pc->prompt.told.isEmpty(); }));
    CHECK(unit.pc->prompt.told.join(QString()).contains(QStringLiteral("办理")));
    // The button beneath the list has the same.
    auto *button = need<QPushButton>(unit.list(), QStringLiteral("forSelected"));
    REQUIRE(button->menu());
    CHECK(button->menu()->actions().contains(approve));
}

namespace {

QPointer<QDialog> approveTogether(const Several &unit, QTableView *table)
{
    table->selectAll();
    need<QAction>(unit.list(), QStringLiteral("together:approval.give"))->trigger();
    return visibleDialog(QStringLiteral("batchDialog"));
}

QString typedIn(const QDialog *dialog, int row, const char *field)
{
    return formAt(dialog, row)->values().value(QLatin1String(field)).toString();
}

/// As the file stands there now, whoever reads it.
QJsonObject draftsOf(const Several &unit)
{
    QFile file(unit.dir + QStringLiteral("/drafts.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

TEST_CASE("what was typed in a batch outlives a lock, and is the draft of each case", "[ui]")
{
    Several unit("T01-completed", "filing_team", 3);
    QTableView *table = unit.logIn("wangwu");
    const int before = unit.records("approval.given");
    QPointer<QDialog> dialog = approveTogether(unit, table);
    formAt(dialog, 0)->setValues({{QStringLiteral("outcome"), QStringLiteral("agree")},
                                  {QStringLiteral("opinion"), QStringLiteral("同意立案")},
                                  {QStringLiteral("approved_on"), QStringLiteral("2026-01-07")}});
    formAt(dialog, 2)->setValues({{QStringLiteral("opinion"), QStringLiteral("补充现场照片")}});
    click(unit.pc->window.get(), "lock");
    REQUIRE(comes([&] { return !dialog; }));
    REQUIRE(comes([&] { return draftsOf(unit).size() == 2; }));

    table = unit.logIn("wangwu");
    dialog = approveTogether(unit, table);
    CHECK(said(dialog).startsWith(QStringLiteral("已接着上次的草稿")));
    CHECK(typedIn(dialog, 0, "opinion") == QStringLiteral("同意立案"));
    CHECK(typedIn(dialog, 1, "opinion").isEmpty());
    CHECK(typedIn(dialog, 2, "opinion") == QStringLiteral("补充现场照片"));
    // What the draft brought is what was typed here, and goes to the others as such.
    formAt(dialog, 2)->setValues({{QStringLiteral("outcome"), QStringLiteral("return")},
                                  {QStringLiteral("approved_on"), QStringLiteral("2026-01-07")}});
    formAt(dialog, 0);
    click(dialog, "alsoInOthers");
    CHECK(typedIn(dialog, 1, "opinion") == QStringLiteral("同意立案"));
    click(dialog, "submit");
    REQUIRE(comes([&] { return !dialog; }));
    CHECK(unit.records("approval.given") == before + 3);
    // What was recorded is no draft any more.
    CHECK(comes([&] { return draftsOf(unit).isEmpty(); }));
}

TEST_CASE("what is typed in a batch lies on the disk while its dialog stands open", "[ui]")
{
    Several unit("T01-completed", "filing_team", 2);
    QTableView *table = unit.logIn("wangwu");
    QPointer<QDialog> dialog = approveTogether(unit, table);
    CHECK(draftsOf(unit).isEmpty());
    formAt(dialog, 1)->setValues({{QStringLiteral("opinion"), QStringLiteral("补充现场照片")}});
    REQUIRE(comes([&] { return draftsOf(unit).size() == 1; })); // a crash from here on loses nothing
    CHECK(dialog->isVisible());
    CHECK(draftsOf(unit).begin()->toObject().value(QLatin1String("opinion")) == QStringLiteral("补充现场照片"));
    dialog->reject();
}

TEST_CASE("the word that fields are wanting goes with the last of them", "[ui]")
{
    Several unit("T01-completed", "filing_team", 2);
    QTableView *table = unit.logIn("wangwu");
    QPointer<QDialog> dialog = approveTogether(unit, table);
    click(dialog, "submit");
    const QString wanting = QStringLiteral("还有栏目需要填写或改正。");
    REQUIRE(said(dialog) == wanting);
    const QJsonObject all{{QStringLiteral("outcome"), QStringLiteral("agree")},
                          {QStringLiteral("opinion"), QStringLiteral("同意立案")},
                          {QStringLiteral("approved_on"), QStringLiteral("2026-01-07")}};
    formAt(dialog, 0)->setValues(all);
    CHECK(said(dialog) == wanting);
    formAt(dialog, 1)->setValues(all);
    CHECK(said(dialog).isEmpty());
    dialog->reject();
}

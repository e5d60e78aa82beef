#include <QtGui/QAction>
#include <QtGui/QInputMethodEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QToolButton>

#include "ui/common/look.h"
#include "ui/common/outlined_style.h"
#include "ui/forms/act_dialog.h"

#include "several_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("the list shows the overdue cases alone, with what it is", "[ui]")
{
    Several unit("T01-completed", "filing_proposal", 2);
    unit.logIn("zhangsan");
    auto *overdue = need<QCheckBox>(unit.list(), QStringLiteral("overdue"));
    auto *table = need<QTableView>(unit.list(), QStringLiteral("cases"));
    overdue->click();
    REQUIRE(comes([&] { return table->model()->rowCount() == 0; }));
    bool told = false;
    for (const QLabel *label : unit.list()->findChildren<QLabel *>())
        told = told || label->text() == QStringLiteral("没有逾期的案件。");
    CHECK(told);
    unit.clock.moveTo(*Instant::parse(u"2026-03-20T09:00:00+08:00"));
    overdue->click();
    unit.pc->cases(2);
    overdue->click();
    REQUIRE(comes([&] {
        return table->model()->rowCount() == 2 && !table->isColumnHidden(10)
            && table->model()->index(0, 10).data().toString().contains(QStringLiteral("立案"));
    }));
    need<QLineEdit>(unit.list(), QStringLiteral("search"))->setText(QStringLiteral("没有这样的案件"));
    REQUIRE(comes([&] { return table->model()->rowCount() == 0; }));
}

TEST_CASE("a party that was penalised before is known again, and fills the form", "[ui]")
{
    Several unit("P01-simple", "dossier", 1);
    unit.logIn("zhangsan");
    bool opened = false;
    CaseId fresh;
    unit.pc->window->desk().run(
        unit.pc->window.get(), QString(),
        [](Core core, Progress &progress) {
            casework::Request request;
            request.act = QStringLiteral("case.open");
            request.with = {{QStringLiteral("source"), QStringLiteral("inspection")},
                            {QStringLiteral("received_on"), QStringLiteral("2026-04-20")},
                            {QStringLiteral("place"), QStringLiteral("人民路")},
                            {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                            {QStringLiteral("content"), QStringLiteral("巡查发现")}};
            return core.session->perform(request, progress);
        },
        [&](const Result<casework::Outcome> &outcome) {
            fresh = must(outcome).caseId.value_or(CaseId());
            opened = true;
        });
    REQUIRE(comes([&] { return opened; }));
    openAct(unit.pc->window.get(), unit.pc->window->desk(), QStringLiteral("party.enter"), fresh);
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("actDialog"));
    auto *form = static_cast<ActForm *>(need<QWidget>(dialog, QStringLiteral("actForm")));
    auto *name = qobject_cast<QLineEdit *>(form->editor(QStringLiteral("name"))->focusProxy());
    REQUIRE(name);
    auto *history = need<QLabel>(dialog, QStringLiteral("partyHistory"));
    CHECK_FALSE(history->isVisible());
    name->setFocus();
    const auto type = [name](const QString &text) { // as an input method does
        QInputMethodEvent event;
        event.setCommitString(text);
        QApplication::sendEvent(name, &event);
    };
    type(QStringLiteral("王某"));
    auto *completer = qobject_cast<QCompleter *>(name->property("knownParties").value<QObject *>());
    REQUIRE(completer);
    REQUIRE(comes([&] { return completer->model()->rowCount() == 1; }));
    const QString line = completer->model()->index(0, 0).data().toString();
    CHECK(line.contains(QStringLiteral("410000199001010014")));
    CHECK(line.contains(QStringLiteral("曾被处罚 1 次")));
    Q_EMIT completer->activated(completer->completionModel()->index(0, 0));
    const QJsonObject values = form->values();
    CHECK(values.value(QLatin1String("id_number")) == QStringLiteral("410000199001010014"));
    CHECK(values.value(QLatin1String("address")) == QStringLiteral("示例镇示例村1号"));
    CHECK(values.value(QLatin1String("party_kind")) == QStringLiteral("person"));
    CHECK(values.value(QLatin1String("age_class")).isUndefined());
    CHECK(history->isVisible());
    CHECK(history->text().contains(QStringLiteral("曾被处罚 1 次")));
    // Another name beneath the same number is the same party; another number is another one.
    form->setValues({{QStringLiteral("id_number"), QStringLiteral("410000199001010022")}});
    type(QStringLiteral("某"));
    REQUIRE(comes([&] { return !history->isVisible(); }));
    dialog->reject();
}

TEST_CASE("a phrase of the unit stands beside the fields of its sort", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    const CaseId id = bench.openCase();
    auto &desk = bench.window->desk();
    openAct(bench.window.get(), desk, QStringLiteral("phrase.adopt"), std::nullopt);
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("actDialog"));
    auto *form = static_cast<ActForm *>(need<QWidget>(dialog, QStringLiteral("actForm")));
    form->setValues({{QStringLiteral("place"), QStringLiteral("facts")},
                     {QStringLiteral("text"), QStringLiteral("现场检查时,当事人正在占道经营。")}});
    click(dialog, "submit");
    REQUIRE(comes([&] { return !dialog; }));
    openAct(bench.window.get(), desk, QStringLiteral("inspection.record"), id);
    dialog = visibleDialog(QStringLiteral("actDialog"));
    form = static_cast<ActForm *>(need<QWidget>(dialog, QStringLiteral("actForm")));
    auto *phrases = need<QToolButton>(form->editor(QStringLiteral("findings")), QStringLiteral("phrases:findings"));
    REQUIRE(phrases->menu());
    REQUIRE(phrases->menu()->actions().size() == 1);
    CHECK_FALSE(form->editor(QStringLiteral("place"))->findChild<QToolButton *>(QStringLiteral("phrases:place")));
    phrases->menu()->actions().front()->trigger();
    CHECK(form->values().value(QLatin1String("findings")) == QStringLiteral("现场检查时,当事人正在占道经营。"));
    // By keyboard, too.
    auto *text = qobject_cast<QPlainTextEdit *>(form->editor(QStringLiteral("findings"))->focusProxy());
    REQUIRE(text);
    need<QAction>(text, QStringLiteral("phraseMenu"))->trigger();
    CHECK(phrases->menu()->isVisible());
    phrases->menu()->hide();
    dialog->reject();
    REQUIRE(comes([&] { return !dialog; }));
    // Withdrawn, it is chosen among those of its sort, and offered no more.
    openAct(bench.window.get(), desk, QStringLiteral("phrase.withdraw"), std::nullopt);
    dialog = visibleDialog(QStringLiteral("actDialog"));
    form = static_cast<ActForm *>(need<QWidget>(dialog, QStringLiteral("actForm")));
    auto *choice = qobject_cast<QComboBox *>(form->editor(QStringLiteral("text"))->focusProxy());
    REQUIRE(choice);
    form->setValues({{QStringLiteral("place"), QStringLiteral("opinion")}});
    CHECK(choice->count() == 1);
    form->setValues({{QStringLiteral("place"), QStringLiteral("facts")}});
    REQUIRE(choice->count() == 2);
    choice->setCurrentIndex(1);
    click(dialog, "submit");
    REQUIRE(comes([&] { return !dialog; }));
    openAct(bench.window.get(), desk, QStringLiteral("inspection.record"), id);
    dialog = visibleDialog(QStringLiteral("actDialog"));
    form = static_cast<ActForm *>(need<QWidget>(dialog, QStringLiteral("actForm")));
    CHECK_FALSE(form->editor(QStringLiteral("findings"))->findChild<QToolButton *>(QStringLiteral("phrases:findings")));
    dialog->reject();
}

TEST_CASE("a table of one's own is put together, leads to its cases, is kept and exported", "[ui]")
{
    Several unit("T01-completed", "filing_team", 2);
    unit.logIn("zhangsan");
    auto *navigation = need<QListWidget>(unit.pc->window.get(), QStringLiteral("navigation"));
    navigation->setCurrentItem(navigationLine(unit.pc->window.get(), QStringLiteral("statisticsPage")));
    QWidget *page = unit.pc->page("statisticsPage");
    click(page, "ownTables");
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("ownTableDialog"));
    const auto choose = [&](const char *box, const char *code) {
        auto *combo = need<QComboBox>(dialog, QLatin1String(box));
        combo->setCurrentIndex(combo->findData(QLatin1String(code)));
        REQUIRE(combo->currentData() == QLatin1String(code));
    };
    auto *table = need<QTableWidget>(dialog, QStringLiteral("ownTable"));
    choose("day", "opened");
    choose("rows", "officer");
    choose("columns", "month");
    // Two officers handle each of the two cases; in the total each case stands once.
    REQUIRE(comes([&] { return table->rowCount() == 3 && table->columnCount() == 2; }));
    CHECK(table->horizontalHeaderItem(0)->text() == QStringLiteral("2026-01"));
    CHECK(table->item(0, 0)->text() == QStringLiteral("2"));
    CHECK(table->item(2, 1)->text() == QStringLiteral("2"));
    auto *cases = need<QTableView>(dialog, QStringLiteral("ownCases"));
    CHECK(cases->model()->rowCount() == 0);
    table->setCurrentCell(0, 0);
    CHECK(cases->model()->rowCount() == 2);
    CHECK(need<QLabel>(dialog, QStringLiteral("casesOf"))->text().contains(QStringLiteral("2 件")));
    // Kept under a name, and found again.
    click(dialog, "keepTable");
    auto *ask = qobject_cast<QInputDialog *>(visibleDialog(QStringLiteral("tableName")));
    REQUIRE(ask);
    ask->setTextValue(QStringLiteral("各人各月"));
    ask->accept();
    choose("rows", "stage");
    REQUIRE(comes([&] { return table->rowCount() == 2; }));
    auto *kept = need<QComboBox>(dialog, QStringLiteral("keptTables"));
    REQUIRE(kept->findText(QStringLiteral("各人各月")) > 0);
    kept->setCurrentText(QStringLiteral("各人各月"));
    Q_EMIT kept->activated(kept->currentIndex());
    REQUIRE(comes([&] { return table->rowCount() == 3; }));
    unit.pc->prompt.nextSave = unit.folder.filePath(QStringLiteral("own.xlsx"));
    click(dialog, "exportTable");
    REQUIRE(comes([&] { return said(dialog).contains(QStringLiteral("own.xlsx")); }));
    CHECK(QFileInfo(unit.pc->prompt.nextSave).size() > 1000);
    // A double click on a case leads there.
    table->setCurrentCell(0, 0);
    Q_EMIT cases->activated(cases->model()->index(0, 0));
    REQUIRE(comes([&] { return unit.pc->page("casePage")->isVisible(); }));
}

TEST_CASE("a training library has its watermark, and the mouse goes through it", "[ui]")
{
    Several unit("T01-completed", "filing_team", 1);
    unit.logIn("zhangsan");
    auto *mark = need<QWidget>(unit.pc->window.get(), QStringLiteral("watermark"));
    CHECK(mark->isVisible());
    CHECK(mark->testAttribute(Qt::WA_TransparentForMouseEvents));
    DeskBench real;
    real.logInAndWait();
    CHECK_FALSE(real.window->findChild<QWidget *>(QStringLiteral("watermark")));
}

TEST_CASE("an empty tick box is seen in the dark", "[ui]")
{
    const OutlinedStyle style;
    for (const auto element : {QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton}) {
        QStyleOptionButton option;
        option.palette = look::paletteOf(look::Shade::Dark);
        option.rect = QRect(2, 2, 14, 14);
        option.state = QStyle::State_Enabled | QStyle::State_Off;
        QImage image(18, 18, QImage::Format_RGB32);
        image.fill(option.palette.color(QPalette::Window));
        QPainter painter(&image);
        style.drawPrimitive(element, &option, &painter, nullptr);
        painter.end();
        // The brightest point against the window, as one sees it.
        int most = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                most = std::max(most, QColor(image.pixel(x, y)).lightness());
        }
        CHECK(most - option.palette.color(QPalette::Window).lightness() > 100);
    }
}

#include <catch2/catch.hpp>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

#include "core/casework/script.h"
#include "core/sheets/reading.h"

#include "ui/casepage/score_tab.h"
#include "ui/forms/act_form.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

QTreeWidgetItem *lineOf(QTreeWidget *tree, const QString &criterion)
{
    for (int part = 0; part < tree->topLevelItemCount(); ++part) {
        for (int at = 0; at < tree->topLevelItem(part)->childCount(); ++at) {
            QTreeWidgetItem *item = tree->topLevelItem(part)->child(at);
            if (item->data(0, Qt::UserRole).toString() == criterion)
                return item;
        }
    }
    return nullptr;
}

/// A new case on the tab, which is shown by itself.
void showCase(DeskBench &bench, ScoreTab &tab)
{
    tab.QWidget::show();
    REQUIRE(QTest::qWaitForWindowExposed(&tab));
    const CaseId id = bench.openCase();
    QSignalSpy scored(&tab, &ScoreTab::scored);
    bench.window->desk().run(
        &tab, {}, [id](const Core &core, Progress &) { return core.library->caseView(id, core.session); },
        [&](const Result<casework::CaseView> &view) {
            REQUIRE(view);
            casework::CaseView spoilt = *view;
            // As if it had been filed: what is missing counts now.
            casework::RecordView filed;
            filed.kind = QStringLiteral("case.filed");
            filed.seq = spoilt.timeline.back().seq + 1;
            spoilt.timeline.push_back(filed);
            tab.show(spoilt);
        });
    REQUIRE(QTest::qWaitFor([&] { return scored.count() > 0; }, 10000));
}

} // namespace

TEST_CASE("the score of a case shows each lost point, and leads to the act that mends it", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    ScoreTab tab(bench.window->desk(), nullptr);
    showCase(bench, tab);
    auto *tree = need<QTreeWidget>(&tab, QStringLiteral("scoreTree"));
    CHECK(need<QLabel>(&tab, QStringLiteral("scoreSentence"))->text().contains(QStringLiteral("自查参考")));
    QTreeWidgetItem *party = lineOf(tree, QStringLiteral("filing.party"));
    REQUIRE(party);
    CHECK(party->childCount() > 0);
    auto *mend = need<QPushButton>(&tab, QStringLiteral("mend"));
    tree->setCurrentItem(party);
    REQUIRE(mend->isEnabled());
    QSignalSpy chosen(&tab, &ScoreTab::actChosen);
    mend->click();
    REQUIRE(chosen.count() == 1);
    CHECK(chosen.first().at(0).toString() == QStringLiteral("party.enter"));
    // A criterion of a person is marked with its sheet and name filled in.
    QTreeWidgetItem *subject = lineOf(tree, QStringLiteral("V1"));
    REQUIRE(subject);
    tree->setCurrentItem(subject);
    CHECK_FALSE(mend->isEnabled());
    need<QPushButton>(&tab, QStringLiteral("act:score.mark"))->click();
    REQUIRE(chosen.count() == 2);
    CHECK(chosen.last().at(0).toString() == QStringLiteral("score.mark"));
    CHECK(chosen.last().at(1).toJsonObject().value(QLatin1String("criterion")).toString() == QStringLiteral("V1"));
    // What is marked is told in the words of the sheet.
    {
        const casework::Act *act = casework::findAct(QStringLiteral("score.mark"));
        ActForm form(*act, FormContext{}, bench.prompt);
        form.setValues({{QStringLiteral("sheet"), QStringLiteral("henan")},
                        {QStringLiteral("criterion"), QStringLiteral("filing.party")}});
        for (const char *field : {"sheet", "criterion"}) {
            const QString shown = form.editor(QLatin1String(field))->findChild<QComboBox *>()->currentText();
            CHECK_FALSE(shown.contains(QStringLiteral("henan")));
            CHECK_FALSE(shown.contains(QStringLiteral("filing")));
            CHECK(shown.size() > 4);
        }
        CHECK(form.values().value(QLatin1String("criterion")).toString() == QStringLiteral("filing.party"));
    }
    // What is kept can be put out of sight.
    REQUIRE(lineOf(tree, QStringLiteral("filing.source")));
    need<QCheckBox>(&tab, QStringLiteral("onlyLost"))->click();
    CHECK_FALSE(lineOf(tree, QStringLiteral("filing.source")));
    CHECK(lineOf(tree, QStringLiteral("filing.party")));
    bench.prompt.nextSave = bench.folder.filePath(QStringLiteral("score.xlsx"));
    need<QPushButton>(&tab, QStringLiteral("saveScore"))->click();
    NoProgress quiet;
    const auto read = sheets::readTable(bench.prompt.nextSave, quiet);
    REQUIRE(read);
    CHECK(read->sheet(QStringLiteral("失分明细")));
}

TEST_CASE("the sheet can be changed, and the score follows", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    ScoreTab tab(bench.window->desk(), nullptr);
    showCase(bench, tab);
    auto *sentence = need<QLabel>(&tab, QStringLiteral("scoreSentence"));
    CHECK(sentence->text().contains(QStringLiteral("河南")));
    auto *sheets = need<QComboBox>(&tab, QStringLiteral("scoreSheet"));
    QSignalSpy scored(&tab, &ScoreTab::scored);
    sheets->setCurrentIndex(sheets->findData(QStringLiteral("sample100")));
    Q_EMIT sheets->activated(sheets->currentIndex());
    REQUIRE(QTest::qWaitFor([&] { return scored.count() > 0; }, 10000));
    CHECK(sentence->text().contains(QStringLiteral("百分制")));
}

TEST_CASE("what a person has looked at is marked as met, several at once", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    ScoreTab tab(bench.window->desk(), nullptr);
    showCase(bench, tab);
    auto *tree = need<QTreeWidget>(&tab, QStringLiteral("scoreTree"));
    auto *keep = need<QPushButton>(&tab, QStringLiteral("markKept"));
    tree->clearSelection();
    CHECK_FALSE(keep->isEnabled());
    // What is missing may be met all the same: who looks says so.
    const QStringList looked = {QStringLiteral("V1"), QStringLiteral("filing.party")};
    for (const QString &criterion : looked) {
        QTreeWidgetItem *line = lineOf(tree, criterion);
        REQUIRE(line);
        CHECK(line->text(3) != QStringLiteral("符合"));
        line->setSelected(true);
    }
    REQUIRE(keep->isEnabled());
    QSignalSpy scored(&tab, &ScoreTab::scored);
    keep->click();
    REQUIRE(QTest::qWaitFor([&] { return scored.count() > 0; }, 10000));
    for (const QString &criterion : looked) {
        CHECK(lineOf(tree, criterion)->text(3) == QStringLiteral("符合"));
        CHECK(lineOf(tree, criterion)->text(4).contains(QStringLiteral("张三")));
    }
}

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTextBrowser>

#include "ui/forms/act_form.h"

#include "exchange_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

/// For looking at: ANJUAN_PICTURES names a folder.
void picture(QWidget *widget, const char *name)
{
    const QString folder = qEnvironmentVariable("ANJUAN_PICTURES");
    if (!folder.isEmpty())
        CHECK(widget->grab().save(folder + QLatin1Char('/') + QLatin1String(name)));
}

ActForm *leafOf(const QDialog *dialog, const char *act)
{
    return need<ActForm>(dialog, QStringLiteral("leaf:") + QLatin1String(act));
}

} // namespace

TEST_CASE("a running case comes from paper in three leaves, and is asked for its scan before anything is recorded",
          "[ui]")
{
    DeskBench bench;
    bench.logIn();
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    auto *page = need<QWidget>(bench.window.get(), QStringLiteral("caseListPage"));
    need<QPushButton>(page, QStringLiteral("fromPaper"))->click();
    QDialog *dialog = nullptr;
    REQUIRE(comes([&] {
        dialog = bench.window->findChild<QDialog *>(QStringLiteral("fromPaperDialog"));
        return dialog && dialog->isVisible();
    }));
    auto *next = need<QPushButton>(dialog, QStringLiteral("next"));
    auto *leaves = dialog->findChild<QStackedWidget *>();
    REQUIRE(leaves);
    next->click(); // nothing is filled in: it stays
    CHECK(leaves->currentIndex() == 0);
    leafOf(dialog, "case.open")
        ->setValues({{QStringLiteral("source"), QStringLiteral("inspection")},
                     {QStringLiteral("received_on"), QStringLiteral("2026-03-02")},
                     {QStringLiteral("place"), QStringLiteral("示例镇人民路")},
                     {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                     {QStringLiteral("content"), QStringLiteral("巡查发现")}});
    next->click();
    REQUIRE(leaves->currentIndex() == 1);
    leafOf(dialog, "party.enter")
        ->setValues({{QStringLiteral("party_kind"), QStringLiteral("person")},
                     {QStringLiteral("age_class"), QStringLiteral("adult")},
                     {QStringLiteral("name"), QStringLiteral("王某")},
                     {QStringLiteral("address"), QStringLiteral("示例镇示例村1号")}});
    next->click();
    REQUIRE(leaves->currentIndex() == 2);
    const QJsonObject paper{{QStringLiteral("stage"), QStringLiteral("notice")},
                            {QStringLiteral("baseline_on"), QStringLiteral("2026-04-15")},
                            {QStringLiteral("item"), QStringLiteral("road_occupying")},
                            {QStringLiteral("cause"), QStringLiteral("占道经营案")},
                            {QStringLiteral("officers"), QJsonArray{bench.window->desk().person().toString()}},
                            {QStringLiteral("filed_on"), QStringLiteral("2026-03-03")}};
    leafOf(dialog, "case.continue")->setValues(paper);
    picture(dialog, "from_paper.png");
    next->click();
    CHECK(leaves->currentIndex() == 2);
    CHECK(need<QLabel>(dialog, QStringLiteral("problem:paper"))->isVisible());
    leafOf(dialog, "case.continue")
        ->setValues({{QStringLiteral("paper"),
                      QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/evidence/scan_decision.jpg")}});
    next->click();
    // Two days that the stage has behind it are left out: told once, and recorded when it is submitted again.
    CHECK(leaves->currentIndex() == 2);
    const QString told = need<QLabel>(dialog, QStringLiteral("message"))->text();
    CHECK(told.contains(QStringLiteral("告知书送达日期")));
    next->click();
    REQUIRE(comes([&] { return !bench.window->findChild<QDialog *>(QStringLiteral("fromPaperDialog")); }));
    // The case opens, where the paper left it.
    QWidget *opened = nullptr;
    REQUIRE(comes([&] {
        opened = bench.window->findChild<QWidget *>(QStringLiteral("casePage"));
        return opened && opened->isVisible();
    }));
    picture(bench.window.get(), "from_paper_case.png");
}

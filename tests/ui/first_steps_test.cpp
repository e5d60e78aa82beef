#include <catch2/catch.hpp>

#include <QtCore/QJsonDocument>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStackedWidget>

#include "core/packs/pack.h"

#include "ui/forms/act_dialog.h"
#include "ui/start/found_dialog.h"
#include "ui/workbench/first_steps.h"

#include "exchange_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

casework::PersonView person(const QStringList &roles, const QString &card = {})
{
    casework::PersonView view;
    view.roles = roles;
    view.cardNumber = card;
    return view;
}

QStringList idsOf(const std::vector<FirstStep> &steps)
{
    QStringList ids;
    for (const FirstStep &step : steps)
        ids.append(step.id);
    return ids;
}

} // namespace

TEST_CASE("what a new unit lacks shrinks as its people, pack and backup come", "[ui]")
{
    const QString admin = QStringLiteral("admin"), officer = QStringLiteral("officer");
    std::vector<casework::PersonView> people{person({admin})};
    CHECK(idsOf(firstSteps(people, false, false))
          == QStringList{QStringLiteral("officers"), QStringLiteral("leader"), QStringLiteral("reviewer"),
                         QStringLiteral("pack"), QStringLiteral("admin"), QStringLiteral("backup")});
    people.push_back(person({officer, admin}));
    people.push_back(person({officer}, QStringLiteral("123")));
    CHECK(idsOf(firstSteps(people, true, true))
          == QStringList{QStringLiteral("cards"), QStringLiteral("leader"), QStringLiteral("reviewer")});
    people[1].cardNumber = QStringLiteral("124");
    people.push_back(person({QStringLiteral("leader"), QStringLiteral("legal_reviewer")}));
    CHECK(firstSteps(people, true, true).empty());
}

TEST_CASE("a unit is asked up to which numbers it has used, until that is known", "[ui]")
{
    const std::vector<casework::PersonView> people{person({QStringLiteral("admin")})};
    CHECK(idsOf(firstSteps(people, true, true, false, false)).contains(QStringLiteral("numbers")));
    CHECK_FALSE(idsOf(firstSteps(people, true, true, false, true)).contains(QStringLiteral("numbers")));
    CHECK_FALSE(idsOf(firstSteps(people, true, true, true, false)).contains(QStringLiteral("numbers")));
    CHECK(firstStepsHtml(firstSteps(people, true, true, false, false)).contains(QStringLiteral("href='numbers:'")));
}

TEST_CASE("a unit is asked what its papers say of it, until its word at the head of numbers is known", "[ui]")
{
    const std::vector<casework::PersonView> people{person({QStringLiteral("admin")})};
    const QString unit = QStringLiteral("unit");
    CHECK(idsOf(firstSteps(people, true, true, false, true, false)).contains(unit));
    CHECK_FALSE(idsOf(firstSteps(people, true, true, false, true, true)).contains(unit));
    CHECK_FALSE(idsOf(firstSteps(people, true, true, true, true, false)).contains(unit)); // a bureau makes no papers
    DeskBench bench;
    bench.logInAndWait();
    auto *list = need<QListWidget>(bench.window.get(), QStringLiteral("navigation"));
    list->setCurrentItem(navigationLine(bench.window.get(), QStringLiteral("workbenchPage")));
    auto *side = need<QLabel>(bench.window.get(), QStringLiteral("workbenchSide"));
    REQUIRE(comes([&] { return side->text().contains(QStringLiteral("href='unit:'")); }));
    Q_EMIT side->linkActivated(QStringLiteral("unit:"));
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("actDialog"));
    for (const char *field : {"short", "team", "address", "phone", "reconsideration_organ", "court", "bank"})
        static_cast<ActDialog *>(dialog.data())->form()->setValues({{QLatin1String(field), QStringLiteral("大召")}});
    need<QPushButton>(dialog, QStringLiteral("submit"))->click();
    REQUIRE(comes([&] { return !dialog; }));
    CHECK(comes([&] { return !side->text().contains(QStringLiteral("href='unit:'")); }));
}

TEST_CASE("a bureau is not asked for officers, a leader, a reviewer or a pack", "[ui]")
{
    const std::vector<casework::PersonView> people{person({QStringLiteral("admin")})};
    CHECK(idsOf(firstSteps(people, false, false, true))
          == QStringList{QStringLiteral("admin"), QStringLiteral("backup")});
}

TEST_CASE("the workbench names what is missing, and leads there", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    REQUIRE(QTest::qWaitFor([&] { return bench.window->desk().isLoggedIn(); }, 10000));
    // An empty list says how a case begins.
    auto *cases = need<QWidget>(bench.window.get(), QStringLiteral("caseListPage"));
    REQUIRE(QTest::qWaitFor(
        [&] {
            for (const QLabel *label : cases->findChildren<QLabel *>()) {
                if (label->text().contains(QStringLiteral("登记线索")))
                    return true;
            }
            return false;
        },
        10000));
    auto *list = need<QListWidget>(bench.window.get(), QStringLiteral("navigation"));
    list->setCurrentItem(navigationLine(bench.window.get(), QStringLiteral("workbenchPage")));
    auto *side = need<QLabel>(bench.window.get(), QStringLiteral("workbenchSide"));
    REQUIRE(QTest::qWaitFor([&] { return side->text().contains(QStringLiteral("还缺什么")); }, 10000));
    CHECK(side->text().contains(QStringLiteral("page:backupPage")));
    Q_EMIT side->linkActivated(QStringLiteral("page:backupPage"));
    CHECK(need<QStackedWidget>(bench.window.get(), QStringLiteral("pages"))->currentWidget()->objectName()
          == QStringLiteral("backupPage"));
}

TEST_CASE("while nobody is registered but the founder, people are entered from one table, at one click", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    auto *list = need<QListWidget>(bench.window.get(), QStringLiteral("navigation"));
    list->setCurrentItem(navigationLine(bench.window.get(), QStringLiteral("workbenchPage")));
    auto *side = need<QLabel>(bench.window.get(), QStringLiteral("workbenchSide"));
    REQUIRE(comes([&] { return side->text().contains(QStringLiteral("href='leader:'")); }));
    CHECK(side->text().contains(QStringLiteral("还没有登记执法证")));
    Q_EMIT side->linkActivated(QStringLiteral("leader:"));
    visibleDialog(QStringLiteral("tableDialog"))->reject();
    // With more of them, a role may be all that is wanting: the page has both.
    std::vector<casework::PersonView> people(2);
    CHECK(firstStepsHtml(firstSteps(people, true, true)).contains(QStringLiteral("href='page:officePage'")));
}

TEST_CASE("what numbers were used is typed in one line, its faults are named piece by piece", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    auto *list = need<QListWidget>(bench.window.get(), QStringLiteral("navigation"));
    list->setCurrentItem(navigationLine(bench.window.get(), QStringLiteral("workbenchPage")));
    auto *side = need<QLabel>(bench.window.get(), QStringLiteral("workbenchSide"));
    REQUIRE(comes([&] { return side->text().contains(QStringLiteral("href='numbers:'")); }));
    Q_EMIT side->linkActivated(QStringLiteral("numbers:"));
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("numberStartsDialog"));
    auto *line = need<QLineEdit>(dialog, QStringLiteral("line"));
    auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
    auto *table = need<QTableView>(dialog, QStringLiteral("numberStarts"));
    const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    CHECK_FALSE(submit->isEnabled());
    line->setText(QStringLiteral("罚决37,罚5,某某9,责改"));
    REQUIRE(comes([&] { return table->model()->rowCount() == 4 && cell(2, 0) == QStringLiteral("某某9"); }));
    CHECK(cell(0, 2) == QStringLiteral("37"));
    CHECK(cell(0, 3).contains(QStringLiteral("第038号")));
    CHECK(cell(1, 3).contains(QStringLiteral("罚告")));
    CHECK(cell(2, 3).contains(QStringLiteral("不是本单位的文号类别")));
    REQUIRE(comes([&] { return cell(3, 3).contains(QStringLiteral("没有写")); }));
    CHECK_FALSE(submit->isEnabled());
    CHECK(said(dialog).contains(QStringLiteral("3")));
    line->setText(QStringLiteral("罚决37,责改52"));
    REQUIRE(comes([&] { return submit->isEnabled(); }));
    click(dialog, "submit");
    REQUIRE(comes([&] { return !dialog; }));
    CHECK(bench.prompt.told.join(QString()).contains(QStringLiteral("2")));
    // It is missing no more, and the line only goes on.
    REQUIRE(comes([&] { return !side->text().contains(QStringLiteral("numbers:")); }));
    list->setCurrentItem(navigationLine(bench.window.get(), QStringLiteral("officePage")));
    auto *page = need<QWidget>(bench.window.get(), QStringLiteral("officePage"));
    need<QAction>(page, QStringLiteral("numberStarts"))->trigger();
    dialog = visibleDialog(QStringLiteral("numberStartsDialog"));
    need<QLineEdit>(dialog, QStringLiteral("line"))->setText(QStringLiteral("罚决36"));
    table = need<QTableView>(dialog, QStringLiteral("numberStarts"));
    REQUIRE(comes([&] { return table->model()->rowCount() == 1; }));
    CHECK(cell(0, 3).contains(QStringLiteral("37")));
    CHECK_FALSE(need<QPushButton>(dialog, QStringLiteral("submit"))->isEnabled());
    dialog->reject();
}

TEST_CASE("a pack at hand that is for the unit's place is named, and the workbench leads to its adoption", "[ui]")
{
    const QTemporaryDir stick;
    QJsonObject pack = packs::builtInPack();
    pack.insert(QStringLiteral("sample"), false);
    pack.insert(QStringLiteral("title"), QStringLiteral("某县规则包"));
    pack.insert(QStringLiteral("region"), QStringLiteral("000000")); // where the bench's unit is registered
    QFile file(stick.filePath(QStringLiteral("county.json")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(pack).toJson());
    file.close();
    QSettings().setValue(QStringLiteral("exchange/folder"), stick.path());
    DeskBench bench;
    bench.logInAndWait();
    auto *list = need<QListWidget>(bench.window.get(), QStringLiteral("navigation"));
    list->setCurrentItem(navigationLine(bench.window.get(), QStringLiteral("workbenchPage")));
    auto *side = need<QLabel>(bench.window.get(), QStringLiteral("workbenchSide"));
    REQUIRE(comes([&] { return side->text().contains(QStringLiteral("某县规则包")); }));
    Q_EMIT side->linkActivated(QStringLiteral("pack:"));
    visibleDialog(QStringLiteral("packImport"))->reject();

    auto *found = new FoundDialog(bench.window->desk(), bench.window.get());
    found->open();
    auto *offer = need<QLabel>(found, QStringLiteral("packOffer"));
    auto *code = need<QLineEdit>(found, QStringLiteral("unitCode"));
    code->setText(QStringLiteral("000000000000000000"));
    REQUIRE(comes([&] { return offer->isVisible(); }));
    CHECK(offer->text().contains(QStringLiteral("某县规则包")));
    // Of another place nothing is known, and nothing said.
    code->setText(QStringLiteral("119999990000000000"));
    CHECK_FALSE(offer->isVisible());
    QTest::qWait(300);
    CHECK_FALSE(offer->isVisible());
    found->reject();
    QSettings().remove(QStringLiteral("exchange/folder"));
}

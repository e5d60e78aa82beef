#include <catch2/catch.hpp>

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStackedWidget>

#include "ui/workbench/first_steps.h"

#include "desk_bench.h"

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

#include <catch2/catch.hpp>

#include <QtGui/QAction>
#include <QtWidgets/QDialog>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeWidget>

#include "core/casework/discussions.h"
#include "core/casework/script.h"

#include "ui/forms/act_form.h"

#include "exchange_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

/// A training unit with cases that stand before their filing, one that is archived, and 张三 at the list.
struct Cases {
    explicit Cases(int open) : dir(folder.filePath(QStringLiteral("unit")))
    {
        casework::Founding founding;
        founding.unitName = QStringLiteral("测试镇综合行政执法队");
        founding.unitCode = QStringLiteral("000000000000000000");
        founding.adminName = QStringLiteral("管理员");
        founding.adminPassword = Secret::fromText(kPassword);
        founding.demo = true;
        const casework::Script office = must(casework::readScript(kCases + QStringLiteral("office.json")));
        const casework::Script whole = must(casework::readScript(kCases + QStringLiteral("T01-completed.json")));
        casework::Script begun = whole;
        begun.steps.erase(std::find_if(begun.steps.begin(), begun.steps.end(),
                                       [](const auto &one) { return one.id == QStringLiteral("filing_proposal"); }),
                          begun.steps.end());
        clock.moveTo(*Instant::parse(office.steps.front().at));
        NoProgress quiet;
        const auto library = must(casework::Library::create(dir, founding, clock, nullptr, quiet));
        const casework::Passwords passwords = [](const QString &) -> Result<Secret> {
            return Secret::fromText(kPassword);
        };
        must(casework::runScript(*library, clock, office, passwords, quiet, nullptr));
        for (int n = 0; n < open; ++n) {
            const auto ran = must(casework::runScript(*library, clock, begun, passwords, quiet, nullptr));
            ids.push_back(ran.caseId.value_or(CaseId()));
        }
        archived =
            must(casework::runScript(*library, clock, whole, passwords, quiet, nullptr)).caseId.value_or(CaseId());
    }

    void logIn()
    {
        pc = std::make_unique<Pc>(clock, dir);
        pc->logIn(QStringLiteral("zhangsan"), kPassword);
        table = pc->cases(static_cast<int>(ids.size()) + 1);
        table->selectAll();
        REQUIRE(need<QAction>(list(), QStringLiteral("discussSelected"))->isEnabled());
    }
    QWidget *list() const { return pc->page("caseListPage"); }
    QDialog *open() const
    {
        need<QAction>(list(), QStringLiteral("discussSelected"))->trigger();
        return visibleDialog(QStringLiteral("discussionDialog"));
    }
    QString outcome(const CaseId &id, const char *member) const
    {
        QString found;
        bool came = false;
        pc->window->desk().run(
            pc->window.get(), QString(),
            [id](Core core, Progress &) { return core.library->caseView(id, core.session); },
            [&](const Result<casework::CaseView> &view) {
                came = true;
                const casework::CaseView all = must(view);
                for (const auto &line : all.timeline) {
                    if (line.kind == QLatin1String("discussion.held"))
                        found = line.body.value(QLatin1String(member)).toString();
                }
            });
        REQUIRE(comes([&] { return came; }));
        return found;
    }

    QTemporaryDir folder;
    QString dir;
    casework::ScriptClock clock;
    std::vector<CaseId> ids;
    CaseId archived;
    std::unique_ptr<Pc> pc;
    QTableView *table = nullptr;
};

ActForm *formAt(const QDialog *dialog, int row)
{
    auto *cases = need<QTreeWidget>(dialog, QStringLiteral("discussedCases"));
    cases->setCurrentItem(cases->topLevelItem(row));
    for (ActForm *form : dialog->findChildren<ActForm *>(QStringLiteral("actForm"))) {
        if (form->isVisible())
            return form;
    }
    FAIL("no form is shown");
    return nullptr;
}

void fillMeeting(const QDialog *dialog, Desk &desk)
{
    const auto &people = desk.people();
    const auto chair = std::find_if(people.begin(), people.end(),
                                    [](const auto &one) { return one.login == QStringLiteral("zhaoliu"); });
    REQUIRE(chair != people.end());
    static_cast<ActForm *>(need<QWidget>(dialog, QStringLiteral("meetingForm")))
        ->setValues({{QStringLiteral("on"), QStringLiteral("2026-01-12")},
                     {QStringLiteral("place"), QStringLiteral("镇政府会议室")},
                     {QStringLiteral("chair"), chair->id.toString()},
                     {QStringLiteral("attendees"), QStringLiteral("赵六、王五")},
                     {QStringLiteral("recorder"), QStringLiteral("周八")},
                     {QStringLiteral("minutes"), kCases + QStringLiteral("evidence/scan_decision.jpg")}});
}

} // namespace

TEST_CASE("one dialog enters the minutes of a meeting into the selected cases, each with its excerpt", "[ui]")
{
    Cases unit(3);
    unit.logIn();
    QPointer<QDialog> dialog = unit.open();
    auto *cases = need<QTreeWidget>(dialog, QStringLiteral("discussedCases"));
    REQUIRE(cases->topLevelItemCount() == 3);
    // The archived one is named and left out; it was discussed all the same, unless somebody says otherwise.
    auto *left = need<QLabel>(dialog, QStringLiteral("leftOut"));
    CHECK(left->isVisible());
    CHECK(left->text().contains(QStringLiteral("归档")));
    CHECK(static_cast<ActForm *>(need<QWidget>(dialog, QStringLiteral("meetingForm")))
              ->values()
              .value(QLatin1String("cases_discussed"))
              .toInteger()
          == 4);
    // Of a case without a result nothing is entered anywhere, and what was typed stays.
    fillMeeting(dialog, unit.pc->window->desk());
    for (int row = 0; row < 2; ++row)
        formAt(dialog, row)
            ->setValues({{QStringLiteral("excerpt"), QStringLiteral("摘录%1").arg(row)},
                         {QStringLiteral("conclusion"), QStringLiteral("结论%1").arg(row)}});
    formAt(dialog, 0)->setValues({{QStringLiteral("opinions"),
                                   QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("赵六")},
                                                          {QStringLiteral("opinion"), QStringLiteral("同意")}}}}});
    click(dialog, "submit");
    CHECK(cases->indexOfTopLevelItem(cases->currentItem()) == 2);
    CHECK(said(dialog) == QStringLiteral("还有栏目需要填写或改正。"));
    CHECK(unit.outcome(unit.ids[0], "place").isEmpty());
    formAt(dialog, 2)->setValues({{QStringLiteral("excerpt"), QStringLiteral("摘录2")},
                                  {QStringLiteral("conclusion"), QStringLiteral("结论2")}});
    formAt(dialog, 0);
    click(dialog, "votesToAll");
    for (int row = 0; row < 3; ++row) {
        CHECK(cases->topLevelItem(row)->text(1) == QStringLiteral("摘录%1").arg(row));
        CHECK(cases->topLevelItem(row)->text(2) == QStringLiteral("结论%1").arg(row));
        CHECK(cases->topLevelItem(row)->text(3) == QStringLiteral("1"));
    }
    click(dialog, "submit");
    REQUIRE(comes([&] { return !dialog; }));
    CHECK(unit.pc->prompt.told.join(QString()).contains(QStringLiteral("3")));
    QStringList conclusions;
    QStringList minutes;
    for (const CaseId &id : unit.ids) {
        conclusions += unit.outcome(id, "conclusion");
        minutes += unit.outcome(id, "minutes_sha256");
    }
    conclusions.sort();
    CHECK(conclusions == QStringList{QStringLiteral("结论0"), QStringLiteral("结论1"), QStringLiteral("结论2")});
    minutes.removeDuplicates();
    CHECK(minutes.size() == 1);
    CHECK_FALSE(minutes.front().isEmpty());
    CHECK(unit.outcome(unit.archived, "place").isEmpty());
}

TEST_CASE("minutes that are refused leave the dialog open with what was typed, and a closed one keeps its draft",
          "[ui]")
{
    Cases unit(2);
    unit.logIn();
    QPointer<QDialog> dialog = unit.open();
    fillMeeting(dialog, unit.pc->window->desk());
    for (int row = 0; row < 2; ++row)
        formAt(dialog, row)
            ->setValues({{QStringLiteral("excerpt"), QStringLiteral("摘录")},
                         {QStringLiteral("conclusion"), QStringLiteral("同意")}});
    auto *meeting = static_cast<ActForm *>(need<QWidget>(dialog, QStringLiteral("meetingForm")));
    meeting->setValues({{QStringLiteral("cases_discussed"), 1}});
    const QString before = said(dialog);
    click(dialog, "submit");
    auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
    REQUIRE(comes([&] { return submit->isEnabled() && said(dialog) != before; }));
    CHECK(said(dialog).contains(QStringLiteral("少于列出的 2 件")));
    CHECK(unit.outcome(unit.ids[0], "place").isEmpty());
    dialog->reject();
    REQUIRE(comes([&] { return !dialog; }));
    unit.table->selectAll();
    dialog = unit.open();
    CHECK(static_cast<ActForm *>(need<QWidget>(dialog, QStringLiteral("meetingForm")))
              ->values()
              .value(QLatin1String("place"))
              .toString()
          == QStringLiteral("镇政府会议室"));
    CHECK(formAt(dialog, 1)->values().value(QLatin1String("excerpt")).toString() == QStringLiteral("摘录"));
    dialog->reject();
}

TEST_CASE("minutes of several cases are not offered for one case alone", "[ui]")
{
    Cases unit(0);
    unit.pc = std::make_unique<Pc>(unit.clock, unit.dir);
    unit.pc->logIn(QStringLiteral("zhangsan"), kPassword);
    QTableView *table = unit.pc->cases(1);
    table->selectAll();
    CHECK_FALSE(need<QAction>(unit.list(), QStringLiteral("discussSelected"))->isEnabled());
}

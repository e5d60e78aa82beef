#include <catch2/catch.hpp>

#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

#include "ui/casepage/case_page.h"

#include "hands.h"
#include "procedure_bench.h"

// The whole ordinary procedure without a mouse: a key that is caught somewhere, or a page that no key leads to, ends
// it.

using namespace anjuan;
using namespace anjuan::ui;

namespace {

constexpr int kPatience = 20000;

class ByKeys final : public Procedure {
public:
    Hands hands;
    QWidget *page() { return need<QWidget>(&window(), QStringLiteral("casePage")); }

    /// Behind a dialog that was closed stands the window again: without a desktop nobody sees to it.
    void front()
    {
        if (!QApplication::activeWindow())
            window().activateWindow();
        REQUIRE(QTest::qWaitFor([&] { return window().isActiveWindow(); }, kPatience));
    }

protected:
    void become(const QString &login) override
    {
        auto *page = need<QWidget>(&window(), QStringLiteral("loginPage"));
        if (window().desk().isLoggedIn()) {
            front();
            hands.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        }
        REQUIRE(QTest::qWaitFor([&] { return page->isVisible(); }, kPatience));
        const auto *password = need<QLineEdit>(page, QStringLiteral("password"));
        REQUIRE(QTest::qWaitFor([&] { return QApplication::focusWidget() == password; }, kPatience));
        auto *people = need<QComboBox>(page, QStringLiteral("people"));
        hands.press(Qt::Key_Backtab, Qt::ShiftModifier);
        REQUIRE(focused() == people);
        hands.choose(*people, people->findText(personName(login), Qt::MatchStartsWith));
        hands.press(Qt::Key_Tab);
        REQUIRE(focused() == password);
        hands.type(kPassword);
        hands.press(Qt::Key_Return);
        REQUIRE(QTest::qWaitFor([&] { return window().desk().isLoggedIn(); }, kPatience));
        m_inCase = false;
    }

    ActDialog *openForm(const casework::Act &act) override
    {
        if (act.act == QLatin1String("case.open")) {
            front();
            hands.press(Qt::Key_1, Qt::ControlModifier);
            hands.press(Qt::Key_N, Qt::ControlModifier);
            m_inCase = true; // it opens by itself
        } else {
            if (!m_inCase)
                openTheCase();
            findAct(act);
        }
        return static_cast<ActDialog *>(visibleDialog(QStringLiteral("actDialog")));
    }

    void fill(ActDialog &dialog, const casework::Act &act, const QJsonObject &wanted) override
    {
        REQUIRE(QTest::qWaitFor([&] { return dialog.isActiveWindow(); }, kPatience));
        hands.fill(*dialog.form(), act, wanted);
    }

    void submit(ActDialog &) override { hands.press(Qt::Key_Return, Qt::ControlModifier); }

private:
    /// Whoever has something waiting goes there by the workbench, others by the list.
    void openTheCase()
    {
        front();
        hands.press(Qt::Key_2, Qt::ControlModifier);
        auto *waiting = need<QTableView>(&window(), QStringLiteral("waiting"));
        const bool waits = QTest::qWaitFor([&] { return waiting->model()->rowCount() > 0; }, 500);
        auto *list = waits ? waiting : need<QTableView>(&window(), QStringLiteral("cases"));
        if (!waits)
            hands.press(Qt::Key_1, Qt::ControlModifier);
        else
            hands.press(Qt::Key_2, Qt::ControlModifier); // when the list is there
        REQUIRE(QTest::qWaitFor([&] { return list->model()->rowCount() > 0 && list->hasFocus(); }, kPatience));
        // Rows that arrive between two keys take the chosen one away: whoever sits there presses again.
        const auto *page = need<QWidget>(&window(), QStringLiteral("casePage"));
        for (int tries = 0; tries < 5 && !page->isVisible(); ++tries) {
            if (!list->currentIndex().isValid())
                hands.press(Qt::Key_Down);
            hands.press(Qt::Key_Return);
            static_cast<void>(QTest::qWaitFor([&] { return page->isVisible(); }, 2000));
        }
        REQUIRE(page->isVisible());
        m_inCase = true;
    }

    void findAct(const casework::Act &act)
    {
        auto *page = need<QWidget>(&window(), QStringLiteral("overviewTab"));
        INFO(act.act.toStdString());
        REQUIRE(QTest::qWaitFor([&] { return page->isVisible(); }, kPatience));
        front();
        const auto offered = [&] {
            const auto *button = page->findChild<QPushButton *>(QStringLiteral("act:") + act.act);
            return button && button->isVisible() && button->isEnabled();
        };
        // What the case holds comes after its page.
        REQUIRE(QTest::qWaitFor([&] { return page->findChild<QWidget *>(QStringLiteral("sectionRest")) != nullptr; },
                                kPatience));
        QTest::qWait(200);
        hands.press(Qt::Key_F, Qt::ControlModifier);
        REQUIRE(focused()->objectName() == QLatin1String("findAct"));
        hands.replace(Words::actName(act));
        REQUIRE(QTest::qWaitFor(offered, kPatience));
        hands.press(Qt::Key_Return);
    }

    bool m_inCase = false;
};

} // namespace

TEST_CASE("an ordinary case goes from its clue to the decision by keys alone", "[ui]")
{
    ByKeys walk;
    walk.open();
    const auto script = casework::readScript(kCaseScripts + QStringLiteral("T03-completed.json"));
    REQUIRE(script);
    for (const casework::ScriptStep &step : script->steps) {
        if (step.as == QLatin1String("admin")) // describes the unit, which is no part of a case
            continue;
        walk.take(step, script->folder);
        if (step.act == QLatin1String("decision.issue"))
            break;
    }
    if (qEnvironmentVariableIsSet("ANJUAN_TYPING"))
        WARN(walk.hands.keys << " keys and " << walk.hands.letters << " letters");
    const auto view = walk.outcome();
    REQUIRE(view);
    CHECK(view->row.decidedOn);
    CHECK(view->row.fineFen == 100000);
    CHECK(view->row.party == QStringLiteral("杜**"));
}

TEST_CASE("whoever approved one case goes on to the next by one key", "[ui]")
{
    ByKeys walk;
    walk.open();
    const auto script = casework::readScript(kCaseScripts + QStringLiteral("T03-completed.json"));
    REQUIRE(script);
    constexpr int kProposed = 4, kApproved = 5; // steps of the script
    for (int round = 0; round < 2; ++round) {
        for (int step = 1; step <= kProposed; ++step)
            walk.take(script->steps[static_cast<std::size_t>(step)], script->folder);
    }
    auto *page = static_cast<CasePage *>(walk.page());
    const auto *next = need<QPushButton>(page, QStringLiteral("nextWaiting"));
    CHECK(next->isHidden()); // nothing waits for an officer here
    walk.take(script->steps[kApproved], script->folder);
    const CaseId approved = page->caseId();
    REQUIRE(QTest::qWaitFor([&] { return next->isVisible(); }, kPatience));
    walk.front();
    walk.hands.press(Qt::Key_J, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return page->caseId() != approved && !page->caseId().isNull(); }, kPatience));
    CHECK(next->isHidden());
    walk.take(script->steps[kApproved], script->folder);
    QTest::qWait(300);
    CHECK(next->isHidden()); // none is left
}

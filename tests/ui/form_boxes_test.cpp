#include <catch2/catch.hpp>

#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

#include "ui/forms/gate_box.h"
#include "ui/forms/gate_panel.h"
#include "ui/forms/reason_edit.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

cases::GateFinding wantsReason(const char *rule)
{
    return {.rule = QLatin1String(rule),
            .gateClass = cases::GateClass::GoOn,
            .clearance = cases::Clearance::Reason,
            .args = {}};
}

} // namespace

TEST_CASE("the box of a reason grows with what is typed, and scrolls in sight of its bar beyond four lines", "[ui]")
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *reason = new ReasonEdit(QString(), &window);
    column->addWidget(reason);
    column->addStretch();
    window.resize(320, 400);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    const int line = reason->fontMetrics().lineSpacing();
    const int one = reason->height();
    CHECK(one >= line);
    CHECK(one < 2 * line + 10);
    QTest::keyClicks(reason, QStringLiteral("rain "));
    CHECK(reason->height() == one);
    while (reason->height() == one && reason->toPlainText().size() < 400)
        QTest::keyClicks(reason, QStringLiteral("and wind "));
    CHECK(qAbs(reason->height() - one - line) <= 2);
    CHECK_FALSE(reason->verticalScrollBar()->isVisible());
    CHECK(QTest::qWaitFor([&] { return reason->verticalScrollBar()->value() == 0; })); // the first line is seen, too
    reason->setPlainText(QStringLiteral("rain and wind ").repeated(60));
    CHECK(qAbs(reason->height() - one - 3 * line) <= 4);
    CHECK(QTest::qWaitFor([&] { return reason->verticalScrollBar()->isVisible(); }));
    // Enter is no new line, and what is taken out gives the room back.
    reason->setPlainText(QStringLiteral("rain"));
    QTest::keyClick(reason, Qt::Key_Return);
    CHECK(reason->toPlainText() == QStringLiteral("rain"));
    CHECK(reason->height() == one);
}

TEST_CASE("what the rules say has the room that it needs, up to a third of the window, and gives it back", "[ui]")
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *panel = new GatePanel(&window);
    auto *box = new GateBox(panel, &window);
    column->addStretch();
    column->addWidget(box);
    window.resize(500, 660);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    CHECK(box->isHidden());
    panel->show({wantsReason("R-54-filing-late")});
    CHECK(QTest::qWaitFor([&] { return box->isVisible(); }));
    CHECK(QTest::qWaitFor(
        [&] { return box->height() >= panel->layout()->totalHeightForWidth(box->viewport()->width()); }));
    const int one = box->height();
    auto *reason = need<ReasonEdit>(panel, QStringLiteral("reason:R-54-filing-late"));
    QTest::keyClicks(reason, QStringLiteral("rain and wind ").repeated(12));
    CHECK(QTest::qWaitFor([&] { return box->height() > one; }));
    CHECK_FALSE(box->verticalScrollBar()->isVisible());
    panel->show({wantsReason("R-54-filing-late"), wantsReason("R-57-discussion"), wantsReason("R-58-review"),
                 wantsReason("R-60-90days"), wantsReason("AV-owed"), wantsReason("DE-8-open")});
    CHECK(QTest::qWaitFor([&] { return box->verticalScrollBar()->isVisible(); }));
    CHECK(box->height() <= window.height() / 3 + 2);
    panel->show({});
    CHECK(QTest::qWaitFor([&] { return box->isHidden(); }));
}

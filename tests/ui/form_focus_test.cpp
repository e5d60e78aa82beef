#include <catch2/catch.hpp>

#include <QtWidgets/QComboBox>
#include <QtWidgets/QStyleOption>

#include "ui/forms/act_dialog.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("the field that has the keys is seen in a form that has just opened", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    openAct(bench.window.get(), bench.window->desk(), QStringLiteral("case.open"), std::nullopt);
    CHECK(QTest::qWaitFor([&] { return bench.dialog(QStringLiteral("actDialog")) != nullptr; }));
    auto *dialog = qobject_cast<ActDialog *>(bench.dialog(QStringLiteral("actDialog")));
    REQUIRE(dialog);
    CHECK(QTest::qWaitFor([&] { return dialog->focusWidget() != nullptr; }));
    auto *box = qobject_cast<QComboBox *>(dialog->focusWidget());
    REQUIRE(box); // where the clue comes from
    CHECK(QTest::qWaitFor([&] { return box->hasFocus(); }));
    QStyleOptionComboBox option;
    option.initFrom(box);
    CHECK(option.state.testFlag(QStyle::State_KeyboardFocusChange)); // what the style draws a frame of focus by
    dialog->reject();
}

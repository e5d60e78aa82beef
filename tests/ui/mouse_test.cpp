#include <catch2/catch.hpp>

#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOption>

#include "ui/forms/act_dialog.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("a box at the edge of the form that is clicked after typing is ticked, and stays where it was clicked",
          "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    const CaseId id = bench.openCase();
    openAct(bench.window.get(), bench.window->desk(), QStringLiteral("correction.order"), id);
    auto *dialog = qobject_cast<ActDialog *>(bench.dialog(QStringLiteral("actDialog")));
    REQUIRE(dialog);
    dialog->resize(720, 320);
    REQUIRE(QTest::qWaitForWindowActive(dialog));
    FieldEditor *officers = dialog->form()->editor(QStringLiteral("officers"));
    REQUIRE(officers);
    auto *list = officers->findChild<QListWidget *>();
    REQUIRE(list);
    QScrollArea *scroll = nullptr;
    for (QWidget *above = list->parentWidget(); above && !scroll; above = above->parentWidget())
        scroll = qobject_cast<QScrollArea *>(above);
    REQUIRE(scroll);

    auto *typed = dialog->form()->findChild<QLineEdit *>();
    REQUIRE(typed);
    typed->setFocus();
    // Of the list the first line alone is in sight.
    const int top = list->mapTo(scroll->widget(), QPoint()).y();
    scroll->verticalScrollBar()->setValue(top - scroll->viewport()->height() + 24);
    const int where = scroll->verticalScrollBar()->value();
    REQUIRE(where > 0);
    QListWidgetItem *first = list->item(0);
    const Qt::CheckState before = first->checkState();
    QStyleOptionViewItem option;
    option.initFrom(list);
    option.rect = list->visualItemRect(first);
    option.features = QStyleOptionViewItem::HasCheckIndicator;
    const QPoint box = list->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, list).center();
    const QPoint at = list->viewport()->mapTo(dialog, box);
    REQUIRE(dialog->rect().contains(at));
    QTest::mousePress(dialog->windowHandle(), Qt::LeftButton, {}, at);
    CHECK(scroll->verticalScrollBar()->value() == where);
    QTest::mouseRelease(dialog->windowHandle(), Qt::LeftButton, {}, at);
    CHECK(first->checkState() != before);
    // By the keyboard what has the keys comes into sight.
    typed->setFocus(Qt::TabFocusReason);
    list->setFocus(Qt::TabFocusReason);
    CHECK(scroll->verticalScrollBar()->value() != where);
}

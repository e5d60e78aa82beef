#include <catch2/catch.hpp>

#include <QtGui/QAccessible>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTextEdit>

#include "ui/forms/act_form.h"

#include "desk_bench.h"

// What a screen reader speaks: each widget that takes the focus has a name and a role.

using namespace anjuan;
using namespace anjuan::ui;

namespace {

/// The widgets of the Tab key that a screen reader could say nothing of.
QStringList nameless(const QWidget *root)
{
    QStringList found;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (!spoken || spoken->role() == QAccessible::NoRole || spoken->text(QAccessible::Name).isEmpty())
            found += QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
    }
    return found;
}

} // namespace

TEST_CASE("each field of each form has a name and a role for a screen reader", "[ui]")
{
    FormContext context;
    context.now = *Instant::parse(u"2026-11-29T09:30:15+08:00");
    casework::PersonView person;
    person.id = PersonId::create();
    person.name = QStringLiteral("张三");
    context.people.push_back(person);
    context.me = person.id;
    for (int i = 1; i <= 7; ++i)
        context.reviewHeads.push_back(QStringLiteral("第%1项").arg(i));
    TestPrompt prompt;
    int checked = 0;
    for (const casework::Act &act : casework::acts()) {
        const ActForm form(act, context, prompt);
        const QStringList without = nameless(&form);
        INFO(act.act.toStdString() << ": " << without.join(QStringLiteral(", ")).toStdString());
        CHECK(without.isEmpty());
        checked += static_cast<int>(form.findChildren<QLineEdit *>().size());
    }
    CHECK(checked > 200);
}

TEST_CASE("a widget without a name is found", "[ui]")
{
    QWidget root;
    auto *line = new QLineEdit(&root);
    line->setObjectName(QStringLiteral("mute"));
    CHECK(nameless(&root) == QStringList{QStringLiteral("QLineEdit mute")});
    line->setAccessibleName(QStringLiteral("姓名"));
    CHECK(nameless(&root).isEmpty());
}

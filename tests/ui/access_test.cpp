#include <algorithm>

#include <catch2/catch.hpp>

#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTextEdit>

#include "ui/common/calm_style.h"
#include "ui/common/look.h"
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

TEST_CASE("a box and a circle that are not ticked can be seen in the dark", "[ui]")
{
    const QPalette before = QApplication::palette();
    QApplication::setPalette(look::paletteOf(look::Shade::Dark));
    const CalmStyle style;
    for (const QStyle::PrimitiveElement element : {QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton}) {
        QStyleOptionButton option;
        option.rect = QRect(0, 0, 14, 14);
        option.palette = QApplication::palette();
        option.state = QStyle::State_Enabled | QStyle::State_Off;
        QImage picture(option.rect.size(), QImage::Format_RGB32);
        picture.fill(option.palette.color(QPalette::Window));
        QPainter painter(&picture);
        style.drawPrimitive(element, &option, &painter, nullptr);
        painter.end();
        int brightest = 0;
        for (int x = 0; x < picture.width(); ++x)
            brightest = std::max(brightest, qGray(picture.pixel(x, picture.height() / 2)));
        CHECK(brightest > 3 * qGray(option.palette.color(QPalette::Window).rgb()));
    }
    QApplication::setPalette(before);
}

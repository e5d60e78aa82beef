#include "hands.h"

#include <catch2/catch.hpp>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtGui/QGuiApplication>
#include <QtGui/QInputMethodEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QTableWidget>

#include "core/base/clock.h"
#include "core/base/money.h"

namespace anjuan::ui {
namespace {

constexpr int kMostStops = 400; // of the Tab key in one form
constexpr int kMostParts = 2;   // of one widget
constexpr int kToMinutes = 16;  // letters of an instant, as far as a form takes it

QString textOf(const casework::Field &field, const QJsonValue &value)
{
    if (field.type == QLatin1String("fen"))
        return Fen{value.toInteger()}.yuan();
    if (field.type == QLatin1String("instant"))
        return value.toString().left(kToMinutes).replace(QLatin1Char('T'), QLatin1Char(' '));
    if (field.name == QLatin1String("quantity"))
        return QString::number(value.toInteger() / 1000.0);
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (!value.isArray())
        return value.toString();
    QStringList lines;
    for (const auto line : value.toArray())
        lines += line.toString();
    return lines.join(QLatin1Char('\n'));
}

FieldEditor *editorOf(QWidget *at, const ActForm &form, const casework::Act &act, const casework::Field **field)
{
    for (const casework::Field &one : act.fields) {
        FieldEditor *editor = form.editor(one.name);
        if (editor && (editor == at || editor->isAncestorOf(at))) {
            *field = &one;
            return editor;
        }
    }
    return nullptr;
}

/// Whether the field says what it should: what is not ticked and what is not there are one.
bool says(const FieldEditor &editor, const QJsonValue &wanted)
{
    const QJsonValue value = editor.value();
    if (Instant::parse(wanted.toString()))
        return value.toString().left(kToMinutes) == wanted.toString().left(kToMinutes);
    if (editor.findChild<QListWidget *>()) { // ticked, in whichever order they stand
        const auto setOf = [](const QJsonValue &all) {
            QSet<QString> found;
            for (const auto one : all.toArray())
                found += one.toString();
            return found;
        };
        return setOf(value) == setOf(wanted);
    }
    return value == wanted || (value.isUndefined() && wanted == QJsonValue(false));
}

} // namespace

QWidget *focused()
{
    QWidget *at = QApplication::focusWidget();
    REQUIRE(at);
    return at;
}

void Hands::press(Qt::Key key, Qt::KeyboardModifiers with)
{
    ++keys;
    REQUIRE(QGuiApplication::focusWindow());
    QTest::keyClick(QGuiApplication::focusWindow(), key, with);
}

void Hands::replace(const QString &text)
{
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
}

void Hands::type(const QString &text)
{
    letters += static_cast<int>(text.size());
    QString composed;
    const auto commit = [&composed] {
        if (composed.isEmpty())
            return;
        QInputMethodEvent composing(composed, {}); // first it is composed, then it is meant
        QCoreApplication::sendEvent(focused(), &composing);
        QInputMethodEvent typed;
        typed.setCommitString(composed);
        QCoreApplication::sendEvent(focused(), &typed);
        composed.clear();
    };
    for (const QChar c : text) {
        if (c.unicode() >= 0x20 && c.unicode() < 0x7f) {
            commit();
            QTest::keyClick(QGuiApplication::focusWindow(), c.toLatin1());
        } else if (c == QLatin1Char('\n')) {
            commit();
            QTest::keyClick(QGuiApplication::focusWindow(), Qt::Key_Return);
        } else {
            composed += c;
        }
    }
    commit();
}

void Hands::choose(QComboBox &box, int row)
{
    REQUIRE(row >= 0);
    while (box.currentIndex() != row) {
        const int before = box.currentIndex();
        press(before < row ? Qt::Key_Down : Qt::Key_Up);
        REQUIRE(box.currentIndex() != before);
    }
}

void Hands::fill(const ActForm &form, const casework::Act &act, const QJsonObject &wanted)
{
    const QWidget *const dialog = form.window();
    QPointer<QWidget> first = focused(), before;
    int same = 0;
    bool sent = false;
    QStringList stops;
    for (int stop = 0; stop < kMostStops; ++stop) {
        QWidget *at = focused();
        INFO(act.act.toStdString() << ": " << at->metaObject()->className() << " " << at->objectName().toStdString());
        REQUIRE(dialog->isAncestorOf(at));
        CHECK((!at->visibleRegion().isEmpty() || at->objectName() == QLatin1String("gateScroll")));
        if (stop > 0 && at == first && before != at)
            break;
        same = before == at ? same + 1 : 0;
        if (!qobject_cast<QTableWidget *>(at))
            REQUIRE(same <= kMostParts); // or the Tab key is caught in it
        sent = sent || at->objectName() == QLatin1String("submit");
        before = at;
        stops += QLatin1String(at->metaObject()->className()) + QLatin1Char(':') + at->objectName();
        answer(at, form, act, wanted);
        press(Qt::Key_Tab);
    }
    INFO("the Tab key stopped at " << stops.join(QLatin1Char(' ')).toStdString());
    CHECK(sent);
    CHECK(focused() == first);
    for (const casework::Field &field : act.fields) {
        const FieldEditor *editor = form.editor(field.name);
        if (!editor) { // asked among several parties only
            CHECK_FALSE(wanted.contains(field.name));
            continue;
        }
        const QJsonArray both{editor->value(), wanted.value(field.name)};
        INFO(act.act.toStdString() << ": " << field.name.toStdString() << " "
                                   << QJsonDocument(both).toJson(QJsonDocument::Compact).toStdString());
        if (wanted.contains(field.name))
            CHECK(says(*editor, wanted.value(field.name)));
    }
}

void Hands::answer(QWidget *at, const ActForm &form, const casework::Act &act, const QJsonObject &wanted)
{
    const casework::Field *field = nullptr;
    FieldEditor *editor = editorOf(at, form, act, &field);
    if (!editor || !wanted.contains(field->name) || says(*editor, wanted.value(field->name)))
        return;
    const QJsonValue value = wanted.value(field->name);
    if (field->type == QLatin1String("object")) {
        // The members stand in their order.
        const auto members = editor->findChildren<FieldEditor *>(QString(), Qt::FindDirectChildrenOnly);
        for (qsizetype i = 0; i < members.size(); ++i) {
            const casework::Field &member = field->fields[static_cast<std::size_t>(i)];
            const QJsonValue part = value.toObject().value(member.name);
            if (members[i]->isAncestorOf(at) && !part.isUndefined() && !says(*members[i], part))
                put(at, *members[i], member, part);
        }
    } else if (auto *table = editor->findChild<QTableWidget *>()) {
        putCell(at, *table, *field, value.toArray());
    } else {
        put(at, *editor, *field, value);
    }
}

void Hands::put(QWidget *at, FieldEditor &editor, const casework::Field &field, const QJsonValue &value)
{
    if (field.name == QLatin1String("qa") && at->objectName() == QLatin1String("question1"))
        putDialogue(editor, value.toArray());
    else if (at->objectName().startsWith(QLatin1String("head")))
        putHead(*at, value.toArray());
    else if (auto *list = qobject_cast<QListWidget *>(at))
        putMarks(*list, value.toArray());
    else if (auto *box = qobject_cast<QComboBox *>(at))
        choose(*box, box->findData(value.toString()));
    else if (qobject_cast<QRadioButton *>(at))
        press(value.toBool() == (at->objectName() == QLatin1String("yes")) ? Qt::Key_Space : Qt::Key_Right);
    else if (qobject_cast<QCheckBox *>(at))
        press(Qt::Key_Space);
    else if (qobject_cast<QLineEdit *>(at) || qobject_cast<QPlainTextEdit *>(at))
        replace(textOf(field, value));
}

void Hands::putMarks(QListWidget &list, const QJsonArray &chosen)
{
    press(Qt::Key_Home);
    for (int i = 0; i < list.count(); ++i) {
        if (i > 0)
            press(Qt::Key_Down);
        REQUIRE(list.currentRow() == i);
        const bool wanted = chosen.contains(list.item(i)->data(Qt::UserRole).toString());
        if (wanted != (list.item(i)->checkState() == Qt::Checked))
            press(Qt::Key_Space);
    }
}

void Hands::putHead(const QWidget &at, const QJsonArray &heads)
{
    for (const auto head : heads) {
        const QString name = QStringLiteral("head%1%2")
                                 .arg(head[QStringLiteral("no")].toInteger())
                                 .arg(head[QStringLiteral("answer")].toString());
        const auto *button = qobject_cast<const QRadioButton *>(&at);
        if (at.objectName() == name && !button->isChecked())
            press(Qt::Key_Space);
    }
}

void Hands::putDialogue(FieldEditor &editor, const QJsonArray &pairs)
{
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        REQUIRE(focused()->objectName() == QStringLiteral("question%1").arg(i + 1));
        replace(pairs[i][QStringLiteral("q")].toString());
        press(Qt::Key_Return);
        REQUIRE(focused()->objectName() == QStringLiteral("answer%1").arg(i + 1));
        replace(pairs[i][QStringLiteral("a")].toString());
        if (i + 1 < pairs.size())
            press(Qt::Key_Return);
    }
    CHECK(says(editor, pairs));
}

void Hands::putCell(QWidget *at, QTableWidget &table, const casework::Field &field, const QJsonArray &rows)
{
    if (at->objectName() == QLatin1String("addRow") && table.rowCount() < rows.size())
        press(Qt::Key_Space); // and the keys are in the new row
    at = focused();
    if (at != &table && !table.isAncestorOf(at))
        return;
    const int row = table.currentRow(), column = table.currentColumn();
    const casework::Field &member = field.fields[static_cast<std::size_t>(column)];
    const QJsonValue value = rows[row][member.name];
    if (value.isUndefined())
        return;
    if (auto *box = qobject_cast<QComboBox *>(at)) {
        choose(*box, box->findData(value.toString()));
        return;
    }
    const QTableWidgetItem *item = table.item(row, column);
    if (member.type != QLatin1String("bool")) {
        if (item->text() != textOf(member, value))
            type(textOf(member, value));
    } else if (value.toBool() != (item->checkState() == Qt::Checked)) {
        press(Qt::Key_Space);
    }
}

} // namespace anjuan::ui

#pragma once
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include "core/casework/act_table.h"

#include "ui/forms/act_form.h"

class QComboBox;
class QListWidget;
class QTableWidget;

namespace anjuan::ui {

/// Ten fingers and no mouse: every key goes to the window in front, and from there to whatever has the focus. What is
/// no plain letter comes as from an input method.
class Hands {
public:
    /// A key that is no typing; counted.
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier);
    /// Types words in place of what the field holds.
    void replace(const QString &text);
    void type(const QString &text);
    /// Goes round the form by the Tab key, from where the focus is until it is there again, and puts into each field
    /// what it should hold and does not yet. Wants that the focus moves on, stays within the form, and can be seen.
    void fill(const ActForm &form, const casework::Act &act, const QJsonObject &wanted);
    /// To that row of a box, by its arrow keys.
    void choose(QComboBox &box, int row);

    int keys = 0;    // pressed
    int letters = 0; // typed

private:
    void answer(QWidget *at, const ActForm &form, const casework::Act &act, const QJsonObject &wanted);
    void put(QWidget *at, FieldEditor &editor, const casework::Field &field, const QJsonValue &value);
    void putMarks(QListWidget &list, const QJsonArray &chosen);
    void putHead(const QWidget &at, const QJsonArray &heads);
    void putDialogue(FieldEditor &editor, const QJsonArray &pairs);
    void putCell(QWidget *at, QTableWidget &table, const casework::Field &field, const QJsonArray &rows);
};

/// The widget that the keys reach; required to be there.
QWidget *focused();

} // namespace anjuan::ui

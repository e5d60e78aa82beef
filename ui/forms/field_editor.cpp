#include "ui/forms/field_editor.h"

#include <QtWidgets/QAbstractButton>

namespace anjuan::ui {

FieldEditor *makeEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent)
{
    FieldEditor *editor = nullptr;
    if (field.type == QLatin1String("date") || field.type == QLatin1String("instant"))
        editor = makeDateEditor(field, needs, parent);
    else if (field.type == QLatin1String("own"))
        editor = makeOwnEditor(needs, parent);
    else if (field.type == QLatin1String("file"))
        editor = makeFileEditor(field, needs, parent);
    else if (field.type == QLatin1String("object") || field.type == QLatin1String("objects"))
        editor = makeGroupEditor(field, needs, parent);
    else
        editor = makeChoiceEditor(field, needs, parent);
    if (!editor)
        editor = makeSimpleEditor(field, needs, parent);
    editor->setObjectName(QStringLiteral("field:") + field.name);
    editor->setAccessibleName(field.zh);
    editor->setToolTip(field.help);
    // A screen reader speaks of the widget that has the focus, which stands within.
    for (QWidget *inner : editor->findChildren<QWidget *>()) {
        const bool speaksItself = qobject_cast<QAbstractButton *>(inner) || !inner->accessibleName().isEmpty();
        if (inner->focusPolicy() != Qt::NoFocus && !speaksItself)
            inner->setAccessibleName(field.zh);
    }
    return editor;
}

} // namespace anjuan::ui

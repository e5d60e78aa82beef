#pragma once
#include <QtCore/QJsonValue>
#include <QtWidgets/QWidget>

#include "ui/forms/form_context.h"

namespace anjuan::ui {

/// One field of an act on the screen.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// What would go into the act; undefined where nothing was entered.
    virtual QJsonValue value() const = 0;
    virtual void setValue(const QJsonValue &value) = 0;
    /// What is wrong with what was typed, in the user's words; empty where nothing is.
    virtual QString problem() const { return {}; }
    /// Another field of the form took a new value.
    virtual void otherChanged(const QString &field, const QJsonValue &value){Q_UNUSED(field) Q_UNUSED(value)}

    Q_SIGNALS : void edited();
};

struct EditorNeeds {
    const casework::Act &act;
    const FormContext &context;
    Prompt &prompt;
};

/// The editor for that field; `parent` owns it.
FieldEditor *makeEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent);

FieldEditor *makeSimpleEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent);
FieldEditor *makeCodeEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent);
FieldEditor *makeDateEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent);
FieldEditor *makeChoiceEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent);
FieldEditor *makeFileEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent);
/// What the form that is chosen asks of its writer.
FieldEditor *makeOwnEditor(const EditorNeeds &needs, QWidget *parent);
/// Rows of members, each typed or chosen as the same field is outside a table; what cannot be read is told by
/// problem().
FieldEditor *makeTableEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent);
FieldEditor *makeGroupEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent);

} // namespace anjuan::ui

#pragma once
#include "ui/common/desk.h"
#include "ui/forms/act_form.h"

namespace anjuan::ui {

/// What is asked for, in full, beneath an approval 呈批内容: the record that the form's `about` names. Nothing for an
/// act that approves nothing. `context` outlives it; `parent` owns it.
QWidget *makeAskedPanel(Desk &desk, const casework::Act &act, const ActForm &form, const FormContext &context,
                        QWidget *parent);

} // namespace anjuan::ui

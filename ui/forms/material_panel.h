#pragma once
#include "ui/forms/form_context.h"

namespace anjuan::ui {

/// What a reviewer reads while the seven heads are answered 审核材料: the decision as it would be, the calculation
/// sheet, the evidence, the record chain, and the earlier rounds. Nothing for other acts. `context` outlives it;
/// `parent` owns it.
QWidget *makeMaterialPanel(Desk &desk, const casework::Act &act, const FormContext &context, QWidget *parent);

} // namespace anjuan::ui

#pragma once
#include "ui/forms/form_context.h"

namespace anjuan::ui {

/// The scoring sheets 评查标准 and their criteria 评查项, in the words that stand on them.
std::vector<Choice> sheetChoices();
/// Of all sheets: one takes the parts of another, with their names.
std::vector<Choice> criterionChoices();

} // namespace anjuan::ui

#pragma once
#include <optional>
#include <vector>

#include "ui/forms/form_context.h"

namespace anjuan::ui {

/// The records of the case that a field of an act can speak of, the newest first.
std::vector<Choice> recordChoices(const FormContext &context, const casework::Field &field, const casework::Act &act);

/// Where only one can be meant, that one.
std::optional<QString> recordMeant(const FormContext &context, const casework::Field &field, const casework::Act &act);

} // namespace anjuan::ui

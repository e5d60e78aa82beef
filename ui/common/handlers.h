#pragma once
#include "core/casework/views.h"

namespace anjuan::ui {

/// Whether somebody is offered as one who was there 执法人员: with an enforcement card in force, or the role. Whoever
/// only looks after the library is not; what a script or a paper says of them is recorded all the same.
inline bool mayHandle(const casework::PersonView &person)
{
    return !person.cardNumber.isEmpty() || person.roles.contains(QStringLiteral("officer"))
        || person.roles.contains(QStringLiteral("team_head"));
}

} // namespace anjuan::ui

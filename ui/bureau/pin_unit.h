#pragma once
#include "ui/common/desk.h"

namespace anjuan::ui {

/// Asks for a unit's card, shows its check code, and takes the unit in as one that uploads to this library 报送单位.
void pinUnitFromCard(Desk &desk, QWidget *parent);

} // namespace anjuan::ui

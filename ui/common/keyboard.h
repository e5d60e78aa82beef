#pragma once
#include <QtWidgets/QWidget>

namespace anjuan::ui {

/// Who comes to a page by a key goes on by keys: at the first of its widgets that the Tab key stops at.
void typeInto(QWidget *page);

} // namespace anjuan::ui

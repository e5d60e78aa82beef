#pragma once
#include <QtGui/QIcon>

namespace anjuan::ui {

/// One of the open set of icons 图标 (resources/icons/feather, MIT licence), drawn in the colour that words have in the
/// palette that stands, and sharp at every scale. A name that the set does not hold gives an empty one.
QIcon icon(const char *name);

} // namespace anjuan::ui

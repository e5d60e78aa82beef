#pragma once
#include <QtCore/QStringList>

namespace anjuan::ui {

/// Where somebody would have laid a county's pack: sticks and other disks, the folder used last, home and downloads;
/// each with its folder 规则包. Asks the disks: in the lane.
QStringList packFolders(const QString &lastFolder);

} // namespace anjuan::ui

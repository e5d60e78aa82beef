#pragma once
#include <vector>

#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::ui {

/// A folder that is not there yet, on the roomiest disk that is not the system's: for a new or restored library. In the
/// lane: disks are asked. Empty where the user may write nowhere.
QString proposedFolder(const QString &name);

struct PluggedDisk {
    QString root;
    qint64 free = 0;
    bool writable = true;
};
/// Sticks and disks that are plugged in, where desktops mount them. In the lane.
std::vector<PluggedDisk> pluggedDisks();
/// A folder of that name on the roomiest of them that can be written; empty where there is none.
QString folderOnDisk(const std::vector<PluggedDisk> &disks, const QString &name);

/// Whether a library may lie there. In the lane. Faults: those of casework::checkPlace.
Result<void> placeTakesLibrary(const QString &dir);
/// Why a library may not lie there, in the user's words; empty where it may. In the lane.
QString whyNotThere(const QString &dir);

} // namespace anjuan::ui

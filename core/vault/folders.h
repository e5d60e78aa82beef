#pragma once
#include <QtCore/QFileDevice>
#include <QtCore/QString>

namespace anjuan::vault {

/// Makes a folder its owner's alone, or its group's where the folder around it is shared.
bool giveFolderMode(const QString &dir);
/// A folder with that mode; one that is there already is good.
bool makeFolder(const QString &dir);
/// What a file in `dir` that may be written again is given: its owner's alone, or its group's, too.
QFileDevice::Permissions filePermissions(const QString &dir);

} // namespace anjuan::vault

#pragma once
#include <QtCore/QFileDevice>
#include <QtCore/QString>

namespace anjuan::vault {

/// Whether a folder is its operating system group's, too (mode 2770): what is made in it is the group's as well.
bool isShared(const QString &dir);
/// Makes a folder its owner's alone, or its group's where the folder around it is shared.
bool giveFolderMode(const QString &dir);
/// A folder with that mode; one that is there already is good.
bool makeFolder(const QString &dir);
/// What a file in `dir` that may be written again is given: its owner's alone, or its group's, too.
QFileDevice::Permissions filePermissions(const QString &dir);
/// Makes the last change of names in a folder durable.
bool syncDirectory(const QString &dir);

} // namespace anjuan::vault

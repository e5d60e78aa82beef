#include "ui/packs/pack_folders.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QStorageInfo>

namespace anjuan::ui {

QStringList packFolders(const QString &lastFolder)
{
    QStringList folders{lastFolder};
    for (const QStorageInfo &volume : QStorageInfo::mountedVolumes()) {
        if (volume.isReady() && !volume.isRoot())
            folders += volume.rootPath();
    }
    for (const auto place :
         {QStandardPaths::HomeLocation, QStandardPaths::DesktopLocation, QStandardPaths::DownloadLocation})
        folders += QStandardPaths::writableLocation(place);
    folders.removeAll(QString());
    folders.removeDuplicates();
    QStringList all;
    for (const QString &folder : folders)
        all << folder << folder + QStringLiteral("/规则包");
    return all;
}

} // namespace anjuan::ui

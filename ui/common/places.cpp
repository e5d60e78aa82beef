#include "ui/common/places.h"

#include <QtCore/QDir>
#include <QtCore/QStorageInfo>

#include "core/casework/places.h"

#include "ui/common/words.h"

namespace anjuan::ui {

QString proposedFolder(const QString &name)
{
    const QStringList places = casework::proposedPlaces();
    if (places.isEmpty())
        return {};
    const QDir place(places.constFirst());
    QString folder = place.filePath(name);
    for (int i = 2; QFileInfo::exists(folder); ++i)
        folder = place.filePath(name + QLatin1Char('-') + QString::number(i));
    return folder;
}

std::vector<PluggedDisk> pluggedDisks()
{
    std::vector<PluggedDisk> disks;
    for (const QStorageInfo &volume : QStorageInfo::mountedVolumes()) {
        const QString root = volume.rootPath();
        const bool plugged = root.startsWith(QLatin1String("/media/")) || root.startsWith(QLatin1String("/run/media/"))
            || root.startsWith(QLatin1String("/mnt/"));
        if (plugged && volume.isReady())
            disks.push_back({root, volume.bytesAvailable(), !volume.isReadOnly() && QFileInfo(root).isWritable()});
    }
    return disks;
}

QString folderOnDisk(const std::vector<PluggedDisk> &disks, const QString &name)
{
    const PluggedDisk *roomiest = nullptr;
    for (const PluggedDisk &disk : disks) {
        if (disk.writable && (!roomiest || disk.free > roomiest->free))
            roomiest = &disk;
    }
    return roomiest ? QDir(roomiest->root).filePath(name) : QString();
}

Result<void> placeTakesLibrary(const QString &dir)
{
    return casework::checkPlace(dir);
}

QString whyNotThere(const QString &dir)
{
    const auto good = placeTakesLibrary(dir);
    return good ? QString() : Words::of(good.error());
}

} // namespace anjuan::ui

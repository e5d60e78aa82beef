#include "ui/common/places.h"

#include <QtCore/QDir>

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

#include "core/casework/places.h"

#include "core/store/place.h"

namespace anjuan::casework {

QStringList proposedPlaces()
{
    return store::proposedPlaces();
}

Result<void> checkPlace(const QString &dir)
{
    return store::checkPlace(dir);
}

} // namespace anjuan::casework

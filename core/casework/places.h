#pragma once
#include <QtCore/QStringList>

#include "core/base/result.h"

namespace anjuan::casework {

/// Where a new or restored library is best put: roomy folders off the system's disk first. Asks the disks.
QStringList proposedPlaces();
/// Whether a library may lie in `dir`, which need not be there yet. Faults: those of store::checkPlace.
Result<void> checkPlace(const QString &dir);

} // namespace anjuan::casework

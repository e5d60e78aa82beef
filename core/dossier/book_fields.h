#pragma once
#include "core/dossier/assemble.h"

namespace anjuan::dossier {

class PartPages;

/// The fields of cover, index and note of one book whose index is known; `notes` of all parts.
QJsonObject bookFields(const VolumePlan &plan, const AssembledDossier &book, const PartPages &open,
                       const QList<Error> &notes);

} // namespace anjuan::dossier

#pragma once
#include "core/casework/parts.h"
#include "core/dossier/assemble.h"

namespace anjuan::casework {

/// What a case's volume is made of, in the order of a dossier; each part names its record, and a document its form.
/// First frames of films are written into the folder `frames`. Faults: those of evidence::mediaFacts.
Result<QList<dossier::Part>> volumeParts(const CaseFile &file, const Library::Parts &parts, const QString &frames);

} // namespace anjuan::casework
